import type { Period } from '../../shared/board/field-types.ts'
import { comingPeriod, isOver, periodFor, USUAL_TABLES } from '../../shared/board/usual.ts'
import { isBlank, ROOM, tooLongBy } from '../../shared/board/words.ts'
import type { NewBoard } from '../../shared/http.ts'
import type { Template } from '../../shared/plan/templates.ts'
import { yearsOf } from '../../shared/plan/years.ts'
import { dayIn } from '../../shared/tokyo.ts'
import { LIMITS } from '../../shared/wire.ts'

/** The form of a new board, as it stands in the fields. */
export interface BoardDraft {
  template: string
  /** Ids in the plan's order; null where the plan has no two goals to choose from. */
  goals: readonly string[] | null
  /** What was chosen of the plans that were looked at before, by the plan's id. */
  goalsOf: Readonly<Record<string, readonly string[]>>
  title: string
  /** The organiser has put a title of their own: another plan does not replace it. */
  ownTitle: boolean
  /** YYYY-MM-DD, or nothing. */
  heldOn: string
  span: 'printed' | 'chosen'
  period: Period
  /** The organiser has chosen the years by hand: another plan does not replace them. */
  ownPeriod: boolean
  /** The years of each plan that was looked at follow from here, ms since 1970. */
  now: number
  tables: string
  /** What is said of personal data before somebody comes in; may be empty. */
  privacy: string
}

export type DraftProblem = 'no-goals' | 'no-title' | 'long-title' | 'long-privacy' | 'tables'

/** A plan without rows prints no years of its own. */
export const printsYears = (template: Template | undefined): boolean => (template?.rows ?? 0) > 0

export function draftFor(templates: readonly Template[], now: number): BoardDraft {
  const first = templates[0]
  return chooseTemplate(
    {
      template: '',
      goals: null,
      goalsOf: {},
      title: '',
      ownTitle: false,
      heldOn: dayIn(now),
      span: 'printed',
      period: comingPeriod(now),
      ownPeriod: false,
      now,
      tables: String(USUAL_TABLES),
      privacy: '',
    },
    first,
  )
}

/**
 * The plan's own title and years, unless the organiser has written a title or chosen years; all of
 * its goals. A plan that runs is laid as printed, one that is over on the years to come.
 */
export function chooseTemplate(draft: BoardDraft, template: Template | undefined): BoardDraft {
  if (!template) return draft
  const printed = printsYears(template)
  const { goals, goalsOf } = draft
  const seen = goals === null ? goalsOf : { ...goalsOf, [draft.template]: goals }
  const ids = template.goalList.map(({ id }) => id)
  const before = seen[template.id]
  return {
    ...draft,
    template: template.id,
    goals: ids.length > 1 ? ids.filter((id) => before?.includes(id) ?? true) : null,
    goalsOf: seen,
    title: draft.ownTitle ? draft.title : printed ? template.title : '',
    ...yearsFor(draft, template),
  }
}

function yearsFor(draft: BoardDraft, template: Template): Pick<BoardDraft, 'span' | 'period'> {
  const { ownPeriod, span, period, now } = draft
  if (ownPeriod) return { span, period }
  if (!printsYears(template)) return { span: 'chosen', period: comingPeriod(now) }
  const over = template.period !== undefined && isOver(template.period, now)
  return { span: over ? 'chosen' : 'printed', period: periodFor(template, now) }
}

export const chooseYears = (draft: BoardDraft, period: Period): BoardDraft => ({
  ...draft,
  span: 'chosen',
  ownPeriod: true,
  period,
})

/** Keeps the end behind the start. */
export function startFrom(draft: BoardDraft, from: number): BoardDraft {
  const length = draft.period.to - draft.period.from
  return chooseYears(draft, { from, to: from + length })
}

/** Last years that a plan starting in `from` may have. */
export const endChoices = (from: number): number[] =>
  yearsOf({ from, to: from + LIMITS.maxYears - 1 })

export function problemOf(draft: BoardDraft): DraftProblem | null {
  if (draft.goals?.length === 0) return 'no-goals'
  const title = draft.title.trim()
  if (isBlank(title)) return 'no-title'
  if (tooLongBy(title, ROOM.title) > 0) return 'long-title'
  if (tooLongBy(draft.privacy.trim(), ROOM.privacy) > 0) return 'long-privacy'
  const tables = tablesOf(draft)
  return Number.isInteger(tables) && tables >= 1 && tables <= LIMITS.maxTables ? null : 'tables'
}

/** Full-width digits count, too. */
const tablesOf = ({ tables }: BoardDraft) => {
  const plain = tables.normalize('NFKC').trim()
  return /^\d+$/.test(plain) ? Number(plain) : Number.NaN
}

/** Whether the years stand in the fields; otherwise they are the plan's. */
export const choosesYears = (draft: BoardDraft, template: Template | undefined): boolean =>
  draft.span === 'chosen' || (template !== undefined && !printsYears(template))

/** @param template the chosen one */
export function boardOf(draft: BoardDraft, template?: Template): NewBoard {
  // Where nobody chose, the server lays the plan on the same years as the form shows.
  const printed = draft.ownPeriod ? template?.period : undefined
  const period = choosesYears(draft, template) ? draft.period : printed
  return {
    template: draft.template,
    title: draft.title.trim(),
    ...(draft.goals === null ? {} : { goals: draft.goals }),
    ...(draft.heldOn === '' ? {} : { heldOn: draft.heldOn }),
    ...(period === undefined ? {} : { period }),
    tables: tablesOf(draft),
    ...(isBlank(draft.privacy) ? {} : { privacy: draft.privacy.trim() }),
  }
}
