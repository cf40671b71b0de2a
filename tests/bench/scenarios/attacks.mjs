// What one attacker sends on a seat of its own. Each attack: frames as they are (already framed),
// how many a second (all at once where that is missing), and whether the attacker reads.
import { randomBytes } from 'node:crypto'
import * as encoding from 'lib0/encoding'
import { clientFrame, OPCODE } from '../load/line.mjs'
import { newClient, notesOf, plan } from '../load/notes.mjs'
import { presenceOf } from '../load/presence.mjs'
import { commandMessage } from '../wires.mjs'

const times = (count, make) => Array.from({ length: count }, (_, at) => make(at))
const MEBIBYTE = 1 << 20

const written = (write) => {
  const encoder = encoding.createEncoder()
  write(encoder)
  return encoding.toUint8Array(encoder)
}

/** Messages that end in the middle of a number or claim more than they hold. */
const CUT_SHORT = [
  [0x80],
  [0, 0x80],
  [0, 2, 0xff, 0xff],
  [1, 0xff],
  [0, 2, 0xff, 0xff, 0xff, 0xff, 0x0f, 1],
  [0, 0, 6, 0xff, 0xff, 0xff, 0xff, 0x0f, 1],
  [],
]

const QUERY_AWARENESS = 3

/** The same again and again, as fast as the line takes it. */
const flood = (frame) => {
  const many = Buffer.concat(times(100, () => frame))
  return { frames: times(5_000, () => many), perSecond: 1_000 }
}

/** Its message goes on in the next frame. */
const withoutEnd = (frame) => {
  frame[0] &= 0x7f
  return frame
}

const tooLong = commandMessage({
  ...{ id: 'c1', verb: 'notes.post', note: 'n1', heard: 'written', text: 'あ'.repeat(401) },
  ...{ goal: plan.goals[0].id, actor: plan.actors[0].id },
})

const tooLarge = written((encoder) => {
  encoding.writeVarUint(encoder, 1)
  encoding.writeVarUint(encoder, newClient())
  encoding.writeVarUint(encoder, 1)
  encoding.writeVarString(encoder, JSON.stringify({ place: 'x'.repeat(MEBIBYTE - 1_000) }))
})

export const attacks = {
  'random bytes': ({ wire, room }) => ({
    frames: times(200, (at) => clientFrame(wire.raw(room, randomBytes(1 + ((at * 37) % 400))))),
    perSecond: 200,
  }),
  'messages cut short': ({ wire, room }) => ({
    frames: times(200, (at) => clientFrame(wire.raw(room, CUT_SHORT[at % CUT_SHORT.length]))),
    perSecond: 200,
  }),
  'a header that claims 2^32 bytes': () => ({
    frames: [Buffer.from([0x82, 0xff, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 1, 2, 3])],
  }),
  'a frame of 64 MiB': ({ wire, room }) => ({
    frames: [clientFrame(wire.raw(room, Buffer.alloc(64 * MEBIBYTE, 1)))],
  }),
  '1,000 updates whose predecessors never come': ({ wire, room, table }) => ({
    frames: times(1_000, () => {
      const [, second] = notesOf({ client: newClient(), table, first: 0, count: 2 })
      return clientFrame(wire.update(room, second.update))
    }),
    perSecond: 400,
  }),
  'presence of 1 MiB, 20 times': ({ wire, room }) => ({
    frames: times(20, () => clientFrame(wire.presence(room, tooLarge))),
    perSecond: 20,
  }),
  '10,000 presence messages a second': ({ wire, room }) => ({
    frames: presenceOf(40_000).map((update) => clientFrame(wire.presence(room, update))),
    perSecond: 10_000,
  }),
  '10,000 notes a second': ({ wire, room, table }) => ({
    frames: notesOf({ client: newClient(), table, first: 9_000_000, count: 20_000 }).map((note) =>
      clientFrame(wire.note(room, note)),
    ),
    perSecond: 10_000,
  }),
  'pings without end': () => flood(clientFrame(Buffer.alloc(0), OPCODE.ping)),
  'answers to no ping': () => flood(clientFrame(Buffer.alloc(0), OPCODE.pong)),
  'asks who is there without end': ({ wire, room }) =>
    flood(clientFrame(wire.raw(room, Uint8Array.of(QUERY_AWARENESS)))),
  'empty pieces of a message that never ends': () =>
    flood(withoutEnd(clientFrame(Buffer.alloc(0), 0))),
  'notes too long, refused without end': ({ wire, room }) =>
    flood(clientFrame(wire.raw(room, tooLong))),
  'asks for everything 10,000 times a second, never reads': ({ wire, room }) => {
    const ask = clientFrame(wire.askForAll(room))
    return { frames: times(30_000, () => ask), perSecond: 10_000, deaf: true }
  },
}
