import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { backoff } from '../../../client/sync/backoff.ts'
import type { Device } from '../../../client/sync/device.ts'
import type { World } from '../../../client/sync/world.ts'
import { openBoard } from '../../../shared/board/document.ts'
import { perform } from '../../../shared/board/operations.ts'
import type { Role } from '../../../shared/board/roles.ts'
import { CLOSE, MESSAGE } from '../../../shared/wire.ts'
import { fakeSockets } from './fake-sockets.ts'
import { furnish, open, post, rewrite, textOf } from './hall.ts'
import { SmallServer } from './small-server.ts'

let server: SmallServer
let devices: Device[]
let sockets: ReturnType<typeof fakeSockets>

beforeEach(() => {
  vi.useFakeTimers()
  server = new SmallServer()
  furnish(server.doc)
  sockets = fakeSockets(server)
  devices = []
})

afterEach(() => {
  for (const device of devices) device.destroy()
  vi.useRealTimers()
})

const pass = (ms: number) => vi.advanceTimersByTimeAsync(ms)

const opened = async (role: Role, changes: Partial<World> = {}) => {
  const made = open(server, role, { WebSocket: sockets.WebSocket, syncUrl: 'ws://x', ...changes })
  devices.push(made.device)
  await pass(500)
  return made
}

const stateOf = (device: Device) => device.state.connection.state

test('typing through a link that breaks every 400 ms loses nothing and is never refused', async () => {
  const { device } = await opened('staff', { random: () => 0.05 })
  let text = '見守りを する'
  for (const [at, sign] of [
    ...'あさひの まちで まいにち こえを かけあう みんなの なかま',
  ].entries()) {
    text += sign
    device.perform(rewrite(text))
    await pass(100)
    if (at % 4 === 3) server.cut()
    if (at === 10) perform(openBoard(server.doc), { verb: 'board.set', patch: { title: '別の題' } })
  }
  await pass(5_000)
  expect(device.state.allSaved).toBe(true)
  expect(textOf(device)).toBe(text)
  expect(server.doc.getMap('rows').toJSON()).toMatchObject({ r1: { text } })
  expect(sockets.network.opened).toBeGreaterThan(5)
})

test('ten minutes asleep: right within 3 s of waking, though the socket says it is open', async () => {
  const { device, moment } = await opened('participant')
  expect(stateOf(device)).toBe('live')
  sockets.network.up = false
  // A phone that sleeps runs no timers: only the clock goes on.
  vi.setSystemTime(Date.now() + 600_000)
  sockets.network.up = true
  perform(openBoard(server.doc), { verb: 'board.set', patch: { title: 'あたらしい題' } })
  sockets.network.up = false
  await pass(10)
  sockets.network.up = true
  expect(device.state.board.board.title).toBe('計画')
  moment('shown')
  await pass(1_000)
  expect(stateOf(device)).toBe('live')
  expect(device.state.board.board.title).toBe('あたらしい題')
})

test('a short look away: the open link is asked, and replaced when nothing comes back', async () => {
  const { device, moment } = await opened('participant')
  await pass(10_000)
  const before = sockets.network.opened
  moment('shown')
  await pass(2_000)
  expect(sockets.network.opened).toBe(before)
  sockets.network.up = false
  await pass(5_000)
  moment('shown')
  await pass(1_400)
  sockets.network.up = true
  await pass(200)
  expect(sockets.network.opened).toBe(before + 1)
  expect(stateOf(device)).toBe('live')
})

test('words without a receipt make the link suspect: it is asked and replaced', async () => {
  const { device } = await opened('participant')
  sockets.network.up = false
  device.perform(post('n1', '花を うえる'))
  await pass(5_450)
  expect(stateOf(device)).toBe('live')
  sockets.network.up = true
  await pass(500)
  expect(device.state.allSaved).toBe(true)
  expect(server.doc.getMap('notes').has('n1')).toBe(true)
})

test('a link that lives but never gives a receipt is replaced in the end', async () => {
  const { device } = await opened('participant')
  sockets.network.up = false
  device.perform(post('n1', '花を うえる'))
  await pass(1_000)
  sockets.network.up = true
  await pass(5_000)
  expect(device.state.allSaved).toBe(false)
  expect(sockets.network.opened).toBe(1)
  await pass(10_000)
  expect(device.state.allSaved).toBe(true)
})

test('a socket that never opens is given up and tried again', async () => {
  sockets.network.up = false
  const { device } = await opened('participant')
  expect(stateOf(device)).toBe('joining')
  await pass(3_000)
  expect(stateOf(device)).toBe('away')
  await pass(6_000)
  sockets.network.up = true
  await pass(1_000)
  expect(stateOf(device)).toBe('live')
})

test('the network is back: this device waits its share of a second, another its own', async () => {
  const { device, moment } = await opened('participant', { random: () => 0.9 })
  server.shut = CLOSE.tryAgain
  server.cut()
  await pass(60_000)
  server.shut = undefined
  const before = sockets.network.opened
  moment('online')
  await pass(850)
  expect(sockets.network.opened).toBe(before)
  await pass(150)
  expect(sockets.network.opened).toBe(before + 1)
  expect(stateOf(device)).toBe('live')
})

test('waits between tries are anywhere below a bound that doubles', () => {
  expect(backoff(0, () => 0)).toBe(0)
  expect(backoff(0, () => 1)).toBe(1_000)
  expect(backoff(3, () => 0.5)).toBe(4_000)
  expect(backoff(40, () => 1)).toBe(10_000)
})

test('everything that the server says beside the document is shown', async () => {
  const { device } = await opened('staff')
  server.say(MESSAGE.here, { people: 12, tables: { 1: 5, 2: 6 } })
  server.say(MESSAGE.mine, { all: false, notes: ['n7'] })
  await pass(100)
  expect(device.state.here).toEqual({ people: 12, tables: { 1: 5, 2: 6 } })
  expect([...device.state.mine]).toEqual(['n7'])
  expect(Math.abs(device.state.clockOffsetMs)).toBeLessThan(100)
  expect(server.joined[0]?.writes).toBe(1)
})

test('I4 no awareness leaves a participant, and none on the id of what it writes', async () => {
  const heard: number[] = []
  const { hear } = server
  server.hear = (line, bytes) => {
    heard.push(bytes[0] ?? -1)
    hear.call(server, line, bytes)
  }
  const { device } = await opened('participant')
  device.point('notes/n1/text')
  device.perform(post('n1', '花を うえる'))
  await pass(20_000)
  server.cut()
  await pass(5_000)
  expect(device.state.allSaved).toBe(true)
  expect(heard).not.toContain(MESSAGE.awareness)
})

test('staff see where others work, at most five times a second, and nobody when away', async () => {
  const { device: one } = await opened('staff')
  const { device: two } = await opened('staff')
  // The real server stamps the role.
  const { hear } = server
  let pointed = 0
  server.hear = (line, bytes) => {
    if (bytes[0] !== MESSAGE.awareness) return hear.call(server, line, bytes)
    pointed++
    const stamped = new TextDecoder('latin1').decode(bytes)
    const at = stamped.indexOf('{')
    if (at < 0) return hear.call(server, line, bytes)
    const state = JSON.stringify({ ...JSON.parse(stamped.slice(at)), role: 'staff' })
    const head = [...bytes.slice(0, at - 1)]
    const out = Uint8Array.from([...head, state.length, ...new TextEncoder().encode(state)])
    out[1] = out.length - 2
    hear.call(server, line, out)
  }
  for (let at = 0; at < 10; at++) {
    one.point(`rows/r${at}/text`)
    await pass(50)
  }
  await pass(300)
  expect(pointed).toBeLessThanOrEqual(4)
  expect(two.state.presence.map(({ role, place }) => [role, place])).toEqual([
    ['staff', 'rows/r9/text'],
  ])
  one.point(null)
  await pass(300)
  expect(two.state.presence).toEqual([])
  one.point('rows/r1/text')
  await pass(300)
  expect(two.state.presence).toHaveLength(1)
  server.shut = CLOSE.tryAgain
  server.cut()
  await pass(100)
  expect(two.state.presence).toEqual([])
})

test('a page that comes back with a socket that the browser closed connects at once', async () => {
  const { device, moment } = await opened('participant')
  const [line] = server.lines
  const socket = sockets.all.at(-1)
  if (!line || !socket) throw new Error('no connection')
  server.leave(line)
  socket.readyState = 3
  moment('shown')
  await pass(100)
  expect(sockets.network.opened).toBe(2)
  expect(stateOf(device)).toBe('live')
})

test('a page that is shown before its first state does not hurry the link', async () => {
  let give: (() => void) | undefined
  const { moment } = await opened('participant', {
    fetchState: () =>
      new Promise((resolve) => {
        give = () => resolve(undefined)
      }),
  })
  moment('shown')
  await pass(100)
  expect(sockets.network.opened).toBe(0)
  give?.()
  await pass(500)
  expect(sockets.network.opened).toBe(1)
})
