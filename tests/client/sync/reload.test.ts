import { expect, test } from 'vitest'
import { WebSocket } from 'ws'
import * as Y from 'yjs'
import { DeviceStorage } from '../../../client/sync/device-storage.ts'
import { openBoard } from '../../../shared/board/document.ts'
import type { NoteId } from '../../../shared/board/ids.ts'
import { perform } from '../../../shared/board/operations.ts'
import type { Role } from '../../../shared/board/roles.ts'
import { CLOSE } from '../../../shared/wire.ts'
import { live, post, rewrite, sharedStorage, textOf, until } from './hall.ts'
import { memoryShelf } from './memory-shelf.ts'
import { cutOff, onStage, opened, rowText, server } from './stage.ts'

onStage()

/** Two tabs of one seat and one storage: the one that will go is cut off, the other is live. */
async function twoTabs(role: Role = 'participant') {
  const { storage, keys } = sharedStorage()
  const shelf = () => new DeviceStorage(() => storage)
  const goes = opened(role, { shelf: shelf() }).device
  await live(goes)
  await cutOff(goes)
  server.shut = undefined
  const stays = opened(role, { shelf: shelf(), chance: (bytes) => bytes.fill(7) }).device
  await live(stays)
  server.shut = CLOSE.tryAgain
  return { goes, stays, storage, keys }
}

test('what was written while away survives a reload and is saved by the next page', async () => {
  const { storage, keys } = sharedStorage()
  const shelf = () => new DeviceStorage(() => storage)
  const { device } = opened('participant', { shelf: shelf() })
  await live(device)
  await cutOff(device)
  device.perform(post('n1', '花を うえる'))
  device.perform({ verb: 'notes.edit', note: 'n1' as NoteId, text: '花を たくさん うえる' })
  device.destroy()

  server.shut = undefined
  const { device: again } = opened('participant', { shelf: shelf() })
  expect(again.state.allSaved).toBe(false)
  expect(again.state.mine.has('n1' as NoteId)).toBe(true)
  await live(again)
  expect(again.state.board.notes).toMatchObject([{ id: 'n1', text: '花を たくさん うえる' }])
  expect(server.doc.getMap('notes').toJSON()).toMatchObject({
    n1: { text: '花を たくさん うえる' },
  })
  expect(keys().filter((key) => key.includes('.say.'))).toEqual([])
})

test('I3 kept typing is put in exactly: what another wrote since stays, nothing is doubled', async () => {
  const { storage } = sharedStorage()
  const shelf = () => new DeviceStorage(() => storage)
  const { device } = opened('staff', { shelf: shelf() })
  await live(device)
  // The server has it on disk, but its receipt never comes.
  server.holding = true
  device.perform(rewrite('見守りを する。声かけも'))
  const { device: other } = opened('staff')
  await until(other, ({ board }) => board.rows[0]?.text === '見守りを する。声かけも')
  await cutOff(device)
  device.destroy()
  server.shut = undefined
  server.holding = false
  perform(openBoard(server.doc), rewrite('毎週、見守りを する'))

  const { device: again } = opened('staff', { shelf: shelf() })
  await live(again)
  expect(rowText()).toBe('毎週、見守りを する')
  expect(textOf(again)).toBe('毎週、見守りを する')
})

test('two tabs of one seat keep and deliver their own words, each once', async () => {
  const { storage, keys } = sharedStorage()
  const shelf = () => new DeviceStorage(() => storage)
  const one = opened('participant', { shelf: shelf() }).device
  const two = opened('participant', { shelf: shelf() }).device
  await Promise.all([live(one), live(two)])
  server.shut = CLOSE.tryAgain
  server.cut()
  await Promise.all(
    [one, two].map((device) => until(device, ({ connection }) => connection.state === 'away')),
  )
  one.perform(post('n1', 'いち'))
  two.perform(post('n2', 'に'))
  expect(keys().filter((key) => key.includes('.say.'))).toHaveLength(2)
  // A third tab finds both waiting and sends them too: the same writes, not new ones.
  const three = opened('participant', { shelf: shelf() }).device
  server.shut = undefined
  await Promise.all([live(one), live(two), live(three)])
  await until(one, ({ board }) => board.notes.length === 2)
  expect([...server.doc.getMap('notes').keys()].sort()).toEqual(['n1', 'n2'])
  expect(keys().filter((key) => key.includes('.say.'))).toEqual([])
})

test('a note taken back and brought back while another tab opens stays', async () => {
  const { storage } = sharedStorage()
  const shelf = () => new DeviceStorage(() => storage)
  const one = opened('scribe', { shelf: shelf() }).device
  await live(one)
  one.perform(post('n1', '花を うえる'))
  await until(one, ({ allSaved }) => allSaved)
  server.mine = ['n1']
  await cutOff(one)
  one.perform({ verb: 'notes.withdraw', note: 'n1' as NoteId })
  let open = (_: undefined) => {}
  const opening = new Promise<undefined>((resolve) => {
    open = resolve
  })
  // It has read what waits; the board it is still waiting for.
  const two = opened('scribe', { shelf: shelf(), fetchState: () => opening }).device
  one.undo()
  server.shut = undefined
  await until(one, ({ connection, allSaved }) => connection.state === 'live' && allSaved)
  open(undefined)
  await live(two)
  await until(two, ({ allSaved }) => allSaved)
  expect(two.state).toMatchObject({ board: { notes: [{ text: '花を うえる' }] }, givenBack: [] })
  expect(server.doc.getMap('notes').has('n1')).toBe(true)
})

test('what a tab left waiting when it was closed is sent by the tab that stays', async () => {
  const { storage, keys } = sharedStorage()
  const shelf = () => new DeviceStorage(() => storage)
  const stays = opened('participant', { shelf: shelf() }).device
  const goes = opened('participant', { shelf: shelf() }).device
  await Promise.all([live(stays), live(goes)])
  await Promise.all([cutOff(stays), cutOff(goes)])
  goes.perform(post('n1', '花を うえる'))
  goes.destroy()
  server.shut = undefined
  await until(stays, ({ board, allSaved }) => board.notes.length === 1 && allSaved)
  expect(server.doc.getMap('notes').has('n1')).toBe(true)
  expect(keys().filter((key) => key.includes('.say.'))).toEqual([])
})

test('a tab that stayed connected finds them at the next pulse of the server', async () => {
  const { goes, stays, keys } = await twoTabs()
  goes.perform(post('n1', '花を うえる'))
  goes.destroy()
  server.pulse()
  await until(stays, ({ board, allSaved }) => board.notes.length === 1 && allSaved)
  expect(server.doc.getMap('notes').has('n1')).toBe(true)
  expect(keys().filter((key) => key.includes('.say.'))).toEqual([])
})

test('a closed tab had typed on around another deed: both are taken over together', async () => {
  const { storage, keys } = sharedStorage()
  const shelf = () => new DeviceStorage(() => storage)
  const goes = opened('participant', { shelf: shelf() }).device
  await live(goes)
  goes.perform(post('n1', '花を'))
  await until(goes, ({ allSaved }) => allSaved)
  await cutOff(goes)
  server.shut = undefined
  const stays = opened('participant', { shelf: shelf(), chance: (bytes) => bytes.fill(7) }).device
  await live(stays)
  server.shut = CLOSE.tryAgain
  const n1 = 'n1' as NoteId
  goes.perform({ verb: 'notes.edit', note: n1, text: '花を うえ' })
  goes.perform(post('n2', '水を やる'))
  goes.perform({ verb: 'notes.edit', note: n1, text: '花を うえる' })
  goes.destroy()
  server.pulse()
  await until(stays, ({ board, allSaved }) => board.notes.length === 2 && allSaved)
  expect(server.doc.getMap('notes').toJSON()).toMatchObject({ n1: { text: '花を うえる' } })
  expect(keys().filter((key) => key.includes('.say.'))).toEqual([])
})

test('a closed tab’s note is one’s own before the server says so: its words do not come back', async () => {
  const { goes, stays, keys } = await twoTabs('scribe')
  const n1 = 'n1' as NoteId
  goes.perform(post('n1', '花を'))
  goes.perform({ verb: 'notes.edit', note: n1, text: '花を うえる' })
  goes.perform({ verb: 'notes.withdraw', note: n1 })
  goes.undo()
  goes.destroy()
  server.pulse()
  await until(stays, ({ board, allSaved }) => board.notes.length === 1 && allSaved)
  expect(stays.state).toMatchObject({ board: { notes: [{ text: '花を うえる' }] }, givenBack: [] })
  expect(stays.state.mine).toContain('n1')
  expect(keys().filter((key) => key.includes('.say.'))).toEqual([])
})

test('a note that another tab said and had answered is not said again by one that was away', async () => {
  const { storage } = sharedStorage()
  const shelf = () => new DeviceStorage(() => storage)
  const one = opened('participant', { shelf: shelf() }).device
  await live(one)
  await cutOff(one)
  one.perform(post('n1', '花を うえる'))
  // It finds the note waiting, and stays away.
  const two = opened('participant', { shelf: shelf() }).device
  await until(two, ({ connection }) => connection.state === 'away')
  expect(two.state.board.notes).toMatchObject([{ id: 'n1' }])
  server.deny = () => 'locked'
  server.shut = undefined
  await until(one, ({ givenBack }) => givenBack.length === 1)
  await Promise.all([live(one), live(two)])
  expect(two.state.board.notes).toEqual([])
  expect([...one.state.givenBack, ...two.state.givenBack]).toHaveLength(1)
})

test('words that came back to their person in another tab are not said by the tab they are from', async () => {
  const { storage } = sharedStorage()
  const shelf = () => new DeviceStorage(() => storage)
  let isOnline = true
  const nowhere = server.url.replace(/:\d+/, ':9')
  const mayConnect = class extends WebSocket {
    constructor(url: string | URL, ...more: string[][]) {
      super(isOnline ? url : nowhere, ...more)
    }
  }
  const from = opened('participant', { shelf: shelf(), WebSocket: mayConnect as never })
  await live(from.device)
  isOnline = false
  await cutOff(from.device)
  from.device.perform(post('n1', '花を うえる'))
  server.deny = () => 'full'
  server.shut = undefined
  const other = opened('participant', { shelf: shelf() }).device
  await until(other, ({ givenBack }) => givenBack.length === 1)
  server.deny = () => undefined
  isOnline = true
  from.moment('online')
  await live(from.device)
  await until(from.device, ({ allSaved }) => allSaved)
  expect(server.doc.getMap('notes').has('n1')).toBe(false)
})

test('without any storage words live as long as the page, and the device says so', async () => {
  const { device } = opened('participant', { shelf: memoryShelf() })
  expect(device.state.keeps).toBe(false)
  await live(device)
  await cutOff(device)
  device.perform(post('n1', '花を うえる'))
  server.shut = undefined
  await live(device)
  expect(server.doc.getMap('notes').has('n1')).toBe(true)
})

test('a full disk: what does not fit is kept in memory, and the device says so', async () => {
  const { storage } = sharedStorage()
  const full = {
    ...storage,
    setItem: () => {
      throw new DOMException('', 'QuotaExceededError')
    },
  }
  const { device } = opened('participant', { shelf: new DeviceStorage(() => full as Storage) })
  await live(device)
  await cutOff(device)
  device.perform(post('n1', '花を うえる'))
  expect(device.state.keeps).toBe(false)
  server.shut = undefined
  await live(device)
  expect(server.doc.getMap('notes').has('n1')).toBe(true)
})

test('texts on the shelf that are not ours any more are passed over', async () => {
  const { storage } = sharedStorage()
  storage.setItem('yoriai.b1.participant.seat-participant.op.x', '{"id":"x","oper')
  const { device } = opened('participant', { shelf: new DeviceStorage(() => storage) })
  await live(device)
  expect(device.state.allSaved).toBe(true)
})

test('the first state over HTTP is shown before the socket answers, and not sent back', async () => {
  server.shut = CLOSE.tryAgain
  const { device } = opened('participant', {
    fetchState: async () => Y.encodeStateAsUpdate(server.doc),
  })
  await until(device, ({ board }) => board.rows.length === 1)
  server.shut = undefined
  await live(device)
  device.perform(post('n1', 'あ'))
  await live(device)
  const sizes = server.received.map((update) => Y.decodeUpdate(update).structs.length)
  expect(sizes).toEqual([0])
})

test('a stored copy that opens in time is the first state; one that is late is left alone', async () => {
  let told: ((filled: boolean) => void) | undefined
  const names: string[] = []
  const { device } = opened('participant', {
    fetchState: async () => Y.encodeStateAsUpdate(server.doc),
    openCopy: (name, doc, late) =>
      new Promise((resolve) => {
        names.push(name)
        told = (filled) => {
          if (late.aborted) return resolve(undefined)
          if (filled) Y.applyUpdate(doc, Y.encodeStateAsUpdate(server.doc), 'copy')
          resolve({ filled, close: () => {}, discard: () => {} })
        }
      }),
  })
  await live(device)
  told?.(true)
  expect(names).toEqual(['yoriai.b1.participant.seat-participant.first.0.2'])
  await expect.poll(() => server.received.length).toBe(1)
})
