import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { GoalId, NoteId } from '../../../shared/board/ids.ts'
import { GRACE_MS } from '../../../shared/board/policy.ts'
import { answerOf, BODY, GOAL, GOAL_2, type Guest, Meeting, post } from './meeting.ts'

let now: number
let meeting: Meeting
let resident: Guest
let neighbour: Guest
let lead: Guest
let hers: NoteId
let to: GoalId

beforeEach(async () => {
  now = 1_790_000_000_000
  to = GOAL
  meeting = await Meeting.open({ now: () => now })
  resident = await meeting.come('participant', 1)
  neighbour = await meeting.come('participant', 2)
  lead = await meeting.come('facilitator')
  const note = post(neighbour, 'バス停に屋根を')
  neighbour.perform(note)
  await neighbour.saved()
  hers = note.note
})
afterEach(() => meeting.end())

/** There and back: each time it is another move. */
const moves = (guest: Guest) => {
  to = to === GOAL ? GOAL_2 : GOAL
  guest.perform({ verb: 'notes.move', note: hers, goal: to, actor: BODY, rank: 'a0' })
  return answerOf(guest)
}
const group = async (grouping: 'own' | 'all') => {
  lead.perform({ verb: 'board.set', patch: { grouping } })
  await lead.saved()
}
const lock = async (locked: boolean) => {
  lead.perform({ verb: 'board.set', patch: { locked } })
  await lead.saved()
}
const close = () => lead.room.write((board) => board.root('board').set('state', 'closed'))

describe('I2 what a setting allowed stays allowed for 10 s after it closes', () => {
  test('grouping: others’ notes move while it is open to all, and for a moment longer', async () => {
    expect(await moves(resident)).toBe('not-yours')
    await group('all')
    expect(await moves(resident)).toBe('done')
    await group('own')
    now += GRACE_MS - 1
    expect(await moves(resident)).toBe('done')
    now += 1
    expect(await moves(resident)).toBe('not-yours')
  })

  test('also where the server itself closes, in a room where nobody has written yet', async () => {
    await meeting.restart()
    resident = await meeting.come('participant', 1)
    await resident.room.write((board) => board.root('board').set('state', 'closed'))
    now += GRACE_MS - 1
    resident.perform(post(resident, 'まにあった'))
    expect(await answerOf(resident)).toBe('done')
    now += 1
    resident.perform(post(resident, 'おそすぎた'))
    expect(await answerOf(resident)).toBe('closed')
  })

  test('also where everybody left meanwhile: the next room knows when it closed', async () => {
    await group('all')
    await group('own')
    for (const guest of [resident, neighbour, lead]) await guest.leave()
    expect(await meeting.rooms.count()).toEqual({ rooms: 0, sessions: 0 })
    now += GRACE_MS - 1
    resident = await meeting.come('participant', 1)
    expect(await moves(resident)).toBe('done')
    await resident.leave()
    now += 1
    resident = await meeting.come('participant', 1)
    expect(await moves(resident)).toBe('not-yours')
  })

  test('the lock, too: what was written before everybody left is taken by the next room', async () => {
    await lock(true)
    for (const guest of [resident, neighbour, lead]) await guest.leave()
    expect(await meeting.rooms.count()).toEqual({ rooms: 0, sessions: 0 })
    now += GRACE_MS - 1
    resident = await meeting.come('participant', 1)
    resident.perform(post(resident, 'まにあった'))
    expect(await answerOf(resident)).toBe('done')
    await resident.leave()
    now += 1
    resident = await meeting.come('participant', 1)
    resident.perform(post(resident, 'おそかった'))
    expect(await answerOf(resident)).toBe('locked')
  })

  test('opened and closed again, the moment starts anew', async () => {
    await group('all')
    await group('own')
    now += GRACE_MS
    await group('all')
    await group('own')
    now += GRACE_MS - 1
    expect(await moves(resident)).toBe('done')
  })

  test('the lock: residents and scribes may post for a moment; staff and lead always', async () => {
    const scribe = await meeting.come('scribe', 1)
    await lock(true)
    now += GRACE_MS - 1
    for (const guest of [resident, scribe]) {
      guest.perform(post(guest, 'まにあった'))
      expect(await answerOf(guest)).toBe('done')
    }
    now += 1
    for (const guest of [lead, await meeting.come('staff')]) {
      guest.perform(post(guest, 'いつでも'))
      expect(await answerOf(guest)).toBe('done')
    }
    for (const guest of [resident, scribe]) {
      guest.perform(post(guest, 'おそかった'))
      expect(await answerOf(guest)).toBe('locked')
    }
  })

  test('one’s words may be taken back also while writing is stopped, but not edited', async () => {
    await lock(true)
    now += GRACE_MS
    const edit = await meeting.sit(neighbour.seat)
    edit.perform({ verb: 'notes.edit', note: hers, text: 'べつの' })
    expect(await answerOf(edit)).toBe('locked')
    neighbour.perform({ verb: 'notes.withdraw', note: hers })
    expect(await answerOf(neighbour)).toBe('done')
  })

  test('unlocked, everybody may write at once', async () => {
    await lock(true)
    now += GRACE_MS
    await lock(false)
    resident.perform(post(resident, 'また書ける'))
    expect(await answerOf(resident)).toBe('done')
  })

  test('a closed board takes nothing from anybody, after the moment', async () => {
    await close()
    now += GRACE_MS - 1
    resident.perform(post(resident, 'すべりこみ'))
    expect(await answerOf(resident)).toBe('done')
    now += 1
    for (const guest of [resident, lead, await meeting.come('staff')]) {
      guest.perform(post(guest, 'おわり'))
      expect(await answerOf(guest)).toBe('closed')
    }
  })
})
