import { expect, test } from 'vitest'
import { WebSocket } from 'ws'
import type { Device } from '../../../client/sync/device.ts'
import { browserShelf } from '../../../client/sync/shelf.ts'
import type { World } from '../../../client/sync/world.ts'
import type { NoteId } from '../../../shared/board/ids.ts'
import { CLOSE } from '../../../shared/wire.ts'
import { live, post, sharedStorage, until } from './hall.ts'
import { onStage, opened, server } from './stage.ts'

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

/** A tab that wrote a note while away, and stays so until it is told to come back. */
async function awayWithNote() {
  const { storage, keys } = sharedStorage()
  const shelf = () => browserShelf(() => storage)
  let reaches = true
  class Socket extends WebSocket {
    constructor(url: string) {
      super(reaches ? url : 'ws://127.0.0.1:1')
    }
  }
  const { device, moment } = opened('participant', {
    shelf: shelf(),
    openCopy: numbered(2_000),
    WebSocket: Socket as unknown as World['WebSocket'],
  })
  await live(device)
  reaches = false
  server.cut()
  await isAway(device)
  device.perform(post('n1', '花を うえる'))
  const back = async () => {
    reaches = true
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
  expect(keys().filter((key) => key.includes('.op.'))).toEqual([])

  await back()
  expect(server.doc.getMap('notes').has(n1)).toBe(false)
  expect(device.state).toMatchObject({ board: { notes: [] }, returned: [] })
})

test('I1 a tab whose browser lost its storage meanwhile sends what it still has', async () => {
  const { back, storage } = await awayWithNote()
  storage.clear()
  await back()
  expect(server.doc.getMap('notes').has(n1)).toBe(true)
})
