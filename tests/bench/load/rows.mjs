// Rows as officers write them: the plan is co-written, so each is an update, from a stock client too.
import { openBoard } from '../../../shared/board/document.ts'
import { newId } from '../../../shared/board/ids.ts'
import { perform } from '../../../shared/board/operations.ts'
import { rankAtEnd } from '../../../shared/board/ranks.ts'
import { mark } from './mark.mjs'
import { chance, plan, thoughtOf } from './notes.mjs'
import * as Y from './yjs.mjs'

/** What one seat adds, one update a row. @param first the number of its first row; the others follow */
export function rowsOf({ client, first, count }) {
  const doc = new Y.Doc()
  doc.clientID = client
  const board = openBoard(doc)
  let update
  doc.on('update', (written) => {
    update = written
  })
  const ranks = []
  const rows = Array.from({ length: count }, (_, at) => {
    const number = first + at
    const rank = rankAtEnd(ranks)
    ranks.push({ id: '', rank })
    const row = {
      row: newId(chance),
      goal: plan.goals[number % plan.goals.length].id,
      actor: plan.actors[(number >> 2) % plan.actors.length].id,
      text: mark(number) + thoughtOf(number),
    }
    // In one transaction: laid down, then brought in.
    doc.transact(() => perform(board, { verb: 'rows.add', matrix: 'planned', ...row, rank }))
    return { update }
  })
  doc.destroy()
  return rows
}
