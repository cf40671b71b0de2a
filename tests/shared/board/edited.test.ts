import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { openBoard } from '../../../shared/board/document.ts'
import type { ActorId, GoalId, NoteId } from '../../../shared/board/ids.ts'
import { perform } from '../../../shared/board/operations.ts'
import { noteAt } from '../../../shared/board/view.ts'

const note = 'n1' as NoteId

function hall(text: string) {
  const board = openBoard(new Y.Doc())
  perform(board, {
    verb: 'notes.post',
    note,
    text,
    goal: 'g1' as GoalId,
    actor: 'a1' as ActorId,
    rank: 'a1',
    heard: 'written',
    at: 1,
  })
  /** What this board says of the note, and what a copy of it says. */
  const edited = () => {
    const copy = openBoard(new Y.Doc())
    Y.applyUpdate(copy.doc, Y.encodeStateAsUpdate(board.doc))
    const said = [board, copy].map((one) => noteAt(one, note)?.edited === true)
    expect(said[0]).toBe(said[1])
    return said[0]
  }
  const edit = (words: string) => perform(board, { verb: 'notes.edit', note, text: words })
  const move = () =>
    perform(board, {
      ...{ verb: 'notes.move', note, rank: 'a2' },
      goal: 'g2' as GoalId,
      actor: 'a2' as ActorId,
    })
  return { board, edited, edit, move }
}

test('a note as it was put up is not edited, wherever it was moved since', () => {
  const { edited, move } = hall('朝、門に立つ')
  expect(edited()).toBe(false)
  move()
  expect(edited()).toBe(false)
})

test.each([
  ['more at the end', '朝、門に立つ。夜も'],
  ['more at the beginning', '毎朝、門に立つ'],
  ['less', '門に立つ'],
  ['other words', 'ゴミひろい'],
])('words that were changed are told: %s', (_, words) => {
  const { edited, edit } = hall('朝、門に立つ')
  edit(words)
  expect(edited()).toBe(true)
})

test('an edit of an empty text, and one that changes nothing', () => {
  const { edited, edit } = hall('あ')
  edit('あ')
  expect(edited()).toBe(false)
  edit('')
  expect(edited()).toBe(true)
})
