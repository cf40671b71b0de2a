import * as Y from 'yjs'
import { type Board, noteFields, openBoard } from '../../shared/board/document.ts'
import type { NoteId, SeatId } from '../../shared/board/ids.ts'
import { type Operation, OWN, perform } from '../../shared/board/operations.ts'
import type { Seat } from './worlds.ts'

/** What somebody does at once: operations, taking the last one back, or a write of another kind. */
export type Act = Operation | 'undo' | ((board: Board) => void)

/** A board on which everybody writes in turn, as their devices would. */
export class Desk {
  readonly owners = new Map<NoteId, SeatId>()
  readonly clients = new Map<number, SeatId>()
  readonly clientOf: (seat: Seat) => number
  state: Uint8Array

  constructor(state: Uint8Array, clientOf: (seat: Seat) => number) {
    this.state = state
    this.clientOf = clientOf
  }

  does(seat: Seat, ...acts: Act[]) {
    const update = this.wouldDo(seat, acts)
    if (!update) throw new Error('nothing done')
    this.clients.set(this.clientOf(seat), seat.id)
    for (const note of posted(acts)) if (!this.owners.has(note)) this.owners.set(note, seat.id)
    this.#add(update)
  }

  serverDoes(act: Act) {
    const update = this.#written(900, [act])
    if (update) this.#add(update)
  }

  /** What a seat's device would send for it, as one update. */
  wouldDo(seat: Seat, acts: readonly Act[], client = this.clientOf(seat)): Uint8Array | undefined {
    return this.#written(client, acts)
  }

  #written(client: number, acts: readonly Act[]): Uint8Array | undefined {
    const board = openBoard(new Y.Doc())
    Y.applyUpdate(board.doc, this.state)
    board.doc.clientID = client
    const roots = (['notes', 'rows', 'board'] as const).map((root) => board.root(root))
    const undo = new Y.UndoManager(roots, { trackedOrigins: new Set([OWN]), captureTimeout: 0 })
    const updates: Uint8Array[] = []
    board.doc.on('update', (update: Uint8Array) => updates.push(update))
    for (const act of acts) {
      if (act === 'undo') undo.undo()
      else if (typeof act === 'function') board.doc.transact(() => act(board))
      else perform(board, act)
    }
    board.doc.destroy()
    return updates.length > 1 ? Y.mergeUpdates(updates) : updates[0]
  }

  /** As the server keeps it: what was deleted is collected. */
  #add(update: Uint8Array) {
    const { doc } = openBoard(new Y.Doc())
    Y.applyUpdate(doc, this.state)
    Y.applyUpdate(doc, update)
    this.state = Y.encodeStateAsUpdate(doc)
    doc.destroy()
  }
}

export const posted = (acts: readonly Act[]): NoteId[] =>
  acts.flatMap((act) => (typeof act === 'object' && act.verb === 'notes.post' ? [act.note] : []))

/** What a note reads on a board. */
export function textIn(state: Uint8Array, note: NoteId): string {
  const board = openBoard(new Y.Doc())
  Y.applyUpdate(board.doc, state)
  const text = noteFields(board, note)?.get('text')?.toString() ?? ''
  board.doc.destroy()
  return text
}
