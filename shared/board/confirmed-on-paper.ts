import { dayInEra } from '../tokyo.ts'
import { type Confirmed, confirmedQuestions } from './asked.ts'
import type { GoalId } from './ids.ts'
import type { Snapshot } from './view.ts'

/**
 * 確認ずみ, as the papers say it: of the plan as a whole where no goal is given, otherwise of the goal
 * and its rows. Many rows may have asked the same: each question once, with who confirmed it and when.
 */
export function confirmedOnPaper(board: Snapshot, goal: GoalId | undefined): readonly string[] {
  const here = confirmedQuestions(board).filter((one) => goalOf(one) === goal)
  return [...new Set(here.map(({ text }) => text))].map((text) => {
    const same = here.filter((one) => one.text === text)
    const latest = same.map((one) => one.latest).sort((a, b) => b.at - a.at)
    const names = latest.flatMap(({ by }) => board.actors.find(({ id }) => id === by)?.name ?? [])
    const found = latest.flatMap((one) => one.found ?? [])
    const said = ['確認ずみ', ...new Set(names), dayInEra(latest[0]?.at ?? 0)].join('・')
    return `原文の確認（${said}）：${[text, ...new Set(found)].join('　')}`
  })
}

const goalOf = (question: Confirmed): GoalId | undefined => {
  switch (question.about) {
    case 'board':
      return undefined
    case 'goal':
      return question.goal
    case 'row':
      return question.row.goal
  }
}
