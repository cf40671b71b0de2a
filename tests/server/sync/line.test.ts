import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Duplex } from 'node:stream'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { WebSocket, WebSocketServer } from 'ws'
import { framed, lineOf } from '../../../server/sync/line.ts'
import { CLOSE } from '../../../shared/wire.ts'

const LENGTHS = [1, 125, 126, 65_535, 65_536, 300_000]
const messageOf = (length: number) => new Uint8Array(length).map((_, at) => at % 251)

const server = createServer()
const sockets = new WebSocketServer({ noServer: true })
server.on('upgrade', (request, stream, head) => {
  sockets.handleUpgrade(request, stream, head, (socket) => {
    const line = lineOf(socket, stream)
    for (const length of LENGTHS) line.send(messageOf(length))
    line.close(CLOSE.restarting, 'that was all')
    line.send(messageOf(1))
  })
})
beforeAll(() => once(server.listen(0, '127.0.0.1'), 'listening'))
afterAll(() => void server.close())

test('each message arrives whole, in its own frame, before the close', async () => {
  const { port } = server.address() as AddressInfo
  const socket = new WebSocket(`ws://127.0.0.1:${port}`)
  const got: Buffer[] = []
  socket.on('message', (message: Buffer) => got.push(message))
  const [code] = await once(socket, 'close')
  expect(code).toBe(CLOSE.restarting)
  expect(got.map(({ length }) => length)).toEqual(LENGTHS)
  for (const message of got) expect(Buffer.compare(message, messageOf(message.length))).toBe(0)
})

test('a message is framed once for everybody', () => {
  const message = Uint8Array.of(0, 2, 1, 0)
  expect(framed(message)).toBe(framed(message))
})

test('I5: a socket that does not read is sent away before its queue fills the memory', () => {
  const closed: number[] = []
  const socket = { OPEN: 1, readyState: 1, close: (code: number) => closed.push(code) }
  const stuck = new Duplex({ read() {}, write() {}, highWaterMark: 1 })
  const line = lineOf(socket as unknown as WebSocket, stuck)
  const frame = new Uint8Array(1_000_000)
  for (let sent = 0; sent < 20 && closed.length === 0; sent++) line.send(frame)
  expect(closed).toEqual([CLOSE.tryAgain])
  expect(stuck.writableLength).toBeLessThan(10_000_000)
})
