import type { Plain } from './plain.ts'

const DATED = /^(?:rows\/[^/]+\/(?:decided|agreed|removedAt|takers\/[^/]+)|answers\/[^/]+\/at)$/
/** Every number that stands where a date may: of a plain one, of `at`, and of `takers`. */
const NUMBERS = /(?<=^|"at":|"takers":\{(?:"[^"]*":[^,}]*,)*"[^"]*":)-?[\d.]+(?:e[+-]?\d+)?/g

const entryOf = (path: string) => path.split('/').slice(0, 2).join('/')
const datesIn = (value: string) => (value.match(NUMBERS) ?? []).map(Number)

/**
 * A board as it has to come out: what claims to have been later than a minute from now was now, but
 * for dates that the same row or answer had before.
 */
export function dated(there: Plain, before: Plain, now: number): Plain {
  const stood = new Map<string, Set<number>>()
  for (const [path, value] of before) {
    if (!DATED.test(path)) continue
    const entry = entryOf(path)
    stood.set(entry, new Set([...(stood.get(entry) ?? []), ...datesIn(value)]))
  }
  const all = new Map(there)
  for (const [path, value] of there) {
    if (!DATED.test(path)) continue
    const keeps = stood.get(entryOf(path))
    all.set(
      path,
      value.replace(NUMBERS, (at) =>
        Number(at) > now + 60_000 && !keeps?.has(Number(at)) ? String(now) : at,
      ),
    )
  }
  return all
}
