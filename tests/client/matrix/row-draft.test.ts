import { describe, expect, test } from 'vitest'
import { othersAt, placeName } from '../../../client/matrix/places.ts'
import { draftFrom, emptyRow, rowAdded } from '../../../client/matrix/row-draft.ts'
import type { ActorId, GoalId, RowId } from '../../../shared/board/ids.ts'
import { perform } from '../../../shared/board/operations.ts'
import { readBoard } from '../../../shared/board/view.ts'
import { evening } from '../harness-staff/evening.ts'

const g1 = 'g1' as GoalId
const made = 'made' as RowId
const notesOf = (...ids: string[]) => {
  const board = readBoard(evening())
  return ids.flatMap((id) => board.notes.find((note) => note.id === id) ?? [])
}

describe('UX 14: notes become a row in one move', () => {
  test('one note: its words, its goal, its 誰が, the way back', () => {
    expect(draftFrom(notesOf('n4'))).toEqual({
      goal: 'g1',
      actor: 'ward',
      text: '職員も門に立ってほしい',
      target: '',
      years: {},
      from: ['n4'],
    })
  })

  test('several: all words, the first one’s place, all ways back', () => {
    expect(draftFrom(notesOf('n2', 'n4'))).toMatchObject({
      actor: 'residents',
      text: '回覧板を手わたしにして、顔を見る\n職員も門に立ってほしい',
      from: ['n2', 'n4'],
    })
    expect(draftFrom([])).toBeNull()
  })

  test('a community’s row is expected and has no years, a body’s is planned', () => {
    const board = readBoard(evening())
    const draft = { ...emptyRow(g1, 'residents' as ActorId), text: 'あ', years: { 2024: 'do' } }
    const community = rowAdded(board, draft as ReturnType<typeof emptyRow>, made)
    const body = rowAdded(board, { ...draft, actor: 'ward' } as never, made)
    expect(community).toMatchObject({ matrix: 'expected' })
    expect(community).not.toHaveProperty('years')
    expect(body).toMatchObject({ matrix: 'planned', years: { 2024: 'do' } })
  })

  test('it comes behind the rows of its cell, and is asked for', () => {
    const doc = evening()
    const draft = draftFrom(notesOf('n4'))
    if (!draft) throw new Error('no draft')
    perform(doc, rowAdded(readBoard(doc), draft, made))
    const rows = readBoard(doc).rows.filter((row) => row.goal === g1 && row.actor === 'ward')
    expect(rows.at(-1)).toMatchObject({ id: 'made', state: 'asked', from: ['n4'] })
  })
})

test('staff are called by the body that they work for, not all by the ward’s', () => {
  const at = (body: string) =>
    othersAt(
      readBoard(evening()).actors,
      [{ id: 1, role: 'staff', body: body as ActorId, place: 'rows/r1/text' }],
      'rows/r1',
    )
  expect(['ward', 'council', 'careplaza', 'gone'].map(at)).toEqual([
    '区役所の職員',
    '区社協の職員',
    'ケアプラザの職員',
    '記録の人',
  ])
})

test('who works where is said in words, each once', () => {
  const presence = [
    { id: 1, role: 'scribe' as const, table: 5, place: 'rows/r1/text' },
    { id: 2, role: 'staff' as const, place: 'rows/r1/years' },
    { id: 3, role: 'staff' as const, place: 'rows/r1/text' },
    { id: 4, role: 'staff' as const, place: 'rows/r11/text' },
  ]
  const { actors } = readBoard(evening())
  expect(othersAt(actors, presence, 'rows/r1')).toBe('書記 5班・記録の人')
  expect(othersAt(actors, presence, 'rows/r1/years')).toBe('記録の人')
  expect(othersAt(actors, presence, 'rows/r2')).toBe('')
  expect(placeName(readBoard(evening()), g1, 'ward' as ActorId)).toBe('基本目標 1 区役所')
})
