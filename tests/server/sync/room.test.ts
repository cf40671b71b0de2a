import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { openBoard } from '../../../shared/board/document.ts'
import type { NoteId, RowId } from '../../../shared/board/ids.ts'
import { perform } from '../../../shared/board/operations.ts'
import { readBoard } from '../../../shared/board/view.ts'
import { CLOSE, MESSAGE, SERVER_LIMITS } from '../../../shared/wire.ts'
import { collected, forge, item, map, words } from './forge.ts'
import { HeldLog } from './held-log.ts'
import { type Guest, idOf, Meeting, newRow, post, ROW, welcomed } from './meeting.ts'

let log: HeldLog
let meeting: Meeting
let resident: Guest
let neighbour: Guest

beforeEach(async () => {
  meeting = await Meeting.open({
    around: (real) => {
      log = new HeldLog(real)
      return log
    },
  })
  resident = await meeting.come('participant', 1)
  neighbour = await meeting.come('participant', 1)
  await neighbour.saved()
})
afterEach(() => meeting.end())

const sees = (doc: Y.Doc, note: NoteId) => doc.getMap('notes').has(note)
const hasRow = (doc: Y.Doc, row: string) => doc.getMap('rows').has(row)
const inState = (state: Uint8Array, note: NoteId) => {
  const doc = new Y.Doc()
  Y.applyUpdate(doc, state)
  return sees(doc, note)
}

describe('I1 shown means saved', () => {
  test('while the commit is held back nobody sees the note, and no answer comes', async () => {
    const before = resident.room.sequence
    log.hold()
    const committing = log.nextCommit()
    const note = post(resident, 'まだ ひみつ')
    resident.perform(note)
    await committing
    const late = await meeting.come('staff')
    const shown = () => [
      sees(neighbour.doc, note.note),
      sees(late.doc, note.note),
      sees(resident.room.shown, note.note),
      inState(resident.room.state(), note.note),
      resident.room.sequence > before,
      resident.answers.length > 0,
      resident.mine.includes(note.note),
      resident.room.own.of(resident.seat).notes.includes(note.note),
    ]
    expect(shown()).toEqual(shown().map(() => false))
    log.letGo()
    await resident.saved()
    expect(shown()).toEqual(shown().map(() => true))
  })

  test('what is shown is read from the judge’s document only while nothing is pending in it', async () => {
    neighbour.perform(post(neighbour, 'さきに'))
    await neighbour.saved()
    const { room } = resident
    const judges = room.shown
    expect(room.shown).toBe(judges)
    log.hold()
    const committing = log.nextCommit()
    const note = post(resident, 'まだ')
    resident.perform(note)
    await committing
    expect(sees(judges, note.note)).toBe(true)
    expect(sees(room.shown, note.note)).toBe(false)
    log.letGo()
    await resident.saved()
    expect(room.shown).toBe(judges)
    expect(Y.encodeStateAsUpdate(room.shown)).toEqual(room.state())
  })

  test('what comes during a commit waits for the next one', async () => {
    log.hold()
    const first = log.nextCommit()
    const [one, two] = [post(resident, 'いち'), post(neighbour, 'に')]
    resident.perform(one)
    await first
    neighbour.perform(two)
    const asked = log.asked
    const next = log.nextCommit()
    log.letGo()
    log.hold()
    await next
    expect(log.asked).toBe(asked + 1)
    expect(sees(neighbour.doc, one.note)).toBe(true)
    expect(sees(resident.doc, two.note)).toBe(false)
    log.letGo()
    await neighbour.saved()
    expect(sees(resident.doc, two.note)).toBe(true)
  })

  test('a repeated write is not receipted before the first of it is durable', async () => {
    const clerk = await meeting.come('staff')
    const tab = await meeting.sit(clerk.seat)
    await tab.saved()
    log.hold()
    clerk.doc.once('update', (update: Uint8Array) => tab.send(update))
    clerk.perform(newRow('にど'))
    expect(tab.receipts).toBeLessThan(tab.session?.writes ?? 0)
    log.letGo()
    await welcomed(tab)
  })

  test('an empty SyncStep2 does not receipt a write that was held before it', async () => {
    const tab = await meeting.come('staff')
    await tab.saved()
    if (!tab.session) throw new Error('not here')
    tab.session.caughtUp = false
    const doc = new Y.Doc()
    doc.clientID = 777
    const before = tab.receipts
    log.hold()
    tab.send(forge([{ client: 777, clock: 0, structs: [collected(1)] }]))
    tab.sendStep2(forge([]))
    expect(tab.receipts).toBe(before)
    log.letGo()
    await tab.saved()
    expect(tab.receipts).toBe(before + 2)
  })

  test('a failing commit closes the room with 4503; it works again when the disk does', async () => {
    const full = new Error('disk full')
    log.fail(full)
    const clerk = await meeting.come('staff')
    const laid = newRow('のこらない')
    clerk.perform(laid)
    await expect(clerk.saved()).rejects.toThrow('not saved')
    expect(meeting.lost).toEqual([full])
    for (const guest of [clerk, neighbour]) expect(guest.closed?.code).toBe(CLOSE.tryAgain)
    expect(clerk.receipts).toBeLessThan(clerk.session?.writes ?? 0)
    expect(hasRow(neighbour.doc, laid.row)).toBe(false)
    expect(hasRow(clerk.room.shown, laid.row)).toBe(false)
    log.fail(undefined)
    for (const guest of [neighbour, clerk]) await guest.again()
    await welcomed(clerk)
    expect(hasRow(neighbour.doc, laid.row)).toBe(true)
  })

  test('a room that was closed takes nothing more, however much is still on its way', async () => {
    log.fail(new Error('disk full'))
    resident.perform(post(resident, 'いち'))
    await expect(resident.saved()).rejects.toThrow()
    log.fail(undefined)
    const asked = log.asked
    const late = post(neighbour, 'おそい')
    neighbour.perform(late)
    await expect(neighbour.room.write(() => {})).rejects.toThrow('closed')
    const fresh = await meeting.come('staff')
    fresh.perform(post(fresh, 'つぎの'))
    await fresh.saved()
    expect(log.asked).toBe(asked + 1)
    expect(sees(fresh.doc, late.note)).toBe(false)
    expect(sees((await meeting.onDisk()).doc, late.note)).toBe(false)
  })
})

describe('receipts', () => {
  test('count writes, also those that move no clock', async () => {
    const clerk = await meeting.come('staff')
    await clerk.saved()
    const start = clerk.receipts
    clerk.perform({ verb: 'rows.schedule', row: ROW, years: { '2026': 'do' } })
    clerk.perform({ verb: 'rows.schedule', row: ROW, years: { '2026': null } })
    await clerk.saved()
    // What a printed row says is kept before its first change: a write of its own.
    expect(clerk.receipts).toBe(start + 3)
  })

  test('go to the author only, and not to a stock client', async () => {
    const stock = await meeting.sit(meeting.seat('staff'), false)
    const clerk = await meeting.come('staff')
    const heard = neighbour.heard.filter((type) => type === MESSAGE.receipt).length
    stock.perform(newRow('ふつうの'))
    clerk.perform(newRow('わたしの'))
    await clerk.saved()
    expect(stock.heard.every((type) => type <= MESSAGE.queryAwareness)).toBe(true)
    expect(neighbour.heard.filter((type) => type === MESSAGE.receipt)).toHaveLength(heard)
  })

  test('I2 of what was accepted before a refusal come first, then the reason, then the end', async () => {
    const clerk = await meeting.come('staff')
    await clerk.saved()
    log.hold()
    const [good, later] = [newRow('よい'), newRow('あとの')]
    clerk.perform(good)
    const writes = clerk.session?.writes
    clerk.send(forge([{ client: 777, clock: 0, structs: [item(map, { parent: 'x', key: 'x' })] }]))
    clerk.perform(later)
    expect(clerk.closed).toBeUndefined()
    expect(clerk.refusal).toBeUndefined()
    log.letGo()
    await clerk.saved()
    expect(clerk.receipts).toBe(writes)
    expect(clerk.heard.slice(-2)).toEqual([MESSAGE.receipt, MESSAGE.refusal])
    expect(clerk.closed).toEqual({ code: CLOSE.malformed, reason: 'unknown-key' })
    expect(hasRow(neighbour.doc, good.row)).toBe(true)
    expect(hasRow(neighbour.doc, later.row)).toBe(false)
  })

  test('I2 a device that comes back is answered once its seat’s own writes are there', async () => {
    log.hold()
    const committing = log.nextCommit()
    const note = post(resident, 'よい')
    resident.perform(note)
    await committing
    const { room } = neighbour
    await resident.leave()
    const again = await meeting.sit(resident.seat)
    const other = await meeting.come('participant', 2)
    expect([again, other].map(({ session }) => session?.reading)).toEqual([false, true])
    log.letGo()
    await room.settled()
    expect(again.session?.reading).toBe(true)
    expect(sees(again.doc, note.note)).toBe(true)
  })

  test('I3 after a refusal that only applying it shows, the others’ pending writes stand', async () => {
    const clerk = await meeting.come('staff')
    const doc = openBoard(new Y.Doc())
    doc.doc.clientID = 777
    perform(doc, newRow('かくす', { row: 'hidden' as RowId }))
    doc.doc.transact(() => doc.root('rows').delete('hidden'))
    const update = Y.encodeStateAsUpdate(doc.doc)
    log.hold()
    const committing = log.nextCommit()
    neighbour.perform(post(neighbour, 'いち'))
    await committing
    neighbour.perform(post(neighbour, 'に'))
    clerk.send(update)
    expect(clerk.session?.refused?.refusal).toMatchObject({ reason: 'not-allowed' })
    neighbour.perform(post(neighbour, 'さん'))
    log.letGo()
    await welcomed(neighbour)
    const [live, disk] = [readBoard(neighbour.board), readBoard(await meeting.onDisk())]
    expect(live.notes.map(({ text }) => text)).toEqual(['いち', 'に', 'さん'])
    expect(disk).toEqual(live)
    expect(disk.rows.some(({ id }) => id === 'hidden')).toBe(false)
    // Its clock did not move either: otherwise the next write would pass for known.
    await clerk.again()
    clerk.send(forge([{ client: 777, clock: 0, structs: [collected(1)] }]))
    await welcomed(clerk)
    expect(Y.getState((await meeting.onDisk()).doc.store, 777)).toBe(1)
  })
})

describe('SyncStep2 before Updates', () => {
  /** Somebody whose Updates overtake what was written while away. */
  const returning = async () => {
    const guest = await meeting.sit(meeting.seat('staff'))
    await guest.saved()
    if (guest.session) guest.session.caughtUp = false
    return guest
  }

  test('I2 an Update that builds on what the SyncStep2 brings is held until then', async () => {
    const guest = await returning()
    const first = { client: 777, clock: 0, structs: [collected(5)] }
    guest.send(forge([{ client: 777, clock: 5, structs: [collected(1)] }]))
    expect(guest.refusal).toBeUndefined()
    guest.sendStep2(forge([first]))
    await welcomed(guest)
    guest.send(forge([{ client: 777, clock: 7, structs: [collected(1)] }]))
    expect(guest.refusal).toEqual({ reason: 'incomplete' })
  })

  test('I2 typing goes on through a reconnect', async () => {
    const staff = await meeting.come('staff')
    let text = readBoard(staff.board).rows.find(({ id }) => id === ROW)?.text ?? ''
    const type = (letter: string) => {
      text += letter
      staff.perform({ verb: 'rows.rewrite', row: ROW, field: 'text', text })
    }
    for (let round = 0; round < 5; round++) {
      await staff.leave()
      for (const letter of 'いう') type(letter)
      const entering = staff.enter(meeting)
      for (const letter of 'えお') type(letter)
      await entering
      for (const letter of 'かき') type(letter)
    }
    await welcomed(staff)
    expect(readBoard(neighbour.board).rows.find(({ id }) => id === ROW)?.text).toBe(text)
  })

  test('I5 so much is held and no more', async () => {
    const guest = await returning()
    const big = words('あ'.repeat(60_000))
    for (let at = 0; at < 3; at++) {
      const structs = [item(big, { parent: idOf(guest.room, 'board', 'title') })]
      guest.send(forge([{ client: 777, clock: at, structs }]))
    }
    expect(SERVER_LIMITS.maxHeldBytes).toBeLessThan(3 * 180_000)
    expect(guest.refusal).toEqual({ reason: 'too-large' })
  })
})
