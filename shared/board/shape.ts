import * as z from 'zod/mini'
import { LIMITS } from '../wire.ts'
import { ID_PATTERN } from './ids.ts'
import {
  ACTOR_KINDS,
  HEARD,
  MARKS,
  MATRICES,
  ROOTS,
  ROW_STATES,
  type Root,
  VIEWS,
} from './schema.ts'
import { isBlank } from './words.ts'

/** What is wrong with a value that somebody writes. */
export type Fault = 'wrong-shape' | 'too-long' | 'blank'
type FaultOf = (value: unknown) => Fault | undefined

/** What may stand under one key of an entry: a plain value, a Y.Text, or a Y.Map of plain values. */
export type Leaf =
  | { kind: 'value'; faultOf: FaultOf; optional: boolean }
  | { kind: 'text' }
  | { kind: 'map'; key: RegExp; faultOf: FaultOf; maxSize: number }

export type EntryShape = Readonly<Record<string, Leaf>>

function faultIn(schema: z.ZodMiniType): FaultOf {
  return (value) => {
    const { error } = z.safeParse(schema, value)
    if (!error) return undefined
    const [first, ...others] = new Set(error.issues.map(faultOfIssue))
    return others.length === 0 ? first : 'wrong-shape'
  }
}

function faultOfIssue(issue: z.core.$ZodIssue): Fault {
  if (issue.code === 'too_big' && issue.origin === 'string') return 'too-long'
  return issue.code === 'custom' && issue.message === 'blank' ? 'blank' : 'wrong-shape'
}

const value = (schema: z.ZodMiniType): Leaf => ({
  kind: 'value',
  faultOf: faultIn(schema),
  optional: false,
})
const maybe = (schema: z.ZodMiniType): Leaf => ({
  kind: 'value',
  faultOf: faultIn(schema),
  optional: true,
})
const map = (key: RegExp, schema: z.ZodMiniType, maxSize: number): Leaf => ({
  kind: 'map',
  key,
  faultOf: faultIn(schema),
  maxSize,
})
const text: Leaf = { kind: 'text' }

/** Of so many UTF-16 units at most. */
const words = (max: number) => z.string().check(z.maxLength(max))
/** A title: as long as any text that people write at one place, and never empty. */
const title = words(LIMITS.maxTextUnits).check(
  z.refine((text) => !isBlank(text), { error: 'blank' }),
)
const question = words(LIMITS.maxQuestionUnits)
const id = z.string().check(z.regex(ID_PATTERN))
const rank = words(200)
const int = (from: number, to: number) => z.int().check(z.gte(from), z.lte(to))
const year = int(1868, 2200)
/** The same years as the key of a mark: all that a period may hold. */
const YEAR_KEY = /^(?:186[89]|18[7-9]\d|19\d\d|2[01]\d\d|2200)$/
/** Milliseconds since 1970, until the year 2200. */
const time = z.number().check(z.gte(0), z.lte(7_258_118_400_000))
/** A copy of a row's texts, which have a bound of their own. */
const copied = words(20_000)
const marks = z
  .record(z.string().check(z.regex(/^(19|20|21)\d\d$/)), z.enum(MARKS))
  .check(z.refine((years) => Object.keys(years).length <= 60))
const takers = z.record(id, time).check(z.refine((bodies) => Object.keys(bodies).length <= 50))
const wording = { text: copied, target: copied, years: marks, goal: id, actor: id }
/** A heading is printed with what it is about behind it. */
const passage = z.strictObject({
  heading: words(LIMITS.maxTextUnits),
  lines: z.array(words(LIMITS.maxTextUnits)),
})

/** What a question stands on. */
const about = z.string().check(z.regex(/^(board|(goals|rows)\/[a-z0-9][a-z0-9-]{0,39})$/))

const board: EntryShape = {
  title: value(title),
  period: value(
    z
      .strictObject({ from: year, to: year })
      .check(z.refine(({ from, to }) => from <= to && to - from < LIMITS.maxYears)),
  ),
  tables: value(int(0, LIMITS.maxTables)),
  focus: value(z.strictObject({ goal: z.nullable(id), view: z.enum(VIEWS) })),
  grouping: value(z.enum(['own', 'all'])),
  locked: value(z.boolean()),
  timer: value(
    z.nullable(z.union([z.strictObject({ endsAt: time }), z.strictObject({ leftMs: time })])),
  ),
  state: value(z.enum(['open', 'closed'])),
  epoch: value(words(40)),
  format: maybe(int(1, 1_000)),
  chapter: maybe(z.strictObject({ title: words(LIMITS.maxTextUnits), lead: z.array(passage) })),
  question: maybe(question),
}

/** Every key that a board's document may have. Keys not named here are refused. */
export const SHAPE: Readonly<Record<Root, EntryShape>> = {
  board,
  goals: {
    title: value(title),
    measure: value(words(LIMITS.maxTextUnits)),
    number: maybe(words(40)),
    lead: maybe(z.array(passage)),
    rank: value(rank),
    question: maybe(question),
  },
  actors: {
    name: value(title),
    plain: value(words(40)),
    kind: value(z.enum(ACTOR_KINDS)),
    rank: value(rank),
  },
  rows: {
    goal: value(id),
    actor: value(id),
    matrix: value(z.enum(MATRICES)),
    text,
    target: text,
    reason: text,
    years: map(YEAR_KEY, z.enum(MARKS), 60),
    state: value(z.enum(ROW_STATES)),
    decided: maybe(z.strictObject({ by: id, at: time })),
    takers: map(ID_PATTERN, time, 50),
    agreed: maybe(z.strictObject({ ...wording, by: id, at: time, takers })),
    asPrinted: maybe(z.strictObject({ ...wording, from: year })),
    from: map(ID_PATTERN, z.literal(true), 1000),
    rank: value(rank),
    printed: maybe(z.strictObject({ document: words(100), line: int(1, 1_000_000) })),
    question: maybe(question),
    removed: value(z.boolean()),
    removedAt: maybe(time),
  },
  notes: {
    goal: value(id),
    actor: value(id),
    text,
    rank: value(rank),
    table: maybe(int(1, LIMITS.maxTables)),
    group: value(z.nullable(id)),
    heard: value(z.enum(HEARD)),
    signature: maybe(words(40)),
    at: value(time),
  },
  groups: {
    goal: value(id),
    title: text,
    rank: value(rank),
    removed: value(z.boolean()),
  },
  answers: {
    about: value(about),
    question: value(question),
    by: maybe(id),
    at: value(time),
    found: maybe(words(LIMITS.maxTextUnits)),
    withdrawn: value(z.boolean()),
  },
  agenda: {},
  ballots: {},
  tallies: {},
  indicators: {},
  opinions: {},
}

const roots = new Set<string>(ROOTS)
export const isRoot = (name: string): name is Root => roots.has(name)

export const leafOf = (root: Root, field: string): Leaf | undefined =>
  Object.hasOwn(SHAPE[root], field) ? SHAPE[root][field] : undefined
