import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Device } from '../../../client/sync/device.ts'
import type { NoteId } from '../../../shared/board/ids.ts'
import { CLOSE, MESSAGE } from '../../../shared/wire.ts'
import { furnish, live, open, post, until } from './hall.ts'
import { SmallServer } from './small-server.ts'

const FLOWERS = 'n1' as NoteId

let server: SmallServer
let phone: Device

beforeEach(async () => {
  server = await SmallServer.listening()
  furnish(server.doc)
  phone = open(server, 'participant').device
  await live(phone)
})

afterEach(async () => {
  phone.destroy()
  await server.close()
})

test('a note that was put away comes to its author with its words, and goes when it is back', async () => {
  phone.perform(post(FLOWERS, '花を うえる'))
  await live(phone)
  const putAway = [{ note: FLOWERS, text: '花を うえる' }]
  server.say(MESSAGE.mine, { all: true, notes: [], putAway })
  await until(phone, (state) => state.putAway.length === 1)
  expect(phone.state.putAway).toEqual(putAway)
  expect(phone.state.mine.has(FLOWERS)).toBe(false)
  server.say(MESSAGE.mine, { all: false, notes: ['n2'] })
  await until(phone, ({ mine }) => mine.has('n2' as NoteId))
  expect(phone.state.putAway).toEqual(putAway)
  server.say(MESSAGE.mine, { all: true, notes: [FLOWERS, 'n2'] })
  await until(phone, (state) => state.putAway.length === 0)
  expect(phone.state.mine.has(FLOWERS)).toBe(true)
})

test('I2: an edit that comes too late for a note that is put away is given back', async () => {
  phone.perform(post(FLOWERS, '花を うえる'))
  await live(phone)
  server.deny = () => 'put-away'
  phone.perform({ verb: 'notes.edit', note: FLOWERS, text: '花を たくさん うえる' })
  await until(phone, ({ givenBack }) => givenBack.length === 1)
  expect(phone.state.givenBack[0]).toMatchObject({
    reason: 'put-away',
    text: '花を たくさん うえる',
  })
  expect(phone.state.allSaved).toBe(true)
})

test('I2: an edit that was put away with its note is not given back', async () => {
  phone.perform(post(FLOWERS, '花を うえる'))
  await live(phone)
  server.holding = true
  const text = '花を たくさん うえる'
  phone.perform({ verb: 'notes.edit', note: FLOWERS, text })
  server.say(MESSAGE.mine, { all: true, notes: [], putAway: [{ note: FLOWERS, text }] })
  await until(phone, ({ putAway }) => putAway.length === 1)
  server.release()
  await live(phone)
  expect(phone.state.givenBack).toEqual([])
})

test('I2: a stopped seat gets back what waited, reads on, and writes again when it may', async () => {
  expect(phone.state.stopped).toBe(false)
  server.cut()
  await until(phone, ({ connection }) => connection.state === 'away')
  phone.perform(post(FLOWERS, '花を うえる'))
  server.besides = { stopped: true }
  server.deny = () => 'stopped'
  await until(phone, ({ connection, stopped }) => stopped && connection.state === 'live')
  await until(phone, ({ givenBack }) => givenBack.length === 1)
  expect(phone.state.givenBack[0]).toMatchObject({ reason: 'stopped', text: '花を うえる' })
  expect(server.doc.getMap('notes').has(FLOWERS)).toBe(false)

  server.besides = {}
  server.deny = () => undefined
  server.cut(CLOSE.tryAgain)
  await until(phone, ({ connection, stopped }) => !stopped && connection.state === 'live')
  phone.perform(post('n2', '草を かる'))
  await live(phone)
  expect(server.doc.getMap('notes').has('n2')).toBe(true)
})

test('a refusal says that a seat is stopped before its list does', async () => {
  server.deny = () => 'stopped'
  phone.perform(post(FLOWERS, '花を うえる'))
  await until(phone, ({ givenBack }) => givenBack.length === 1)
  expect(phone.state.givenBack[0]).toMatchObject({ reason: 'stopped', text: '花を うえる' })
  expect(phone.state.stopped).toBe(true)
})
