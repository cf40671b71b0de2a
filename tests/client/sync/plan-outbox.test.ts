import { expect, test } from 'vitest'
import { PlanOutbox } from '../../../client/sync/plan-outbox.ts'
import type { Done, OutboxEntry } from '../../../client/sync/plan-outbox-entry.ts'
import type { RowId } from '../../../shared/board/ids.ts'
import type { Operation } from '../../../shared/board/operations.ts'
import { ACTOR, GOAL, rewrite } from './hall.ts'

const NOTHING = Uint8Array.of(0, 0)

const add = (row: string, text: string): Operation => ({
  verb: 'rows.add',
  row: row as RowId,
  ...{ goal: GOAL, actor: ACTOR, matrix: 'planned', text, rank: 'a1' },
})

type Kept = OutboxEntry & { tab: number }

/** @param tab the tab's number: whoever opens takes over what those before it left */
function outbox(shelf = new Map<string, Kept>(), tab = 0) {
  let seed = 10 * tab
  const box = new PlanOutbox(
    {
      takeOver: () => {
        const left = [...shelf.values()].filter((kept) => kept.tab !== tab)
        return left.map(({ tab: _, ...entry }) => {
          shelf.set(entry.id, { ...entry, tab })
          return entry
        })
      },
      isOurs: ({ id }) => shelf.get(id)?.tab === tab,
      keep: (entry) => shelf.set(entry.id, { ...entry, tab }),
      forget: ({ id }) => shelf.get(id)?.tab === tab && shelf.delete(id),
    },
    (bytes) => bytes.fill(++seed),
  )
  return { box, shelf }
}

/** Something that was done, waits. */
const wait = (box: PlanOutbox, { update, ...doing }: Done) => box.begin(doing).wrote(update)

const done = (operation: Done['operation']): Done => ({
  operation,
  update: NOTHING,
  epoch: 'first',
  before: null,
})

test('an entry waits until a receipt covers its last write', () => {
  const { box, shelf } = outbox()
  const entry = wait(box, done(add('n1', 'あ')))
  expect(shelf.size).toBe(1)
  box.receipt(5)
  expect(box.pending).toEqual([entry])
  box.sent(entry, 6)
  box.sent(entry, 7)
  box.receipt(6)
  expect(box.pending).toEqual([entry])
  box.receipt(7)
  expect(box.pending).toEqual([])
  expect(shelf.size).toBe(0)
})

test('typing goes on in what was taken over; whoever slept meanwhile writes over nothing of it', () => {
  const { box: asleep, shelf } = outbox()
  wait(asleep, done(rewrite('あ')))
  const { box } = outbox(shelf, 1)
  const typed = wait(box, done(rewrite('あい')))
  expect(box.pending).toEqual([typed])
  const own = wait(asleep, done(rewrite('うあ')))
  const texts = () => [...shelf.values()].map(({ operation }) => operation)
  expect(texts()).toEqual([rewrite('あい'), rewrite('うあ')])
  expect(asleep.letGo()).toBe(true)
  expect(asleep.pending).toEqual([own])
  box.sent(typed, 1)
  box.receipt(1)
  expect(texts()).toEqual([rewrite('うあ')])
})

test('a receipt that comes to whoever slept lets go of nothing that is another’s now', () => {
  const { box: asleep, shelf } = outbox()
  asleep.sent(wait(asleep, done(rewrite('あ'))), 1)
  const { box } = outbox(shelf, 1)
  asleep.receipt(1)
  expect(shelf.size).toBe(1)
  expect(box.pending).toHaveLength(1)
})

test('what a tab left long ago is done anew after what waits here', () => {
  const { box: gone, shelf } = outbox()
  const { box } = outbox(shelf, 1)
  wait(gone, done(add('n1', 'あ')))
  wait(gone, done(add('n2', 'い')))
  wait(box, done(add('n3', 'う')))
  expect(box.adopt()).toBe(true)
  expect(box.pending.map(({ anew }) => anew)).toEqual([false, true, true])
  expect(box.adopt()).toBe(false)
  expect(wait(box, done(add('n4', 'え'))).order).toBe(3)
})

test('a receipt that came before the entry was noted as sent counts', () => {
  const { box } = outbox()
  box.receipt(3)
  box.sent(wait(box, done(add('n1', 'あ'))), 3)
  expect(box.pending).toEqual([])
})

test('receipts of a lost connection say nothing about the next', () => {
  const { box } = outbox()
  box.receipt(9)
  box.disconnected()
  const entry = wait(box, done(add('n1', 'あ')))
  box.sentAll(1)
  expect(box.pending).toEqual([entry])
  box.receipt(1)
  expect(box.pending).toEqual([])
})

test('typing replaces what waits for the same text, and goes to the end', () => {
  const { box, shelf } = outbox()
  wait(box, { ...done(rewrite('あ')), before: '' })
  wait(box, done(add('n1', 'あ')))
  wait(box, { ...done(rewrite('あい')), before: 'あ' })
  expect(box.pending.map(({ operation, before }) => [operation.verb, before])).toEqual([
    ['rows.add', null],
    ['rows.rewrite', ''],
  ])
  expect(box.pending[1]?.operation).toMatchObject({ text: 'あい' })
  expect(shelf.size).toBe(2)
})

test('I2 the refused write is the first without a receipt', () => {
  const { box } = outbox()
  const [one, two, three] = ['n1', 'n2', 'n3'].map((row) => wait(box, done(add(row, row))))
  for (const [at, entry] of [one, two, three].entries()) {
    if (entry) box.sent(entry, at + 1)
  }
  box.receipt(1)
  expect(box.refused({ reason: 'not-allowed' })).toEqual([two])
  expect(box.pending).toEqual([three])
})

test('I2 among many in one write, the one that the refusal names', () => {
  const { box } = outbox()
  const entries = ['n1', 'n2', 'n3'].map((row) => wait(box, done(add(row, row))))
  box.sentAll(1)
  expect(box.refused({ reason: 'too-large', entry: 'rows/n2/text' })).toEqual([entries[1]])
  expect(box.refused({ reason: 'too-large', entry: 'rows/n' })).toEqual([])
})

test('I2 a lone deed is not given back at once for what the refusal names beside it', () => {
  const { box } = outbox()
  const entry = wait(box, done(add('n1', 'あ')))
  const refuse = () => {
    box.sentAll(1)
    return box.refused({ reason: 'not-yours', entry: 'rows/n2/rank' })
  }
  expect(refuse()).toEqual([])
  expect(box.pending).toEqual([entry])
  expect(refuse()).toEqual([entry])
})

test('nobody is blamed for others for ever: three times among many, then given back', () => {
  const { box } = outbox()
  for (const row of ['n1', 'n2']) wait(box, done(add(row, row)))
  const refuse = () => {
    box.sentAll(1)
    return box.refused({ reason: 'incomplete' })
  }
  expect([refuse().length, refuse().length, refuse().length]).toEqual([0, 0, 2])
  expect(box.pending).toEqual([])
})

test('a document that is given up leaves what was done to be done anew', () => {
  const { box } = outbox()
  wait(box, done(add('n1', 'あ')))
  box.detach()
  expect(box.pending.map(({ anew }) => anew)).toEqual([true])
  box.sentAll(1)
  box.receipt(1)
  expect(box.pending).toHaveLength(1)
})

test('kept entries of another epoch are done anew, those of this one are put in again', () => {
  const { box: before, shelf } = outbox()
  wait(before, done(add('n1', 'あ')))
  wait(before, { ...done(add('n2', 'い')), epoch: 'second' })
  const { box } = outbox(shelf, 1)
  box.detach('second')
  expect(box.pending.map(({ anew }) => anew)).toEqual([true, false])
})
