import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { openBoard } from '../../../shared/board/document.ts'
import type { ActorId, GoalId, NoteId } from '../../../shared/board/ids.ts'
import { perform } from '../../../shared/board/operations.ts'
import { BoardView, readBoard } from '../../../shared/board/view.ts'

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
    else if (way === 2) perform(board, { verb: 'notes.edit', note, text: `言葉${next(99)}` })
    else {
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
