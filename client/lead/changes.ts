import type { Timer } from '../../shared/board/field-types.ts'
import type { PhaseId } from '../../shared/board/ids.ts'
import type { BoardSettings } from '../../shared/board/settings.ts'
import type { Snapshot } from '../../shared/board/view.ts'
import { eveningWords } from '../words/evening.ts'
import { leadWords } from '../words/lead.ts'
import { focusOf, shownName } from './hall.ts'

/** What facilitators change with one press while the evening goes on, and can change back. */
export type Led = Pick<BoardSettings, 'timer' | 'locked' | 'focus' | 'grouping'>

export const ledOf = (board: Snapshot): Led => ({
  timer: board.board.timer ?? null,
  locked: board.board.locked ?? false,
  focus: focusOf(board),
  grouping: board.board.grouping ?? 'own',
})

export interface Change {
  /** A newer change of the same takes its place. */
  what: keyof Led
  said: string
  /** Puts back what was there before. */
  back: Partial<Led>
}

/** The evening went on, or back. */
export interface Went {
  what: 'phase'
  said: string
  back: Step
}

/** The evening's way from one phase to another. */
export interface Step {
  from: PhaseId | null
  to: PhaseId | null
}

/** The evening went on, or back: one change, however much went along with it. */
export function phaseChange(
  before: PhaseId | null,
  { agenda, board }: Snapshot,
  isOwn: (after: PhaseId | null) => boolean,
): Went | undefined {
  const after = board.phase?.phase ?? null
  if (before === after) return undefined
  const phase = agenda.find(({ id }) => id === after)
  const at = (id: PhaseId | null) => agenda.findIndex((one) => one.id === id)
  const went =
    phase === undefined
      ? eveningWords.finished
      : before === null
        ? eveningWords.started(phase.title)
        : at(after) < at(before)
          ? eveningWords.wentBack(phase.title)
          : eveningWords.went(phase.title)
  const said = isOwn(after) ? went : leadWords.byAnother(went)
  return { what: 'phase', said, back: { from: after, to: before } }
}

/**
 * What is told of a change, with a way back. Of one's own only what is gone with it: for all others the
 * button that did it stands there.
 */
export function changesBetween(
  before: Led,
  board: Snapshot,
  isOwn: (what: keyof Led, after: Led) => boolean,
): readonly Change[] {
  const after = ledOf(board)
  const said = wordsFor(before, after, board)
  return differing(before, after).flatMap((what) => {
    const own = isOwn(what, after)
    if (own && !(what === 'timer' && after.timer === null)) return []
    return [
      {
        what,
        said: own ? said[what] : leadWords.byAnother(said[what]),
        back: { [what]: before[what] },
      },
    ]
  })
}

/** What is not as it was: whatever was told of it before is told no more. */
export const differing = (before: Led, after: Led): readonly (keyof Led)[] =>
  (['timer', 'locked', 'focus', 'grouping'] as const).filter(
    (what) => !sameLed(what, before, after),
  )

export const sameLed = (what: keyof Led, a: Led, b: Led): boolean =>
  JSON.stringify(a[what]) === JSON.stringify(b[what])

const wordsFor = (
  before: Led,
  after: Led,
  board: Snapshot,
): Readonly<Record<keyof Led, string>> => ({
  timer: timerWords(before.timer, after.timer),
  locked: after.locked ? leadWords.did.lock : leadWords.did.unlock,
  focus: leadWords.did.show(shownName(board)),
  grouping: leadWords.did.grouping[after.grouping],
})

function timerWords(before: Timer | null, after: Timer | null): string {
  const { did } = leadWords
  if (after === null) return did.timerCleared
  if (before === null) return did.timerStarted
  const [stood, stands] = ['leftMs' in before, 'leftMs' in after]
  if (stood === stands) return did.timerChanged
  return stands ? did.timerStopped : did.timerGoesOn
}
