import { afterEach, beforeEach, expect, test } from 'vitest'
import { WebSocket } from 'ws'
import type { Device } from '../../../client/sync/device.ts'
import type { World } from '../../../client/sync/world.ts'
import { furnish, live, open, rewrite, textOf, until } from './hall.ts'
import { SmallServer } from './small-server.ts'

/** Remote changes are drawn at most so often; what waits for it is held back here. */
const FRAME_MS = 32

let server: SmallServer
const devices: Device[] = []

beforeEach(async () => {
  server = await SmallServer.listening()
  furnish(server.doc)
})

afterEach(async () => {
  for (const device of devices.splice(0)) device.destroy()
  await server.close()
})

const opened = async (changes: Partial<World> = {}) => {
  const { device } = open(server, 'staff', changes)
  devices.push(device)
  await live(device)
  return device
}

/** Sockets that tell when a message with these words in it is about to be heard. */
function hearing(words: string) {
  let tell = () => {}
  const heard = new Promise<void>((resolve) => {
    tell = resolve
  })
  class Socket extends WebSocket {
    constructor(url: string) {
      super(url)
      this.addEventListener('message', ({ data }) => {
        if (Buffer.from(data as ArrayBuffer).includes(words)) tell()
      })
    }
  }
  return { heard, WebSocket: Socket as unknown as World['WebSocket'] }
}

test('I7: words that came in and are not yet drawn survive the next keystroke', async () => {
  const { heard, WebSocket } = hearing('毎日')
  let drawing = true
  const typist = await opened({
    WebSocket,
    // Drawn a moment ago, for ever.
    now: () => (drawing ? Date.now() : 0),
    later: (ms, run) => {
      if (ms <= FRAME_MS && !drawing) return () => {}
      const timer = setTimeout(run, ms)
      return () => clearTimeout(timer)
    },
  })
  const other = await opened()
  typist.perform(rewrite('見守りを する。'))
  await until(other, () => textOf(other) === '見守りを する。')
  await live(typist)
  drawing = false
  typist.perform(rewrite('見守りを する。あ'))
  other.perform(rewrite('毎日 見守りを する。'))
  await heard
  expect(textOf(typist)).toBe('見守りを する。あ')
  typist.perform(rewrite('見守りを する。あさ'))
  expect(textOf(typist)).toBe('毎日 見守りを する。あさ')
  await until(other, () => textOf(other) === '毎日 見守りを する。あさ')
})
