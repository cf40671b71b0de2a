import { between, isMissed, lengthOf, viewOf } from '../../shared/board/agenda.ts'
import { goalNumber } from '../../shared/board/goal-number.ts'
import type { PhaseId } from '../../shared/board/ids.ts'
import type { Phase, Snapshot } from '../../shared/board/view.ts'
import type { Here } from '../../shared/wire.ts'
import { eveningWords as words } from '../words/evening.ts'
import { leadWords } from '../words/lead.ts'

/** Said before つぎへ is pressed: what becomes of wall, phones, notes and timer. */
export function consequences(
  board: Snapshot,
  to: Phase | null,
  /** How many notes lie face down. */
  waiting: number,
): readonly (readonly [string, string])[] {
  if (!to)
    return [
      [words.phones, words.afterLast],
      [words.timer, words.timerGone],
    ]
  const goal = to.goal !== null && to.goal !== board.board.focus?.goal
  return [
    [words.wall, leadWords.views[viewOf(to)]],
    [words.phones, words.phonesDo[to.kind]],
    ...(goal
      ? [[leadWords.whichGoal, words.goal(goalNumber(board.goals, to.goal ?? undefined))] as const]
      : []),
    ...notesBy(board, to, waiting),
    ...(to.grouping
      ? [[words.moving, to.grouping === 'all' ? words.groupAll : words.groupOwn] as const]
      : []),
    [words.timer, words.timerSet(to.minutes)],
  ]
}

function notesBy(
  { board }: Snapshot,
  to: Phase,
  waiting: number,
): readonly (readonly [string, string])[] {
  const isHiding = Object.keys(board.hidden ?? {}).length > 0
  // Going back hides nothing again.
  if (to.notes === 'hidden' && to.began === undefined) return [[words.hiding, words.hidden]]
  if (to.notes === 'open' && isHiding) return [[words.hiding, words.reveals(waiting)]]
  return isHiding ? [[words.hiding, words.staysHidden(waiting)]] : []
}

/** What would be carried over by going there. */
export const skipped = (agenda: readonly Phase[], from: PhaseId | null, to: PhaseId | null) =>
  between(agenda, from, to).filter((phase) => phase.began === undefined && isMissed(phase))

const QUIET_MS = 120_000

/** Why it is time to go on, if it is. @param now the server's clock */
export function suggestion(
  board: Snapshot,
  { phase, here, now }: { phase: Phase; here: Here; now: number },
): string | undefined {
  const since = board.board.phase?.since ?? now
  const there = Object.entries(here.tables).filter(([, people]) => people > 0)
  const isDone = ([table]: readonly [string, number]) => {
    const { done = 0, more = 0 } = here.ready?.[table] ?? {}
    return done > 0 && more === 0
  }
  if (there.length > 0 && there.every(isDone)) return words.suggests.ready
  if (now >= since + lengthOf(phase)) return words.suggests.over
  if (phase.kind !== 'write' || phase.notes === 'hidden') return undefined
  const newest = Math.max(since, ...board.notes.map(({ at }) => at))
  return now - newest >= QUIET_MS ? words.suggests.quiet : undefined
}

/** 班 that asked for more time. */
export const askingForMore = ({ ready = {} }: Here): readonly string[] =>
  Object.entries(ready).flatMap(([table, { more }]) =>
    more > 0 && table !== '0' ? [leadWords.table(Number(table))] : [],
  )
