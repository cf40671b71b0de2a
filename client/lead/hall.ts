import { findPhase } from '../../shared/board/agenda.ts'
import { agreedList, type Evening } from '../../shared/board/agreed-list.ts'
import { notesInCell } from '../../shared/board/cells.ts'
import type { Focus, Matrix, View } from '../../shared/board/field-types.ts'
import { goalNumber } from '../../shared/board/goal-number.ts'
import { islandsOf } from '../../shared/board/islands.ts'
import { isInPlan } from '../../shared/board/standing.ts'
import { shownTable } from '../../shared/board/tables.ts'
import type { Goal, Snapshot } from '../../shared/board/view.ts'
import { grouped } from '../../shared/way-in.ts'
import { groupsWords } from '../words/groups.ts'
import { leadWords } from '../words/lead.ts'
import type { DoorIs } from './use-reception.ts'

/** What the hall sees, in words: a heading and what stands below it. */
export interface Seen {
  what: string
  lines: string[]
}

export const focusOf = (board: Snapshot): Focus => board.board.focus ?? { goal: null, view: 'join' }

/** What the hall looks at, as its button says. */
export function shownName(board: Snapshot): string {
  const { goal: id, view } = focusOf(board)
  const goal = board.goals.find((one) => one.id === id) ?? board.goals[0]
  if (goal === undefined) return leadWords.views.join
  const name = leadWords.views[view]
  return view === 'notes' || view === 'groups' || view === 'plan'
    ? leadWords.viewOf(goalNumber(board.goals, goal.id), name)
    : name
}

export function seen(
  board: Snapshot,
  { code, is = 'open' }: { code: string; is?: DoorIs },
  evening: Evening,
): Seen {
  const { goal: id, view: asked } = focusOf(board)
  // As the wall does: ended, it does not invite.
  const view = asked === 'join' && is === 'ended' ? 'thanks' : asked
  const door =
    is === 'shut' || is === 'ended' ? leadWords.seesShut : leadWords.seesDoor(grouped(code))
  const goal = board.goals.find((one) => one.id === id) ?? board.goals[0]
  const what = view === asked ? shownName(board) : leadWords.views[view]
  if (view === 'join' || goal === undefined)
    return {
      what,
      lines: [door],
    }
  if (view === 'thanks')
    return {
      what,
      lines: [leadWords.seesThanks, door],
    }
  if (view === 'phase') return { what, lines: [phaseTitle(board)] }
  if (view === 'agreed')
    return {
      what,
      lines: [leadWords.seesAgreed(agreedList(board, { ...evening, goal: id }).rows.length)],
    }
  return {
    what,
    lines: [goal.title, ...linesOf(view, board, goal)],
  }
}

const phaseTitle = ({ agenda, board: { phase, title } }: Snapshot) =>
  findPhase(agenda, phase)?.title ?? title ?? ''

function linesOf(view: View, board: Snapshot, goal: Goal): string[] {
  if (view === 'groups') return islandLines(board, goal)
  return view === 'notes' ? notesLines(board, goal) : planLines(board, goal)
}

function islandLines(board: Snapshot, goal: Goal): string[] {
  const { islands } = islandsOf(board, goal.id)
  if (islands.length === 0) return [leadWords.seesNoIslands]
  return [
    islands
      .map(({ group, notes }) =>
        leadWords.seesIsland(groupsWords.called(group.title), notes.length),
      )
      .join('、'),
  ]
}

function notesLines(board: Snapshot, goal: Goal): string[] {
  const counts = board.actors
    .map((actor) => ({
      name: actor.plain || actor.name,
      count: notesInCell(board, goal.id, actor.id).length,
    }))
    .filter(({ count }) => count > 0)
  if (counts.length === 0) return [leadWords.seesNoNotes]
  return [counts.map(({ name, count }) => leadWords.seesActor(name, count)).join('、')]
}

function planLines(board: Snapshot, goal: Goal): string[] {
  const rows = (matrix: Matrix) =>
    shownTable(board, goal.id, matrix).flatMap(({ rows }) => rows.filter(isInPlan))
  const [expected, planned] = [rows('expected'), rows('planned')]
  const all = [...expected, ...planned]
  const asked = all.filter(({ state }) => state === 'asked').length
  const agreed = all.filter(({ state }) => state === 'agreed').length
  return [
    leadWords.seesRows(expected.length, planned.length),
    ...(asked + agreed > 0 ? [leadWords.seesNew(asked, agreed)] : []),
  ]
}
