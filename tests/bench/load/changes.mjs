// What guests do while somebody else works: put up, mend, withdraw and move notes, write rows and
// paint years. Made beforehand; every author's changes build on that author's own only.
import { openBoard } from '../../../shared/board/document.ts'
import { newId } from '../../../shared/board/ids.ts'
import { perform } from '../../../shared/board/operations.ts'
import { rankAtEnd } from '../../../shared/board/ranks.ts'
import { readBoard } from '../../../shared/board/view.ts'
import { chance, newClient, plan, thoughtOf } from './notes.mjs'
import * as Y from './yjs.mjs'

const AROUND = ['post', 'post', 'edit', 'post', 'move', 'post', 'withdraw', 'post']

/**
 * One guest with notes, each change as a command and as an update.
 * @param at the guest's number: it begins elsewhere in the round
 * @param mayMove whether its role moves its notes without being asked
 */
export function noteChanges({ table, at, count, mayMove }) {
  const doc = new Y.Doc()
  doc.clientID = newClient()
  const board = openBoard(doc)
  let update
  doc.on('update', (written) => {
    update = written
  })
  /** Whom it may still change, oldest first, with what each says. */
  const mine = []
  const ranks = []
  /** @param byServer what a command leaves to the server */
  const change = (said, byServer = {}) => {
    perform(board, { ...said, ...byServer })
    return { update, command: { id: newId(chance), ...said } }
  }
  const post = (turn) => {
    const [note, text] = [newId(chance), thoughtOf(turn)]
    mine.push({ note, text })
    const said = { verb: 'notes.post', note, ...placeOf(turn), text, heard: 'written', table }
    return change(said, { rank: nextRank(ranks), at: Date.now() })
  }
  const changes = Array.from({ length: count }, (_, round) => {
    const turn = at + round
    const wanted = mine.length < 2 ? 'post' : AROUND[turn % AROUND.length]
    const [first] = mine
    if (wanted === 'withdraw') return change({ verb: 'notes.withdraw', note: mine.shift().note })
    if (wanted === 'edit') {
      const before = first.text
      first.text = `${thoughtOf(turn)}。${turn}`
      return change({ verb: 'notes.edit', note: first.note, before, text: first.text })
    }
    if (wanted === 'move' && mayMove) {
      const said = { verb: 'notes.move', note: first.note, ...placeOf(turn) }
      return change(said, { rank: nextRank(ranks) })
    }
    return post(turn)
  })
  doc.destroy()
  return changes
}

const placeOf = (turn) => ({
  goal: plan.goals[turn % plan.goals.length].id,
  actor: plan.actors[(turn >> 1) % plan.actors.length].id,
})

function nextRank(ranks) {
  const rank = rankAtEnd(ranks)
  ranks.push({ id: '', rank })
  return rank
}

/** A ward officer at another laptop: years by turns with words, row after row, but for the last. */
export function rowChanges({ doc, count }) {
  doc.clientID = newClient()
  const updates = []
  doc.on('update', (update) => updates.push(update))
  const board = openBoard(doc)
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
  doc.destroy()
  return updates
}
