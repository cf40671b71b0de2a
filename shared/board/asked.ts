/** 原文の確認: what the plan still asks, and what was confirmed, in its order. */
import { linesOf } from './answers.ts'
import type { GoalId } from './ids.ts'
import type { Answer, Row, Snapshot } from './view.ts'

type Place = { about: 'board' } | { about: 'goal'; goal: GoalId } | { about: 'row'; row: Row }

/** 原文の確認: something that the plan's source leaves open, until staff confirm it. */
export type Question = Place & { text: string }

/** 確認ずみ: which answers say so, and what the latest says of whom and when. */
export type Confirmed = Question & { answers: readonly Answer[]; latest: Answer }

/** Where a question stands, as an answer names it. */
export function aboutOf(question: Place): string {
  switch (question.about) {
    case 'board':
      return 'board'
    case 'goal':
      return `goals/${question.goal}`
    case 'row':
      return `rows/${question.row.id}`
  }
}

/** All places that may ask something, in the plan's order; of rows, those that were not removed. */
function placesOf(board: Snapshot): readonly (Place & { asks: string | undefined })[] {
  const rows = grouped(board.rows, ({ goal }) => goal)
  return [
    { about: 'board', asks: board.board.question },
    ...board.goals.flatMap((goal) => [
      { about: 'goal' as const, goal: goal.id, asks: goal.question },
      ...(rows.get(goal.id) ?? [])
        .filter((row) => !row.removed)
        .map((row) => ({ about: 'row' as const, row, asks: row.question })),
    ]),
  ]
}

function grouped<T, K>(all: readonly T[], keyOf: (one: T) => K): ReadonlyMap<K, readonly T[]> {
  const groups = new Map<K, T[]>()
  for (const one of all) {
    const group = groups.get(keyOf(one))
    if (group) group.push(one)
    else groups.set(keyOf(one), [one])
  }
  return groups
}

/** What the plan, its goals and its rows still ask, each question by itself, in the plan's order. */
export const openQuestions = (board: Snapshot): readonly Question[] =>
  placesOf(board).flatMap(({ asks, ...place }) =>
    linesOf(asks).map((text): Question => ({ ...place, text })),
  )

/** What was confirmed, in the plan's order. */
export function confirmedQuestions(board: Snapshot): readonly Confirmed[] {
  if (board.answers.length === 0) return []
  const all = grouped(
    board.answers.filter(({ withdrawn }) => !withdrawn),
    ({ about }) => about,
  )
  return placesOf(board).flatMap(({ asks: _, ...place }) => {
    const standing = all.get(aboutOf(place)) ?? []
    return [...new Set(standing.map(({ question }) => question))].flatMap((text) => {
      const answers = standing.filter(({ question }) => question === text)
      const [latest] = [...answers].sort((a, b) => b.at - a.at)
      return latest ? [{ ...place, text, answers, latest }] : []
    })
  })
}
