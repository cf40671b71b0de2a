import type { Period, PrintedWording, Wording } from './field-types.ts'
import { goalNumber } from './goal-number.ts'
import { agreementOf, tookOn, wordingOf } from './took-on.ts'
import type { Actor, Row, Snapshot } from './view.ts'

/** One who took a row on, and since when (ms). */
export interface Taker {
  actor: Actor
  at: number
}

/** Who took a row on, in the plan's order: the one answer of every screen and paper. */
export function takersOf({ actors }: Pick<Snapshot, 'actors'>, row: Row): readonly Taker[] {
  const took = tookOn(row)
  return actors.flatMap((actor) => {
    const at = took[actor.id]
    return at === undefined ? [] : { actor, at }
  })
}

/** Who said what a row's state is: those who took it on, or who put it off or declined it. */
export function answersOf(board: Pick<Snapshot, 'actors'>, row: Row): readonly Taker[] {
  if (row.state === 'agreed') return takersOf(board, row)
  if (row.state !== 'held' && row.state !== 'declined') return []
  const { decided } = row
  const actor = decided && board.actors.find(({ id }) => id === decided.by)
  return decided && actor ? [{ actor, at: decided.at }] : []
}

/** Why it was put off or declined; '' where nobody said why, and for every other state. */
export const reasonOf = ({ state, reason }: Pick<Row, 'state' | 'reason'>): string =>
  state === 'held' || state === 'declined' ? reason.trim() : ''

const PARTS = ['text', 'target', 'years', 'goal', 'actor'] as const
type Part = (typeof PARTS)[number]

/** What a row was, and what of it is another now. */
export interface Change {
  before: Wording
  after: Wording
  parts: readonly Part[]
}

/** Wide letters and figures, and narrow カナ: the same words in another width. ① and ² are others. */
const WIDTHS = /[\uff01-\uff5d]|[\uff61-\uff9f]+/g

/**
 * As one reads them: spaces, line breaks and what cannot be seen are no words, another width of
 * letters is none either. A space between two figures parts two numbers.
 */
const bare = (text: string) =>
  text
    .replace(WIDTHS, (one) => one.normalize('NFKC'))
    .replaceAll('〜', '～')
    .normalize('NFC')
    .replace(/[\u200b\u2060]/g, '')
    .replace(/([0-9a-z])\s+(?=[0-9a-z])/giu, '$1\u0000')
    .replace(/\s+/gu, '')
const listed = (years: Wording['years']) => JSON.stringify(Object.entries(years).sort())

const isSame: Readonly<Record<Part, (a: Wording, b: Wording) => boolean>> = {
  text: (a, b) => bare(a.text) === bare(b.text),
  target: (a, b) => bare(a.target) === bare(b.target),
  years: (a, b) => listed(a.years) === listed(b.years),
  goal: (a, b) => a.goal === b.goal,
  actor: (a, b) => a.actor === b.actor,
}

function changeFrom(before: Wording, row: Wording): Change | null {
  const after = wordingOf(row)
  const parts = PARTS.filter((part) => !isSame[part](before, after))
  return parts.length === 0 ? null : { before, after, parts }
}

/** 合意のあとに直されました: what an agreed row was when it was agreed; null while it is that still. */
export function changedSinceAgreed(row: Row): Change | null {
  const agreement = agreementOf(row)
  return agreement ? changeFrom(wordingOf(agreement), row) : null
}

/** 変更前: what the plan's document prints; null where the row still says it. Years move with the period. */
export function changedFromPrint(
  row: Row,
  period: Pick<Period, 'from'> | undefined,
): Change | null {
  const { asPrinted, state } = row
  return asPrinted && state === 'plan' ? changeFrom(printedIn(asPrinted, period), row) : null
}

function printedIn(printed: PrintedWording, period: Pick<Period, 'from'> | undefined): Wording {
  const by = (period?.from ?? printed.from) - printed.from
  const years = Object.fromEntries(
    Object.entries(printed.years).map(([year, mark]) => [String(Number(year) + by), mark]),
  )
  return { ...wordingOf(printed), years }
}

/** One part of a change in words. */
export interface ChangedPart {
  part: Part
  before: string
  after: string
}

/** A change part by part, as people read it; '' for what was or is not there. */
export const changedParts = (
  { goals, actors }: Pick<Snapshot, 'goals' | 'actors'>,
  { before, after, parts }: Change,
  yearsInWords: (years: Row['years']) => string,
): readonly ChangedPart[] => {
  const says: Readonly<Record<Part, (wording: Wording) => string>> = {
    text: ({ text }) => text,
    target: ({ target }) => target,
    years: ({ years }) => yearsInWords(years),
    goal: ({ goal }) => goalNumber(goals, goal),
    actor: ({ actor }) => actors.find(({ id }) => id === actor)?.name ?? '',
  }
  return parts.map((part) => ({ part, before: says[part](before), after: says[part](after) }))
}
