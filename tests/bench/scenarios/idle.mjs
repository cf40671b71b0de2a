import { setTimeout as wait } from 'node:timers/promises'
import { comeIn } from '../load/filling.mjs'
import { clientFrame } from '../load/line.mjs'
import { presenceOf } from '../load/presence.mjs'
import { bytes, table } from '../table.mjs'

const SCRIBES = 30
const SECOND_MS = 1_000

/** A hall in which nobody writes: scribes move their cursors, somebody comes or goes each second. */
export const idle = {
  needsDisk: true,
  title: ({ n, seconds }) =>
    `idle ${n}: ${n} residents, ${SCRIBES} scribes at 1 Hz, one who reloads each second, ${seconds} s`,
  defaults: ({ n = 300 }) => ({ n, seconds: 20 }),
  async run(contestant, server, { n, seconds }) {
    const { wire } = contestant
    const [room] = await contestant.openRooms(server, { rooms: 1, perRoom: n })
    const seats = await contestant.takeSeats(server, room, n + 1)
    const restless = seats.pop()
    const scribes = contestant.takeSeatsAs?.('scribe') ?? contestant.takeSeats
    const phones = await Promise.all(seats.map((seat) => comeIn(wire, seat)))
    const writers = await Promise.all(
      (await scribes(server, room, SCRIBES)).map(async (seat) => {
        const moves = presenceOf(seconds).map((move) => clientFrame(wire.presence(seat.room, move)))
        return { line: await comeIn(wire, seat), moves }
      }),
    )
    await wait(1_500)
    const received = () => phones.reduce((sum, line) => sum + line.bytes, 0)
    const before = received()
    for (let second = 0; second < seconds; second++) {
      const visitor = await comeIn(wire, restless)
      for (const { line, moves } of writers) if (moves[second]) line.send(moves[second])
      await wait(SECOND_MS)
      visitor.close()
    }
    const each = (received() - before) / phones.length / seconds
    for (const line of [...phones, ...writers.map((writer) => writer.line)]) line.close()
    return { each }
  },
  figures: () => [['B/s to a phone', ({ each }) => each]],
  table: (rows) =>
    table(rows, [
      [
        '',
        ({ contestant, failed }) => (failed ? `${contestant.what}: ${failed}` : contestant.what),
      ],
      ['received by a phone', ({ result }) => (result ? bytes(result.each) : '–')],
      ['', () => ''],
    ]),
}
