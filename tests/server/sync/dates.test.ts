import { afterEach, beforeEach, expect, test } from 'vitest'
import { answerFields, rowFields } from '../../../shared/board/document.ts'
import type { AnswerId } from '../../../shared/board/ids.ts'
import { readBoard } from '../../../shared/board/view.ts'
import { ACTOR, BODY, type Guest, Meeting, ROW } from './meeting.ts'

const FAR = Date.UTC(2200, 0, 1)
const LONG_AGO = Date.UTC(1990, 0, 1)

let meeting: Meeting
let staff: Guest
let other: Guest
let start: number

beforeEach(async () => {
  start = Date.now()
  meeting = await Meeting.open()
  staff = await meeting.come('staff')
  other = await meeting.come('facilitator')
})
afterEach(() => meeting.end())

const rowOf = (guest: Guest) => readBoard(guest.board).rows.find(({ id }) => id === ROW)
const isNow = (at: number | undefined) =>
  expect(at !== undefined && at >= start && at <= Date.now()).toBe(true)

/** Everybody has the same, also who reads it from the disk. */
async function asEverybodyHasIt() {
  await meeting.restart()
  const later = await meeting.come('screen')
  const row = rowOf(later)
  expect(rowOf(staff)).toEqual(row)
  expect(rowOf(other)).toEqual(row)
  return row
}

for (const [name, at] of [
  ['of the year 2200', FAR],
  ['of the year 1990', LONG_AGO],
  ['of 1970', 0],
] as const) {
  test(`a decision ${name} was taken now, for everybody and its author`, async () => {
    const takers = [ACTOR, BODY]
    staff.perform({ verb: 'rows.decide', row: ROW, state: 'agreed', by: BODY, at, takers })
    await staff.saved()
    expect(staff.refusal).toBeUndefined()
    const row = await asEverybodyHasIt()
    isNow(row?.decided?.at)
    expect(row?.agreed?.at).toBe(row?.decided?.at)
    for (const body of takers) {
      expect(row?.takers[body]).toBe(row?.decided?.at)
      expect(row?.agreed?.takers[body]).toBe(row?.decided?.at)
    }
  })
}

test('a removal and an answer of the year 2200 are of now', async () => {
  const answer = 'a1' as AnswerId
  staff.perform({ verb: 'rows.remove', row: ROW, at: FAR })
  staff.perform({
    ...{ verb: 'questions.confirm', answer, about: `rows/${ROW}`, question: '目標は？' },
    ...{ by: BODY, at: FAR },
  })
  await staff.saved()
  isNow((await asEverybodyHasIt())?.removedAt)
  isNow(answerFields(staff.board, answer)?.get('at'))
})

test('what a device wrote while it was away keeps its date, and nothing is added to it', async () => {
  const at = Date.now() - 3 * 60 * 60_000
  staff.perform({ verb: 'rows.decide', row: ROW, state: 'held', by: BODY, at, reason: '来月' })
  await staff.saved()
  expect((await asEverybodyHasIt())?.decided).toEqual({ by: BODY, at })
  expect(staff.receipts).toBeGreaterThan(0)
})

test('dates that stand on an older board live on, also where they are copied', async () => {
  await other.room.write((board) => {
    rowFields(board, ROW)?.set({ state: 'agreed', decided: { by: BODY, at: FAR } })
    rowFields(board, ROW)?.get('takers')?.set(BODY, FAR)
  })
  // Before its first change the agreement is kept, with its old date.
  staff.perform({ verb: 'rows.rewrite', row: ROW, field: 'target', text: '6か所' })
  await staff.saved()
  const row = await asEverybodyHasIt()
  expect([row?.decided?.at, row?.agreed?.at, row?.agreed?.takers[BODY]]).toEqual([FAR, FAR, FAR])
  expect(row?.target).toBe('6か所')
})
