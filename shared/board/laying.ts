import type { GoalId, GroupId, NoteId } from './ids.ts'

/** Which notes went from where to where, and which islands came or went. */
export interface Laying {
  moves: readonly { notes: readonly NoteId[]; from: GroupId | null; to: GroupId | null }[]
  groups: readonly { group: GroupId; removed: boolean }[]
}

/** What is done with islands: notes keep their words, their 誰が and their authors. */
export type GroupOperation =
  /** Notes of a goal become an island; a title before the first note is one, too. */
  | { verb: 'groups.make'; group: GroupId; goal: GoalId; notes: readonly NoteId[]; title: string }
  | { verb: 'groups.title'; group: GroupId; title: string }
  /** All notes of one go into another. */
  | { verb: 'groups.merge'; group: GroupId; into: GroupId }
  /** Some notes of an island become one of their own. */
  | { verb: 'groups.split'; group: GroupId; notes: readonly NoteId[]; to: GroupId }
  /** The island goes, its notes stay. */
  | { verb: 'groups.remove'; group: GroupId }
  /** The way back of all these: each note goes where it still lies as it was left. */
  | ({ verb: 'groups.lay' } & Laying)

/** Islands and notes, as a document or a screen has them. */
export interface Islands {
  groupOf(id: GroupId): { goal: GoalId; removed: boolean } | undefined
  noteOf(id: NoteId): { goal: GoalId; group: GroupId | null } | undefined
  /** All notes of the board. */
  notes(): readonly NoteId[]
}

type Lays = Exclude<GroupOperation, { verb: 'groups.title' }>

/** The laying that leads back. */
export const reversed = ({ moves, groups }: Laying): Laying => ({
  moves: moves.map(({ notes, from, to }) => ({ notes, from: to, to: from })),
  groups: groups.map(({ group, removed }) => ({ group, removed: !removed })),
})

export const notesLaid = ({ moves }: Laying): NoteId[] => moves.flatMap(({ notes }) => notes)

/** The goal of an island that lies on the board. */
export function goalOfGroup(islands: Islands, group: GroupId): GoalId | undefined {
  const there = islands.groupOf(group)
  return there && !there.removed ? there.goal : undefined
}

/** The island that a note lies in; null where that is gone, or of another goal. */
export function groupOfNote(islands: Islands, id: NoteId): GroupId | null {
  const note = islands.noteOf(id)
  return note?.group && goalOfGroup(islands, note.group) === note.goal ? note.group : null
}

export const membersOf = (islands: Islands, group: GroupId): NoteId[] =>
  goalOfGroup(islands, group) === undefined
    ? []
    : islands.notes().filter((note) => groupOfNote(islands, note) === group)

/**
 * What an operation comes to as the islands lie now: notes that went meanwhile are left out.
 * @returns undefined where what it is about is not there
 */
export function layingOf(operation: Lays, islands: Islands): Laying | undefined {
  switch (operation.verb) {
    case 'groups.make': {
      const { group, goal } = operation
      if (islands.groupOf(group)) return undefined
      const notes = once(operation.notes).filter((note) => islands.noteOf(note)?.goal === goal)
      return { moves: gathered(islands, notes, group), groups: [{ group, removed: false }] }
    }
    case 'groups.split': {
      const { group, to } = operation
      if (goalOfGroup(islands, group) === undefined || islands.groupOf(to)) return undefined
      const notes = once(operation.notes).filter((note) => groupOfNote(islands, note) === group)
      return { moves: gathered(islands, notes, to), groups: [{ group: to, removed: false }] }
    }
    case 'groups.merge': {
      const { group, into } = operation
      const goal = goalOfGroup(islands, group)
      if (goal === undefined || group === into || goalOfGroup(islands, into) !== goal)
        return undefined
      const moves = gathered(islands, membersOf(islands, group), into)
      return { moves, groups: [{ group, removed: true }] }
    }
    case 'groups.remove': {
      const { group } = operation
      if (goalOfGroup(islands, group) === undefined) return undefined
      const moves = gathered(islands, membersOf(islands, group), null)
      return { moves, groups: [{ group, removed: true }] }
    }
    case 'groups.lay':
      return laidAgain(operation, islands)
  }
}

/** Of a way back what is still there to go: what others moved on, laid in or removed since stays so. */
function laidAgain({ moves: all, groups: asked }: Laying, islands: Islands): Laying {
  const back = new Set(asked.flatMap(({ group, removed }) => (removed ? [] : [group])))
  const goalAfter = (group: GroupId) =>
    goalOfGroup(islands, group) ?? (back.has(group) ? islands.groupOf(group)?.goal : undefined)
  const known = new Set<NoteId>()
  const moves = all.flatMap(({ notes, from, to }) => {
    const still = notes.filter((note) => {
      const isStill = islands.noteOf(note) && groupOfNote(islands, note) === from && from !== to
      return isStill && !known.has(note) && known.add(note)
    })
    const isThere = (note: NoteId) => to === null || goalAfter(to) === islands.noteOf(note)?.goal
    // Where it was is there no more: it then lies in none.
    const homeless = from === null ? [] : still.filter((note) => !isThere(note))
    return [
      { notes: still.filter(isThere), from, to },
      { notes: homeless, from, to: null },
    ].filter((move) => move.notes.length > 0)
  })
  const isEmptyAfter = (group: GroupId) => {
    const gone = new Set(moves.flatMap(({ notes, from }) => (from === group ? notes : [])))
    const isLeft = membersOf(islands, group).some((note) => !gone.has(note))
    return !isLeft && !moves.some(({ to }) => to === group)
  }
  const seen = new Set<GroupId>()
  const groups = asked.filter(({ group, removed }) => {
    const there = islands.groupOf(group)
    if (!there || there.removed === removed || seen.has(group)) return false
    seen.add(group)
    return !removed || isEmptyAfter(group)
  })
  return { moves, groups }
}

/** Notes on their way into one place, by where they come from; who is there already stays. */
function gathered(islands: Islands, notes: readonly NoteId[], to: GroupId | null): Laying['moves'] {
  const from = new Map<GroupId | null, NoteId[]>()
  for (const note of notes) {
    const group = groupOfNote(islands, note)
    if (group !== to) from.set(group, [...(from.get(group) ?? []), note])
  }
  return [...from].map(([group, some]) => ({ notes: some, from: group, to }))
}

const once = <T>(all: readonly T[]): T[] => [...new Set(all)]
