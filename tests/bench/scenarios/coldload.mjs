import { setTimeout as wait } from 'node:timers/promises'
import { fillRoom } from '../load/filling.mjs'
import { readRoom } from '../load/reader.mjs'
import { count, megabytes, ms, ratio, remarks, table } from '../table.mjs'
import { measured } from './measure.mjs'

/** kill -9, a new start, and the first device loads a room of n updates. */
export const coldload = {
  needsDisk: true,
  title: ({ n }) => `coldload ${n}: kill -9, then the first device loads ${count(n)} notes`,
  defaults: ({ n, quick }) => ({ n: n ?? (quick ? 2_000 : 10_000) }),
  async run(contestant, server, { n }) {
    const { wire, settleMs } = contestant
    const { seat, keeper, wholeBytes } = await fillRoom(contestant, server, n)
    await wait(settleMs)
    keeper.close()
    await server.kill()
    await server.start()
    await wait(500)
    let cold
    const used = await measured(server, async () => {
      cold = await readRoom(wire, seat, { notes: n })
    })
    const warm = await readRoom(wire, seat, { notes: n })
    return {
      ...used,
      ...{ firstMs: cold.firstMs, wholeMs: cold.wholeMs, warmMs: warm.wholeMs, wholeBytes },
    }
  },
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
      ['CPU s', figure(({ cpuSeconds }) => cpuSeconds.toFixed(2))],
      ['ours ÷', figure(({ cpuSeconds }) => ratio(own?.cpuSeconds, cpuSeconds))],
      ['again, warm ms', figure(({ warmMs }) => ms(warmMs))],
      ['MB', figure(({ memoryMB }) => megabytes(memoryMB))],
      ['whole kB', figure(({ wholeBytes }) => count(Math.round(wholeBytes / 1000)))],
      ['', figure(({ foreign }) => remarks({ foreign }))],
    ])
  },
}
