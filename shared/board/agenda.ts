import type { Current, PhaseKind, View } from './field-types.ts'
import type { PhaseId } from './ids.ts'
import type { Phase } from './view.ts'

/** What the hall's wall shows in a phase, where its item says nothing else. */
const VIEW_OF: Readonly<Record<PhaseKind, View>> = {
  welcome: 'join',
  icebreak: 'phase',
  write: 'notes',
  reveal: 'notes',
  share: 'groups',
  vote: 'notes',
  present: 'notes',
  agree: 'agreed',
  ending: 'thanks',
  pause: 'phase',
}

export const viewOf = ({ kind, view }: Pick<Phase, 'kind' | 'view'>): View => view ?? VIEW_OF[kind]

/** In these something comes of it that is missing where they are passed over. */
const YIELDS: ReadonlySet<PhaseKind> = new Set([
  ...(['write', 'reveal', 'share', 'vote', 'present', 'agree'] as const),
])
export const isMissed = ({ kind }: Pick<Phase, 'kind'>): boolean => YIELDS.has(kind)

/** Who goes back so soon takes back what was pressed: the phase goes on as if it had never been left. */
export const TAKEN_BACK_MS = 60_000

const MINUTE = 60_000

/** What is planned for a phase with what was added, in ms. */
export const lengthOf = ({ minutes, extra = 0 }: Pick<Phase, 'minutes' | 'extra'>): number =>
  (minutes + extra) * MINUTE

export const findPhase = (
  agenda: readonly Phase[],
  current: Current | null | undefined,
): Phase | undefined => agenda.find(({ id }) => id === current?.phase)

/** What comes after a phase: the first of all before the evening begins, null at its end. */
export function nextPhase(agenda: readonly Phase[], current: PhaseId | undefined): Phase | null {
  const at = agenda.findIndex(({ id }) => id === current)
  return agenda[at + 1] ?? null
}

/** Between these two going from the one to the other passes over. None where one goes back. */
export function between(
  agenda: readonly Phase[],
  from: PhaseId | null,
  to: PhaseId | null,
): readonly Phase[] {
  const start = agenda.findIndex(({ id }) => id === from)
  const end = to === null ? agenda.length : agenda.findIndex(({ id }) => id === to)
  return agenda.slice(start + 1, Math.max(start + 1, end))
}

export type PhaseState = 'done' | 'now' | 'passed' | 'ahead'

export const stateOf = (phase: Phase, current: Current | null | undefined): PhaseState => {
  if (phase.id === current?.phase) return 'now'
  if (phase.passed) return 'passed'
  return phase.ended === undefined ? 'ahead' : 'done'
}

/** 予定 against いま, all in ms since 1970. */
export interface Course {
  /** When the evening ends as it was planned, and as it goes now. */
  planned: number
  expected: number
  /** How many whole minutes later, or earlier, than planned. */
  late: number
}

/**
 * Planned is counted from when the evening began; what is added to a phase makes it late, what is
 * passed over makes it early. A phase that takes longer than it may ends now, as far as anybody knows.
 * @param now the server's clock
 */
export function courseOf(
  agenda: readonly Phase[],
  current: Current | null | undefined,
  now: number,
): Course | undefined {
  const at = agenda.findIndex(({ id }) => id === current?.phase)
  const phase = agenda[at]
  if (!current || !phase) return undefined
  const minutesOf = (phases: readonly Phase[]) =>
    phases.reduce((sum, { minutes }) => sum + minutes, 0) * MINUTE
  const planned = current.evening + minutesOf(agenda)
  const ends = Math.max(now, current.since + lengthOf(phase))
  const expected = ends + minutesOf(agenda.slice(at + 1))
  return { planned, expected, late: Math.round((expected - planned) / MINUTE) }
}

/** How long a phase that has ended took, in whole minutes. */
export const tookOf = ({ began, ended }: Pick<Phase, 'began' | 'ended'>): number | undefined =>
  began === undefined || ended === undefined || ended < began
    ? undefined
    : Math.round((ended - began) / MINUTE)
