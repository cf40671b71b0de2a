import { setTimeout as wait } from 'node:timers/promises'
import { clientFrame, Line } from './line.mjs'
import { nowUs } from './mark.mjs'
import { textsIn } from './notes.mjs'
import * as Y from './yjs.mjs'

const APPLY_EVERY_MS = 15
/** A server that answered before it had loaded is asked again. */
const ASK_EVERY_MS = 2_500

/**
 * Joins a room as a new device and reads until it has `notes` notes, or for `withinMs`.
 * Times are those of the wire, in ms since the connection was begun: `firstMs` of the first
 * SyncStep2, `wholeMs` of the frame that completed the board. Applying happens off the clock.
 */
export async function readRoom(
  wire,
  { room, url },
  { notes = Number.POSITIVE_INFINITY, withinMs = 30_000 },
) {
  const doc = new Y.Doc()
  const start = nowUs()
  const ms = () => (nowUs() - start) / 1000
  const came = []
  const result = { firstMs: undefined, wholeMs: undefined, boardBytes: 0, bytes: 0, doc }
  const line = new Line(url, {
    onOpen: (opened) => {
      for (const bytes of wire.hello(room)) opened.send(clientFrame(bytes))
    },
    onFrame: (_line, length, payload) => {
      const update = wire.updateIn(payload)
      if (!update) return
      if (wire.isStep2(payload)) result.firstMs ??= ms()
      result.boardBytes += length
      came.push({ at: ms(), update })
    },
  })
  line.keepBytes = Number.POSITIVE_INFINITY
  let askAt = ASK_EVERY_MS
  while (result.wholeMs === undefined && ms() < withinMs && !line.closed) {
    await wait(APPLY_EVERY_MS)
    if (ms() > askAt) {
      line.send(clientFrame(wire.askForAll(room)))
      askAt += ASK_EVERY_MS
    }
    const last = came.at(-1)
    if (!last) continue
    doc.transact(() => {
      for (const { update } of came.splice(0)) Y.applyUpdate(doc, update)
    })
    if (textsIn(doc).length >= notes) result.wholeMs = last.at
  }
  result.bytes = line.bytes
  line.close()
  return result
}
