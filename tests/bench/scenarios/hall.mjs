import { setTimeout as wait } from 'node:timers/promises'
import { Crowd } from '../load/crowd.mjs'
import { rowsOf } from '../load/rows.mjs'
import { hallFigures, hallTable } from './hall-table.mjs'
import { measured } from './measure.mjs'

const NOTE_EVERY_MS = 5_000
const PRESENCE_EVERY_MS = 1_000
const SETTLE_MS = 30_000
/** Every server compiles its code while it works: so long nothing is measured. */
const WARM_SECONDS = 10

/** One room of n: a note each 5 s, presence each second in halls up to 300. */
export const hall = {
  title: ({ n, seconds, presence }) =>
    `hall ${n}: one room, a note each 5 s from everybody, ${presence ? '1 Hz presence' : 'no presence'}, ${seconds} s`,
  defaults: ({ n = 50 }) => ({ n, seconds: 20, presence: n <= 300 }),
  run: (contestant, server, { n, ...rest }) =>
    together(contestant, server, { rooms: 1, perRoom: n, ...rest }),
  table: hallTable,
  figures: hallFigures,
}

/** Many small rooms at once: every note is still its own commit. */
export const city = {
  title: ({ n, perRoom, seconds }) =>
    `city ${n}: ${n} rooms of ${perRoom}, a note each 5 s from everybody, no presence, ${seconds} s`,
  defaults: ({ n = 200 }) => ({ n, perRoom: 10, seconds: 20, presence: false }),
  run: (contestant, server, { n, ...rest }) => together(contestant, server, { rooms: n, ...rest }),
  table: hallTable,
  figures: hallFigures,
}

/** The plan is written by updates, as any client of Yjs writes them. */
export const team = {
  title: ({ n, seconds }) =>
    `team ${n}: one room of ${n} officers, a row each 5 s from everybody, no presence, ${seconds} s`,
  defaults: ({ n = 30 }) => ({ n, seconds: 20, presence: false }),
  run: (contestant, server, { n, ...rest }) =>
    together(contestant, server, {
      ...{ rooms: 1, perRoom: n, writes: rowsOf },
      ...rest,
      takeSeats: contestant.takeSeatsAs?.('staff'),
    }),
  table: hallTable,
  figures: hallFigures,
}

async function together(contestant, server, options) {
  const { rooms, perRoom, seconds, presence, writes, takeSeats = contestant.takeSeats } = options
  const opened = await contestant.openRooms(server, { rooms, perRoom })
  const seats = []
  for (const room of opened) seats.push(...(await takeSeats(server, room, perRoom)))
  const crowd = new Crowd({
    ...{ wire: contestant.wire, seats, perRoom, writes, seconds, warmSeconds: WARM_SECONDS },
    noteEveryMs: NOTE_EVERY_MS,
    presenceEveryMs: presence ? PRESENCE_EVERY_MS : 0,
  })
  await crowd.connect()
  await wait(1_500)
  await crowd.warmUp()
  const { bytes, sent: sentBefore } = crowd
  const used = await measured(server, async () => {
    await crowd.run()
    await crowd.settle(SETTLE_MS)
  })
  const { arrivals, sent, expected, dropped, refused, lag } = crowd
  const received = crowd.bytes - bytes
  crowd.close()
  return {
    ...used,
    ...arrivals.latency.percentiles,
    ...{
      sent,
      expected,
      dropped,
      refused: [...refused.keys()].join(', '),
      delivered: arrivals.delivered,
      repeated: arrivals.repeated,
    },
    cpuMsPerNote: (used.cpuSeconds * 1000) / (sent - sentBefore),
    bytesPerSecondEach: received / seats.length / used.seconds,
    lag: lag.within(0.99),
  }
}
