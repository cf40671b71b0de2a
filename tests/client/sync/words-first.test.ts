import { expect, test } from 'vitest'
import { WebSocket } from 'ws'
import { DeviceStorage } from '../../../client/sync/device-storage.ts'
import type { World } from '../../../client/sync/world.ts'
import { live, post, rewrite, sharedStorage, textOf, until } from './hall.ts'
import { memoryShelf } from './memory-shelf.ts'
import { onStage, opened, rowText, server } from './stage.ts'

/** Words are in the outbox before anything is done with them that may throw. */

onStage()

const notesOnServer = () => [...server.doc.getMap('notes').keys()]
const isSaved = ({ connection, allSaved }: { connection: { state: string }; allSaved: boolean }) =>
  connection.state === 'live' && allSaved

test('a document that throws in the middle of it loses no words: they are said after a reload', async () => {
  const shelf = memoryShelf()
  let broken = false
  const openCopy: World['openCopy'] = async (_, doc) => {
    doc.on('update', () => {
      if (broken) throw new Error('no more room')
    })
    return undefined
  }
  const { device } = opened('staff', { shelf, openCopy })
  await live(device)
  broken = true
  expect(() => device.perform(rewrite('毎日、見守りを する'))).toThrow('no more room')
  device.perform(post('n1', '花を うえる'))
  expect(device.state.allSaved).toBe(false)
  device.destroy()
  const { device: later } = opened('staff', { shelf })
  await until(later, isSaved)
  expect(notesOnServer()).toEqual(['n1'])
  expect(rowText()).toBe('毎日、見守りを する')
})

test('a socket that throws loses none: they are said by the next', async () => {
  let broken = false
  class Breaking extends WebSocket {
    override send(data: Parameters<WebSocket['send']>[0]) {
      if (broken) throw new Error('socket is gone')
      super.send(data)
    }
  }
  const { device } = opened('staff', { WebSocket: Breaking as unknown as World['WebSocket'] })
  await live(device)
  broken = true
  device.perform(rewrite('毎日、見守りを する'))
  device.perform(post('n1', '花を うえる'))
  expect(device.state.deliveries.has('n1' as never)).toBe(true)
  broken = false
  await until(device, isSaved)
  expect(notesOnServer()).toEqual(['n1'])
  expect(rowText()).toBe('毎日、見守りを する')
})

test('a socket that throws at a note alone loses it neither', async () => {
  let broken = false
  class Breaking extends WebSocket {
    override send(data: Parameters<WebSocket['send']>[0]) {
      if (broken) throw new Error('socket is gone')
      super.send(data)
    }
  }
  const { device } = opened('participant', { WebSocket: Breaking as unknown as World['WebSocket'] })
  await live(device)
  broken = true
  device.perform(post('n1', '花を うえる'))
  broken = false
  await until(device, isSaved)
  expect(notesOnServer()).toEqual(['n1'])
})

test('a storage that throws keeps nothing, and says so; the words go out all the same', async () => {
  const { storage } = sharedStorage()
  const shelf = new DeviceStorage(() => ({
    ...storage,
    setItem: () => {
      throw new Error('quota')
    },
  }))
  const { device } = opened('staff', { shelf })
  await live(device)
  device.perform(post('n1', '花を うえる'))
  expect(device.state).toMatchObject({ keeps: false, allSaved: false })
  await until(device, isSaved)
  expect(notesOnServer()).toEqual(['n1'])
})

test('typing that throws goes on in the same entry, and arrives once', async () => {
  const shelf = memoryShelf()
  let broken = false
  const openCopy: World['openCopy'] = async (_, doc) => {
    doc.on('update', () => {
      if (broken) throw new Error('no more room')
    })
    return undefined
  }
  const { device } = opened('staff', { shelf, openCopy })
  await live(device)
  device.perform(rewrite('見守りを する。あ'))
  broken = true
  expect(() => device.perform(rewrite('見守りを する。あい'))).toThrow('no more room')
  broken = false
  expect(() => device.perform(rewrite('見守りを する。あいう'))).toThrow()
  // It goes on by itself with another document.
  await until(device, isSaved)
  expect(rowText()).toBe('見守りを する。あいう')
  expect(textOf(device)).toBe('見守りを する。あいう')
  device.perform(post('n1', '花を うえる'))
  await until(device, isSaved)
  expect(notesOnServer()).toEqual(['n1'])
})
