import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { countNotes, notesInCell } from '../../../shared/board/cells.ts'
import { openBoard } from '../../../shared/board/document.ts'
import { undecided } from '../../../shared/board/gaps.ts'
import type { ActorId, GoalId, NoteId } from '../../../shared/board/ids.ts'
import { perform } from '../../../shared/board/operations.ts'
import { BoardView, noteAt, readBoard } from '../../../shared/board/view.ts'

/** The same numbers for the same seed (Park and Miller). */
function numbers(seed: number) {
  let state = seed
  return (below: number) => {
    state = (state * 48_271) % 2_147_483_647
    return state % below
  }
}

test.each([7, 77, 777])('a view that is followed reads as one that is new (seed %i)', (seed) => {
  const next = numbers(seed)
  const board = openBoard(new Y.Doc())
  const view = new BoardView(board)
  const goal = 'g' as GoalId
  const actor = 'a' as ActorId
  const some = () => `n${next(120)}` as NoteId
  // Few ranks for many notes: equal ones are told apart by their ids.
  const rank = () => `a${next(9)}`
  const once = () => {
    const note = some()
    const way = next(5)
    if (way === 0) perform(board, { verb: 'notes.withdraw', note })
    else if (way === 1) perform(board, { verb: 'notes.move', note, goal, actor, rank: rank() })
    else if (way === 2) {
      // Boards have notes of which nothing can be seen, from before they were refused.
      const text = next(4) === 0 ? '\u200b\u3164' : `言葉${next(99)}`
      perform(board, { verb: 'notes.edit', note, text })
    } else {
      const what = { goal, actor, rank: rank(), text: '言葉', heard: 'written', at: 1 } as const
      perform(board, { verb: 'notes.post', note, ...what })
    }
  }
  for (let turn = 0; turn < 200; turn++) {
    // Now and then many at once, as after a sleep.
    const many = turn % 40 === 39 ? 90 : 1 + next(4)
    const before = view.snapshot.notes
    const copy = [...before]
    board.doc.transact(() => {
      for (let change = 0; change < many; change++) once()
    })
    expect(view.snapshot.notes).toEqual(readBoard(board).notes)
    // A list that somebody holds does not change under her eyes.
    expect(before).toEqual(copy)
  }
  view.destroy()
})

test('a note of which nothing can be seen is no paper and counts nowhere', () => {
  const board = openBoard(new Y.Doc())
  const [goal, actor] = ['g' as GoalId, 'a' as ActorId]
  const said = ['花', ' ', '\u200b', '\u3164', '\u2800', '\ufe0f', '\u{e0041}', '\u0301', '', '。']
  for (const [at, text] of said.entries())
    perform(board, {
      ...{ verb: 'notes.post', note: `n${at}` as NoteId, text },
      ...{ goal, actor, rank: 'a0', heard: 'written', at },
    })
  const shown = readBoard(board)
  expect(shown.notes.map(({ text }) => text)).toEqual(['花', '。'])
  expect(countNotes(shown, null)).toBe(2)
  expect(countNotes(shown, goal)).toBe(2)
  expect(notesInCell(shown, goal, actor)).toHaveLength(2)
  expect(undecided(shown).notes).toHaveLength(2)
  // It is there all the same, to be withdrawn or put away.
  expect(noteAt(board, 'n2' as NoteId)?.text).toBe('\u200b')
})
