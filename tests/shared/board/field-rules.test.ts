import { expect, test } from 'vitest'
import { danglingIn, leafOf, SHAPE, verbOf } from '../../../shared/board/field-rules.ts'

const faultOf = (root: keyof typeof SHAPE, field: string, value: unknown) => {
  const leaf = leafOf(root, field)
  if (leaf?.kind !== 'value') throw new Error(`${root}/${field} is no value`)
  return leaf.faultOf(value)
}

test('whose right a field is stands beside its shape; what has none is the server’s own', () => {
  const rights = Object.entries(SHAPE.board).map(([field]) => [field, verbOf('board', field)])
  expect(Object.fromEntries(rights)).toMatchObject({
    ...{ title: 'board.lead', locked: 'board.lead', period: 'plan.write' },
    ...{ state: undefined, epoch: undefined, format: undefined, chapter: undefined },
  })
  expect(verbOf('rows', null)).toBe('rows.write')
  for (const root of ['notes', 'groups', 'agenda', 'ballots', 'tallies'] as const)
    for (const field of [null, 'goal', 'nothing']) expect(verbOf(root, field)).toBeUndefined()
})

test('a reference leads to an entry of its root, or says that there is none where it may', () => {
  const stands = (root: string, id: string) => ['goals/g1', 'actors/ward'].includes(`${root}/${id}`)
  const dangling = (entry: Record<string, unknown>) =>
    danglingIn('notes', (field) => [entry[field]], stands)
  expect(dangling({ goal: 'g1', actor: 'ward', group: null })).toBeUndefined()
  expect(dangling({ goal: 'g1', actor: 'g1' })).toBe('actor')
  expect(dangling({ goal: 'g1', actor: 'ward', group: 'g1' })).toBe('group')
  expect(dangling({ goal: 7, actor: 'ward' })).toBe('goal')
})

test('a copy of a row has every year that its row may have', () => {
  const printed = { text: '', target: '', goal: 'g1', actor: 'ward', from: 1868 }
  for (const year of ['1868', '1899', '2200']) {
    const years = { [year]: 'do' }
    expect(faultOf('rows', 'asPrinted', { ...printed, years })).toBeUndefined()
  }
  for (const year of ['1867', '2201', '20270', ''])
    expect(faultOf('rows', 'asPrinted', { ...printed, years: { [year]: 'do' } })).toBe(
      'wrong-shape',
    )
})

test('of a thing with several parts one fault is named, and of several kinds of fault none', () => {
  const long = 'あ'.repeat(2_001)
  const chapter = (title: string, heading: unknown) =>
    faultOf('board', 'chapter', { title, lead: [{ heading, lines: [] }] })
  expect(chapter(long, long)).toBe('too-long')
  expect(chapter(long, 3)).toBe('wrong-shape')
  expect(faultOf('board', 'title', ' '.repeat(2_001))).toBe('wrong-shape')
  expect(faultOf('board', 'focus', { goal: null, view: 'join', more: 1 })).toBe('wrong-shape')
  expect(faultOf('board', 'title', { toString: 1 })).toBe('wrong-shape')
  expect(faultOf('board', 'focus', { goal: null })).toBe('wrong-shape')
  expect(faultOf('board', 'timer', { endsAt: 1, leftMs: 1 })).toBe('wrong-shape')
})
