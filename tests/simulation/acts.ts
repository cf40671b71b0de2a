import { notesInCell } from '../../shared/board/cells.ts'
import type { ActorId, NoteId } from '../../shared/board/ids.ts'
import { newId } from '../../shared/board/ids.ts'
import type { Operation } from '../../shared/board/operations.ts'
import { rankAt, rankAtEnd } from '../../shared/board/ranks.ts'
import type { Role } from '../../shared/board/roles.ts'
import { matrixFor } from '../../shared/board/rows.ts'
import { HEARD, MARKS, VIEWS } from '../../shared/board/schema.ts'
import type { Note, Row } from '../../shared/board/view.ts'
import type { Luck } from './luck.ts'
import type { Tab } from './tab.ts'
import { tokensIn, type Words } from './tokens.ts'

/** What somebody at a tab does with what the screen offers: an operation, or nothing to do now. */
export interface Act {
  weight: number
  roles: readonly Role[]
  choose: (person: Person) => Operation | undefined
}

export interface Person {
  tab: Tab
  luck: Luck
  words: Words
  now: number
}

const everybody: readonly Role[] = ['participant', 'scribe', 'staff', 'facilitator']
const team: readonly Role[] = ['staff', 'facilitator']
const lead: readonly Role[] = ['facilitator']

const anyGoal = ({ tab, luck }: Person) => luck.pick(tab.state.board.goals)?.id
const anyActor = ({ tab, luck }: Person) => luck.pick(tab.state.board.actors)

/** Everybody likes the first rows best, so that two meet in one. */
const anyRow = ({ tab, luck }: Person, removed = false): Row | undefined => {
  const rows = tab.state.board.rows.filter((row) => row.removed === removed)
  return rows[Math.floor(luck.between(0, Math.min(rows.length, 8)))]
}

/** A word goes in somewhere, or one of the made-up ones goes out. */
export function rewritten(text: string, { luck, words }: Person): string {
  const characters = [...text]
  const [old] = tokensIn(text)
  if (old !== undefined && luck.happens(0.25))
    return characters.filter((one) => one !== old).join('')
  characters.splice(luck.below(characters.length + 1), 0, words.fresh())
  return characters.join('')
}

function post(person: Person): Operation | undefined {
  const { tab, luck, words, now } = person
  const goal = anyGoal(person)
  const actor = anyActor(person)
  if (!goal || !actor || !tab.can('notes.post', { own: true, table: tab.seat.table })) return
  return {
    verb: 'notes.post',
    note: newId<NoteId>(luck.bytes),
    text: `ごみ拾い${words.fresh()}の日を${words.fresh()}`,
    goal,
    actor: actor.id,
    rank: rankAtEnd(notesInCell(tab.state.board, goal, actor.id)),
    table: tab.seat.table,
    heard: luck.pick(HEARD) ?? 'written',
    at: now,
  }
}

function edit(person: Person): Operation | undefined {
  const note = person.luck.pick(person.tab.ownNotes)
  if (!note || !person.tab.can('notes.edit', { own: true, table: note.table })) return
  return { verb: 'notes.edit', note: note.id, text: rewritten(note.text, person) }
}

function withdraw({ tab, luck }: Person): Operation | undefined {
  const note = luck.pick(tab.ownNotes)
  if (!note || !tab.can('notes.withdraw', { own: true, table: note.table })) return
  return { verb: 'notes.withdraw', note: note.id }
}

export function move(person: Person, notes: readonly Note[]): Operation | undefined {
  const { tab, luck } = person
  const may = notes.filter((note) =>
    tab.can('notes.move', { own: tab.owns(note), table: note.table }),
  )
  const note = luck.pick(may)
  const goal = anyGoal(person)
  const actor = anyActor(person)?.id
  if (!note || !goal || !actor) return
  const cell = notesInCell(tab.state.board, goal, actor)
  const rank = rankAt(cell, luck.below(cell.length + 1))
  return { verb: 'notes.move', note: note.id, goal, actor, rank, group: null }
}

function addRow(person: Person): Operation | undefined {
  const { tab, luck, words } = person
  const from = luck.pick(tab.state.board.notes)
  const actor = tab.state.board.actors.find(({ id }) => id === from?.actor) ?? anyActor(person)
  const goal = from?.goal ?? anyGoal(person)
  if (!goal || !actor) return
  return {
    verb: 'rows.add',
    row: newId(luck.bytes),
    goal,
    actor: actor.id,
    matrix: matrixFor(actor.kind),
    text: `見守り${words.fresh()}`,
    ...(from ? { from: [from.id] } : {}),
    rank: rankAtEnd(tab.state.board.rows),
  }
}

function schedule(person: Person): Operation | undefined {
  const row = anyRow(person)
  const { luck } = person
  const { from = 2026, to = 2031 } = person.tab.state.board.board.period ?? {}
  const first = from + luck.below(to - from + 1)
  const run = [first, first + 1].filter((year) => year <= to)
  const mark = luck.happens(0.2) ? null : (luck.pick(MARKS) ?? null)
  const years = Object.fromEntries(run.map((year) => [year, mark]))
  return row && { verb: 'rows.schedule', row: row.id, years }
}

function decide(person: Person): Operation | undefined {
  const row = anyRow(person)
  const by = anyActor(person)?.id as ActorId | undefined
  const state = person.luck.pick(['asked', 'agreed', 'held', 'declined'] as const)
  if (!row || !by || !state) return
  const reason = state === 'agreed' ? {} : { reason: `人手が${person.words.fresh()}` }
  return { verb: 'rows.decide', row: row.id, state, by, at: person.now, ...reason }
}

function rewrite(person: Person): Operation | undefined {
  const row = anyRow(person)
  const field = person.luck.happens(0.8) ? 'text' : 'target'
  return row && { verb: 'rows.rewrite', row: row.id, field, text: rewritten(row[field], person) }
}

function place(person: Person): Operation | undefined {
  const row = anyRow(person)
  const goal = anyGoal(person)
  const actor = anyActor(person)
  if (!row || !goal || !actor) return
  const rank = rankAt(person.tab.state.board.rows, person.luck.below(5))
  const matrix = matrixFor(actor.kind)
  return { verb: 'rows.place', row: row.id, goal, actor: actor.id, matrix, rank }
}

function writeGoal({ tab, luck, words }: Person): Operation | undefined {
  const goal = luck.pick(tab.state.board.goals)
  if (!goal) return
  return { verb: 'goals.write', goal: goal.id, title: words.fresh(), measure: goal.measure }
}

const about = (verb: 'rows.remove' | 'rows.restore' | 'rows.settle') => (person: Person) => {
  const row = anyRow(person, verb === 'rows.restore')
  return row && { verb, row: row.id }
}

const ifOpen =
  (choose: Act['choose']): Act['choose'] =>
  (person) =>
    person.tab.state.settings.closed ? undefined : choose(person)

const all: readonly Act[] = [
  { weight: 12, roles: everybody, choose: post },
  { weight: 10, roles: everybody, choose: edit },
  { weight: 5, roles: everybody, choose: withdraw },
  { weight: 4, roles: everybody, choose: (person) => move(person, person.tab.ownNotes) },
  { weight: 6, roles: everybody, choose: (person) => move(person, person.tab.state.board.notes) },
  { weight: 4, roles: team, choose: addRow },
  { weight: 8, roles: team, choose: rewrite },
  { weight: 4, roles: team, choose: schedule },
  { weight: 3, roles: team, choose: decide },
  { weight: 2, roles: team, choose: place },
  { weight: 2, roles: team, choose: about('rows.remove') },
  { weight: 2, roles: team, choose: about('rows.restore') },
  { weight: 1, roles: team, choose: about('rows.settle') },
  { weight: 1, roles: team, choose: writeGoal },
  {
    weight: 1,
    roles: team,
    choose: ({ luck }) => ({ verb: 'board.shift', from: 2024 + luck.below(5) }),
  },
  {
    weight: 3,
    roles: lead,
    choose: (person) => ({
      verb: 'board.focus',
      goal: anyGoal(person) ?? null,
      view: person.luck.pick(VIEWS) ?? 'join',
    }),
  },
  {
    weight: 5,
    roles: lead,
    choose: ({ luck }) => ({
      verb: 'board.grouping',
      grouping: luck.happens(0.6) ? 'all' : 'own',
    }),
  },
  {
    weight: 3,
    roles: lead,
    choose: ({ luck }) => ({ verb: 'board.lock', locked: luck.happens(0.3) }),
  },
  {
    weight: 1,
    roles: lead,
    choose: ({ words }) => ({ verb: 'board.rename', title: `集まり${words.fresh()}` }),
  },
]

export const actsOf = (role: Role): readonly Act[] =>
  all
    .filter(({ roles }) => roles.includes(role))
    .map((act) => ({ ...act, choose: ifOpen(act.choose) }))
