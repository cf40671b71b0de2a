import { once } from 'node:events'
import { connect } from 'node:net'
import { PassThrough } from 'node:stream'
import * as encoding from 'lib0/encoding'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import WebSocket from 'ws'
import * as sync from 'y-protocols/sync'
import * as Y from 'yjs'
import { CLIENT, CLOSE, MESSAGE, SERVER_LIMITS } from '../../shared/wire.ts'
import { Hall } from './hall.ts'

let hall: Hall

beforeEach(async () => {
  hall = await Hall.open({ heartbeatMs: 600 })
})
afterEach(() => hall.close())

const step2 = (bytes: Uint8Array) => {
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, MESSAGE.sync)
  encoding.writeVarUint(encoder, sync.messageYjsSyncStep2)
  encoding.writeVarUint8Array(encoder, bytes)
  return encoding.toUint8Array(encoder)
}

/** An upgrade's request as it goes through the wire. */
const upgradeOf = (target: string) =>
  `GET ${target} HTTP/1.1\r\nHost: localhost\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n` +
  'Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n'

/** A socket without a provider. */
async function socket(query: string, board: string = hall.board.id) {
  const ws = new WebSocket(`${hall.origin.replace('http', 'ws')}/sync/${board}?${query}`)
  const heard: number[] = []
  ws.on('message', (data: Buffer) => heard.push(data[0] ?? -1))
  ws.on('error', () => {})
  const closed = once(ws, 'close') as Promise<[number, Buffer]>
  return { ws, heard, closed: closed.then(([code]) => code) }
}
const open = async (role: 'participant' | 'staff' = 'participant') => {
  const { token } = await hall.seat(role)
  const guest = await socket(`token=${token}&ext=${CLIENT}`)
  await once(guest.ws, 'open')
  return guest
}

describe('the door', () => {
  test('no seat: 4401, after the upgrade', async () => {
    for (const query of ['', 'token=', 'token=wrong', 'as=staff']) {
      expect(await (await socket(query)).closed).toBe(CLOSE.noSeat)
    }
  })

  test('I5 nobody without a seat has a room opened', async () => {
    expect(await (await socket('token=wrong')).closed).toBe(CLOSE.noSeat)
    expect(await (await socket('', 'another')).closed).toBe(CLOSE.noBoard)
    expect(hall.loads).toBe(0)
    await open()
    expect(hall.loads).toBe(1)
  })

  test('a device that understands too little: 4426; a stock one understands nothing, and comes in', async () => {
    const strict = await Hall.open({ oldestClient: 3 })
    try {
      const { token } = await strict.seat('participant')
      const at = `${strict.origin.replace('http', 'ws')}/sync/${strict.board.id}?token=${token}`
      const closeOf = async (query: string) => {
        const ws = new WebSocket(at + query)
        const [code] = await Promise.race([once(ws, 'close'), once(ws, 'message').then(() => [0])])
        ws.terminate()
        return code
      }
      expect(await closeOf('&ext=2')).toBe(CLOSE.reload)
      expect(await closeOf('&ext=3')).toBe(0)
      expect(await closeOf('')).toBe(0)
    } finally {
      await strict.close()
    }
  })

  test('another board’s seat: 4403; no such board: 4404', async () => {
    const { token } = await hall.seat('staff')
    expect(await (await socket(`token=${token}`, 'another')).closed).toBe(CLOSE.notAllowed)
    expect(await (await socket('', 'another')).closed).toBe(CLOSE.noBoard)
    expect(await (await socket('', '..%2Fetc')).closed).toBe(CLOSE.noBoard)
    expect(await (await socket('', 'a'.repeat(200))).closed).toBe(CLOSE.noBoard)
  })

  test('a stock client hears none of our own messages, one with `ext` the epoch before any sync', async () => {
    const { token } = await hall.seat('staff')
    const stock = await socket(`token=${token}`)
    await once(stock.ws, 'message')
    const own = await socket(`token=${token}&ext=${CLIENT}`)
    await once(own.ws, 'message')
    // The next beat brings each a sign of life.
    await Promise.all([once(stock.ws, 'ping'), once(own.ws, 'ping')])
    expect(stock.heard.every((type) => type <= MESSAGE.queryAwareness)).toBe(true)
    expect(own.heard[0]).toBe(MESSAGE.epoch)
    expect(own.heard.indexOf(MESSAGE.epoch)).toBeLessThan(own.heard.indexOf(MESSAGE.sync))
    expect(own.heard).toContain(MESSAGE.clock)
  })

  const malformed: Record<string, Uint8Array | string> = {
    'no bytes': new Uint8Array(),
    'an unknown type': Uint8Array.of(99),
    'a type of the server’s': Uint8Array.of(MESSAGE.receipt, 1),
    words: 'こんにちは',
    'half a message': Uint8Array.of(MESSAGE.sync, 2, 50, 1),
    'more than a message': Uint8Array.of(MESSAGE.queryAwareness, 0),
    'a state vector that is none': Uint8Array.of(MESSAGE.sync, 0, 1, 200),
    'an update that is none': step2(Uint8Array.of(7, 7, 7)),
  }
  for (const [name, message] of Object.entries(malformed)) {
    test(`I5 ${name}: 4400`, async () => {
      const guest = await open()
      guest.ws.send(message)
      expect(await guest.closed).toBe(CLOSE.malformed)
      expect(hall.errors).toEqual([])
    })
  }

  test('I5 too large is 4413, below what ws itself would cut off', async () => {
    const guest = await open()
    guest.ws.send(step2(new Uint8Array(SERVER_LIMITS.maxUpdateBytes + 1)))
    expect(await guest.closed).toBe(CLOSE.tooLarge)
    const huge = await open()
    huge.ws.send(new Uint8Array(SERVER_LIMITS.maxPayloadBytes + 1))
    expect(await huge.closed).toBe(1009)
  })

  test('I5 after the door has closed nothing more is taken', async () => {
    const lead = await hall.come('facilitator')
    const seat = await hall.seat('participant', 1)
    const device = hall.connect(seat)
    await device.synced()
    device.sendRaw(Uint8Array.of(99))
    device.doc.getMap('notes').set('late', new Y.Map())
    await device.closed()
    expect(device.closes[0]?.code).toBe(CLOSE.malformed)
    expect(lead.shown.notes).toEqual([])
  })

  test('I5 a request target that is no URL does not end the server', async () => {
    for (const target of ['//', '///', 'http://[']) {
      const line = connect(hall.address.port, '127.0.0.1')
      const closed = once(line, 'close')
      line.on('error', () => {})
      line.write(upgradeOf(target))
      await closed
    }
    const fine = await hall.come('screen')
    expect(fine.shown.goals).toHaveLength(3)
  })

  test('I5 one that is gone before its turn to come in does not end the server', async () => {
    const gone = new PassThrough()
    const request = {
      ...{ url: `/sync/${hall.board.id}`, method: 'GET' },
      headers: { host: 'localhost', upgrade: 'websocket' },
    }
    hall.server.emit('upgrade', request, gone, Buffer.alloc(0))
    gone.destroy(new Error('read ECONNRESET'))
    await new Promise((resolve) => gone.on('close', resolve))
    const fine = await hall.come('screen')
    expect(fine.shown.goals).toHaveLength(3)
  })

  test('I5 one seat has so many connections and no more; others come in all the same', async () => {
    const { token } = await hall.seat('participant')
    const tabs = await Promise.all(
      Array.from({ length: SERVER_LIMITS.connectionsPerSeat }, () => socket(`token=${token}`)),
    )
    await Promise.all(tabs.map(({ ws }) => once(ws, 'message')))
    expect(await (await socket(`token=${token}`)).closed).toBe(CLOSE.tooFast)
    await hall.come('participant')
    for (const { ws } of tabs) ws.terminate()
  })

  test('I5 one seat that keeps the server busy is held back; another’s note comes through', async () => {
    const flood = await open('staff')
    const resident = await hall.come('participant', 1)
    const ask = encoding.createEncoder()
    encoding.writeVarUint(ask, MESSAGE.sync)
    encoding.writeVarUint(ask, sync.messageYjsSyncStep1)
    encoding.writeVarUint8Array(ask, Uint8Array.of(1, 1, 0))
    const question = encoding.toUint8Array(ask)
    for (let at = 0; at < 3_000; at++) flood.ws.send(question)
    const { goals, actors } = resident.shown
    resident.perform({
      ...{ verb: 'notes.post', note: 'through' as never, goal: goals[0]?.id as never },
      ...{ actor: actors[0]?.id as never, rank: 'a0', text: 'とおる', heard: 'written', at: 1 },
      table: 1,
    })
    await resident.receipted()
    expect(flood.heard.length).toBeLessThan(3_000)
    flood.ws.terminate()
  })

  test('a device that vanished is missed after two beats', async () => {
    const { token } = await hall.seat('participant', 1)
    const line = connect(hall.address.port, '127.0.0.1')
    line.write(upgradeOf(`/sync/${hall.board.id}?token=${token}`))
    await once(line, 'data')
    line.on('error', () => {})
    // It reads, but never answers a ping.
    line.resume()
    await once(line, 'close')
    await expect.poll(() => hall.rooms.count()).toEqual({ rooms: 0, sessions: 0 })
  })

  test('stopping says 1012, and a stock client tries again', async () => {
    const device = await hall.come('staff')
    await hall.stopSockets()
    await device.closed()
    expect(device.closes[0]).toMatchObject({ code: CLOSE.restarting })
    expect(device.provider.shouldConnect).toBe(true)
  })
})
