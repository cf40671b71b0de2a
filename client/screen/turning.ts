/** Which page the hall sees, as a value: time is an argument. */

export const PAGE_MS = 12_000
/** A page stays at least so long before something new elsewhere turns it. */
export const LEAST_MS = 5_000

export interface Turning {
  page: number
  since: number
  /** The latest arrival that the hall has seen. */
  seen: string | null
}

/** The newest arrival and the page it stands on. */
export interface Arrival {
  id: string
  page: number
}

export const startTurning = (now: number): Turning => ({ page: 0, since: now, seen: null })

/** Pages turn in a round; a page with something new comes first. The same value while nothing turns. */
export function turn(state: Turning, pages: number, arrival: Arrival | null, now: number): Turning {
  const page = state.page < pages ? state.page : 0
  const at = page === state.page ? state : { ...state, page, since: now }
  if (arrival && arrival.page === page && arrival.id !== at.seen) return { ...at, seen: arrival.id }
  if (pages <= 1) return at
  if (arrival && arrival.id !== at.seen && now - at.since >= LEAST_MS)
    return { page: arrival.page, since: now, seen: arrival.id }
  if (now - at.since >= PAGE_MS) return { ...at, page: (page + 1) % pages, since: now }
  return at
}

/** How long until `turn` may answer otherwise without anything new: ms from now, or never. */
export function nextTurnMs(state: Turning, pages: number, arrival: Arrival | null, now: number) {
  if (pages <= 1) return undefined
  const waits = arrival && arrival.id !== state.seen ? LEAST_MS : PAGE_MS
  return Math.max(0, state.since + waits - now)
}
