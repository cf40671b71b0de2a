import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Duplex } from 'node:stream'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { WebSocket, WebSocketServer } from 'ws'
import { Frame } from '../../../server/sync/frames.ts'
import { lineOf } from '../../../server/sync/line.ts'
import { CLOSE } from '../../../shared/wire.ts'

const LENGTHS = [1, 125, 126, 65_535, 65_536, 300_000]
const messageOf = (length: number) => new Uint8Array(length).map((_, at) => at % 251)
/** The same in two pieces, as the server makes it. */
function frameOf(length: number) {
  const message = messageOf(length)
  return new Frame(message.subarray(0, 1), message.subarray(1))
}

const server = createServer()
const sockets = new WebSocketServer({ noServer: true })
server.on('upgrade', (request, stream, head) => {
  sockets.handleUpgrade(request, stream, head, (socket) => {
    const line = lineOf(socket, stream)
    for (const length of LENGTHS) line.send(frameOf(length))
    line.sendAll?.(LENGTHS.map(frameOf))
    line.sendAll?.([frameOf(1)])
    line.close(CLOSE.restarting, 'that was all')
    line.send(frameOf(1))
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
  expect(got.map(({ length }) => length)).toEqual([...LENGTHS, ...LENGTHS, 1])
  for (const message of got) expect(Buffer.compare(message, messageOf(message.length))).toBe(0)
})

test('a frame is its message and the header before it', () => {
  for (const length of LENGTHS) {
    const { message } = frameOf(length)
    expect(Buffer.compare(message, messageOf(length))).toBe(0)
  }
})

test('a list that goes to many is put together once', () => {
  const written: Buffer[] = []
  const stream = { write: (bytes: Buffer) => written.push(bytes), writableLength: 0 }
  const socket = { OPEN: 1, readyState: 1 }
  const line = lineOf(socket as unknown as WebSocket, stream as unknown as Duplex)
  const list = [frameOf(3), frameOf(4)]
  line.sendAll?.(list)
  line.sendAll?.(list)
  expect(written).toHaveLength(2)
  expect(written[0]).toBe(written[1])
})

test('I5: a socket that does not read is sent away before its queue fills the memory', () => {
  const closed: number[] = []
  const socket = { OPEN: 1, readyState: 1, close: (code: number) => closed.push(code) }
  const stuck = new Duplex({ read() {}, write() {}, highWaterMark: 1 })
  const line = lineOf(socket as unknown as WebSocket, stuck)
  const frame = frameOf(1_000_000)
  for (let sent = 0; sent < 20 && closed.length === 0; sent++) line.send(frame)
  expect(closed).toEqual([CLOSE.tryAgain])
  expect(stuck.writableLength).toBeLessThan(10_000_000)
})
