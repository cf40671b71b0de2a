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
    send: (frame) => write(framed(frame)),
    sendAll: (frames) => write(framedAll(frames)),
    cork: () => stream.cork(),
    uncork: () => stream.uncork(),
    get isFull() {
      return stream.writableLength > FULL_BYTES
    },
    whenDrained: (run) => void stream.once('drain', run),
    close: (code, reason) => socket.close(code, reason),
  }
}

const known = new WeakMap<Frame | readonly Frame[], Buffer>()

/** Messages in a frame each, as one piece of bytes. */
function framedAll(messages: readonly Frame[]): Buffer {
  const [only] = messages
  if (only && messages.length === 1) return framed(only)
  const made = known.get(messages)
  if (made) return made
  const frames = Buffer.concat(messages.flatMap((message) => [header(message.length), message]))
  known.set(messages, frames)
  return frames
}

/** The message as one binary WebSocket frame (RFC 6455, 5.2), made once however many get it. */
export function framed(message: Frame): Buffer {
  const made = known.get(message)
  if (made) return made
  const frame = Buffer.concat([header(message.length), message])
  known.set(message, frame)
  return frame
}

const BINARY = 0x82

function header(length: number): Buffer {
  if (length < 126) return Buffer.of(BINARY, length)
  const extended = Buffer.alloc(length < 65_536 ? 4 : 10)
  extended[0] = BINARY
  extended[1] = length < 65_536 ? 126 : 127
  if (length < 65_536) extended.writeUInt16BE(length, 2)
  else extended.writeBigUInt64BE(BigInt(length), 2)
  return extended
}
