import { between, isMissed, lengthOf, TAKEN_BACK_MS, viewOf } from '../../shared/board/agenda.ts'
import type { DiaryEntry } from '../../shared/board/diary.ts'
import { boardFields, phaseFields } from '../../shared/board/document.ts'
import type { Current, Hidden } from '../../shared/board/field-types.ts'
import { alsoHidden, hiddenAfter, hiddenOn } from '../../shared/board/hidden.ts'
import type { GoalId } from '../../shared/board/ids.ts'
import { denied } from '../../shared/board/policy.ts'
import { extended, started } from '../../shared/board/timer.ts'
import { type Phase, phasesOn } from '../../shared/board/view.ts'
import { LIMITS } from '../../shared/wire.ts'
import { setHidden } from '../vault/reveal.ts'
import { currentOf, mayLead } from './agenda.ts'
import {
  type CommandCase,
  type Doing,
  nothing,
  type Of,
  type Refusing,
  type ServerChange,
} from './case.ts'

const MINUTE = 60_000

/** The evening's course: what moves wall, phones, hiding and timer together. */
export function leadEvening(
  said: Of<'phase.go' | 'phase.extend'>,
  on: CommandCase,
): Doing | Refusing {
  const reason = mayLead(on)
  if (reason) return { reason }
  return said.verb === 'phase.go' ? go(said, on) : extend(said, on)
}

function go({ from, to }: Of<'phase.go'>, on: CommandCase): Doing | Refusing {
  const agenda = phasesOn(on.board)
  const current = currentOf(on)
  if ((current?.phase ?? null) !== from) return { reason: 'not-current' }
  const next = agenda.find(({ id }) => id === to)
  if (to !== null && !next) return { reason: 'no-phase' }
  if (from === to) return nothing
  const left = agenda.find(({ id }) => id === from)
  const over = between(agenda, from, to).filter(({ began }) => began === undefined)
  const isBack = next !== undefined && isTakenBack(next, current, on.at)
  const line = lineFor(on)
  const diary = isBack
    ? [line('taken-back', next)]
    : [
        ...(left ? [line('ended', left)] : []),
        ...over.map((phase) => line('passed', phase)),
        ...(next ? [line('began', next)] : []),
      ]
  const change = () => {
    if (isBack) takeBack(left, next, on)
    else {
      if (left) phaseFields(on.board, left.id)?.set({ ended: on.at })
      for (const phase of over.filter(isMissed))
        phaseFields(on.board, phase.id)?.set({ passed: true })
      if (next) begin(next, on)
    }
    open(next, { current, isBack }, on)
  }
  const hidden = next && !isBack ? hiddenBy(next, on) : undefined
  const vault = hidden ? { vault: () => setHidden(hidden, on) } : {}
  return { ...nothing, change, ...vault, settings: true, diary }
}

/**
 * What lies face down once one comes there; undefined where that stays as it is. Nothing is hidden
 * again by going back: it was seen.
 */
function hiddenBy({ notes, goal, began }: Phase, { board }: CommandCase): Hidden | undefined {
  const before = hiddenOn(board)
  if (notes === 'open') {
    const tables = boardFields(board).get('tables') ?? 0
    return hiddenAfter(before, goal === null ? {} : { goal }, tables)
  }
  if (notes !== 'hidden' || began !== undefined) return undefined
  const goals = goal === null ? ([...board.root('goals').keys()] as GoalId[]) : [goal]
  return goals.reduce((hidden, one) => alsoHidden(hidden, one), before)
}

/** It was left a moment ago, for the phase that runs: whoever goes back takes back what was pressed. */
const isTakenBack = ({ ended, began }: Phase, current: Current | null, at: number) =>
  current !== null &&
  began !== undefined &&
  ended === current.since &&
  at - current.since <= TAKEN_BACK_MS

function begin({ id }: Phase, { board, at }: CommandCase) {
  const fields = phaseFields(board, id)
  fields?.set({ began: at })
  for (const key of ['ended', 'extra', 'passed'] as const) fields?.remove(key)
}

/** What was gone to was never there, and what was passed over on the way was not. */
function takeBack(left: Phase | undefined, next: Phase, { board }: CommandCase) {
  phaseFields(board, next.id)?.remove('ended')
  if (!left) return
  phaseFields(board, left.id)?.remove('began')
  for (const phase of between(phasesOn(board), next.id, left.id))
    if (phase.began === undefined) phaseFields(board, phase.id)?.remove('passed')
}

/** What one comes to opens all that it says, in this one commit. */
function open(
  next: Phase | undefined,
  { current, isBack }: { current: Current | null; isBack: boolean },
  { board, at }: CommandCase,
) {
  const fields = boardFields(board)
  if (!next) return fields.set({ phase: null, timer: null })
  const since = isBack ? (next.began ?? at) : at
  const length = isBack ? lengthOf(next) : next.minutes * MINUTE
  const focus = fields.get('focus')
  fields.set({
    phase: { phase: next.id, since, evening: current?.evening ?? since },
    focus: { goal: next.goal ?? focus?.goal ?? null, view: viewOf(next) },
    timer: started(Math.max(0, since + length - at), at),
    ...(next.grouping ? { grouping: next.grouping } : {}),
  })
}

/** Whoever closes the board ends the evening, too, wherever it is. */
export const endEvening: ServerChange = (board, moment) => {
  const current = boardFields(board).get('phase')
  const left = phasesOn(board).find(({ id }) => id === current?.phase)
  if (!current) return
  if (left) phaseFields(board, left.id)?.set({ ended: moment.at })
  boardFields(board).set({ phase: null, timer: null })
  if (left) moment.diary([lineFor(moment)('ended', left)])
}

function extend({ phase, minutes }: Of<'phase.extend'>, on: CommandCase): Doing | Refusing {
  const found = phasesOn(on.board).find(({ id }) => id === phase)
  if (!found) return { reason: 'no-phase' }
  if (currentOf(on)?.phase !== phase) return { reason: 'not-current' }
  const extra = (found.extra ?? 0) + minutes
  if (extra > LIMITS.maxExtraMinutes) return { reason: 'full' }
  const change = () => {
    phaseFields(on.board, phase)?.set({ extra })
    const timer = boardFields(on.board).get('timer')
    boardFields(on.board).set({ timer: extended(timer, minutes * MINUTE, on.at) })
  }
  return {
    ...nothing,
    change,
    settings: true,
    diary: [{ ...lineFor(on)('extended', found), minutes }],
  }
}

/** How a 班 has come along. It changes nothing that others see but a number. */
export function sayReady(said: Of<'phase.ready'>, on: CommandCase): Doing | Refusing {
  const { phase, ready } = said
  const { who, settings, seat } = on
  const reason = denied(who, 'phase.ready', { own: true, table: who.table }, settings)
  if (reason) return { reason }
  if (!phaseFields(on.board, phase)) return { reason: 'no-phase' }
  if (currentOf(on)?.phase !== phase) return { reason: 'not-current' }
  return { ...nothing, readiness: { seat, phase, table: who.table ?? 0, ready } }
}

const lineFor =
  ({ at, counts }: Pick<CommandCase, 'at' | 'counts'>) =>
  (what: DiaryEntry['what'], { id, title, kind, goal, minutes }: Phase): DiaryEntry => ({
    ...{ at, what, phase: id, title, kind, goal, minutes },
    ...(counts ? { counts: counts() } : {}),
  })
