import { writeXlsx } from 'hucre/xlsx'
import type { Snapshot } from '../../shared/board/view.ts'
import {
  FACT_COLUMNS,
  FACTS_PRINTED,
  factsOf,
  GOAL_COLUMNS,
  GOALS_PRINTED,
  goalLines,
} from './facts.ts'
import { MEASURE_FONT } from './looks.ts'
import { planSheet } from './plan-sheet.ts'
import { QUESTION_COLUMNS, QUESTIONS_PRINTED, questionLines } from './questions.ts'
import { SLIP_COLUMNS, SLIPS_PRINTED, slipsOf } from './slips.ts'
import { tableSheet } from './table-sheet.ts'

/** plan.xlsx: 印刷用 to hang up, 付箋 to look things up, データ, 基本目標 and 質問 to go on working with. */
export async function planWorkbook(
  board: Snapshot,
  title: string,
  now: number,
): Promise<Uint8Array<ArrayBuffer>> {
  const bytes = await writeXlsx({
    sheets: [
      planSheet(board, title, now),
      tableSheet(SLIP_COLUMNS, slipsOf(board), {
        name: '付箋',
        printed: SLIPS_PRINTED,
        paperSize: 'a4',
      }),
      tableSheet(FACT_COLUMNS, factsOf(board), {
        name: 'データ',
        printed: FACTS_PRINTED,
        paperSize: 'a3',
      }),
      tableSheet(GOAL_COLUMNS, goalLines(board), {
        name: '基本目標',
        printed: GOALS_PRINTED,
        paperSize: 'a4',
      }),
      tableSheet(QUESTION_COLUMNS, questionLines(board), {
        name: '質問',
        printed: QUESTIONS_PRINTED,
        paperSize: 'a3',
      }),
    ],
    defaultFont: MEASURE_FONT,
    properties: {
      title,
      creator: 'よりあいボード',
      created: new Date(now),
      modified: new Date(now),
    },
  })
  return bytes as Uint8Array<ArrayBuffer>
}
