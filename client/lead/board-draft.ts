import type { Period } from '../../shared/board/schema.ts'
import { isBlank, ROOM, tooLongBy } from '../../shared/board/words.ts'
import { yearsOf } from '../../shared/plan/years.ts'
import { dayIn } from '../../shared/tokyo.ts'
import type { NewBoard, Template } from '../sync/http.ts'
import { usualPeriod } from './years.ts'

/** The form of a new board, as it stands in the fields. */
export interface BoardDraft {
  template: string
  /** Ids in the plan's order; null where the plan has no two goals to choose from. */
  goals: readonly string[] | null
  title: string
  /** The organiser has put a title of their own: another plan does not replace it. */
  ownTitle: boolean
  /** YYYY-MM-DD, or nothing. */
  heldOn: string
  span: 'printed' | 'chosen'
  period: Period
  tables: string
}

export type DraftProblem = 'no-goals' | 'no-title' | 'long-title' | 'tables'

const USUAL_TABLES = '6'
const MAX_TABLES = 99
/** As many as the server takes. */
const MAX_YEARS = 30

/** A plan without rows prints no years of its own. */
export const printsYears = (template: Template | undefined): boolean => (template?.rows ?? 0) > 0

export function draftFor(templates: readonly Template[], now: number): BoardDraft {
  const first = templates[0]
  return chooseTemplate(
    {
      template: '',
      goals: null,
      title: '',
      ownTitle: false,
      heldOn: dayIn(now),
      span: 'printed',
      period: usualPeriod(now),
      tables: USUAL_TABLES,
    },
    first,
  )
}

/** The plan's own title and years, unless the organiser has written a title; all of its goals. */
export function chooseTemplate(draft: BoardDraft, template: Template | undefined): BoardDraft {
  if (!template) return draft
  const printed = printsYears(template)
  return {
    ...draft,
    template: template.id,
    goals: template.goalList.length > 1 ? template.goalList.map(({ id }) => id) : null,
    title: draft.ownTitle ? draft.title : printed ? template.title : '',
    span: printed ? draft.span : 'chosen',
  }
}

/** Keeps the end behind the start. */
export function startFrom(draft: BoardDraft, from: number): BoardDraft {
  const length = draft.period.to - draft.period.from
  return { ...draft, period: { from, to: from + length } }
}

/** Last years that a plan starting in `from` may have. */
export const endChoices = (from: number): number[] => yearsOf({ from, to: from + MAX_YEARS - 1 })

export function problemOf(draft: BoardDraft): DraftProblem | null {
  if (draft.goals?.length === 0) return 'no-goals'
  const title = draft.title.trim()
  if (isBlank(title)) return 'no-title'
  if (tooLongBy(title, ROOM.title) > 0) return 'long-title'
  const tables = tablesOf(draft)
  return Number.isInteger(tables) && tables >= 1 && tables <= MAX_TABLES ? null : 'tables'
}

/** Full-width digits count, too. */
const tablesOf = ({ tables }: BoardDraft) => {
  const plain = tables.normalize('NFKC').trim()
  return /^\d+$/.test(plain) ? Number(plain) : Number.NaN
}

export function boardOf(draft: BoardDraft): NewBoard {
  return {
    template: draft.template,
    title: draft.title.trim(),
    ...(draft.goals === null ? {} : { goals: draft.goals }),
    ...(draft.heldOn === '' ? {} : { heldOn: draft.heldOn }),
    ...(draft.span === 'printed' ? {} : { period: draft.period }),
    tables: tablesOf(draft),
  }
}
