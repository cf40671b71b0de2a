import { groupFields } from '../../shared/board/document.ts'
import { addGroup, entitle, groupIds, islandsIn, lay } from '../../shared/board/groups.ts'
import type { GoalId, GroupId, NoteId } from '../../shared/board/ids.ts'
import {
  type GroupOperation,
  goalOfGroup,
  type Laying,
  layingOf,
  membersOf,
  notesLaid,
  reversed,
} from '../../shared/board/laying.ts'
import { mergeText } from '../../shared/board/merge-text.ts'
import { denied, type Verb } from '../../shared/board/policy.ts'
import { isBlank, ROOM, tooLongBy } from '../../shared/board/words.ts'
import { type CommandReason, LIMITS } from '../../shared/wire.ts'
import { type CommandCase, type Doing, mayNot, nothing, type Of, type Refusing } from './case.ts'

/** What is done with islands. Notes that went meanwhile are left out; the answer says which were laid. */
export function make(said: Of<'groups.make'>, on: CommandCase): Doing | Refusing {
  const { group, goal, title } = said
  if (!on.board.root('goals').has(goal)) return { reason: 'no-place' }
  const done = laid(said, on)
  if (!done) return { reason: 'id-reused' }
  if (said.notes.length > 0 && done.moves.length === 0) return { reason: 'no-note' }
  if (said.notes.length === 0 && isBlank(title)) return { reason: 'blank' }
  const by = tooLongBy(title, ROOM.groupTitle)
  if (by > 0) return { reason: 'too-long', by }
  const reason = mayNotAll('groups.make', notesLaid(done), on)
  if (reason) return { reason }
  if (!hasRoomFor(goal, on)) return { reason: 'full' }
  return laying(done, on, () => addGroup(on.board, group, { goal, title }))
}

export function split(said: Of<'groups.split'>, on: CommandCase): Doing | Refusing {
  const goal = goalOfGroup(islandsIn(on.board), said.group)
  if (goal === undefined) return { reason: 'no-group' }
  const done = laid(said, on)
  if (!done) return { reason: 'id-reused' }
  if (done.moves.length === 0) return { reason: 'no-note' }
  const reason = mayNotAll('groups.split', notesLaid(done), on)
  if (reason) return { reason }
  if (!hasRoomFor(goal, on)) return { reason: 'full' }
  return laying(done, on, () => addGroup(on.board, said.to, { goal, title: '' }))
}

export function merge(said: Of<'groups.merge'>, on: CommandCase): Doing | Refusing {
  const done = laid(said, on)
  if (!done) return { reason: isThere(said.group, on) ? 'no-place' : 'no-group' }
  const reason = mayNotAll('groups.merge', notesLaid(done), on)
  if (reason) return { reason }
  if (overfills(done, on)) return { reason: 'full' }
  return laying(done, on)
}

export function remove(said: Of<'groups.remove'>, on: CommandCase): Doing | Refusing {
  const done = laid(said, on)
  if (!done) return { reason: 'no-group' }
  const reason = mayNotAll('groups.remove', notesLaid(done), on)
  return reason ? { reason } : laying(done, on)
}

export function title(said: Of<'groups.title'>, on: CommandCase): Doing | Refusing {
  const { group, before, title: wanted } = said
  if (!isThere(group, on)) return { reason: 'no-group' }
  const reason = mayNotAll('groups.title', members(group, on), on)
  if (reason) return { reason }
  const by = tooLongBy(wanted, ROOM.groupTitle)
  if (by > 0) return { reason: 'too-long', by }
  if (before.length > LIMITS.maxMergedUnits) return { reason: 'too-long' }
  const now = groupFields(on.board, group)?.get('title')?.toString() ?? ''
  const merged = mergeText(before, wanted, now, on.steps)
  // Two who named it at once come together above what one may type: neither's words are lost for that.
  const over = tooLongBy(merged, { characters: 4 * ROOM.groupTitle.characters, units: 2_000 })
  if (merged !== wanted && over > 0) return { reason: 'too-long', by: over }
  const told = { from: { text: now }, to: { text: merged } }
  if (merged === now) return { ...nothing, told }
  return { change: () => entitle(on.board, group, merged), posted: [], told }
}

/** Takes back what was laid, or does it again. */
export function layAgain(said: Of<'groups.lay'>, on: CommandCase): Doing | Refusing {
  const done = laid(said, on)
  if (!done || done.moves.length + done.groups.length === 0) return nothing
  const reason = mayNotEach('notes.group', notesLaid(done), on)
  if (reason) return { reason }
  for (const { group, removed } of done.groups) {
    const its = done.moves.flatMap(({ notes, from, to }) =>
      from === group || to === group ? notes : [],
    )
    const why = mayNotAll(removed ? 'groups.remove' : 'groups.make', its, on)
    if (why) return { reason: why }
    const goal = groupFields(on.board, group)?.get('goal')
    if (!removed && goal !== undefined && isCrowded(goal, on)) return { reason: 'full' }
  }
  return overfills(done, on) ? { reason: 'full' } : laying(done, on)
}

/** Whether not one note more fits into an island. */
export const isFullGroup = (group: GroupId, on: CommandCase): boolean =>
  members(group, on).length >= LIMITS.notesPerGroup

export const isThere = (group: GroupId, { board }: CommandCase): boolean =>
  goalOfGroup(islandsIn(board), group) !== undefined

function laying(done: Laying, { board }: CommandCase, first?: () => void): Doing {
  return {
    change: () => {
      first?.()
      lay(board, done)
    },
    posted: [],
    moved: notesLaid(done).length,
    told: { from: reversed(done), to: done },
  }
}

/** Looking through all notes of a board is paid for. */
function laid(said: Exclude<GroupOperation, { verb: 'groups.title' }>, on: CommandCase) {
  on.steps.left -= on.board.root('notes').size
  return layingOf(said, islandsIn(on.board))
}

function members(group: GroupId, on: CommandCase): NoteId[] {
  on.steps.left -= on.board.root('notes').size
  return membersOf(islandsIn(on.board), group)
}

function overfills(done: Laying, on: CommandCase): boolean {
  const into = new Map<GroupId, number>()
  for (const { to, notes } of done.moves)
    if (to !== null) into.set(to, (into.get(to) ?? 0) + notes.length)
  return [...into].some(([group, more]) => members(group, on).length + more > LIMITS.notesPerGroup)
}

/** An island is as much a seat's as every note in it; an empty one is the team's. */
function mayNotAll(
  verb: Verb & `groups.${string}`,
  notes: readonly NoteId[],
  on: CommandCase,
): CommandReason | undefined {
  if (notes.length === 0) return denied(on.who, verb, { own: false }, on.settings)
  return mayNotEach(verb, notes, on)
}

const mayNotEach = (
  verb: Verb,
  notes: readonly NoteId[],
  on: CommandCase,
): CommandReason | undefined =>
  notes.map((note) => mayNot(verb, note, on)).find((why) => why !== undefined)

const hasRoomFor = (goal: GoalId, on: CommandCase): boolean =>
  on.hasSpace() && on.board.root('groups').size < LIMITS.maxGroups && !isCrowded(goal, on)

const isCrowded = (goal: GoalId, { board }: CommandCase): boolean => {
  const islands = islandsIn(board)
  const there = groupIds(board).filter((group) => goalOfGroup(islands, group) === goal)
  return there.length >= LIMITS.groupsPerGoal
}
