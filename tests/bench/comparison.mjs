// Two checkouts of ours in one sitting, figure by figure: the middle of all rounds, and how far they spread.
import { ratio, table } from './table.mjs'

const WORSE = 1.1

/** @param rows of all rounds @param figures `[name, of a result]`, less is better */
export function comparison(rows, figures) {
  const pairs = new Map()
  for (const { contestant, part, result } of rows) {
    const { group, name } = contestant
    if (group !== 'before' && group !== 'ours') continue
    const which = [part, name.slice(group.length + 1)].filter(Boolean).join(' ')
    const pair = pairs.get(which) ?? { before: [], ours: [] }
    pairs.set(which, pair)
    if (result) pair[group].push(result)
  }
  const lines = [...pairs].flatMap(([which, { before, ours }]) =>
    figures.map(([name, of]) => ({
      name: which === '' ? name : `${which}: ${name}`,
      before: spread(before.map(of)),
      ours: spread(ours.map(of)),
    })),
  )
  return `\n${table(lines, [
    ['', ({ name }) => name],
    ['before', ({ before }) => shown(before)],
    ['ours', ({ ours }) => shown(ours)],
    ['ours ÷', ({ before, ours }) => ratio(ours.middle, before.middle)],
    ['', ({ before, ours }) => (ours.middle > before.middle * WORSE ? 'WORSE' : '')],
  ])}`
}

function spread(values) {
  const sorted = values.filter(Number.isFinite).sort((a, b) => a - b)
  return {
    middle: sorted[Math.floor(sorted.length / 2)] ?? Number.NaN,
    least: sorted[0],
    most: sorted.at(-1),
    count: sorted.length,
  }
}

const shown = ({ middle, least, most, count }) =>
  count === 0 ? '–' : `${figure(middle)} (${figure(least)}–${figure(most)}, ${count} ×)`

const figure = (value) =>
  value >= 1_000 ? Math.round(value).toLocaleString('en-US') : value.toFixed(value >= 100 ? 0 : 2)
