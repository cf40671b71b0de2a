import { expect, test } from 'vitest'
import { CLOSE } from '../../../shared/wire.ts'
import { post, until } from './hall.ts'
import { cutOff, onStage, opened, server } from './stage.ts'

onStage()

test('a page that is too old is loaded again, and what waited is said by the page that comes', async () => {
  let reloads = 0
  const { device, world } = opened('participant', { reload: () => void reloads++ })
  await until(device, ({ connection }) => connection.state === 'live')
  await cutOff(device)
  device.perform(post('n1', '更新のあいだに書いた'))
  server.shut = CLOSE.reload
  await new Promise<void>((resolve) => {
    const look = () => (reloads > 0 ? resolve() : world.later(5, look))
    look()
  })
  expect(device.state.connection.state).toBe('away')
  device.destroy()
  server.shut = undefined
  const { device: next } = opened('participant', { shelf: world.shelf })
  await until(next, ({ connection, allSaved }) => connection.state === 'live' && allSaved)
  expect(next.state.board.notes.map(({ text }) => text)).toEqual(['更新のあいだに書いた'])
  expect(reloads).toBe(1)
})
