import * as Y from 'yjs'
import { openBoard } from '../../shared/board/document.ts'
import type { SeatId } from '../../shared/board/ids.ts'

/**
 * Whether a device's document is of an epoch of this board that is no more: it has something of the
 * board that is not its own, and lacks the write by which this epoch began.
 * @param vector the device's state vector
 * @param seatOf whose a Yjs client id is
 */
export function isOfAnotherEpoch(
  doc: Y.Doc,
  vector: Uint8Array,
  seat: SeatId,
  seatOf: (client: number) => SeatId | undefined,
): boolean {
  const begin = openBoard(doc).root('board')._map.get('epoch')?.id
  const has = Y.decodeStateVector(vector)
  if (!begin || (has.get(begin.client) ?? 0) > begin.clock) return false
  return [...has.keys()].some((client) => {
    const owner = seatOf(client)
    // A board that was written anew has none of the ids that wrote it before; they are known all the same.
    return owner === undefined ? doc.store.clients.has(client) : owner !== seat
  })
}

/** Of a device that has nothing yet. */
export const isEmptyVector = (vector: Uint8Array) => vector.length === 1 && vector[0] === 0
