import { setTimeout as wait } from 'node:timers/promises'
import { fillRoom } from '../load/filling.mjs'
import { Histogram } from '../load/histogram.mjs'
import { clientFrame, Line } from '../load/line.mjs'
import { nowUs } from '../load/mark.mjs'
import { count, megabytes, ms, ratio, remarks, table } from '../table.mjs'
import { measured } from './measure.mjs'

const WITHIN_MS = 60_000
/** Whoever has nearly so many bytes as the whole board takes has the whole board. */
const NEARLY = 0.9

/** n devices join a full room at the same moment: hot, then cold after kill -9. */
export const storm = {
  needsDisk: true,
  title: ({ n, notes }) => `storm ${n}: ${n} join a room of ${count(notes)} notes at once`,
  defaults: ({ n = 300, quick }) => ({ n, notes: quick ? 500 : 2_000, rush: true }),
  async run(contestant, server, { n, notes }) {
    const { opened, keeper, wholeBytes } = await fillRoom(contestant, server, notes)
    const seats = await contestant.takeSeats(server, opened, n)
    await wait(1_500)
    const hot = await everybodyJoins(contestant.wire, server, seats, wholeBytes)
    keeper.close()
    await wait(contestant.settleMs)
    await server.kill()
    await server.start()
    await wait(500)
    const cold = await everybodyJoins(contestant.wire, server, seats, wholeBytes)
    return { hot, cold, wholeBytes }
  },
  table: stormTable,
}

async function everybodyJoins(wire, server, seats, wholeBytes) {
  const times = new Histogram()
  let failed = 0
  const lines = []
  const used = await measured(server, async () => {
    const start = nowUs()
    for (const { room, url } of seats) {
      let came = 0
      lines.push(
        new Line(url, {
          onOpen: (line) => {
            for (const bytes of wire.hello(room)) line.send(clientFrame(bytes))
          },
          onFrame: (line, length) => {
            came += length
            if (line.keepBytes === 0 || came < wholeBytes * NEARLY) return
            line.keepBytes = 0
            times.add((nowUs() - start) / 1000)
          },
          onClose: (line) => {
            if (line.keepBytes > 0) failed++
          },
        }),
      )
    }
    while (times.count + failed < seats.length && nowUs() - start < WITHIN_MS * 1000) await wait(2)
  })
  const bytes = lines.reduce((sum, line) => sum + line.bytes, 0) / lines.length
  for (const line of lines) line.close()
  return { ...used, failed, came: times.count, allMs: times.max, p50: times.within(0.5), bytes }
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
