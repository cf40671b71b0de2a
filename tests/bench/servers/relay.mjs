// The bare limit of sending at once: every message goes to everybody in the room as it comes.
// No document, no disk.
import { WebSocketServer } from 'ws'

const rooms = new Map()
const server = new WebSocketServer({ host: '127.0.0.1', port: Number(process.env.PORT) })

server.on('connection', (socket, { url }) => {
  const room = rooms.get(url) ?? new Set()
  rooms.set(url, room.add(socket))
  socket.on('message', (message) => {
    for (const other of room) other.send(message)
  })
  socket.on('close', () => room.delete(socket))
  socket.on('error', () => {})
})
