import type { GoalId } from './ids.ts'
import type { Goal } from './view.ts'
import { isBlank } from './words.ts'

type Numbered = Pick<Goal, 'id'> & { number?: string | undefined }

/**
 * What a goal is called on every screen, paper and file: its number as the plan prints it
 * (基本目標 2, also where others were left out), by its place on the board where none is printed.
 * '' for a goal that the board does not have.
 */
export function goalNumber(goals: readonly Numbered[], goal: GoalId | undefined): string {
  const at = goals.findIndex(({ id }) => id === goal)
  const number = goals[at]?.number?.trim() ?? ''
  if (at < 0) return ''
  return isBlank(number) ? `目標 ${at + 1}` : number
}

/** The same with its title behind it, as headings and choices say it. */
export const goalHeading = (
  goals: readonly Numbered[],
  { id, title }: Pick<Goal, 'id' | 'title'>,
) => `${goalNumber(goals, id)}　${title}`
