import type { Duplex } from 'node:stream'
import type { WebSocket } from 'ws'
import { CLOSE } from '../../shared/wire.ts'
import type { Frame } from './frames.ts'
import type { Line } from './session.ts'

/** With so much unsent a socket gets no more of the board until it has taken that in. */
const FULL_BYTES = 262_144
/** One that reads so slowly all the same is closed; it comes back to one snapshot instead of a long queue. */
const MAX_UNSENT_BYTES = 8 * 1_048_576

/**
 * A session's line over a WebSocket. What goes to a whole hall is framed once and written to each
 * socket as it is: in a hall of 300 that is most of the server's work. Nothing is compressed or
 * streamed, so that ws itself writes whole frames at once, too, and none comes inside another.
 */
export function lineOf(socket: WebSocket, stream: Duplex): Line {
  const write = (bytes: Buffer) => {
    if (socket.readyState !== socket.OPEN) return
    if (stream.writableLength > MAX_UNSENT_BYTES) return socket.close(CLOSE.tryAgain, 'too slow')
    stream.write(bytes)
  }
  return {
    send: (frame) => write(frame.wire),
    sendAll: (frames) => write(inOnePiece(frames)),
    cork: () => stream.cork(),
    uncork: () => stream.uncork(),
    get isFull() {
      return stream.writableLength > FULL_BYTES
    },
    whenDrained: (run) => void stream.once('drain', run),
    close: (code, reason) => socket.close(code, reason),
  }
}

const pieces = new WeakMap<readonly Frame[], Buffer>()

/** Several frames one after the other; the same list for many is put together once. */
function inOnePiece(frames: readonly Frame[]): Buffer {
  const [only] = frames
  if (only && frames.length === 1) return only.wire
  const made = pieces.get(frames)
  if (made) return made
  const piece = Buffer.concat(frames.map(({ wire }) => wire))
  pieces.set(frames, piece)
  return piece
}
