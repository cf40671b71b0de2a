import { notesInCell } from '../../shared/board/cells.ts'
import { HEARD, VIEWS } from '../../shared/board/field-types.ts'
import type { NoteId } from '../../shared/board/ids.ts'
import { newId } from '../../shared/board/ids.ts'
import type { Operation } from '../../shared/board/operations.ts'
import { rankAt, rankAtEnd } from '../../shared/board/ranks.ts'
import type { Role } from '../../shared/board/roles.ts'
import type { Note } from '../../shared/board/view.ts'
import { islandActs } from './island-acts.ts'
import { type Act, anyActor, anyGoal, type Person, rewritten } from './people.ts'
import { rowActs } from './row-acts.ts'

const everybody: readonly Role[] = ['participant', 'scribe', 'staff', 'facilitator']
const team: readonly Role[] = ['staff', 'facilitator']
const lead: readonly Role[] = ['facilitator']

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

function writeGoal({ tab, luck, words }: Person): Operation | undefined {
  const goal = luck.pick(tab.state.board.goals)
  if (!goal) return
  return { verb: 'goals.write', goal: goal.id, title: words.fresh(), measure: goal.measure }
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
  ...rowActs,
  ...islandActs,
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
      verb: 'board.set',
      patch: { focus: { goal: anyGoal(person) ?? null, view: person.luck.pick(VIEWS) ?? 'join' } },
    }),
  },
  {
    weight: 5,
    roles: lead,
    choose: ({ luck }) => ({
      verb: 'board.set',
      patch: { grouping: luck.happens(0.6) ? 'all' : 'own' },
    }),
  },
  {
    weight: 3,
    roles: lead,
    choose: ({ luck }) => ({ verb: 'board.set', patch: { locked: luck.happens(0.3) } }),
  },
  {
    weight: 1,
    roles: lead,
    choose: ({ words }) => ({ verb: 'board.set', patch: { title: `集まり${words.fresh()}` } }),
  },
]

export const actsOf = (role: Role): readonly Act[] =>
  all
    .filter(({ roles }) => roles.includes(role))
    .map((act) => ({ ...act, choose: ifOpen(act.choose) }))
