import * as Y from 'yjs'
import { readBoard, type Snapshot } from '../../shared/board/view.ts'
import type { Room } from '../sync/room.ts'

/** Made once per state of a room, however many ask: reading a full board takes a while (I5). */
function oncePerState<T extends object>(make: (room: Room) => T): (room: Room) => T {
  const known = new WeakMap<Uint8Array, T>()
  return (room) => {
    const state = room.state()
    const made = known.get(state) ?? make(room)
    known.set(state, made)
    return made
  }
}

/** The shown board as plain values. */
export const snapshotOf: (room: Room) => Snapshot = oncePerState((room) =>
  readBoard(room.shownBoard),
)

/** The same as JSON. */
export const jsonOf: (room: Room) => Uint8Array = oncePerState((room) =>
  new TextEncoder().encode(JSON.stringify(snapshotOf(room))),
)

/** The document in Yjs's second format: packed, a full board is little more than half as large. */
export const shortStateOf: (room: Room) => Uint8Array = oncePerState((room) =>
  Y.encodeStateAsUpdateV2(room.shown),
)
