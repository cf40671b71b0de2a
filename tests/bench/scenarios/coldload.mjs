import { setTimeout as wait } from 'node:timers/promises'
import { fillRoom } from '../load/filling.mjs'
import { readRoom } from '../load/reader.mjs'
import { count, megabytes, ms, ratio, remarks, table } from '../table.mjs'
import { measured } from './measure.mjs'

/** So many times; the middle one counts, since one alone may meet a retransmission of the kernel's. */
const ROUNDS = 5

/** kill -9, a new start, and the first device loads a room of n updates. */
export const coldload = {
  needsDisk: true,
  title: ({ n }) =>
    `coldload ${n}: kill -9, then the first device loads ${count(n)} notes, the middle of ${ROUNDS}`,
  defaults: ({ n, quick }) => ({ n: n ?? (quick ? 2_000 : 10_000) }),
  async run(contestant, server, { n }) {
    const { wire, settleMs } = contestant
    // Its author stays until the kill: where the last one leaves, the log is folded.
    const { seat, wholeBytes } = await fillRoom(contestant, server, n)
    const loads = []
    for (let i = 0; i < ROUNDS; i++) {
      await wait(settleMs)
      await server.kill()
      await server.start()
      await wait(500)
      loads.push(await measured(server, () => readRoom(wire, seat, { notes: n })))
    }
    loads.sort((a, b) => a.result.wholeMs - b.result.wholeMs)
    const { result: cold, ...used } = loads[Math.floor(ROUNDS / 2)]
    const warm = await readRoom(wire, seat, { notes: n })
    return {
      ...used,
      ...{ firstMs: cold.firstMs, wholeMs: cold.wholeMs, warmMs: warm.wholeMs, wholeBytes },
      slowestMs: loads.at(-1).result.wholeMs,
    }
  },
  figures: () => [
    ['first answer ms', ({ firstMs }) => firstMs],
    ['whole ms', ({ wholeMs }) => wholeMs],
    ['slowest ms', ({ slowestMs }) => slowestMs],
    ['again, warm ms', ({ warmMs }) => warmMs],
    ['CPU ms', ({ cpuSeconds }) => cpuSeconds * 1000],
    ['MB', ({ memoryMB }) => memoryMB],
    ['whole kB', ({ wholeBytes }) => wholeBytes / 1000],
  ],
  table(rows) {
    const own = rows.find(({ contestant }) => contestant.name === 'ours')?.result
    const figure = (show) => (row) => (row.result ? show(row.result) : '')
    return table(rows, [
      [
        '',
        ({ contestant, failed }) => (failed ? `${contestant.what}: ${failed}` : contestant.what),
      ],
      ['first answer ms', figure(({ firstMs }) => ms(firstMs))],
      ['whole ms', figure(({ wholeMs }) => ms(wholeMs))],
      ['ours ÷', figure(({ wholeMs }) => ratio(own?.wholeMs, wholeMs))],
      ['slowest ms', figure(({ slowestMs }) => ms(slowestMs))],
      ['CPU s', figure(({ cpuSeconds }) => cpuSeconds.toFixed(2))],
      ['ours ÷', figure(({ cpuSeconds }) => ratio(own?.cpuSeconds, cpuSeconds))],
      ['again, warm ms', figure(({ warmMs }) => ms(warmMs))],
      ['MB', figure(({ memoryMB }) => megabytes(memoryMB))],
      ['whole kB', figure(({ wholeBytes }) => count(Math.round(wholeBytes / 1000)))],
      ['', figure(({ foreign }) => remarks({ foreign }))],
    ])
  },
}
