/** What is kept for a while alone. What a plan says (notes, rows, goals, questions) is not among it. */
export const KINDS = [
  'authors',
  'putAway',
  'commands',
  'votes',
  'returns',
  'wifi',
  'seats',
  'links',
  'copies',
] as const

export type Kind = (typeof KINDS)[number]

/** Days; undefined: it is kept for ever. */
export type Days = number | undefined

/** How long each is kept: after the end of the workshop, or from a date of its own. */
export interface Keep extends Record<Kind, Days> {
  /** A board that nobody closed counts as ended when nothing was written on it for so long. */
  unclosed: Days
}

export const DAY_MS = 24 * 60 * 60 * 1000

/** An operator's settings, each with its default. Choices of few days are fixed: nobody needs others. */
export const SETTINGS = {
  authors: ['YORIAI_KEEP_AUTHORS_DAYS', 90],
  putAway: ['YORIAI_KEEP_PUT_AWAY_DAYS', 90],
  wifi: ['YORIAI_KEEP_WIFI_DAYS', 30],
  seats: ['YORIAI_KEEP_SEATS_DAYS', 400],
  links: ['YORIAI_KEEP_LINKS_DAYS', 400],
  copies: ['YORIAI_KEEP_COPIES_DAYS', 90],
  unclosed: ['YORIAI_KEEP_UNCLOSED_DAYS', 365],
} as const satisfies Partial<Record<keyof Keep, readonly [name: string, days: number]>>

/** A device says a command again for so long (server/commands/done.ts). */
const COMMANDS_DAYS = 30
/** What each chose is of no use once it is counted; for so long a total can be looked into. */
const VOTES_DAYS = 1
/** A link of return works for ten minutes. */
const RETURNS_DAYS = 1

export type KeepSettings = Record<(typeof SETTINGS)[keyof typeof SETTINGS][0], Days>

export const keepOf = (set: KeepSettings): Keep => ({
  authors: set.YORIAI_KEEP_AUTHORS_DAYS,
  putAway: set.YORIAI_KEEP_PUT_AWAY_DAYS,
  commands: COMMANDS_DAYS,
  votes: VOTES_DAYS,
  returns: RETURNS_DAYS,
  wifi: set.YORIAI_KEEP_WIFI_DAYS,
  seats: set.YORIAI_KEEP_SEATS_DAYS,
  links: set.YORIAI_KEEP_LINKS_DAYS,
  copies: set.YORIAI_KEEP_COPIES_DAYS,
  unclosed: set.YORIAI_KEEP_UNCLOSED_DAYS,
})

/** What older than this is over its age; undefined: nothing ever is. */
export const bornBefore = (date: number, days: Days): number | undefined =>
  days === undefined ? undefined : date - days * DAY_MS

/** What a board's end is told by; moments are ms since 1970. */
export interface Life {
  state: 'open' | 'closed'
  /** Undefined on a board that is open. */
  closedAt: number | undefined
  /** The last writing. */
  activeAt: number
  /** When the last seat was taken; 0: none. */
  lastSeatAt: number
  /** The end of the workshop's day, where one was given. */
  heldAt: number | undefined
}

/** When a board's ages begin to count; undefined: they do not, and never will as it stands. */
export function endOf(life: Life, unclosed: Days): number | undefined {
  if (life.state === 'closed') return life.closedAt ?? life.activeAt
  if (unclosed === undefined) return undefined
  return Math.max(life.activeAt, life.lastSeatAt, life.heldAt ?? 0) + unclosed * DAY_MS
}
