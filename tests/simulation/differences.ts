import { isDeepStrictEqual } from 'node:util'
import * as Y from 'yjs'
import { type Board, openBoard } from '../../shared/board/document.ts'
import { readBoard, type Snapshot } from '../../shared/board/view.ts'
import { LOOT } from './steals.ts'
import type { Tab } from './tab.ts'
import type { Workshop } from './workshop.ts'

/** Everybody is back: where devices, server, log and what people wrote do not agree. */
export async function differences(hall: Workshop): Promise<string[]> {
  const shown = await hall.house.shown((room) => copyOf(room.shownBoard))
  const board = readBoard(shown)
  const version = Y.snapshot(shown.doc)
  const replayed = await hall.house.replayed()
  const wrong = hall.tabs.flatMap((tab) => differencesOf(tab, board, version))
  if (!Y.equalSnapshots(Y.snapshot(replayed.doc), version)) wrong.push('I3: the log is another')
  if (!isDeepStrictEqual(readBoard(replayed), board)) wrong.push('I3: the log reads otherwise')
  const vault = await hall.house.shown((room) => room.vault.all.map(({ note }) => note))
  const saved = await hall.house.commands()
  const complaints = [
    ...hall.ledger.complaints(shown),
    ...hall.notes.complaints(saved, board.notes, vault),
  ].filter((one) => !one.includes(LOOT))
  return [...wrong, ...complaints, ...stolenGoods(hall, board)]
}

function differencesOf(tab: Tab, board: Snapshot, version: Y.Snapshot): string[] {
  const { state, seat, token, doc, phone } = tab
  const wrong: string[] = []
  if (state.connection.state !== 'live') wrong.push(`is ${state.connection.state}`)
  if (!state.allSaved) wrong.push(`has unsaved: ${[...state.deliveries.keys()]}`)
  if (doc && !Y.equalSnapshots(Y.snapshot(doc), version)) wrong.push('has another document (I3)')
  if (!isDeepStrictEqual(state.board, board)) wrong.push('shows another board (I3)')
  if (phone.waiting > 0) wrong.push(`keeps ${phone.waiting} in the outbox`)
  return wrong.map((one) => `${token} ${seat.id} ${one}`)
}

function stolenGoods({ rules, movedAt }: Workshop, board: Snapshot): string[] {
  const isMoved = board.notes.some(({ rank }) => rank.includes(LOOT))
  const ranked = board.notes.map((note) => ({ ...note, rank: '' }))
  const isThere = JSON.stringify({ ...board, notes: ranked }).includes(LOOT)
  return [
    ...(isThere ? ['I2: stolen goods are on the board'] : []),
    // A stolen move stands by right where grouping was opened before it came in.
    ...(isMoved && !rules.groupingOpenSince(movedAt)
      ? ['I2: a note is where none may move it']
      : []),
  ]
}

function copyOf(board: Board): Board {
  const copy = openBoard(new Y.Doc({ gc: false }))
  Y.applyUpdate(copy.doc, Y.encodeStateAsUpdate(board.doc))
  return copy
}
