import { once } from 'node:events'
import { connect } from 'node:net'
import fc from 'fast-check'
import * as encoding from 'lib0/encoding'
import { afterAll, beforeAll, expect, test } from 'vitest'
import * as awareness from 'y-protocols/awareness'
import * as Y from 'yjs'
import { ROLES } from '../../shared/board/roles.ts'
import { readBoard } from '../../shared/board/view.ts'
import { SERVER_LIMITS } from '../../shared/wire.ts'
import { type Guest, Meeting, post, welcomed } from '../server/sync/meeting.ts'
import { Hall } from '../sockets/hall.ts'

const SEED = 20_261_121
let meeting: Meeting
let lead: Guest
let attackers: Guest[]

beforeAll(async () => {
  meeting = await Meeting.open()
  lead = await meeting.come('facilitator')
  attackers = await Promise.all(ROLES.map((role) => meeting.come(role)))
  for (const attacker of attackers) attacker.sharePresence(lead)
})
afterAll(() => meeting.end())

const written = (write: (encoder: encoding.Encoder) => void) => {
  const encoder = encoding.createEncoder()
  write(encoder)
  return encoding.toUint8Array(encoder)
}
/** Bytes behind a length that need not be theirs. */
const sized = (type: readonly number[], bytes: Uint8Array, length: number) =>
  written((encoder) => {
    for (const one of type) encoding.writeVarUint(encoder, one)
    encoding.writeVarUint(encoder, length)
    encoding.writeUint8Array(encoder, bytes)
  })
const saying = (client: number, clock: number, state: unknown) =>
  written((encoder) => {
    encoding.writeVarUint(encoder, 1)
    encoding.writeVarUint(encoder, client)
    encoding.writeVarUint(encoder, clock)
    encoding.writeVarString(encoder, JSON.stringify(state) ?? '')
  })

const lie = fc.constantFrom(0, -1, 1, 127, 2 ** 20, 2 ** 32, 2 ** 50)
const types = fc.constantFrom(
  [0, 0],
  [0, 1],
  [0, 2],
  [0, 3],
  [1],
  [2],
  [3],
  [4],
  [9],
  [99],
  [2 ** 40],
)
const state = fc.oneof(
  fc.record({ place: fc.constantFrom('rows/r1', null, 'x'.repeat(121), 7) }),
  fc.record({ place: fc.constant('rows/r1'), role: fc.constantFrom('facilitator', 'staff') }),
  fc.constantFrom(null, 'words', [], 'x'.repeat(SERVER_LIMITS.maxAwarenessBytes)),
)
const payload = fc.oneof(
  fc.uint8Array({ maxLength: 40 }),
  fc
    .tuple(fc.nat(9), fc.nat(2 ** 31), state)
    .map(([client, clock, said]) => saying(client, clock, said)),
)
const message = fc
  .tuple(types, payload, lie, fc.boolean(), fc.nat(12))
  .map(([type, bytes, by, honest, cut]) => {
    const whole = sized(type, bytes, honest ? bytes.length : Math.max(0, bytes.length + by))
    return cut > 9 ? whole.subarray(0, whole.length >> 1) : whole
  })

test('I4 I5 messages of any kind change nothing, and show nobody who has no cursor', async () => {
  const before = readBoard(lead.room.shownBoard)
  let closed = 0
  for (const [at, bytes] of fc.sample(message, { seed: SEED, numRuns: 1_500 }).entries()) {
    const attacker = attackers[at % attackers.length] as Guest
    attacker.hear(bytes)
    if (!attacker.closed) continue
    closed++
    await attacker.again()
    attacker.sharePresence(lead)
  }
  expect(closed).toBeGreaterThan(500)
  expect(readBoard(lead.room.shownBoard)).toEqual(before)
  const seen = new awareness.Awareness(new Y.Doc())
  for (const update of lead.cursors) awareness.applyAwarenessUpdate(seen, update, 'server')
  const roles = [...seen.getStates().values()].map(({ role }) => role)
  seen.destroy()
  for (const role of roles) expect(['staff', 'scribe', 'facilitator', undefined]).toContain(role)
  lead.perform(post(lead, 'まだ書けます', { table: undefined }))
  await welcomed(lead)
})

/** What a WebSocket frame must not look like, as bytes on the wire. */
const FRAMES: Readonly<Record<string, readonly number[]>> = {
  'claiming 2^32 bytes': [0x82, 0xff, 0, 0, 0, 1, 0, 0, 0, 0, 1, 2, 3, 4],
  'claiming 2^63 bytes': [0x82, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 1, 2, 3, 4],
  'without a mask': [0x82, 0x02, 1, 2],
  'of a kind that there is not': [0x83, 0x80, 0, 0, 0, 0],
  'with reserved bits': [0xf2, 0x80, 0, 0, 0, 0],
  'compressed, though nobody agreed to it': [0xc2, 0x81, 0, 0, 0, 0, 1],
  'a ping of 200 bytes': [0x89, 0xfe, 0, 200, 0, 0, 0, 0],
  'a part of nothing': [0x80, 0x81, 0, 0, 0, 0, 1],
  'a close with half a code': [0x88, 0x81, 0, 0, 0, 0, 3],
  'words that are no UTF-8': [0x81, 0x82, 0, 0, 0, 0, 0xc3, 0x28],
}

test('I5 frames of any kind end their own connection and nobody else’s', async () => {
  const hall = await Hall.open()
  const honest = await hall.come('staff')
  for (const bytes of Object.values(FRAMES)) {
    const { token } = await hall.seat('participant')
    const raw = connect(hall.address.port, '127.0.0.1')
    raw.on('error', () => {})
    raw.write(
      `GET /sync/${hall.board.id}?token=${token} HTTP/1.1\r\nHost: x\r\nUpgrade: websocket\r\n` +
        'Connection: Upgrade\r\nSec-WebSocket-Version: 13\r\n' +
        'Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n\r\n',
    )
    await once(raw, 'data')
    raw.resume()
    raw.write(Uint8Array.from(bytes))
    await once(raw, 'close')
  }
  expect(honest.closes).toEqual([])
  expect(hall.errors).toEqual([])
  const { goals, actors } = honest.shown
  honest.perform({
    ...{ verb: 'notes.post', note: 'n1' as never, goal: goals[0]?.id as never, rank: 'a0' },
    ...{ actor: actors[0]?.id as never, text: 'まだ書けます', heard: 'written', at: 1 },
  })
  await honest.receipted()
  await hall.close()
})
