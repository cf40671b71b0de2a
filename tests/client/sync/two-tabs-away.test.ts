import { expect, test } from 'vitest'
import { WebSocket } from 'ws'
import * as Y from 'yjs'
import type { Device } from '../../../client/sync/device.ts'
import { DeviceStorage } from '../../../client/sync/device-storage.ts'
import type { World } from '../../../client/sync/world.ts'
import type { NoteId } from '../../../shared/board/ids.ts'
import { CLOSE } from '../../../shared/wire.ts'
import { live, post, rewrite, sharedStorage, textOf, until } from './hall.ts'
import { cutOff, onStage, opened, rowText, server } from './stage.ts'

onStage()

const n1 = 'n1' as NoteId

const isAway = (device: Device) => until(device, ({ connection }) => connection.state === 'away')

/** Of two that did not see each other the write of the higher client id stands: no chance here. */
const numbered = (client: number): World['openCopy'] => {
  let next = client
  return async (_, doc) => {
    doc.clientID = next++
    return undefined
  }
}

/** A network of one tab's own, that lets its sockets through or not. */
function gate() {
  const way = { open: true }
  class Socket extends WebSocket {
    constructor(url: string) {
      super(way.open ? url : 'ws://127.0.0.1:1')
    }
  }
  return { way, WebSocket: Socket as unknown as World['WebSocket'] }
}

const nothingWaits = (keys: readonly string[]) =>
  expect(keys.filter((key) => key.includes('.op.'))).toEqual([])

/** A tab that wrote a note while away, and stays so until it is told to come back. */
async function awayWithNote() {
  const { storage, keys } = sharedStorage()
  const shelf = () => new DeviceStorage(() => storage)
  const { way, WebSocket } = gate()
  const { device, moment } = opened('participant', {
    shelf: shelf(),
    openCopy: numbered(2_000),
    WebSocket,
  })
  await live(device)
  way.open = false
  server.cut()
  await isAway(device)
  device.perform(post('n1', '花を うえる'))
  const back = async () => {
    way.open = true
    moment('online')
    await live(device)
  }
  return { device, back, shelf, storage, keys }
}

test('I3 a note withdrawn in another tab, which did both anew, does not come back from this one', async () => {
  const { device, back, shelf, keys } = await awayWithNote()
  server.shut = CLOSE.tryAgain
  const { device: other, moment } = opened('participant', {
    shelf: shelf(),
    openCopy: numbered(1_000),
    chance: (bytes) => bytes.fill(7),
  })
  await until(other, ({ board }) => board.notes.length === 1)
  await isAway(other)
  other.perform({ verb: 'notes.withdraw', note: n1 })
  let times = 0
  server.judge = () => (times++ === 0 ? { reason: 'incomplete' } : undefined)
  server.shut = undefined
  moment('online')
  await live(other)
  nothingWaits(keys())

  await back()
  expect(server.doc.getMap('notes').has(n1)).toBe(false)
  expect(device.state).toMatchObject({ board: { notes: [] }, givenBack: [] })
})

test('words taken out in one tab do not come back from another that had them of the stored copy', async () => {
  const { storage, keys } = sharedStorage()
  const shelf = new DeviceStorage(() => storage)
  const { way, WebSocket } = gate()
  way.open = false
  let first: Y.Doc | undefined
  const openCopy: World['openCopy'] = async (_, doc) => {
    first ??= doc
    return undefined
  }
  const writes = opened('staff', { shelf, openCopy }).device
  await live(writes)
  await cutOff(writes)
  writes.perform(rewrite('見守りを する。毎日'))
  const other = opened('staff', {
    shelf,
    WebSocket,
    openCopy: async (_, doc) => {
      if (first) Y.applyUpdate(doc, Y.encodeStateAsUpdate(first))
      return { filled: true, close: () => {}, discard: () => {} }
    },
  })
  await until(other.device, () => textOf(other.device) === '見守りを する。毎日')
  writes.undo()

  // The document in which they were taken out is given up for something else.
  let refuses = true
  server.judge = () => {
    if (!refuses) return undefined
    refuses = false
    return { reason: 'not-yours', entry: 'notes/n9' }
  }
  server.shut = undefined
  await live(writes)
  expect(refuses).toBe(false)
  nothingWaits(keys())

  way.open = true
  other.moment('online')
  await live(other.device)
  expect(rowText()).toBe('見守りを する')
  expect(textOf(other.device)).toBe('見守りを する')
})

test('I1 a tab whose browser lost its storage meanwhile sends what it still has', async () => {
  const { back, storage } = await awayWithNote()
  storage.clear()
  await back()
  expect(server.doc.getMap('notes').has(n1)).toBe(true)
})
