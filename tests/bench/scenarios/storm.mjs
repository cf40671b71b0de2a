import { setTimeout as wait } from 'node:timers/promises'
import { fillRoom } from '../load/filling.mjs'
import { Histogram } from '../load/histogram.mjs'
import { nowUs } from '../load/mark.mjs'
import { bySocket } from '../load/visit.mjs'
import { count, megabytes, ms, ratio, remarks, table } from '../table.mjs'
import { measured } from './measure.mjs'

const WITHIN_MS = 60_000
/** Hot and cold so many times each; the middle one counts. */
const ROUNDS = 3

/** n devices join a full room at the same moment: hot, then cold after kill -9. */
export const storm = {
  needsDisk: true,
  title: ({ n, notes }) =>
    `storm ${n}: ${n} join a room of ${count(notes)} notes at once, the middle of ${ROUNDS}`,
  defaults: ({ n = 300, quick }) => ({ n, notes: quick ? 500 : 2_000, rush: true }),
  async run(contestant, server, { n, notes }) {
    const { opened, keeper, wholeBytes } = await fillRoom(contestant, server, notes)
    const seats = await contestant.takeSeats(server, opened, n)
    const joinAll = () => everybodyJoins(contestant, server, seats, wholeBytes)
    const hot = await middle(async () => {
      await wait(1_500)
      return joinAll()
    })
    keeper.close()
    const cold = await middle(async () => {
      await wait(contestant.settleMs)
      await server.kill()
      await server.start()
      await wait(500)
      return joinAll()
    })
    return { hot, cold, wholeBytes }
  },
  table: stormTable,
  figures: () => [
    ...['hot', 'cold'].flatMap((part) => [
      [`${part}: all ms`, (result) => result[part].allMs],
      [`${part}: half ms`, (result) => result[part].p50],
      [`${part}: CPU ms`, (result) => result[part].cpuSeconds * 1000],
      [`${part}: MB at most`, (result) => result[part].peakMB],
    ]),
    ['kB to a device', ({ hot }) => hot.bytes / 1000],
    ['not let in', ({ hot, cold }) => hot.failed + cold.failed],
  ],
}

async function middle(round) {
  const rounds = []
  for (let i = 0; i < ROUNDS; i++) rounds.push(await round())
  return rounds.sort((a, b) => a.allMs - b.allMs)[Math.floor(ROUNDS / 2)]
}

async function everybodyJoins(contestant, server, seats, wholeBytes) {
  const times = new Histogram()
  const visit = contestant.visit?.() ?? bySocket
  const lines = []
  let failed = 0
  let bytes = 0
  const used = await measured(server, async () => {
    const start = nowUs()
    const hooks = {
      wholeBytes,
      came: (received) => {
        bytes += received
        times.add((nowUs() - start) / 1000)
      },
      failed: () => failed++,
      opened: (line) => lines.push(line),
    }
    for (const seat of seats) visit(contestant.wire, seat, hooks)
    while (times.count + failed < seats.length && nowUs() - start < WITHIN_MS * 1000) await wait(2)
  })
  for (const line of lines) line.close()
  const { count: came, max: allMs } = times
  return { ...used, failed, came, allMs, p50: times.within(0.5), bytes: bytes / seats.length }
}

function stormTable(rows) {
  const own = rows.find(({ contestant }) => contestant.name === 'ours')?.result
  const part = (name, show) => (row) => (row.result ? show(row.result[name], own?.[name]) : '')
  const columns = (name) => [
    [`${name}: all ms`, part(name, ({ allMs }) => ms(allMs))],
    ['half', part(name, ({ p50 }) => ms(p50))],
    ['ours ÷', part(name, ({ allMs }, ours) => ratio(ours?.allMs, allMs))],
    ['CPU s', part(name, ({ cpuSeconds }) => cpuSeconds.toFixed(2))],
    ['ours ÷', part(name, ({ cpuSeconds }, ours) => ratio(ours?.cpuSeconds, cpuSeconds))],
    ['MB', part(name, ({ peakMB }) => megabytes(peakMB))],
  ]
  return table(rows, [
    ['', ({ contestant, failed }) => (failed ? `${contestant.what}: ${failed}` : contestant.what)],
    ...columns('hot'),
    ...columns('cold'),
    ['kB each', part('hot', ({ bytes }) => (bytes / 1000).toFixed(0))],
    ['', part('hot', (hot) => remarks({ foreign: hot.foreign, dropped: hot.failed }))],
  ])
}
