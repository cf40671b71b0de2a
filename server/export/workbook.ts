import { writeXlsx } from 'hucre/xlsx'
import type { Snapshot } from '../../shared/board/view.ts'
import { FACT_COLUMNS, FACTS_PRINTED, factsOf } from './facts.ts'
import { FACT_BODY, MEASURE_FONT, TABLE_BODY } from './looks.ts'
import { planSheet } from './plan-sheet.ts'
import { MOMENT_HEAD, SLIP_COLUMNS, SLIP_PRINTED, slipsOf } from './slips.ts'
import { tableSheet } from './table-sheet.ts'

const MOMENT_BODY = { ...TABLE_BODY, numFmt: 'yyyy/m/d h:mm' }

/** plan.xlsx: 印刷用 to hang up, 付箋 to look things up, データ to go on working with. */
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
        body: (head) => (head === MOMENT_HEAD ? MOMENT_BODY : TABLE_BODY),
        printed: SLIP_PRINTED,
      }),
      tableSheet(FACT_COLUMNS, factsOf(board), {
        name: 'データ',
        body: () => FACT_BODY,
        printed: FACTS_PRINTED,
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
