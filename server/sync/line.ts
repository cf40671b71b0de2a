import type { Duplex } from 'node:stream'
import type { WebSocket } from 'ws'
import { CLOSE } from '../../shared/wire.ts'
import type { Frame } from './frames.ts'
import type { Line } from './session.ts'

/** With so much unsent a socket gets no more of the board until it has taken that in. */
const FULL_BYTES = 262_144
/** One that reads so slowly all the same is closed; it comes back to one snapshot instead of a long queue. */
const MAX_UNSENT_BYTES = 8 * 1_048_576
/** Of a board larger than that, so much may wait behind it. */
const BEHIND_BOARD_BYTES = 1_048_576
/** What is larger is not put together once more for one write: a board has one copy. */
const MOST_IN_ONE_PIECE = 1_048_576

/**
 * A session's line over a WebSocket. What goes to a whole hall is framed once and written to each
 * socket as it is: in a hall of 300 that is most of the server's work. Nothing is compressed or
 * streamed, so that ws itself writes whole frames at once, too, and none comes inside another.
 */
export function lineOf(socket: WebSocket, stream: Duplex): Line {
  let most = MAX_UNSENT_BYTES
  /** What begins on a free line may be as large as a board is: nobody is too slow for what was never sent. */
  const begin = (length: number) => {
    const isFree = stream.writableLength <= FULL_BYTES
    if (isFree) most = Math.max(MAX_UNSENT_BYTES, length + BEHIND_BOARD_BYTES)
  }
  const write = (bytes: Buffer) => {
    if (socket.readyState !== socket.OPEN) return
    if (stream.writableLength > most) return socket.close(CLOSE.tryAgain, 'too slow')
    stream.write(bytes)
  }
  return {
    send: ({ wire }) => {
      begin(wire.length)
      write(wire)
    },
    sendAll: (frames) => {
      const length = lengthOf(frames)
      begin(length)
      if (length <= MOST_IN_ONE_PIECE) return write(inOnePiece(frames))
      stream.cork()
      for (const { wire } of frames) write(wire)
      stream.uncork()
    },
    cork: () => stream.cork(),
    uncork: () => stream.uncork(),
    get isFull() {
      return stream.writableLength > FULL_BYTES
    },
    get unsent() {
      return stream.writableLength
    },
    whenDrained: (run) => void stream.once('drain', run),
    close: (code, reason) => socket.close(code, reason),
  }
}

export const lengthOf = (frames: readonly Frame[]) =>
  frames.reduce((sum, { wire }) => sum + wire.length, 0)

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
