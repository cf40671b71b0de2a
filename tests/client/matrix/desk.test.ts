import { expect, test } from 'vitest'
import { type DeskAction, emptyDesk, onDesk, rowsInHand } from '../../../client/matrix/desk.ts'
import type { GoalId } from '../../../shared/board/ids.ts'
import { type Note, type Row, readBoard } from '../../../shared/board/view.ts'
import { evening } from '../harness-staff/evening.ts'

const board = readBoard(evening())
const [first, second] = board.notes as [Note, Note]
const [row, other] = board.rows as [Row, Row]
const after = (...actions: DeskAction[]) => actions.reduce(onDesk, emptyDesk)
const ids = (desk: ReturnType<typeof after>) => desk.chosen.map(({ id }) => id)

test('choosing another note replaces the chosen one, choosing it again lets it go', () => {
  expect(ids(after({ do: 'choose', note: first, add: false }))).toEqual([first.id])
  expect(
    ids(
      after({ do: 'choose', note: first, add: false }, { do: 'choose', note: second, add: false }),
    ),
  ).toEqual([second.id])
  expect(
    ids(
      after({ do: 'choose', note: first, add: false }, { do: 'choose', note: first, add: false }),
    ),
  ).toEqual([])
})

test('several notes are chosen with the switch, or with Ctrl, in the order of choosing', () => {
  const several = after(
    { do: 'choose', note: second, add: false },
    { do: 'several', on: true },
    { do: 'choose', note: first, add: false },
  )
  expect(ids(several)).toEqual([second.id, first.id])
  expect(ids(onDesk(several, { do: 'choose', note: second, add: false }))).toEqual([first.id])
  const withKey = after(
    { do: 'choose', note: first, add: false },
    { do: 'choose', note: second, add: true },
  )
  expect(ids(withKey)).toEqual([first.id, second.id])
  expect(onDesk(withKey, { do: 'unchoose' })).toMatchObject({ chosen: [], several: false })
})

test('the row under the pen and the row with the focus are in hand until they are let go', () => {
  const writing = after({ do: 'write', row, field: 'text' }, { do: 'hold', row: other })
  expect(rowsInHand(writing)).toEqual([row, other])
  const left = onDesk(onDesk(writing, { do: 'hold', row: null }), { do: 'stopWriting' })
  expect(rowsInHand(left)).toEqual([])
  expect(onDesk(writing, { do: 'hold', row: other })).toBe(writing)
})

test('removing a row oneself lets it go; going to another goal puts the pen down', () => {
  const writing = after({ do: 'write', row, field: 'text' })
  expect(rowsInHand(onDesk(writing, { do: 'removed', row }))).toEqual([])
  expect(onDesk(writing, { do: 'go', goal: 'g2' as GoalId })).toMatchObject({ writing: null })
  const back = onDesk(after({ do: 'open', open: { what: 'questions' } }), {
    do: 'go',
    goal: row.goal,
    row: row.id,
  })
  expect(back).toMatchObject({
    open: null,
    view: 'goal',
    goal: row.goal,
    target: { goal: row.goal, row: row.id },
  })
})

test('a row that is to be moved by oneself is let go first', () => {
  const writing = after({ do: 'write', row, field: 'text' }, { do: 'hold', row })
  expect(rowsInHand(onDesk(writing, { do: 'open', open: { what: 'place', row } }))).toEqual([])
  expect(rowsInHand(onDesk(writing, { do: 'open', open: { what: 'decide', row } }))).toEqual([
    row,
    row,
  ])
})

test('a list over all goals takes the middle; a goal, or what it leads to, takes it back', () => {
  const list = after({ do: 'write', row, field: 'text' }, { do: 'look', view: 'gaps' })
  expect(list).toMatchObject({ view: 'gaps', writing: null, open: null })
  const cell = onDesk(list, { do: 'go', goal: row.goal, actor: row.actor, year: 2024 })
  expect(cell).toMatchObject({ view: 'goal', target: { actor: row.actor, year: 2024 } })
  expect(onDesk(list, { do: 'go', goal: row.goal })).toMatchObject({ view: 'goal', target: null })
})

test('in another epoch nothing stays in sight that is not on the board: it may have been erased', () => {
  const there = { notes: new Set([second.id]), rows: new Set([other.id]) }
  const inHand = after(
    { do: 'choose', note: first, add: false },
    { do: 'choose', note: second, add: true },
    { do: 'write', row, field: 'text' },
    { do: 'hold', row: other },
    { do: 'open', open: { what: 'make', notes: [first, second] } },
  )
  expect(onDesk(inHand, { do: 'letGo', ...there })).toMatchObject({
    ...{ chosen: [second], writing: null, held: other },
    open: { what: 'make', notes: [second] },
  })
  const deciding = after({ do: 'open', open: { what: 'decide', row } })
  expect(onDesk(deciding, { do: 'letGo', ...there }).open).toBeNull()
  const asking = after({ do: 'open', open: { what: 'questions' } })
  expect(onDesk(asking, { do: 'letGo', ...there })).toEqual(asking)
})
