import * as Y from 'yjs'
import { confirmedAt, stillAsked, together } from './answers.ts'
import { type Ballot, ballotsOn, type Tally, talliesOn } from './ballots.ts'
import { type Board, boardFields } from './document.ts'
import { wasEdited } from './edited.ts'
import type { BoardFields } from './field-rules.ts'
import type {
  ActorFields,
  AnswerFields,
  GoalFields,
  GroupFields,
  Mark,
  NoteFields,
  Period,
  PhaseFields,
  Root,
  RowFields,
} from './field-types.ts'
import type { ActorId, AnswerId, GoalId, GroupId, NoteId, PhaseId, RowId } from './ids.ts'
import { byRankThenId } from './order.ts'
import { clipped, outsideQuestion } from './period.ts'
import { takersQuestion, tookOn } from './took-on.ts'
import { fields } from './typed-map.ts'
import { isBlank } from './words.ts'

/** Entries as plain values: what screens, exports and tests read. No Y type leaves this file. */
export type Goal = { id: GoalId } & Pick<GoalFields, 'title' | 'rank' | 'measure'> &
  Partial<GoalFields>
export type Actor = { id: ActorId } & ActorFields
/** An item of the agenda. */
export type Phase = { id: PhaseId } & Pick<
  PhaseFields,
  'kind' | 'title' | 'goal' | 'minutes' | 'rank'
> &
  Partial<PhaseFields>
export interface Note extends Omit<NoteFields, 'text' | 'table' | 'signature'> {
  id: NoteId
  text: string
  table?: number
  signature?: string
  /** Its author changed the words after putting it up; left out where not. */
  edited?: true
  /** Not revealed yet: of a note in its author's own view, which alone has it. */
  unrevealed?: true
}
/** 島; one that was removed is kept, so that it can come back. */
export interface Group extends Omit<GroupFields, 'title'> {
  id: GroupId
  title: string
}
export interface Row
  extends Omit<
    RowFields,
    | 'text'
    | 'target'
    | 'reason'
    | 'years'
    | 'takers'
    | 'from'
    | 'decided'
    | 'agreed'
    | 'asPrinted'
    | 'printed'
    | 'question'
    | 'removedAt'
  > {
  id: RowId
  text: string
  target: string
  reason: string
  /** Of the period's years alone. */
  years: Readonly<Record<string, Mark>>
  /** What the document has beyond the period: shown to nobody as a plan, asked about. */
  outside?: Readonly<Record<string, Mark>>
  /** Who took it on and when, by id: nobody of a row that is not agreed. */
  takers: Readonly<Record<ActorId, number>>
  from: readonly NoteId[]
  decided?: RowFields['decided']
  agreed?: RowFields['agreed']
  asPrinted?: RowFields['asPrinted']
  printed?: RowFields['printed']
  question?: string
  removedAt?: number
}

export type Answer = { id: AnswerId } & Omit<AnswerFields, 'by' | 'found'> &
  Partial<Pick<AnswerFields, 'by' | 'found'>>

/** The whole board at one moment; entries that did not change keep their identity. */
export interface Snapshot {
  board: Partial<BoardFields>
  goals: readonly Goal[]
  actors: readonly Actor[]
  notes: readonly Note[]
  groups: readonly Group[]
  rows: readonly Row[]
  answers: readonly Answer[]
  /** What everybody was asked, the earliest first, and what came of it. */
  ballots: readonly Ballot[]
  tallies: readonly Tally[]
  /** In the order of the evening. */
  agenda: readonly Phase[]
}

const optional = <T extends object>(part: { [K in keyof T]: T[K] | undefined }) =>
  Object.fromEntries(Object.entries(part).filter(([, value]) => value !== undefined)) as Partial<T>

function readNote(id: string, map: Y.Map<unknown>): Note {
  const note = fields<NoteFields>(map)
  const text = note.get('text')
  return {
    id: id as NoteId,
    goal: note.get('goal') ?? ('' as GoalId),
    actor: note.get('actor') ?? ('' as ActorId),
    text: text?.toString() ?? '',
    rank: note.get('rank') ?? '',
    group: note.get('group') ?? null,
    heard: note.get('heard') ?? 'written',
    at: note.get('at') ?? 0,
    ...(text && wasEdited(text) ? { edited: true as const } : {}),
    ...optional<Pick<NoteFields, 'table' | 'signature'>>({
      table: note.get('table'),
      signature: note.get('signature'),
    }),
  }
}

function readGroup(id: string, map: Y.Map<unknown>): Group {
  const group = fields<GroupFields>(map)
  return {
    id: id as GroupId,
    goal: group.get('goal') ?? ('' as GoalId),
    title: group.get('title')?.toString() ?? '',
    rank: group.get('rank') ?? '',
    removed: group.get('removed') ?? false,
  }
}

/**
 * A note of which something can be seen. Boards have others from before the server refused them:
 * they are no paper anywhere, and count nowhere.
 */
function readShownNote(id: string, map: Y.Map<unknown>): Note | undefined {
  const note = readNote(id, map)
  return isBlank(note.text) ? undefined : note
}

/** What a row's or goal's reading depends on beside its own entry. */
interface Around {
  period: Period | undefined
  confirmed: ReadonlyMap<string, ReadonlySet<string>>
}

function readRow(id: string, map: Y.Map<unknown>, { period, confirmed }: Around): Row {
  const row = fields<RowFields>(map)
  const { within, outside } = clipped(row.get('years')?.toJSON() ?? {}, period)
  const state = row.get('state') ?? 'plan'
  const decided = row.get('decided')
  const agreed = row.get('agreed')
  const takers = row.get('takers')?.toJSON() ?? {}
  return {
    id: id as RowId,
    goal: row.get('goal') ?? ('' as GoalId),
    actor: row.get('actor') ?? ('' as ActorId),
    matrix: row.get('matrix') ?? 'expected',
    text: row.get('text')?.toString() ?? '',
    target: row.get('target')?.toString() ?? '',
    reason: row.get('reason')?.toString() ?? '',
    years: within,
    ...(outside === undefined ? {} : { outside }),
    takers: tookOn({ state, takers, decided, agreed }),
    from: [...(row.get('from')?.keys() ?? [])].sort() as NoteId[],
    state,
    rank: row.get('rank') ?? '',
    removed: row.get('removed') ?? false,
    ...optional<
      Pick<RowFields, 'decided' | 'agreed' | 'asPrinted' | 'printed' | 'question' | 'removedAt'>
    >({
      decided,
      agreed,
      asPrinted: row.get('asPrinted'),
      printed: row.get('printed'),
      question: stillAsked(
        together(
          row.get('question'),
          outsideQuestion(outside),
          takersQuestion({ state, takers, decided, agreed }),
        ),
        confirmed.get(`rows/${id}`),
      ),
      removedAt: row.get('removedAt'),
    }),
  }
}

function readGoal(id: string, map: Y.Map<unknown>, { confirmed }: Around): Goal {
  const { question: asks, ...goal } = readPlain<Goal>(id, map)
  const question = stillAsked(asks, confirmed.get(`goals/${id}`))
  return question === undefined ? goal : { ...goal, question }
}

const readPlain = <T>(id: string, map: Y.Map<unknown>) => ({ id, ...map.toJSON() }) as T

/** More changed entries than these are sorted together with all others. */
const MOST_PLACED = 50

/** Where an entry comes in a sorted list. */
function placeOf<T extends { id: string; rank: string }>(entry: T, sorted: readonly T[]): number {
  let [from, to] = [0, sorted.length]
  while (from < to) {
    const middle = (from + to) >> 1
    const there = sorted[middle]
    if (there && byRankThenId(there, entry) < 0) from = middle + 1
    else to = middle
  }
  return from
}

/** One root's entries in board order, read again only where something changed. */
class Entries<T extends { id: string; rank: string }> {
  #root: Y.Map<unknown>
  /** Undefined for what is not shown. */
  #read: (id: string, map: Y.Map<unknown>) => T | undefined
  #byId = new Map<string, T>()
  #sorted: readonly T[] | undefined
  /** What changed since they were sorted. */
  #stale = new Set<string>()

  constructor(root: Y.Map<unknown>, read: (id: string, map: Y.Map<unknown>) => T | undefined) {
    this.#root = root
    this.#read = read
    for (const id of root.keys()) this.#refresh(id)
  }

  changed(events: readonly Y.YEvent<Y.AbstractType<unknown>>[]) {
    const ids = new Set<string>()
    for (const event of events) {
      const [id] = event.path
      if (typeof id === 'string') ids.add(id)
      else for (const key of event.keys.keys()) ids.add(key)
    }
    if (ids.size === 0) return
    this.reread(ids)
  }

  /** Something else changed on which the reading of these depends. */
  reread(ids: Iterable<string>) {
    for (const id of ids) {
      this.#refresh(id)
      this.#stale.add(id)
    }
  }

  get sorted(): readonly T[] {
    if (this.#stale.size > 0)
      this.#sorted = this.#sorted && this.#replaced(this.#sorted, this.#stale)
    this.#stale.clear()
    this.#sorted ??= [...this.#byId.values()].sort(byRankThenId)
    return this.#sorted
  }

  /** A sorted list with some entries anew: to sort thousands for each note that comes costs too much. */
  #replaced(sorted: readonly T[], ids: ReadonlySet<string>): readonly T[] | undefined {
    if (ids.size > MOST_PLACED) return undefined
    const next = sorted.filter(({ id }) => !ids.has(id))
    for (const id of ids) {
      const entry = this.#byId.get(id)
      if (entry) next.splice(placeOf(entry, next), 0, entry)
    }
    return next
  }

  #refresh(id: string) {
    const map = this.#root.get(id)
    const entry = map instanceof Y.Map ? this.#read(id, map) : undefined
    if (entry) this.#byId.set(id, entry)
    else this.#byId.delete(id)
  }
}

/** A live, plain reading of a board. `subscribe` returns its own undo. */
export class BoardView {
  #board: Board
  #snapshot: Snapshot | undefined
  #listeners = new Set<() => void>()
  #undo: (() => void)[] = []
  #notes: Entries<Note>
  #groups: Entries<Group>
  #rows: Entries<Row>
  #goals: Entries<Goal>
  #actors: Entries<Actor>
  #agenda: Entries<Phase>
  #answers: readonly Answer[]
  #asked: Pick<Snapshot, 'ballots' | 'tallies'>
  #around: Around

  constructor(board: Board) {
    this.#board = board
    this.#answers = readAnswers(board)
    this.#asked = readAsked(board)
    this.#around = aroundIn(board, this.#answers)
    this.#notes = this.#watch('notes', new Entries(board.root('notes'), readShownNote))
    this.#groups = this.#watch('groups', new Entries(board.root('groups'), readGroup))
    this.#rows = this.#watch(
      'rows',
      new Entries(board.root('rows'), (id, map) => readRow(id, map, this.#around)),
    )
    this.#goals = this.#watch(
      'goals',
      new Entries(board.root('goals'), (id, map) => readGoal(id, map, this.#around)),
    )
    this.#actors = this.#watch('actors', new Entries(board.root('actors'), readPlain<Actor>))
    this.#agenda = this.#watch('agenda', new Entries(board.root('agenda'), readPlain<Phase>))
    const told = ({ keysChanged }: Y.YMapEvent<unknown>) => {
      if (keysChanged.has('period')) this.#look(board.root('rows').keys())
      this.#tell()
    }
    board.root('board').observe(told)
    const answered = () => {
      const before = this.#around.confirmed
      this.#answers = readAnswers(board)
      const abouts = [...before.keys(), ...confirmedAt(this.#answers).keys()]
      const idsIn = (root: string) =>
        abouts.flatMap((about) =>
          about.startsWith(`${root}/`) ? [about.slice(root.length + 1)] : [],
        )
      this.#look(idsIn('rows'))
      this.#goals.reread(idsIn('goals'))
      this.#tell()
    }
    board.root('answers').observeDeep(answered)
    const asked = () => {
      this.#asked = readAsked(board)
      this.#tell()
    }
    for (const root of ['ballots', 'tallies'] as const) board.root(root).observeDeep(asked)
    board.doc.on('afterTransaction', this.#flush)
    this.#undo.push(
      () => board.root('board').unobserve(told),
      () => board.root('answers').unobserveDeep(answered),
      () => board.root('ballots').unobserveDeep(asked),
      () => board.root('tallies').unobserveDeep(asked),
      () => board.doc.off('afterTransaction', this.#flush),
    )
  }

  get snapshot(): Snapshot {
    this.#snapshot ??= {
      board: readFields(this.#board, this.#around),
      goals: this.#goals.sorted,
      actors: this.#actors.sorted,
      notes: this.#notes.sorted,
      groups: this.#groups.sorted,
      rows: this.#rows.sorted,
      answers: this.#answers,
      ...this.#asked,
      agenda: this.#agenda.sorted,
    }
    return this.#snapshot
  }

  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  destroy() {
    for (const undo of this.#undo) undo()
    this.#listeners.clear()
  }

  #watch<T extends { id: string; rank: string }>(root: Root, entries: Entries<T>): Entries<T> {
    const changed = (events: Y.YEvent<Y.AbstractType<unknown>>[]) => {
      entries.changed(events)
      this.#tell()
    }
    const map = this.#board.root(root) as Y.AbstractType<unknown>
    map.observeDeep(changed)
    this.#undo.push(() => map.unobserveDeep(changed))
    return entries
  }

  /** What rows depend on changed: these are read again. */
  #look(rows: Iterable<string>) {
    this.#around = aroundIn(this.#board, this.#answers)
    this.#rows.reread(rows)
  }

  #tell() {
    this.#snapshot = undefined
  }

  /** Listeners hear of a transaction once, after all of it is in. */
  #flush = () => {
    if (this.#snapshot === undefined) for (const listener of this.#listeners) listener()
  }
}

const aroundIn = (board: Board, answers: readonly Answer[]): Around => ({
  period: boardFields(board).get('period'),
  confirmed: confirmedAt(answers),
})

function readFields(board: Board, { confirmed }: Around): Partial<BoardFields> {
  const { question: asks, ...read } = board.root('board').toJSON() as Partial<BoardFields>
  const question = stillAsked(asks, confirmed.get('board'))
  return question === undefined ? read : { ...read, question }
}

const readAsked = (board: Board) => ({ ballots: ballotsOn(board), tallies: talliesOn(board) })

/** All answers, the earliest first. */
function readAnswers(board: Board): readonly Answer[] {
  const answers = [...board.root('answers')].flatMap(([id, map]) =>
    map instanceof Y.Map ? [readPlain<Answer>(id, map)] : [],
  )
  return answers.sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1))
}

/** The agenda's items at this moment, in the order of the evening. */
export function phasesOn(board: Board): readonly Phase[] {
  const phases = [...board.root('agenda')].flatMap(([id, map]) =>
    map instanceof Y.Map ? [readPlain<Phase>(id, map)] : [],
  )
  return phases.sort(byRankThenId)
}

/** The board of a document at this moment, without following it. */
export function readBoard(board: Board): Snapshot {
  const view = new BoardView(board)
  const { snapshot } = view
  view.destroy()
  return snapshot
}

/** One note at this moment; undefined where it is not on the board. */
export function noteAt(board: Board, id: NoteId): Note | undefined {
  const map = board.root('notes').get(id)
  return map instanceof Y.Map ? readNote(id, map) : undefined
}

/** The settings that the policy asks about, as the document has them now. */
export function settingsOf(board: Board) {
  const read = boardFields(board)
  return {
    groupingOpen: read.get('grouping') === 'all',
    ownGrouping: read.get('grouping') !== 'team',
    locked: read.get('locked') === true,
    closed: read.get('state') === 'closed',
  }
}
