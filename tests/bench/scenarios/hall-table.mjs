import { bytes, count, megabytes, ms, percent, ratio, remarks, table } from '../table.mjs'

/** What one run comes to, in the order of what people feel first: less is better. */
export const hallFigures = () => [
  ['p50 ms', ({ p50 }) => p50],
  ['p95 ms', ({ p95 }) => p95],
  ['p99 ms', ({ p99 }) => p99],
  ['CPU %', ({ cpu }) => cpu * 100],
  ['CPU ms a note', ({ cpuMsPerNote }) => cpuMsPerNote],
  ['B/s to a device', ({ bytesPerSecondEach }) => bytesPerSecondEach],
  ['MB', ({ memoryMB }) => memoryMB],
  ['not delivered', ({ expected, delivered }) => expected - delivered],
]

/** The row that the others are compared with: where cursors move, ours must carry them, too. */
const ownRow = (rows, { presence }) =>
  rows.find(({ contestant }) => contestant.name === (presence ? 'ours-presence' : 'ours'))?.result

export function hallTable(rows, options) {
  const own = ownRow(rows, options)
  const figure = (show) => (row) => (row.result ? show(row.result) : '')
  const against = (key) => (row) =>
    row.result && own && row.contestant.group !== 'ours' ? ratio(own[key], row.result[key]) : ''
  return table(rows, [
    ['', ({ contestant, failed }) => (failed ? `${contestant.what}: ${failed}` : contestant.what)],
    ['p50 ms', figure((result) => ms(result.p50))],
    ['p95', figure((result) => ms(result.p95))],
    ['p99', figure((result) => ms(result.p99))],
    ['ours ÷ p95', against('p95')],
    ['CPU', figure((result) => percent(result.cpu))],
    ['ms a note', figure((result) => ms(result.cpuMsPerNote))],
    ['ours ÷ CPU', against('cpu')],
    ['MB', figure((result) => megabytes(result.memoryMB))],
    ['delivered / expected', figure((r) => `${count(r.delivered)} / ${count(r.expected)}`)],
    ['each gets', figure((result) => bytes(result.bytesPerSecondEach))],
    ['generator', figure((result) => percent(result.generator))],
    ['', figure(remarks)],
  ])
}
