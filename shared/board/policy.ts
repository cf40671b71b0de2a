import type { RefusalReason } from '../wire.ts'
import type { Role } from './roles.ts'

/** Who asks: a seat's role and its table, if it sits at one. */
export interface Who {
  role: Role
  table?: number | undefined
  /** Stopped by the facilitator: it reads, and writes no more. */
  stopped?: boolean | undefined
}

/** What it is about: whether the seat owns it, and the table it belongs to. */
export interface Thing {
  own: boolean
  table?: number | undefined
}

/** The settings that open or close something. The server counts a closing as open for `GRACE_MS` more. */
export interface Openness {
  /** Residents may move and group each other's notes. */
  groupingOpen: boolean
  /** Residents may lay their own notes into islands. */
  ownGrouping: boolean
  /** 書きこみを止める: residents and scribes may not post, edit or move. */
  locked: boolean
  /** The board is closed: readable, not writable. */
  closed: boolean
}

/** What a setting allowed stays allowed for so long after it closes, by the server's clock. */
export const GRACE_MS = 10_000

type Rule = (who: Who, thing: Thing, settings: Openness) => boolean

const always: Rule = () => true
const unlocked: Rule = (_, __, { locked }) => !locked
const own: Rule = (_, { own }) => own
const ownUnlocked: Rule = (_, { own }, { locked }) => own && !locked
/** Who sits at no table has none of its own: not even the notes that carry none. */
const ownTable: Rule = (who, { own, table }, { locked }) =>
  !locked && (own || (table !== undefined && who.table === table))
const ownOrOpen: Rule = (_, { own }, { locked, groupingOpen }) => !locked && (own || groupingOpen)
const open: Rule = (_, __, { locked, groupingOpen }) => !locked && groupingOpen
const ownGroupingOrOpen: Rule = (_, { own }, { locked, groupingOpen, ownGrouping }) =>
  !locked && (groupingOpen || (own && ownGrouping))

/** Also while writing is stopped: hands are counted, no words written. */
const atTable: Rule = (who, { table }) => table !== undefined && who.table === table

const wholeTeam = { staff: always, facilitator: always }
const lead = { facilitator: always }

/**
 * The only place that says who may do what. What is not listed is
 * denied. The server enforces it on every update; the client reads it to know which controls to show.
 */
export const policy = {
  notes: {
    post: { participant: unlocked, scribe: unlocked, ...wholeTeam },
    edit: { participant: ownUnlocked, scribe: ownUnlocked, staff: own, facilitator: own },
    // One's words may be taken back at any time, also while writing is stopped.
    withdraw: { participant: own, scribe: own, staff: own, facilitator: own },
    move: { participant: ownOrOpen, scribe: ownTable, ...wholeTeam },
    /** Into an island, out of one, or into another. */
    group: { participant: ownGroupingOrOpen, scribe: ownTable, ...wholeTeam },
    putAway: lead,
    restore: lead,
    redact: lead,
  },
  /** Asked of every note that lies in an island: it is as much somebody's own as they all are. */
  groups: {
    make: { participant: open, scribe: ownTable, ...wholeTeam },
    title: { participant: open, scribe: ownTable, ...wholeTeam },
    merge: { scribe: ownTable, ...wholeTeam },
    split: { scribe: ownTable, ...wholeTeam },
    remove: { scribe: ownTable, ...wholeTeam },
  },
  /** Whether whoever wrote a note may write on. */
  seats: { stop: lead, start: lead },
  rows: { write: wholeTeam, redact: lead },
  /** The plan's own words on this board: goals, actors, the period and its shift. */
  plan: { write: wholeTeam },
  board: { lead },
  /** 班「できました」 and もう少し時間: from whoever sits at a table. */
  phase: { ready: { participant: always, scribe: always } },
  ballots: {
    open: lead,
    close: lead,
    cancel: lead,
    admit: lead,
    putLineAway: lead,
    /** One's own choice, and nobody else's. */
    cast: { participant: always, scribe: always },
    tally: { scribe: atTable, facilitator: always },
  },
} satisfies Record<string, Record<string, Partial<Record<Role, Rule>>>>

/** `notes.post`, `rows.write`, … */
export type Verb = {
  [Noun in keyof typeof policy]: `${Noun}.${keyof (typeof policy)[Noun] & string}`
}[keyof typeof policy]

const rules = new Map<string, Partial<Record<Role, Rule>>>(
  Object.entries(policy).flatMap(([noun, verbs]) =>
    Object.entries(verbs).map(([verb, byRole]) => [`${noun}.${verb}`, byRole] as const),
  ),
)

/** Names and illnesses are found in the days after, too. */
const ALSO_CLOSED: ReadonlySet<Verb> = new Set([
  ...(['notes.putAway', 'notes.restore', 'notes.redact', 'rows.redact'] as const),
  ...(['seats.stop', 'seats.start', 'ballots.putLineAway'] as const),
])

/** Whether this seat may do this to that thing, under these settings. */
export function can(who: Who, verb: Verb, thing: Thing, settings: Openness): boolean {
  if (who.stopped || (settings.closed && !ALSO_CLOSED.has(verb))) return false
  return rules.get(verb)?.[who.role]?.(who, thing, settings) ?? false
}

/**
 * Why this seat may not do this to that thing; undefined where it may. Both ends ask here: what a
 * device says beforehand is what the server would answer. `locked` means that it may once writing
 * is open again.
 */
export function denied(
  who: Who,
  verb: Verb | undefined,
  thing: Thing,
  settings: Openness,
): RefusalReason | undefined {
  if (verb === undefined) return 'not-allowed'
  if (can(who, verb, thing, settings)) return undefined
  if (settings.closed) return 'closed'
  if (who.stopped) return 'stopped'
  const unlocked = { ...settings, locked: false }
  if (can(who, verb, thing, unlocked)) return 'locked'
  if (can(who, verb, { ...thing, table: who.table }, unlocked)) return 'wrong-table'
  return can(who, verb, { ...thing, own: true }, unlocked) ? 'not-yours' : 'not-allowed'
}
