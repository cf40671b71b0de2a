import type { GoalId } from './ids.ts'
import { isShown } from './standing.ts'
import type { Group, Note, Row, Snapshot } from './view.ts'
import { isBlank } from './words.ts'

/** An island with its notes, in board order. */
export interface Island {
  group: Group
  notes: readonly Note[]
}

export interface GoalIslands {
  islands: readonly Island[]
  /** 島の外: the goal's notes that lie in none. */
  loose: readonly Note[]
}

type Notes = Pick<Snapshot, 'notes' | 'groups'>
const known = new WeakMap<
  Notes['notes'],
  { groups: Notes['groups']; goals: Map<GoalId, GoalIslands> }
>()

/** The islands of a goal. One without notes and name is none: nothing would be seen of it. */
export function islandsOf({ notes, groups }: Notes, goal: GoalId): GoalIslands {
  const before = known.get(notes)
  const goals = before?.groups === groups ? before.goals : new Map<GoalId, GoalIslands>()
  known.set(notes, { groups, goals })
  const there = goals.get(goal) ?? read(notes, groups, goal)
  goals.set(goal, there)
  return there
}

function read(notes: Notes['notes'], groups: Notes['groups'], goal: GoalId): GoalIslands {
  const lying = groups.filter((group) => group.goal === goal && !group.removed)
  const notesIn = new Map<string, Note[]>(lying.map(({ id }) => [id, []]))
  const loose: Note[] = []
  for (const note of notes) {
    if (note.goal !== goal) continue
    const island = note.group === null ? undefined : notesIn.get(note.group)
    ;(island ?? loose).push(note)
  }
  const islands = lying
    .map((group) => ({ group, notes: notesIn.get(group.id) ?? [] }))
    .filter(({ group, notes: its }) => its.length > 0 || !isBlank(group.title))
  return { islands, loose }
}

/** The rows that were made from an island: each was made from at least one note that lies in it. */
export function rowsOfIsland({ rows }: Pick<Snapshot, 'rows'>, { notes }: Island): readonly Row[] {
  const its = new Set<string>(notes.map(({ id }) => id))
  return rows.filter((row) => isShown(row) && row.from.some((note) => its.has(note)))
}
