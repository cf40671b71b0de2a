// A WebSocket client that costs the generator as little as it can: one read buffer for all lines,
// frames built beforehand, payloads looked at only where somebody wants them.
import { randomBytes } from 'node:crypto'
import { connect } from 'node:net'

const READ_BUFFER = Buffer.allocUnsafe(1 << 20)
export const OPCODE = { text: 1, binary: 2, close: 8, ping: 9, pong: 10 }

/** A complete client frame. Its mask is zero, so that bytes can be changed in place later. */
export function clientFrame(payload, opcode = OPCODE.binary) {
  const { length } = payload
  const extended = length < 126 ? 0 : length < 65_536 ? 2 : 8
  const frame = Buffer.alloc(2 + extended + 4 + length)
  frame[0] = 0x80 | opcode
  frame[1] = 0x80 | (extended === 0 ? length : extended === 2 ? 126 : 127)
  if (extended === 2) frame.writeUInt16BE(length, 2)
  if (extended === 8) frame.writeBigUInt64BE(BigInt(length), 2)
  frame.set(payload, 2 + extended + 4)
  return frame
}

const NOTHING = Buffer.alloc(0)
const MAX_CONTROL_BYTES = 125
const PONG = clientFrame(NOTHING, OPCODE.pong)

export class Line {
  #socket
  #hooks
  #handshake = ''
  /** A frame's header that a packet's border cut. */
  #cut
  #opcode = 0
  #length = 0
  #left = 0
  #kept = []
  #keptBytes = 0
  /** How much of each frame's payload `onFrame` gets. */
  keepBytes = 64
  open = false
  closed = false
  closeCode
  bytes = 0
  frames = 0

  /**
   * @param hooks onOpen(line), onBytes(line, bytes) for everything after the handshake,
   *   onFrame(line, length, kept) for each data frame, onClose(line)
   */
  constructor(url, hooks = {}) {
    const { hostname, port, pathname, search, host } = new URL(url)
    this.#hooks = hooks
    this.#socket = connect({
      host: hostname,
      port: Number(port),
      noDelay: true,
      onread: {
        buffer: READ_BUFFER,
        callback: (count, buffer) => {
          this.#read(buffer.subarray(0, count))
          return true
        },
      },
    })
    this.#socket.on('error', (error) => {
      this.error = error.code ?? error.message
    })
    this.#socket.on('close', () => {
      this.open = false
      if (this.closed) return
      this.closed = true
      hooks.onClose?.(this)
    })
    const key = randomBytes(16).toString('base64')
    this.#socket.write(
      `GET ${pathname}${search} HTTP/1.1\r\nHost: ${host}\r\nConnection: Upgrade\r\n` +
        `Upgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: ${key}\r\n\r\n`,
    )
  }

  /** @param frame built by `clientFrame` */
  send(frame) {
    if (!this.closed) this.#socket.write(frame)
  }

  /** Stops reading, as a phone in a tunnel does. */
  stall() {
    this.#socket.pause()
  }

  close() {
    this.closed = true
    this.open = false
    this.#socket.destroy()
  }

  #read(bytes) {
    const frames = this.open ? bytes : this.#shake(bytes)
    if (!frames || frames.length === 0) return
    this.bytes += frames.length
    this.#hooks.onBytes?.(this, frames)
    this.#walk(frames)
  }

  #shake(bytes) {
    this.#handshake += bytes.toString('latin1')
    const end = this.#handshake.indexOf('\r\n\r\n')
    if (end < 0) return undefined
    if (!this.#handshake.startsWith('HTTP/1.1 101')) {
      this.error = this.#handshake.slice(0, this.#handshake.indexOf('\r\n'))
      this.#socket.destroy()
      return undefined
    }
    this.open = true
    this.#hooks.onOpen?.(this)
    return Buffer.from(this.#handshake.slice(end + 4), 'latin1')
  }

  #walk(packet) {
    const bytes = this.#cut ? Buffer.concat([this.#cut, packet]) : packet
    this.#cut = undefined
    let at = 0
    while (at < bytes.length) {
      if (this.#left > 0) {
        const here = Math.min(this.#left, bytes.length - at)
        this.#keep(bytes.subarray(at, at + here))
        at += here
        this.#left -= here
        if (this.#left > 0) return
        this.#end()
        continue
      }
      const size = headerSize(bytes, at)
      if (at + size > bytes.length) {
        this.#cut = Buffer.from(bytes.subarray(at))
        return
      }
      this.#opcode = bytes[at] & 15
      this.#length = payloadLength(bytes, at, size)
      this.#left = this.#length
      at += size
      if (this.#length === 0) this.#end()
    }
  }

  #keep(part) {
    const limit = this.#opcode >= OPCODE.close ? MAX_CONTROL_BYTES : this.keepBytes
    const wanted = Math.min(part.length, limit - this.#keptBytes)
    if (wanted <= 0) return
    this.#kept.push(Buffer.from(part.subarray(0, wanted)))
    this.#keptBytes += wanted
  }

  #end() {
    const length = this.#length
    const kept = this.#takeKept()
    this.#length = 0
    this.frames++
    if (this.#opcode === OPCODE.ping) return this.send(PONG)
    if (this.#opcode === OPCODE.close) {
      this.closeCode = kept.length >= 2 ? kept.readUInt16BE(0) : 1005
      this.#socket.end()
      return
    }
    this.#hooks.onFrame?.(this, length, kept)
  }

  #takeKept() {
    if (this.#keptBytes === 0) return NOTHING
    const kept = this.#kept.length === 1 ? this.#kept[0] : Buffer.concat(this.#kept)
    this.#kept = []
    this.#keptBytes = 0
    return kept
  }
}

/** Two bytes say how long a header is; a cut before them asks for two. */
function headerSize(bytes, at) {
  const length = bytes[at + 1] & 127
  return length === 126 ? 4 : length === 127 ? 10 : 2
}

function payloadLength(bytes, at, size) {
  if (size === 2) return bytes[at + 1]
  return size === 4 ? bytes.readUInt16BE(at + 2) : Number(bytes.readBigUInt64BE(at + 2))
}
