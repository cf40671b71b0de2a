/** What came or changed in front of the hall's eyes: by this device's clock, never the author's. */

export const FRESH_MS = 20_000

export interface Arrival {
  id: string
  /** Another value means that the entry changed. */
  version: string
}

export interface Sighting {
  version: string
  kind: 'old' | 'new' | 'changed'
  at: number
}

export type Sightings = ReadonlyMap<string, Sighting>

/** Compares with what was there before; `before` null: all that is there now was there already. */
export function sight(
  before: Sightings | null,
  entries: readonly Arrival[],
  now: number,
): Sightings {
  return new Map(
    entries.map(({ id, version }) => {
      const known = before?.get(id)
      if (known?.version === version) return [id, known]
      const kind = before === null ? 'old' : known === undefined ? 'new' : 'changed'
      return [id, { version, kind, at: now }]
    }),
  )
}

/** Entries that are to be marked now. */
export function fresh(sightings: Sightings, now: number): ReadonlyMap<string, 'new' | 'changed'> {
  const marked = new Map<string, 'new' | 'changed'>()
  for (const [id, { kind, at }] of sightings)
    if (kind !== 'old' && now - at < FRESH_MS) marked.set(id, kind)
  return marked
}

/** The latest of all arrivals still marked, if any. */
export function latest(sightings: Sightings, now: number): string | null {
  let found: { id: string; at: number } | null = null
  for (const [id, { kind, at }] of sightings)
    if (kind !== 'old' && now - at < FRESH_MS && (found === null || at >= found.at))
      found = { id, at }
  return found?.id ?? null
}

/** When the next mark goes: ms from now, or never. */
export function nextFadeMs(sightings: Sightings, now: number): number | undefined {
  let soonest: number | undefined
  for (const { kind, at } of sightings.values()) {
    const left = at + FRESH_MS - now
    if (kind !== 'old' && left > 0 && (soonest === undefined || left < soonest)) soonest = left
  }
  return soonest
}
