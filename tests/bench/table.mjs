// Plain text tables, and the figures in them.

/** @param columns `[heading, (row) => text]` */
export function table(rows, columns) {
  const cells = [
    columns.map(([heading]) => heading),
    ...rows.map((row) => columns.map(([, text]) => text(row))),
  ]
  const widths = columns.map((_, at) => Math.max(...cells.map((line) => width(line[at]))))
  const line = (texts) =>
    texts
      .map((text, at) => (isWords(at, texts) ? left : right)(text, widths[at]))
      .join('  ')
      .trimEnd()
  const [head, ...body] = cells.map(line)
  return [head, '-'.repeat(width(head)), ...body].join('\n')
}

/** The first column names the row, the last remarks on it. */
const isWords = (at, texts) => at === 0 || at === texts.length - 1
const width = (text) => text.length
const left = (text, to) => text.padEnd(to)
const right = (text, to) => text.padStart(to)

export const ms = (value) =>
  value === undefined || Number.isNaN(value)
    ? '–'
    : value >= 100
      ? value.toFixed(0)
      : value.toFixed(1)
export const percent = (share) => (Number.isFinite(share) ? `${(share * 100).toFixed(0)} %` : '–')
export const megabytes = (value) => (Number.isFinite(value) ? value.toFixed(0) : '–')
export const count = (value) => value.toLocaleString('en-US')
export const bytes = (value) =>
  value >= 1_000 ? `${(value / 1_000).toFixed(1)} kB/s` : `${value.toFixed(0)} B/s`
/** Ours against another: below 1 is better than it. */
export const ratio = (ours, other) =>
  Number.isFinite(ours / other) && ours !== other ? `${(ours / other).toFixed(2)} ×` : '–'

/** What a reader must know before she trusts a row. */
export function remarks({ generator = 0, foreign = 0, lag = 0, dropped = 0, refused = '' }) {
  const all = []
  if (generator > 0.9 || lag > 50) all.push('generator too slow')
  if (foreign > 0.1) all.push(`others used ${percent(foreign)}`)
  if (dropped > 0) all.push(`${dropped} dropped`)
  if (refused !== '') all.push(`refused: ${refused}`)
  return all.length === 0 ? '' : `! ${all.join(', ')}`
}
