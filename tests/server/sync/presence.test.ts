import * as encoding from 'lib0/encoding'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import * as awareness from 'y-protocols/awareness'
import * as Y from 'yjs'
import type { ActorId } from '../../../shared/board/ids.ts'
import { MESSAGE, SERVER_LIMITS } from '../../../shared/wire.ts'
import { type Guest, Meeting } from './meeting.ts'

let meeting: Meeting
let staff: Guest
let lead: Guest
let resident: Guest
let screen: Guest

beforeEach(async () => {
  meeting = await Meeting.open()
  staff = await meeting.come('staff')
  lead = await meeting.come('facilitator')
  resident = await meeting.come('participant', 1)
  screen = await meeting.come('screen')
  // One room, and one presence for all who are in it.
  for (const guest of [lead, resident, screen]) guest.sharePresence(staff)
})
afterEach(() => meeting.end())

const saying = (client: number, clock: number, state: unknown) => {
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, 1)
  encoding.writeVarUint(encoder, client)
  encoding.writeVarUint(encoder, clock)
  encoding.writeVarString(encoder, JSON.stringify(state))
  return encoding.toUint8Array(encoder)
}
const say = (guest: Guest, update: Uint8Array) => {
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, MESSAGE.awareness)
  encoding.writeVarUint8Array(encoder, update)
  guest.hear(encoding.toUint8Array(encoder))
}
/** Whom this guest believes to be here, as y-protocols itself reads it. */
const seenBy = (guest: Guest) => {
  const all = new awareness.Awareness(new Y.Doc())
  all.setLocalState(null)
  for (const update of guest.cursors) awareness.applyAwarenessUpdate(all, update, 'server')
  const states = Object.fromEntries(all.getStates())
  all.destroy()
  return states
}
const at = (place: string | null) => ({ place })

describe('I4 presence', () => {
  test('cursors go to staff, scribes and the lead, never to residents or the screen', async () => {
    const scribe = await meeting.come('scribe', 1)
    scribe.sharePresence(staff)
    say(staff, saying(5, 1, at('rows/r1/text')))
    const seen = { 5: { place: 'rows/r1/text', role: 'staff' } }
    for (const guest of [lead, scribe]) expect(seenBy(guest)).toEqual(seen)
    for (const guest of [resident, screen]) expect(guest.cursors).toEqual([])
  })

  test('staff are seen with the body that they speak for, also once they chose another', async () => {
    staff.session?.speakFor('council' as ActorId)
    say(staff, saying(5, 1, at('rows/r1/text')))
    expect(seenBy(lead)).toEqual({ 5: { place: 'rows/r1/text', role: 'staff', body: 'council' } })
    staff.session?.speakFor(undefined)
    say(staff, saying(5, 2, at('rows/r2/text')))
    expect(seenBy(lead)).toEqual({ 5: { place: 'rows/r2/text', role: 'staff' } })
  })

  test('a resident has none, whatever the client says', () => {
    say(resident, saying(5, 1, at('notes/n1/text')))
    expect(lead.cursors).toEqual([])
  })

  test('one who comes is told of all, a resident who asks is told of nobody', async () => {
    say(staff, saying(5, 1, at('rows/r1/text')))
    const query = Uint8Array.of(MESSAGE.queryAwareness)
    lead.cursors = []
    for (const guest of [lead, resident]) guest.hear(query)
    expect(seenBy(lead)).toEqual({ 5: { place: 'rows/r1/text', role: 'staff' } })
    expect(resident.cursors).toEqual([])
  })

  test('role and table are the seat’s, whatever the client says', () => {
    say(staff, saying(5, 1, { place: null, role: 'facilitator' }))
    say(staff, saying(5, 2, { place: null, name: '区長' }))
    say(staff, saying(5, 3, 'facilitator'))
    expect(lead.cursors).toEqual([])
    say(staff, saying(5, 4, at(null)))
    expect(seenBy(lead)).toEqual({ 5: { place: null, role: 'staff' } })
  })

  test('nobody speaks with another’s cursor, or with two', () => {
    say(lead, saying(5, 1, at('goals/g1')))
    say(staff, saying(5, 9, at('rows/r1/text')))
    say(staff, saying(6, 1, at('rows/r2/text')))
    say(staff, saying(7, 1, at('rows/r3/text')))
    const seen = seenBy(staff)
    expect(Object.keys(seen)).toEqual(['5', '6'])
    expect(seen[5]).toMatchObject({ place: 'goals/g1', role: 'facilitator' })
  })

  test('who leaves is gone for the others', async () => {
    say(staff, saying(5, 1, at('rows/r1/text')))
    await staff.leave()
    expect(seenBy(lead)).toEqual({})
  })

  test('I5 a count so high that nobody could read the next is passed over', async () => {
    say(staff, saying(5, Number.MAX_SAFE_INTEGER, at(null)))
    await staff.leave()
    expect(lead.cursors).toEqual([])
  })

  test('I5 what is too large or no state is passed over', () => {
    say(staff, saying(5, 1, at('x'.repeat(121))))
    say(staff, saying(5, 1, { place: null, more: 'x'.repeat(SERVER_LIMITS.maxAwarenessBytes) }))
    say(staff, Uint8Array.of(1, 5))
    say(staff, Uint8Array.of(0))
    const padded = new Uint8Array(SERVER_LIMITS.maxAwarenessBytes + 1)
    padded.set(saying(5, 1, at(null)))
    say(staff, padded)
    expect(lead.cursors).toEqual([])
    expect(staff.closed).toBeUndefined()
  })
})
