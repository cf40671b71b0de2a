// What guests do while somebody else works: put up, mend, withdraw and move notes, write rows and
// paint years. Encoded beforehand; every author's changes build on that author's own only.
import { openBoard } from '../../../shared/board/document.ts'
import { newId } from '../../../shared/board/ids.ts'
import { perform } from '../../../shared/board/operations.ts'
import { rankAtEnd } from '../../../shared/board/ranks.ts'
import { readBoard } from '../../../shared/board/view.ts'
import { newClient, plan, thoughtOf } from './notes.mjs'
import * as Y from './yjs.mjs'

const chance = (bytes) => globalThis.crypto.getRandomValues(bytes)
const AROUND = ['post', 'post', 'edit', 'post', 'move', 'post', 'withdraw', 'post']

/** @returns its updates, in order, each of one change */
function written(doc, changes) {
  const updates = []
  doc.on('update', (update) => updates.push(update))
  changes(openBoard(doc))
  doc.destroy()
  return updates
}

/**
 * One guest with notes. @param at the guest's number: it begins elsewhere in the round
 * @param mayMove whether its role moves its notes without being asked
 */
export function noteChanges({ table, at, count, mayMove }) {
  const doc = new Y.Doc()
  doc.clientID = newClient()
  const mine = []
  const ranks = []
  const place = (turn) => {
    const rank = rankAtEnd(ranks)
    ranks.push({ id: '', rank })
    const goal = plan.goals[turn % plan.goals.length].id
    return { goal, actor: plan.actors[(turn >> 1) % plan.actors.length].id, rank }
  }
  return written(doc, (board) => {
    for (let turn = at; turn < at + count; turn++) {
      const wanted = mine.length < 2 ? 'post' : AROUND[turn % AROUND.length]
      const [first] = mine
      if (wanted === 'withdraw') perform(board, { verb: 'notes.withdraw', note: mine.shift() })
      else if (wanted === 'edit')
        perform(board, { verb: 'notes.edit', note: first, text: `${thoughtOf(turn)}。${turn}` })
      else if (wanted === 'move' && mayMove)
        perform(board, { verb: 'notes.move', note: first, ...place(turn) })
      else {
        const note = newId(chance)
        mine.push(note)
        const how = { heard: 'written', at: Date.now(), table }
        perform(board, { verb: 'notes.post', note, text: thoughtOf(turn), ...place(turn), ...how })
      }
    }
  })
}

/** A ward officer at another laptop: years by turns with words, row after row, but for the last. */
export function rowChanges({ doc, count }) {
  doc.clientID = newClient()
  return written(doc, (board) => {
    const rows = readBoard(board)
      .rows.filter(({ matrix }) => matrix === 'planned')
      .slice(1)
    for (let turn = 0; turn < count; turn++) {
      const row = rows[(turn >> 1) % rows.length]
      const year = 2022 + (turn % 6)
      if (turn % 2 === 0)
        perform(board, {
          verb: 'rows.schedule',
          row: row.id,
          years: { [year]: turn % 4 ? 'do' : 'prepare' },
        })
      else
        perform(board, {
          verb: 'rows.rewrite',
          row: row.id,
          field: 'text',
          text: `${row.text}${turn}`,
        })
    }
  })
}
