import { MARKS, type Mark } from '../../shared/board/field-types.ts'
import { type ActorId, type GoalId, isId } from '../../shared/board/ids.ts'
import type { Form } from '../drafts/box.ts'
import { fieldsOf } from '../drafts/words-in.ts'
import type { RowDraft } from './row-draft.ts'

/** What is filled in before it becomes a row; its notes are the box's own. */
export const rowForm = ({ from }: Pick<RowDraft, 'from'>): Form<RowDraft> => ({
  read: (kept) => {
    const { goal, actor, text, target, years } = fieldsOf(kept) ?? {}
    if (!isId<GoalId>(goal) || !isId<ActorId>(actor)) return null
    if (typeof text !== 'string' || typeof target !== 'string') return null
    return {
      goal,
      actor,
      text,
      target,
      years: typeof years === 'object' && years !== null ? marksIn(years) : {},
      from,
    }
  },
  print: ({ from: _, ...fields }) => JSON.stringify(fields),
})

function marksIn(years: object): RowDraft['years'] {
  const marks: Record<string, Mark> = {}
  for (const [year, mark] of Object.entries(years)) {
    const known = MARKS.find((one) => one === mark)
    if (known) marks[year] = known
  }
  return marks
}
