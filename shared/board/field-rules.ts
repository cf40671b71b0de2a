import { LIMITS } from '../wire.ts'
import {
  ACTOR_KINDS,
  BALLOT_KINDS,
  BALLOT_ON,
  BALLOT_STATES,
  type Chapter,
  type Current,
  GROUPINGS,
  HEARD,
  type Hidden,
  MARKS,
  MATRICES,
  type People,
  type Period,
  PHASE_BALLOTS,
  PHASE_KINDS,
  PHASE_NOTES,
  ROOTS,
  ROW_STATES,
  type Root,
  VIEWS,
} from './field-types.ts'
import {
  being,
  either,
  exactly,
  type Fits,
  id,
  like,
  listOf,
  oneOf,
  only,
  orNull,
  recordOf,
  truth,
  whole,
  words,
} from './fits.ts'
import { type ActorId, type GoalId, ID_PATTERN, type PhaseId } from './ids.ts'
import type { Verb } from './policy.ts'
import { type BoardSettings, maybe, SETTINGS, time, title, type Value, value } from './settings.ts'

/** What may stand under one key of an entry: a plain value, a Y.Text, or a Y.Map of plain values. */
export type Leaf = { readonly verb?: Verb } & (
  | Value<unknown>
  | { kind: 'text' }
  | { kind: 'map'; isKey: (key: string) => boolean; faultOf: Fits; maxSize: number }
)

export type EntryShape = Readonly<Record<string, Leaf>>

const map = (isKey: (key: string) => boolean, faultOf: Fits, maxSize: number): Leaf => ({
  ...{ kind: 'map', isKey, faultOf, maxSize },
})
const text: Leaf = { kind: 'text' }
/** The id of an entry that stands on the board. */
const ref = (refersTo: Root, faultOf: Fits = id()): Leaf => ({
  ...{ kind: 'value', faultOf, optional: false, refersTo },
})

/** The same, where there may be none. */
const maybeRef = (refersTo: Root): Leaf => ({
  ...{ kind: 'value', faultOf: id(), optional: true, refersTo },
})

/** What an update may write with this right. Fields without one are the server's own. */
const by = (verb: Verb, shape: EntryShape): EntryShape =>
  Object.fromEntries(Object.entries(shape).map(([field, leaf]) => [field, { ...leaf, verb }]))

const line = words(LIMITS.maxTextUnits)
const question = words(LIMITS.maxQuestionUnits)
const rank = words(200)
const year = whole(LIMITS.firstYear, LIMITS.lastYear)
const isYear = (key: string) => /^\d{4}$/.test(key) && year(Number(key)) === undefined
const isId = (key: string) => ID_PATTERN.test(key)
const isTable = (key: string) => /^[1-9]\d?$/.test(key)
const heads = whole(0, LIMITS.maxPeopleAtTable)
const count = whole(0, 1_000_000)
/** By option: an entry's id, a place among answers, or a place and a face. */
const counts = recordOf(isId, count, LIMITS.maxNotes)
/** A copy of a row's texts, which have a bound of their own. */
const copied = words(20_000)
/** More than a period has: a plan that was shifted keeps what fell out of it. */
const marks = { isKey: isYear, faultOf: oneOf(MARKS), maxSize: 60 }
const takers = { isKey: isId, faultOf: time, maxSize: 50 }
const wording = {
  ...{ text: copied, target: copied, goal: id<GoalId>(), actor: id<ActorId>() },
  years: recordOf(marks.isKey, marks.faultOf, marks.maxSize),
}
/** A heading is printed with what it is about behind it. */
const passage = exactly({ heading: line, lines: listOf(line) })

/** Some 班 of a goal, or all but some. */
const someTables = listOf(whole(1, LIMITS.maxTables))
const hiddenTables = either(exactly({ tables: someTables }), exactly({ allBut: someTables }))

/** What a question stands on. */
const about = like(/^(board|(goals|rows)\/[a-z0-9][a-z0-9-]{0,39})$/)

export interface BoardFields extends BoardSettings {
  period: Period
  /** 伏せて書く: absent where nothing is hidden. The server's own. */
  hidden: Hidden
  state: 'open' | 'closed'
  epoch: string
  /** What the document holds (`format.ts`); absent is 1. The server's own. */
  format: number
  chapter: Chapter
  /** What staff are asked about the whole plan, a question a line. */
  question: string
  /** Where the evening is; absent without an agenda, and before and after it. The server's own. */
  phase: Current | null
  /** By table. */
  people: Readonly<Record<string, People>>
}

const board: EntryShape = {
  ...by('board.lead', SETTINGS),
  ...by('plan.write', {
    period: value(
      being(
        exactly({ from: year, to: year }),
        ({ from, to }) => from <= to && to - from < LIMITS.maxYears,
      ),
    ),
    question: maybe(question),
  }),
  hidden: maybe(recordOf(isId, hiddenTables, 500)),
  state: value(oneOf(['open', 'closed'])),
  epoch: value(words(40)),
  format: maybe(whole(1, 1_000)),
  chapter: maybe(exactly({ title: line, lead: listOf(passage) })),
  phase: maybe(orNull(exactly<Current>({ phase: id<PhaseId>(), since: time, evening: time }))),
  people: maybe(
    recordOf(isTable, exactly<People>({ people: heads, without: heads }), LIMITS.maxTables),
  ),
}

/**
 * Every key that a board's document may have: what may stand there, whose right it is to write it
 * by an update, and what it refers to. Keys not named here are refused.
 */
export const SHAPE: Readonly<Record<Root, EntryShape>> = {
  board,
  goals: by('plan.write', {
    title: value(title),
    measure: value(line),
    number: maybe(words(40)),
    lead: maybe(listOf(passage)),
    rank: value(rank),
    question: maybe(question),
  }),
  actors: by('plan.write', {
    name: value(title),
    plain: value(words(40)),
    kind: value(oneOf(ACTOR_KINDS)),
    rank: value(rank),
  }),
  rows: by('rows.write', {
    goal: ref('goals'),
    actor: ref('actors'),
    matrix: value(oneOf(MATRICES)),
    text,
    target: text,
    reason: text,
    years: map(marks.isKey, marks.faultOf, marks.maxSize),
    state: value(oneOf(ROW_STATES)),
    decided: maybe(exactly({ by: id<ActorId>(), at: time })),
    takers: map(takers.isKey, takers.faultOf, takers.maxSize),
    agreed: maybe(
      exactly({
        ...wording,
        ...{ by: id<ActorId>(), at: time },
        takers: recordOf(takers.isKey, takers.faultOf, takers.maxSize),
      }),
    ),
    asPrinted: maybe(exactly({ ...wording, from: year })),
    from: map(isId, only(true), 1000),
    rank: value(rank),
    printed: maybe(exactly({ document: words(100), line: whole(1, 1_000_000) })),
    question: maybe(question),
    removed: value(truth),
    removedAt: maybe(time),
  }),
  notes: {
    goal: ref('goals'),
    actor: ref('actors'),
    text,
    rank: value(rank),
    table: maybe(whole(1, LIMITS.maxTables)),
    group: ref('groups', orNull(id())),
    heard: value(oneOf(HEARD)),
    signature: maybe(words(LIMITS.maxSignatureUnits)),
    at: value(time),
  },
  groups: {
    goal: ref('goals'),
    title: text,
    rank: value(rank),
    removed: value(truth),
  },
  answers: by('plan.write', {
    about: value(about),
    question: value(question),
    by: maybe(id<ActorId>()),
    at: value(time),
    found: maybe(line),
    withdrawn: value(truth),
  }),
  agenda: {
    kind: value(oneOf(PHASE_KINDS)),
    title: value(title),
    goal: ref('goals', orNull(id())),
    minutes: value(whole(1, LIMITS.maxPhaseMinutes)),
    rank: value(rank),
    notes: maybe(oneOf(PHASE_NOTES)),
    grouping: maybe(oneOf(GROUPINGS)),
    ballot: maybe(oneOf(PHASE_BALLOTS)),
    view: maybe(oneOf(VIEWS)),
    extra: maybe(whole(0, LIMITS.maxExtraMinutes)),
    began: maybe(time),
    ended: maybe(time),
    passed: maybe(truth),
  },
  ballots: {
    kind: value(oneOf(BALLOT_KINDS)),
    title: value(line),
    goal: maybeRef('goals'),
    on: maybe(oneOf(BALLOT_ON)),
    each: maybe(whole(1, LIMITS.maxStickers)),
    most: maybe(whole(1, LIMITS.maxStickers)),
    options: maybe(listOf(title)),
    line: maybe(line),
    live: value(truth),
    state: value(oneOf(BALLOT_STATES)),
    at: value(time),
    closedAt: maybe(time),
    admitted: value(time),
  },
  tallies: {
    seats: value(count),
    totals: value(counts),
    hands: value(counts),
    handsOf: value(count),
  },
  indicators: {},
  opinions: {},
}

const roots = new Set<string>(ROOTS)
export const isRoot = (name: string): name is Root => roots.has(name)

export const leafOf = (root: Root, field: string): Leaf | undefined =>
  Object.hasOwn(SHAPE[root], field) ? SHAPE[root][field] : undefined

const perRoot = <T>(read: (shape: EntryShape) => T): ReadonlyMap<string, T> =>
  new Map(Object.entries(SHAPE).map(([root, shape]) => [root, read(shape)]))

/** The right to write every field alike; of the board's own fields each has its own. */
const verbs = perRoot((shape) => {
  const [verb, ...others] = new Set(Object.values(shape).map((leaf) => leaf.verb))
  return others.length === 0 ? verb : undefined
})

/** What writing a field is called in the policy, or laying a new entry; undefined: the server alone does. */
export const verbOf = (root: Root, field: string | null): Verb | undefined =>
  (field === null ? undefined : leafOf(root, field)?.verb) ?? verbs.get(root)

const references = perRoot((shape) =>
  Object.entries(shape).flatMap(([field, leaf]) =>
    leaf.kind === 'value' && leaf.refersTo ? [{ field, to: leaf.refersTo }] : [],
  ),
)

/** The fields of an entry that hold another entry's id, and in which root that stands. */
export const referencesOf = (root: Root): readonly { field: string; to: Root }[] =>
  references.get(root) ?? []

/**
 * The first field of an entry whose reference leads nowhere; null refers to nothing.
 * @param valuesOf what is written there, which may be several at once
 * @param stands whether there is such an entry
 */
export function danglingIn(
  root: Root,
  valuesOf: (field: string) => readonly unknown[],
  stands: (root: Root, id: string) => boolean,
): string | undefined {
  const leadsNowhere = (to: Root) => (value: unknown) =>
    value !== null && value !== undefined && !(typeof value === 'string' && stands(to, value))
  return referencesOf(root).find(({ field, to }) => valuesOf(field).some(leadsNowhere(to)))?.field
}
