// How a device comes into a room. Each way calls `opened` with its line, then `came` with the bytes it
// received when the whole board is there, or `failed`.
import { brotliDecompressSync } from 'node:zlib'
import { clientFrame, Line } from './line.mjs'
import { getPacked } from './packed.mjs'
import * as Y from './yjs.mjs'

/** Whoever has nearly so many bytes as the whole board takes has the whole board. */
const NEARLY = 0.9

/** As any client comes: by the socket alone. */
export function bySocket(wire, { room, url }, { wholeBytes, opened, came, failed }) {
  let received = 0
  const isThere = (length) => {
    received += length
    return received >= wholeBytes * NEARLY
  }
  opened(until(url, wire.hello(room), isThere, { came: () => came(received), failed }))
}

/**
 * As our own client comes: the packed state by HTTP, then the socket for what it lacks. A phone
 * unpacks for itself; here it is done once, and the others' bytes must be the same.
 */
export function byHttp() {
  let first
  const vectorOf = (packed) => {
    first ??= { packed, vector: Y.encodeStateVectorFromUpdateV2(brotliDecompressSync(packed)) }
    if (!first.packed.equals(packed)) throw new Error('two states')
    return first.vector
  }
  return async (wire, { url }, { opened, came, failed }) => {
    try {
      const packed = await getPacked(url)
      const greeting = wire.helloWith(vectorOf(packed))
      const isThere = (_length, head) => wire.isStep2(head)
      opened(until(url, greeting, isThere, { came: () => came(packed.length), failed }))
    } catch {
      failed()
    }
  }
}

/** A line that greets and reads until `isThere`. */
const until = (url, greeting, isThere, { came, failed }) =>
  new Line(url, {
    onOpen: (line) => {
      for (const message of greeting) line.send(clientFrame(message))
    },
    onFrame: (line, length, head) => {
      if (line.keepBytes === 0 || !isThere(length, head)) return
      line.keepBytes = 0
      came()
    },
    onClose: (line) => {
      if (line.keepBytes > 0) failed()
    },
  })
