import type { Period } from '../../shared/board/field-types.ts'
import type { Template } from '../../shared/plan/templates.ts'
import type { Form } from '../drafts/box.ts'
import { fieldsOf } from '../drafts/words-in.ts'
import { type BoardDraft, chooseTemplate, draftFor } from './board-draft.ts'

/** A new board that was begun, on the plans that the server has now. */
export const newBoardForm = (templates: readonly Template[], now: number): Form<BoardDraft> => ({
  read: (kept) => {
    const { template, title, ownTitle, heldOn, tables, goals, period, span, ownPeriod, privacy } =
      fieldsOf(kept) ?? {}
    if (typeof title !== 'string') return null
    const begun = { ...draftFor(templates, now), title, ownTitle: true }
    const chosen = chooseTemplate(
      begun,
      templates.find(({ id }) => id === template),
    )
    return {
      ...chosen,
      ownTitle: ownTitle === true,
      heldOn: typeof heldOn === 'string' ? heldOn : chosen.heldOn,
      tables: typeof tables === 'string' ? tables : chosen.tables,
      privacy: typeof privacy === 'string' ? privacy : '',
      // Years that nobody chose by hand are those of the plan, as of today.
      ...(ownPeriod === true && isPeriod(period)
        ? { ownPeriod, period, span: span === 'chosen' ? span : chosen.span }
        : {}),
      goals: Array.isArray(goals)
        ? (chosen.goals?.filter((id) => goals.includes(id)) ?? null)
        : chosen.goals,
    }
  },
  print: (draft) => JSON.stringify(draft),
})

const isPeriod = (period: unknown): period is Period =>
  typeof period === 'object' &&
  period !== null &&
  'from' in period &&
  'to' in period &&
  Number.isInteger(period.from) &&
  Number.isInteger(period.to)
