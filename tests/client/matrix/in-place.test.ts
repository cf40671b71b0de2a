import { describe, expect, test } from 'vitest'
import {
  changedSources,
  leftBehind,
  noteNow,
  notesShown,
  rowsShown,
  sourcesChanged,
  sourcesOf,
} from '../../../client/matrix/in-place.ts'
import type { ActorId, GoalId, NoteId, RowId } from '../../../shared/board/ids.ts'
import { perform } from '../../../shared/board/operations.ts'
import { type Note, type Row, readBoard, type Snapshot } from '../../../shared/board/view.ts'
import { evening } from '../harness-staff/evening.ts'

const g1 = 'g1' as GoalId
const ward = 'ward' as ActorId
const residents = 'residents' as ActorId

function hall() {
  const board = evening()
  return { board, now: () => readBoard(board) }
}

function found<T>(one: T | undefined): T {
  if (one === undefined) throw new Error('the evening has no such thing')
  return one
}
const rowIn = (board: Snapshot, id: string): Row => found(board.rows.find((row) => row.id === id))
const noteIn = (board: Snapshot, id: string): Note =>
  found(board.notes.find((note) => note.id === id))

describe('I7: a row in hand stays in its place', () => {
  test('removed by others it stays where it was, and says so', () => {
    const { board, now } = hall()
    const held = rowIn(now(), 'r1')
    const before = rowsShown(now(), g1, 'planned', ward, [held]).map(({ row }) => row.id)
    perform(board, { verb: 'rows.remove', row: held.id })
    const after = rowsShown(now(), g1, 'planned', ward, [held])
    expect(after.map(({ row }) => row.id)).toEqual(before)
    expect(after.filter(({ lost }) => lost).map(({ row, lost }) => [row.id, lost])).toEqual([
      ['r1', 'removed'],
    ])
    expect(rowsShown(now(), g1, 'planned', ward, []).map(({ row }) => row.id)).not.toContain('r1')
  })

  test('moved elsewhere by others it is shown once, where it was, with its newest words', () => {
    const { board, now } = hall()
    const held = rowIn(now(), 'r1')
    const council = 'council' as ActorId
    perform(board, {
      verb: 'rows.place',
      row: held.id,
      goal: g1,
      actor: council,
      matrix: 'planned',
      rank: 'a0',
    })
    perform(board, { verb: 'rows.rewrite', row: held.id, field: 'text', text: 'あたらしい言葉' })
    const here = rowsShown(now(), g1, 'planned', ward, [held])
    expect(here.find(({ row }) => row.id === 'r1')?.row.text).toBe('あたらしい言葉')
    expect(rowsShown(now(), g1, 'planned', council, [held]).map(({ row }) => row.id)).not.toContain(
      'r1',
    )
  })

  test('a row held twice (written and focused) is shown once', () => {
    const { now } = hall()
    const held = rowIn(now(), 'r1')
    const ids = rowsShown(now(), g1, 'planned', ward, [held, held]).map(({ row }) => row.id)
    expect(ids.filter((id) => id === 'r1')).toHaveLength(1)
  })

  test('a row that the document does not have any more keeps its last words', () => {
    const { now } = hall()
    const held: Row = { ...rowIn(now(), 'r1'), id: 'r9' as RowId, text: '書いていた文' }
    expect(rowsShown(now(), g1, 'planned', ward, [held]).at(-1)).toMatchObject({ lost: null })
    const lost = rowsShown(now(), g1, 'planned', ward, [held]).find(({ row }) => row.id === 'r9')
    expect(lost).toMatchObject({ lost: 'gone', row: { text: '書いていた文' } })
  })
})

describe('I7: a chosen note stays', () => {
  test('withdrawn by its author it stays in its cell and says so', () => {
    const { board, now } = hall()
    const chosen = noteIn(now(), 'n1')
    perform(board, { verb: 'notes.withdraw', note: chosen.id })
    const shown = notesShown(now(), g1, residents, [chosen])
    expect(shown[0]).toEqual({ note: chosen, lost: true })
    expect(notesShown(now(), g1, residents, []).map(({ note }) => note.id)).toEqual(['n2', 'n3'])
    expect(noteNow(now(), chosen)).toEqual({ note: chosen, lost: true })
  })

  test('moved by others it is shown where it is now', () => {
    const { board, now } = hall()
    const chosen = noteIn(now(), 'n1')
    perform(board, { verb: 'notes.move', note: chosen.id, goal: g1, actor: ward, rank: 'a0' })
    expect(notesShown(now(), g1, residents, [chosen]).map(({ note }) => note.id)).not.toContain(
      'n1',
    )
    expect(noteNow(now(), chosen).note.actor).toBe('ward')
  })
})

test('the way back tells the words that are there and the notes that were withdrawn', () => {
  const { now } = hall()
  const sources = sourcesOf(now(), rowIn(now(), 'r1'))
  expect(sources.map(({ id, note }) => [id, note?.text ?? null])).toEqual([
    ['n1' as NoteId, '朝、学校の門で あいさつ当番をする'],
    ['n4' as NoteId, '職員も門に立ってほしい'],
    ['n9' as NoteId, null],
  ])
})

describe('a note behind a row', () => {
  test('withdrawn or put away it is counted as not to be seen; the row says no more than that', () => {
    const { board, now } = hall()
    // One of the three was never on this board.
    expect(changedSources(now(), rowIn(now(), 'r1'))).toEqual({ gone: 1, edited: 0 })
    perform(board, { verb: 'notes.withdraw', note: 'n1' as NoteId })
    expect(sourcesChanged(now(), rowIn(now(), 'r1'))).toBe('もとの付箋 2枚が見えなくなりました')
    expect(sourcesChanged(now(), rowIn(now(), 'r2'))).toBe('')
  })

  test('changed by its author it is said, until the row says the same', () => {
    const { board, now } = hall()
    // Staff put it in other words from the start: nobody changed anything since.
    expect(sourcesChanged(now(), rowIn(now(), 'r2'))).toBe('')
    perform(board, {
      verb: 'notes.edit',
      note: 'n3' as NoteId,
      text: '電球の交換は 夜もたのみたい',
    })
    expect(sourcesChanged(now(), rowIn(now(), 'r2'))).toBe('もとの付箋 1枚が直されました')
    expect(leftBehind(rowIn(now(), 'r2'), noteIn(now(), 'n3'))).toBe(true)
    perform(board, {
      ...{ verb: 'rows.rewrite', field: 'text', text: '電球の交換は、夜もたのみたい。' },
      row: 'r2' as RowId,
    })
    expect(sourcesChanged(now(), rowIn(now(), 'r2'))).toBe('')
  })
})
