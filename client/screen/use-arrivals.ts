import { useEffect, useState } from 'react'
import { type Arrival, fresh, latest, nextFadeMs, type Sightings, sight } from './arrivals.ts'

export interface Arrivals {
  marked: ReadonlyMap<string, 'new' | 'changed'>
  latest: string | null
}

/** What is to be marked as new. Nothing is, before the board's first state is here. */
export function useArrivals(entries: readonly Arrival[], ready: boolean): Arrivals {
  const [seen, setSeen] = useState<{ entries: readonly Arrival[]; sightings: Sightings } | null>(
    null,
  )
  const [, setFaded] = useState(0)
  if (ready && seen?.entries !== entries)
    setSeen({ entries, sightings: sight(seen?.sightings ?? null, entries, Date.now()) })

  const sightings = seen?.sightings
  useEffect(() => {
    if (!sightings) return
    let timer: ReturnType<typeof setTimeout> | undefined
    const wait = () => {
      const ms = nextFadeMs(sightings, Date.now())
      if (ms === undefined) return
      timer = setTimeout(() => {
        setFaded((count) => count + 1)
        wait()
      }, ms)
    }
    wait()
    return () => clearTimeout(timer)
  }, [sightings])

  const now = Date.now()
  return sightings
    ? { marked: fresh(sightings, now), latest: latest(sightings, now) }
    : { marked: new Map(), latest: null }
}
