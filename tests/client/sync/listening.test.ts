import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import * as Y from 'yjs'
import { DeviceStorage } from '../../../client/sync/device-storage.ts'
import { listening } from '../../../client/sync/listening.ts'
import { openDevice } from '../../../client/sync/open-device.ts'
import type { Copy, World } from '../../../client/sync/world.ts'
import type { BoardId } from '../../../shared/board/ids.ts'
import { CLOSE } from '../../../shared/wire.ts'
import { fakeSockets } from './fake-sockets.ts'
import { furnish, live, post, rewrite, seatOf, sharedStorage, until } from './hall.ts'
import { cutOff, onStage, opened, server } from './stage.ts'

// Phones and the wall hear the document; what their people do is said in commands.

onStage()

/** A stored copy with something in it that the server lacks. */
const copyWith =
  (fill: (doc: Y.Doc) => void): World['openCopy'] =>
  async (_, doc) => {
    fill(doc)
    return { filled: true, close: () => {}, discard: () => {} }
  }

const isNothing = (update: Uint8Array) => {
  const { structs, ds } = Y.decodeUpdate(update)
  return structs.length === 0 && ds.clients.size === 0
}

test.each(['participant', 'screen'] as const)(
  'whatever stands in the document of a %s, nothing of it is sent',
  async (role) => {
    let held: Y.Doc | undefined
    const { device } = opened(role, {
      openCopy: copyWith((doc) => {
        held = doc
        doc.getMap('rows').set('stray', new Y.Map())
      }),
    })
    await live(device)
    held?.getMap('rows').set('another', new Y.Map())
    await cutOff(device)
    server.shut = undefined
    await live(device)
    expect(held?.getMap('rows').has('another')).toBe(true)
    expect(server.received.filter((update) => !isNothing(update))).toEqual([])
    expect([...server.doc.getMap('rows').keys()]).toEqual(['r1'])
  },
)

test('a phone writes no plan', async () => {
  const { device } = opened('participant')
  await live(device)
  expect(() => device.perform(rewrite('水を やる'))).toThrow('not written here')
  expect(device.state).toMatchObject({ canUndo: false, canRedo: false, givenBack: [] })
})

test('a refused note comes back, and the document stays as it is', async () => {
  const { device } = opened('participant')
  await live(device)
  server.deny = ({ id }) => (id ? 'locked' : undefined)
  device.perform(post('n1', '花を うえる'))
  await until(device, ({ givenBack }) => givenBack.length > 0)
  expect(device.state.givenBack).toMatchObject([{ reason: 'locked', text: '花を うえる' }])
  expect(device.state.connection.state).toBe('live')
  expect(server.joined).toHaveLength(1)
})

test('turned away without a reason it comes again with the board in sight', async () => {
  const { device } = opened('participant')
  await live(device)
  const titles = new Set<unknown>()
  device.subscribe(() => titles.add(device.state.board.board.title))
  server.cut(CLOSE.malformed)
  await until(device, ({ connection }) => connection.state === 'away')
  await live(device)
  expect(server.joined).toHaveLength(2)
  expect([...titles]).toEqual(['計画'])
})

test('where the door stays shut it is over', async () => {
  const { device } = opened('participant')
  await live(device)
  server.shut = CLOSE.notAllowed
  server.cut(CLOSE.notAllowed)
  await until(device, ({ connection }) => connection.state === 'ended')
  expect(device.state.connection).toEqual({ state: 'ended', why: 'closed' })
})

test('of another epoch nothing is kept, the board stays in sight, and own words are said again', async () => {
  const { storage } = sharedStorage()
  const copies: string[] = []
  const openCopy: World['openCopy'] = async (name) => {
    copies.push(`open ${name}`)
    const copy: Copy = {
      filled: false,
      close: () => {},
      discard: () => copies.push(`discard ${name}`),
    }
    return copy
  }
  const { device } = opened('participant', { shelf: new DeviceStorage(() => storage), openCopy })
  await live(device)
  device.perform(post('n1', '花を うえる'))
  await live(device)
  const seen = new Set<unknown>()
  device.subscribe(() => seen.add(device.state.board.board.title))
  const doc = new Y.Doc()
  furnish(doc)
  server.restore('second', doc)
  await until(device, ({ connection }) => connection.state === 'away')
  await live(device)
  await until(device, ({ board }) => board.notes.length === 1)
  expect(doc.getMap('notes').has('n1')).toBe(true)
  expect([...seen]).toEqual(['計画'])
  const name = (epoch: string) =>
    `yoriai.b1.participant.seat-participant.${epoch}.${/(\d+\.\d+)$/.exec(copies[0] ?? '')?.[1]}`
  expect(copies).toEqual([
    `open ${name('first')}`,
    `discard ${name('first')}`,
    `open ${name('second')}`,
  ])
})

test('a copy that opens after the epoch has changed is dropped as well', async () => {
  let open = (_: Copy) => {}
  const discarded: string[] = []
  const { device } = opened('participant', {
    openCopy: (name) =>
      new Promise((resolve) => {
        if (!name.includes('.first.')) return resolve(undefined)
        open = resolve
      }),
    fetchState: async () => Y.encodeStateAsUpdate(server.doc),
    // The stored copy is not waited for.
    later: (ms, run) => {
      const timer = setTimeout(run, ms === 250 ? 0 : ms)
      return () => clearTimeout(timer)
    },
  })
  await live(device)
  const doc = new Y.Doc()
  furnish(doc)
  server.restore('second', doc)
  await until(device, ({ connection }) => connection.state === 'away')
  await live(device)
  const copy: Copy = { filled: true, close: () => {}, discard: () => discarded.push('first') }
  open(copy)
  await expect.poll(() => discarded).toEqual(['first'])
})

test('the program of 0.1.0 left a note and a change of the plan: the note is said, the rest stays', async () => {
  const { storage, keys } = sharedStorage()
  const prefix = 'yoriai.b1.participant.seat-participant.'
  const left = { typed: [], refusals: 0, before: null, epoch: 'first', anew: false, update: '' }
  const entry = (id: string, operation: object) =>
    storage.setItem(`${prefix}op.${id}`, JSON.stringify({ ...left, id, order: 1, operation }))
  entry('one', post('n1', '花を うえる'))
  entry('two', rewrite('水を やる'))
  const { device } = opened('participant', { shelf: new DeviceStorage(() => storage) })
  await live(device)
  expect(server.doc.getMap('notes').has('n1')).toBe(true)
  expect(keys().filter((key) => key.includes('.op.'))).toEqual([`${prefix}op.two`])
})

beforeEach(() => vi.useRealTimers())
afterEach(() => vi.useRealTimers())

test('a server that has gone silent is given up, and asked anew', async () => {
  vi.useFakeTimers()
  const { WebSocket, network } = fakeSockets(server)
  const { world } = opened('participant')
  const device = openDevice(
    { board: 'b1' as BoardId, seat: seatOf('participant'), epoch: 'first' },
    listening,
    { ...world, WebSocket },
  )
  await vi.advanceTimersByTimeAsync(1_000)
  expect(device.state.connection.state).toBe('live')
  network.up = false
  await vi.advanceTimersByTimeAsync(31_000)
  expect(device.state.connection.state).toBe('away')
  network.up = true
  await vi.advanceTimersByTimeAsync(20_000)
  expect(device.state.connection.state).toBe('live')
  device.destroy()
})
