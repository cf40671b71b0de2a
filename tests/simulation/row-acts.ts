import { MARKS } from '../../shared/board/field-types.ts'
import type { ActorId } from '../../shared/board/ids.ts'
import { newId } from '../../shared/board/ids.ts'
import type { Operation } from '../../shared/board/operations.ts'
import { rankAt, rankAtEnd } from '../../shared/board/ranks.ts'
import type { Role } from '../../shared/board/roles.ts'
import { matrixFor } from '../../shared/board/rows.ts'
import { wordingOf } from '../../shared/board/took-on.ts'
import type { Row } from '../../shared/board/view.ts'
import { type Act, anyActor, anyGoal, type Person, rewritten } from './people.ts'

const roles: readonly Role[] = ['staff', 'facilitator']

/** Everybody likes the first rows best, so that two meet in one. */
const anyRow = ({ tab, luck }: Person, removed = false): Row | undefined => {
  const rows = tab.state.board.rows.filter((row) => row.removed === removed)
  return rows[Math.floor(luck.between(0, Math.min(rows.length, 8)))]
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
  const more =
    state === 'agreed' ? { wording: wordingOf(row) } : { reason: `人手が${person.words.fresh()}` }
  return { verb: 'rows.decide', row: row.id, state, by, at: person.now, ...more }
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

const about = (verb: 'rows.remove' | 'rows.restore' | 'rows.settle') => (person: Person) => {
  const row = anyRow(person, verb === 'rows.restore')
  return row && { verb, row: row.id }
}

/** What staff do with the plan's rows. */
export const rowActs: readonly Act[] = [
  { weight: 4, roles, choose: addRow },
  { weight: 8, roles, choose: rewrite },
  { weight: 4, roles, choose: schedule },
  { weight: 3, roles, choose: decide },
  { weight: 2, roles, choose: place },
  { weight: 2, roles, choose: about('rows.remove') },
  { weight: 2, roles, choose: about('rows.restore') },
  { weight: 1, roles, choose: about('rows.settle') },
]
