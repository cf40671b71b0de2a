import type { GoalId } from '../../shared/board/ids.ts'
import type { Row, Snapshot } from '../../shared/board/view.ts'

/** Something that the plan's source leaves open, until staff settle it. */
export type Question =
  | { about: 'board'; text: string }
  | { about: 'goal'; goal: GoalId; text: string }
  | { about: 'row'; row: Row; text: string }

/** All open questions in the plan's order. */
export function openQuestions(board: Snapshot): readonly Question[] {
  const { question } = board.board
  return [
    ...(question ? [{ about: 'board' as const, text: question }] : []),
    ...board.goals.flatMap((goal) => [
      ...(goal.question ? [{ about: 'goal' as const, goal: goal.id, text: goal.question }] : []),
      ...board.rows
        .filter((row) => row.goal === goal.id && !row.removed)
        .flatMap((row) =>
          row.question ? [{ about: 'row' as const, row, text: row.question }] : [],
        ),
    ]),
  ]
}
