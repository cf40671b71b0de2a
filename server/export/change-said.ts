import { type Change, changedParts } from '../../shared/board/agreement.ts'
import { runsOf } from '../../shared/board/strokes.ts'
import type { Row, Snapshot } from '../../shared/board/view.ts'
import { eraYear } from '../../shared/plan/year-names.ts'
import { CHANGE_TITLES, MARK_NAMES, NOTHING, PARTS } from './words.ts'

/** 準備 令和4年度、実施 令和5年度〜令和9年度 */
const yearsInWords = (years: Row['years']): string =>
  runsOf(years)
    .map(({ mark, from, to }) => {
      const span = from === to ? eraYear(from) : `${eraYear(from)}〜${eraYear(to)}`
      return `${MARK_NAMES[mark]} ${span}`
    })
    .join('、')

/** What was changed, part by part: how it was, how it is. */
export const partsSaid = (board: Snapshot, change: Change): readonly string[] =>
  changedParts(board, change, yearsInWords).map(
    ({ part, before, after }) => `${PARTS[part]}「${before || NOTHING}」→「${after || NOTHING}」`,
  )

/** The same under its heading, for a cell of the printed plan. */
export const changeSaid = (board: Snapshot, change: Change, about: 'agreed' | 'printed'): string =>
  [CHANGE_TITLES[about], ...partsSaid(board, change)].join('\n')
