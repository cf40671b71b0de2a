import { expect, test } from 'vitest'
import { WebSocket } from 'ws'
import type { Device } from '../../../client/sync/device.ts'
import { DeviceStorage } from '../../../client/sync/device-storage.ts'
import { BEAT_MS, SILENT_MS } from '../../../client/sync/lease.ts'
import type { World } from '../../../client/sync/world.ts'
import { CLOSE } from '../../../shared/wire.ts'
import { live, post, rewrite, sharedStorage, textOf, until } from './hall.ts'
import { cutOff, onStage, opened, rowText, server } from './stage.ts'

// Whose it is what waits to be written into the plan, where a seat has several tabs.

onStage()

/** One browser's storage and clock; its tabs beat when told to. */
function browser() {
  const { storage, keys } = sharedStorage()
  let passed = 0
  return {
    storage,
    waiting: () => keys().filter((key) => key.includes('.op.')).length,
    pass: (ms: number) => {
      passed += ms
    },
    open: (changes: Partial<World> = {}) => {
      let beat = () => {}
      let isKilled = false
      const { device, moment } = opened('staff', {
        shelf: new DeviceStorage(() => {
          if (isKilled) throw new Error('its process is gone')
          return storage
        }),
        now: () => Date.now() + passed,
        later: (ms, run) => {
          if (ms !== BEAT_MS) {
            const timer = setTimeout(() => !isKilled && run(), ms)
            return () => clearTimeout(timer)
          }
          beat = run
          return () => {}
        },
        ...changes,
      })
      const kill = () => {
        isKilled = true
        device.destroy()
      }
      return { device, moment, kill, beat: () => beat() }
    },
  }
}

const isBack = async (device: Device) => {
  server.shut = undefined
  await live(device)
}

test('what waits in a tab that is there is no other’s to send', async () => {
  const { open, waiting, pass } = browser()
  const writes = open()
  await live(writes.device)
  await cutOff(writes.device)
  writes.device.perform(rewrite('見守りを する。毎日'))
  server.shut = undefined
  const other = open()
  await live(other.device)
  pass(SILENT_MS / 2)
  // Its link stays away; the tab itself is there.
  writes.beat()
  pass(SILENT_MS / 2 + 1)
  other.beat()
  expect(textOf(other.device)).toBe('見守りを する')
  expect(other.device.state.allSaved).toBe(true)
  expect(waiting()).toBe(1)
  await isBack(writes.device)
  expect(rowText()).toBe('見守りを する。毎日')
  expect(waiting()).toBe(0)
})

test('what a closed tab left is taken over by the page that comes, at once and as it was', async () => {
  const { open, waiting } = browser()
  const closed = open()
  await live(closed.device)
  await cutOff(closed.device)
  closed.device.perform(rewrite('見守りを する。毎日'))
  closed.moment('left')
  closed.kill()
  const next = open()
  await until(next.device, ({ connection }) => connection.state === 'away')
  expect(next.device.state.allSaved).toBe(false)
  await isBack(next.device)
  expect(rowText()).toBe('見守りを する。毎日')
  expect(waiting()).toBe(0)
})

test('what a killed tab left is taken over after two minutes, by a tab that stayed', async () => {
  const { open, waiting, pass } = browser()
  const killed = open()
  const stays = open()
  await Promise.all([live(killed.device), live(stays.device)])
  await cutOff(killed.device)
  killed.device.perform(rewrite('見守りを する。毎日'))
  killed.device.perform(rewrite('見守りを する。毎日、朝'))
  killed.kill()
  await isBack(stays.device)
  stays.device.perform(rewrite('週に 見守りを する'))
  await live(stays.device)
  pass(SILENT_MS - 1)
  stays.beat()
  expect(waiting()).toBe(1)
  pass(2)
  stays.beat()
  await live(stays.device)
  expect(rowText()).toBe('週に 見守りを する。毎日、朝')
  expect(waiting()).toBe(0)
})

test('what a killed tab left and had brought to the server is not written twice', async () => {
  const { open, waiting, pass } = browser()
  const killed = open()
  const stays = open()
  await Promise.all([live(killed.device), live(stays.device)])
  server.holding = true
  killed.device.perform(rewrite('見守りを する。毎日'))
  await until(stays.device, () => textOf(stays.device) === '見守りを する。毎日')
  killed.kill()
  server.release()
  pass(SILENT_MS / 2)
  stays.beat()
  pass(SILENT_MS / 2 + 1)
  stays.beat()
  expect(waiting()).toBe(0)
  expect(rowText()).toBe('見守りを する。毎日')
})

test.each(['shown', 'typing'])(
  'a tab that slept while another took over lets go of it, and loses nothing: %s',
  async (wakesBy) => {
    const { open, waiting, pass } = browser()
    let isAsleep = false
    class Socket extends WebSocket {
      constructor(url: string) {
        super(isAsleep ? 'ws://127.0.0.1:1' : url)
      }
    }
    const sleeps = open({ WebSocket: Socket as unknown as World['WebSocket'] })
    const stays = open()
    await Promise.all([live(sleeps.device), live(stays.device)])
    isAsleep = true
    await cutOff(sleeps.device)
    sleeps.device.perform(rewrite('見守りを する。毎日'))
    await until(stays.device, ({ connection }) => connection.state === 'away')
    pass(SILENT_MS / 2)
    stays.beat()
    pass(SILENT_MS / 2 + 1)
    server.shut = undefined
    await live(stays.device)
    stays.beat()
    await until(stays.device, ({ allSaved }) => allSaved)
    expect(waiting()).toBe(0)
    stays.device.perform(rewrite('見守りを する'))
    await live(stays.device)

    isAsleep = false
    if (wakesBy === 'shown') sleeps.moment('shown')
    else sleeps.device.perform(rewrite('見守りを する。毎日。夜も'))
    await live(sleeps.device)
    await until(stays.device, () => textOf(stays.device) === rowText())
    expect(rowText()).toBe(wakesBy === 'shown' ? '見守りを する' : '見守りを する。夜も')
    expect(sleeps.device.state.givenBack).toEqual([])
    expect(waiting()).toBe(0)
  },
)

test('who wakes with all others takes nothing over before they have had time to wake', async () => {
  const { open, waiting, pass } = browser()
  const one = open()
  const two = open()
  await Promise.all([live(one.device), live(two.device)])
  await cutOff(one.device)
  one.device.perform(rewrite('見守りを する。毎日'))
  await isBack(two.device)
  pass(10 * SILENT_MS)
  two.beat()
  one.beat()
  two.beat()
  expect(two.device.state.allSaved).toBe(true)
  await live(one.device)
  expect(rowText()).toBe('見守りを する。毎日')
  expect(waiting()).toBe(0)
})

test('what a device kept before tabs had names is taken over by the page that opens first', async () => {
  const { open, storage, waiting } = browser()
  const before = open()
  await live(before.device)
  await cutOff(before.device)
  before.device.perform(rewrite('見守りを する。毎日'))
  before.device.perform(post('n1', '花を うえる'))
  before.kill()
  for (let at = 0; at < storage.length; at++) {
    const key = storage.key(at) ?? ''
    if (key.includes('.tab.')) storage.removeItem(key)
    if (!key.includes('.op.')) continue
    const { tab: _, ...kept } = JSON.parse(storage.getItem(key) ?? '')
    storage.setItem(key, JSON.stringify(kept))
  }
  const next = open()
  await isBack(next.device)
  expect(rowText()).toBe('見守りを する。毎日')
  expect(waiting()).toBe(0)
  server.shut = CLOSE.tryAgain
})
