import * as z from 'zod/mini'
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

/** What may stand under one key of an entry: a plain value, a Y.Text, or a Y.Map of plain values. */
export type Leaf =
  | { kind: 'value'; fits: (value: unknown) => boolean; optional: boolean }
  | { kind: 'text' }
  | { kind: 'map'; key: RegExp; fits: (value: unknown) => boolean; maxSize: number }

export type EntryShape = Readonly<Record<string, Leaf>>

const fitting = (schema: z.ZodMiniType) => (value: unknown) => z.safeParse(schema, value).success

const value = (schema: z.ZodMiniType): Leaf => ({
  kind: 'value',
  fits: fitting(schema),
  optional: false,
})
const maybe = (schema: z.ZodMiniType): Leaf => ({
  kind: 'value',
  fits: fitting(schema),
  optional: true,
})
const map = (key: RegExp, schema: z.ZodMiniType, maxSize: number): Leaf => ({
  kind: 'map',
  key,
  fits: fitting(schema),
  maxSize,
})
const text: Leaf = { kind: 'text' }

const words = (max: number) => z.string().check(z.maxLength(max))
const id = z.string().check(z.regex(ID_PATTERN))
const rank = words(200)
const int = (from: number, to: number) => z.int().check(z.gte(from), z.lte(to))
const year = int(1868, 2200)
/** Milliseconds since 1970, until the year 2200. */
const time = z.number().check(z.gte(0), z.lte(7_258_118_400_000))
const passage = z.strictObject({ heading: words(200), lines: z.array(words(2000)) })

const board: EntryShape = {
  title: value(words(200)),
  period: value(
    z
      .strictObject({ from: year, to: year })
      .check(z.refine(({ from, to }) => from <= to && to - from < 30)),
  ),
  tables: value(int(0, 200)),
  focus: value(z.strictObject({ goal: z.nullable(id), view: z.enum(VIEWS) })),
  grouping: value(z.enum(['own', 'all'])),
  locked: value(z.boolean()),
  timer: value(
    z.nullable(z.union([z.strictObject({ endsAt: time }), z.strictObject({ leftMs: time })])),
  ),
  state: value(z.enum(['open', 'closed'])),
  epoch: value(words(40)),
  chapter: maybe(z.strictObject({ title: words(200), lead: z.array(passage) })),
  question: maybe(words(400)),
}

/** Every key that a board's document may have. Keys not named here are refused. */
export const SHAPE: Readonly<Record<Root, EntryShape>> = {
  board,
  goals: {
    title: value(words(200)),
    measure: value(words(2000)),
    number: maybe(words(40)),
    lead: maybe(z.array(passage)),
    rank: value(rank),
    question: maybe(words(400)),
  },
  actors: {
    name: value(words(200)),
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
    years: map(/^(19|20|21)\d\d$/, z.enum(MARKS), 60),
    state: value(z.enum(ROW_STATES)),
    decided: maybe(z.strictObject({ by: id, at: time })),
    takers: map(ID_PATTERN, time, 50),
    from: map(ID_PATTERN, z.literal(true), 1000),
    rank: value(rank),
    printed: maybe(z.strictObject({ document: words(100), line: int(1, 1_000_000) })),
    question: maybe(words(400)),
    removed: value(z.boolean()),
  },
  notes: {
    goal: value(id),
    actor: value(id),
    text,
    rank: value(rank),
    table: maybe(int(1, 200)),
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
  tallies: {},
  indicators: {},
  opinions: {},
}

const roots = new Set<string>(ROOTS)
export const isRoot = (name: string): name is Root => roots.has(name)

export const leafOf = (root: Root, field: string): Leaf | undefined =>
  Object.hasOwn(SHAPE[root], field) ? SHAPE[root][field] : undefined
