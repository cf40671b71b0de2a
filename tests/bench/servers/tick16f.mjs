// The bare limit of gathering: what came within 16 ms goes out as one write per socket, every
// message in a frame of its own, framed once. Of presence the newest per sender. No document, no disk.
import { WebSocketServer } from 'ws'

const TICK_MS = 16
const AWARENESS = 1
const rooms = new Map()
const server = new WebSocketServer({ host: '127.0.0.1', port: Number(process.env.PORT) })

function serverFrame(message) {
  const { length } = message
  const extended = length < 126 ? 0 : length < 65_536 ? 2 : 8
  const frame = Buffer.allocUnsafe(2 + extended + length)
  frame[0] = 0x82
  frame[1] = extended === 0 ? length : extended === 2 ? 126 : 127
  if (extended === 2) frame.writeUInt16BE(length, 2)
  if (extended === 8) frame.writeBigUInt64BE(BigInt(length), 2)
  message.copy(frame, 2 + extended)
  return frame
}

class Room {
  sockets = new Set()
  #frames = []
  #presence = new Map()
  #timer

  hear(message, socket) {
    if (message[0] === AWARENESS) this.#presence.set(socket, serverFrame(message))
    else this.#frames.push(serverFrame(message))
    this.#timer ??= setTimeout(() => this.#flush(), TICK_MS)
  }

  #flush() {
    this.#timer = undefined
    const bytes = Buffer.concat([...this.#frames, ...this.#presence.values()])
    this.#frames = []
    this.#presence.clear()
    for (const socket of this.sockets) socket.write(bytes)
  }
}

server.on('connection', (socket, { url, socket: raw }) => {
  const room = rooms.get(url) ?? new Room()
  rooms.set(url, room)
  room.sockets.add(raw)
  socket.on('message', (message) => room.hear(message, raw))
  socket.on('close', () => room.sockets.delete(raw))
  socket.on('error', () => {})
})
