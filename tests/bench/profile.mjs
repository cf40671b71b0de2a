// Where a server's time went: sums a V8 CPU profile up by function.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { percent, table } from './table.mjs'

const ROWS = 30

/** The functions that took most of the time that was not idle, by themselves. */
export function costliest(folder) {
  const name = readdirSync(folder).find((file) => file.endsWith('.cpuprofile'))
  if (name === undefined) return 'no profile was written'
  return costliestOf(JSON.parse(readFileSync(join(folder, name), 'utf8')))
}

/** @param profile as V8 writes it */
export function costliestOf({ nodes, samples, timeDeltas }) {
  const frames = new Map(nodes.map(({ id, callFrame }) => [id, callFrame]))
  const self = new Map()
  let busy = 0
  for (const [at, id] of samples.entries()) {
    const { functionName, url, lineNumber } = frames.get(id)
    if (functionName === '(idle)' || functionName === '(root)') continue
    const file = url.split('/').slice(-2).join('/')
    const where = `${functionName || '(anonymous)'}  ${file}${file ? `:${lineNumber + 1}` : ''}`
    self.set(where, (self.get(where) ?? 0) + timeDeltas[at])
    busy += timeDeltas[at]
  }
  const rows = [...self].sort(([, a], [, b]) => b - a).slice(0, ROWS)
  return table(rows, [
    [`of ${(busy / 1e6).toFixed(2)} s busy`, ([where]) => where],
    ['ms', ([, us]) => (us / 1000).toFixed(0)],
    ['share', ([, us]) => percent(us / busy)],
    ['', () => ''],
  ])
}
