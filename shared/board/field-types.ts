import type * as Y from 'yjs'
import type { ActorId, GoalId, GroupId, PhaseId } from './ids.ts'

/** First and last fiscal year, Gregorian: 2027 is April 2027 to March 2028. */
export interface Period {
  from: number
  to: number
}

/** What the hall's screen shows. */
export const VIEWS = [
  'join',
  'notes',
  'groups',
  'plan',
  'agreed',
  'thanks',
  'phase',
  'ballot',
] as const
export type View = (typeof VIEWS)[number]

export interface Focus {
  goal: GoalId | null
  view: View
}

/** Text under a heading, line by line: 充実してきたこと, 課題と感じていること. */
export interface Passage {
  heading: string
  lines: readonly string[]
}

/** The chapter's title and what it starts from. */
export interface Chapter {
  title: string
  lead: readonly Passage[]
}

/** A running timer's end by the server's clock, or what was left when it was stopped, in ms. */
export type Timer = { endsAt: number } | { leftMs: number }

/** Whose notes of a goal lie face down: those of some 班, or all but those that were revealed before. */
export type HiddenTables = { tables: readonly number[] } | { allBut: readonly number[] }

/** 伏せて書く: goal → whose notes are not shown yet. */
export type Hidden = Readonly<Record<string, HiddenTables>>

export interface GoalFields {
  title: string
  /** 具体的な取組 */
  measure: string
  /** As printed above the title: 基本目標 1. */
  number: string
  lead: readonly Passage[]
  rank: string
  question: string
}

export const ACTOR_KINDS = ['community', 'body'] as const
export type ActorKind = (typeof ACTOR_KINDS)[number]

export interface ActorFields {
  name: string
  /** A plain, short name for phones. */
  plain: string
  kind: ActorKind
  rank: string
}

/** How a note was heard: written, spoken, by phone, or written down for somebody. */
export const HEARD = ['written', 'spoken', 'phone', 'proxy'] as const
export type Heard = (typeof HEARD)[number]

export interface NoteFields {
  goal: GoalId
  actor: ActorId
  text: Y.Text
  rank: string
  table: number
  group: GroupId | null
  heard: Heard
  signature: string
  /** When the server accepted it, ms since 1970; 0 where that is not known. Of older boards the author's clock. */
  at: number
}

/** Whose hands make islands: the team's, residents' of their own notes, too, or everybody's of all. */
export const GROUPINGS = ['team', 'own', 'all'] as const

/** 島: notes of a goal laid together. */
export interface GroupFields {
  goal: GoalId
  /** 表札 */
  title: Y.Text
  rank: string
  removed: boolean
}

/** 受付, 自己紹介, 書く, ひらく, 島づくり, 投票, 発表, 合意, おわり, 休憩. */
export const PHASE_KINDS = [
  ...(['welcome', 'icebreak', 'write', 'reveal', 'share'] as const),
  ...(['vote', 'present', 'agree', 'ending', 'pause'] as const),
] as const
export type PhaseKind = (typeof PHASE_KINDS)[number]

/** Whether what is written is seen at once, or lies face down until it is revealed. */
export const PHASE_NOTES = ['open', 'hidden'] as const
/** Stickers, a quick question, the closing questions. */
export const PHASE_BALLOTS = ['stickers', 'question', 'closing'] as const

/** 段階: one item of the evening's agenda, and what it opens when one comes to it. */
export interface PhaseFields {
  kind: PhaseKind
  title: string
  /** null: what the hall is at stays. */
  goal: GoalId | null
  minutes: number
  rank: string
  notes: (typeof PHASE_NOTES)[number]
  grouping: (typeof GROUPINGS)[number]
  ballot: (typeof PHASE_BALLOTS)[number]
  /** Left out: the one of its kind. */
  view: View
  /** Minutes that were added while it ran. */
  extra: number
  /** When it began and ended last, ms since 1970. */
  began: number
  ended: number
  /** 持ち越し: it was passed over. */
  passed: boolean
}

/** Where the evening is: since when, and since when there is an evening (ms since 1970). */
export interface Current {
  phase: PhaseId
  since: number
  evening: number
}

/** Of a 班: how many people, and how many of them have no phone. */
export interface People {
  people: number
  without: number
}

/** シール on notes or islands of a goal, a quick question, the questions at the evening's end. */
export const BALLOT_KINDS = ['stickers', 'question', 'closing'] as const
export type BallotKind = (typeof BALLOT_KINDS)[number]

/** What stickers are put on. */
export const BALLOT_ON = ['notes', 'groups'] as const

export const BALLOT_STATES = ['open', 'closed', 'cancelled'] as const

/** What was asked of everybody, and how. What each seat chose never enters the document. */
export interface BallotFields {
  kind: BallotKind
  title: string
  /** Of stickers. */
  goal: GoalId
  on: (typeof BALLOT_ON)[number]
  /** How many a seat has in all, and at most on one. */
  each: number
  most: number
  /** The answers to a question; the questions at the end. A choice names them by their places, from 1. */
  options: readonly string[]
  /** What the one free line at the end is asked for; left out where none is. */
  line: string
  /** Whether totals are seen while it is open. */
  live: boolean
  state: (typeof BALLOT_STATES)[number]
  /** When it was opened and closed, ms since 1970. */
  at: number
  closedAt: number
  /** Seats taken after this moment are not counted, until those who lead admit them. */
  admitted: number
}

/** What a ballot came to: there from its end on, or while it is open where it is live. */
export interface TallyFields {
  /** Seats that chose something. */
  seats: number
  /** By option. Of the questions at the end by question and face: `1-5`. */
  totals: Readonly<Record<string, number>>
  /** What scribes entered for people without a phone: shown apart. */
  hands: Readonly<Record<string, number>>
  /** People behind `hands`, as far as that can be told from it. */
  handsOf: number
}

/** 期待される取組 and 計画期間中に取り組むこと. */
export const MATRICES = ['expected', 'planned'] as const
export type Matrix = (typeof MATRICES)[number]

/** 準備, 実施, 見直し. ◎ and → are drawn, never stored. */
export const MARKS = ['prepare', 'do', 'review'] as const
export type Mark = (typeof MARKS)[number]

/** 計画にある, 依頼中, 合意, 保留, 対応困難. */
export const ROW_STATES = ['plan', 'asked', 'agreed', 'held', 'declined'] as const
export type RowState = (typeof ROW_STATES)[number]

/** Where a seeded thing was read. Lines count from 1. */
export interface Printed {
  document: string
  line: number
}

/** Who settled a row's state (the body named, not a person), and when (ms since 1970). */
export interface Decision {
  by: ActorId
  at: number
}

/** What a row says and where it stands at one moment. */
export interface Wording {
  text: string
  target: string
  years: Readonly<Record<string, Mark>>
  goal: GoalId
  actor: ActorId
}

/** What was agreed: the row as its takers had it before them, who they are and since when (ms). */
export interface Agreement extends Wording, Decision {
  takers: Readonly<Record<ActorId, number>>
}

/** What the plan's document prints, and the first year of the period that its years belong to. */
export interface PrintedWording extends Wording {
  from: number
}

export interface RowFields {
  goal: GoalId
  actor: ActorId
  matrix: Matrix
  text: Y.Text
  target: Y.Text
  reason: Y.Text
  /** "2027" → mark. */
  years: Y.Map<Mark>
  state: RowState
  decided: Decision
  /** Bodies that took the row on → when (ms). On older boards also those whose answer was replaced. */
  takers: Y.Map<number>
  /** Written with a decision 合意; on older boards before the first change of such a row. */
  agreed: Agreement
  /** Written before the first change of a row that the plan's document has. */
  asPrinted: PrintedWording
  /** Notes it was made from → true. */
  from: Y.Map<true>
  rank: string
  printed: Printed
  question: string
  removed: boolean
  /** When it was removed (ms); not known of older boards. */
  removedAt: number
}

/** 確認ずみ: a question that was looked at and confirmed. The question itself stays where it stands. */
export interface AnswerFields {
  /** Where the question stands: `board`, `goals/g1`, `rows/g1-p3`. */
  about: string
  /** Its words: what a goal, a row or the board asks may have several lines, each a question. */
  question: string
  /** The body of the seat that confirmed it; not there where the seat is of none. */
  by: ActorId
  /** ms since 1970, by the server's clock. */
  at: number
  /** What was found, in words. */
  found: string
  /** Taken back: the question is open again. */
  withdrawn: boolean
}

/** The document's root maps; each but `board` is id → Y.Map. */
export const ROOTS = [
  'board',
  'goals',
  'actors',
  'rows',
  // What stands in these comes by commands: the server alone writes it.
  'notes',
  'groups',
  'agenda',
  'ballots',
  'tallies',
  'indicators',
  'opinions',
  'answers',
] as const
export type Root = (typeof ROOTS)[number]
