import { expect, test } from 'vitest'
import type { NoteId } from '../../../shared/board/ids.ts'
import { live, post, rewrite, textOf, until } from './hall.ts'
import { onStage, opened, server } from './stage.ts'

onStage()

test('a note is sending until its receipt, then saved, and on the other device', async () => {
  const { device: phone } = opened('participant')
  const { device: laptop } = opened('staff')
  await Promise.all([live(phone), live(laptop)])
  server.holding = true
  phone.perform(post('n1', '花を うえる'))
  expect(phone.state.deliveries.get('n1' as NoteId)).toBe('sending')
  expect(phone.state.allSaved).toBe(false)
  expect(phone.state.mine.has('n1' as NoteId)).toBe(true)
  await until(laptop, ({ board }) => board.notes.length === 1)
  expect(phone.state.allSaved).toBe(false)
  server.release()
  await live(phone)
  expect(phone.state.deliveries.size).toBe(0)
})

test('what is written while away is kept, and saved when the link is back', async () => {
  const { device } = opened('participant')
  await live(device)
  server.cut()
  await until(device, ({ connection }) => connection.state === 'away')
  device.perform(post('n1', '花を うえる'))
  expect(device.state.deliveries.get('n1' as NoteId)).toBe('away')
  await live(device)
  expect(server.doc.getMap('notes').has('n1')).toBe(true)
})

test('typing is one waiting entry and one step back', async () => {
  const { device } = opened('staff')
  await live(device)
  server.holding = true
  device.perform(rewrite('見守りを する。あ'))
  device.perform(rewrite('見守りを する。あさ'))
  expect(textOf(device)).toBe('見守りを する。あさ')
  server.release()
  await live(device)
  device.undo()
  expect(textOf(device)).toBe('見守りを する')
  expect(device.state.allSaved).toBe(false)
  await live(device)
  device.redo()
  await live(device)
  expect(server.doc.getMap('rows').toJSON()).toMatchObject({ r1: { text: '見守りを する。あさ' } })
})

test('a screen does not write', async () => {
  const { device } = opened('screen')
  await live(device)
  expect(() => device.perform(post('n1', 'あ'))).toThrow('a screen does not write')
})
