import { expect, test } from 'vitest'
import { planWorkbook } from '../../../server/export/workbook.ts'
import type { NoteId } from '../../../shared/board/ids.ts'
import type { Snapshot } from '../../../shared/board/view.ts'
import { boardAfter, EIGHT_FIFTEEN, EVENING, IZUMI, posted, TRICKY } from './evening.ts'
import { readXlsx, recordsOf } from './read-xlsx.ts'

async function slips(board: Snapshot) {
  const sheet = readXlsx(await planWorkbook(board, IZUMI, EIGHT_FIFTEEN)).get('付箋')
  if (!sheet) throw new Error('no 付箋')
  return { sheet, records: recordsOf(sheet) }
}

test('every note word for word, with where, how and when it was heard', async () => {
  const board = boardAfter(EVENING)
  const { sheet, records } = await slips(board)
  expect(sheet.odd).toEqual([])
  expect(sheet.merges).toEqual([])
  expect(records).toHaveLength(board.notes.length)
  const texts = new Map(records.map((record) => [record.付箋ID, record.付箋の言葉]))
  expect(texts).toEqual(new Map(board.notes.map(({ id, text }) => [id, text])))
  for (const text of TRICKY) expect([...texts.values()]).toContain(text)
  const of = (id: string) => records.find((record) => record.付箋ID === id)
  expect(of('n3')).toMatchObject({
    基本目標: '基本目標 2',
    基本目標の題: '誰もが参加できる交流の場・機会をつくろう',
    誰が: '区社協',
    班: 3,
    聞きかた: '電話',
  })
  expect(['n1', 'n2', 'n4'].map((id) => of(id)?.聞きかた)).toEqual(['付箋', '発言', '代筆'])
  // Days since 1899-12-30 by the clock in Tokyo.
  const days = (Date.UTC(2026, 10, 20, 20, 15, 3, 123) - Date.UTC(1899, 11, 30)) / 86_400_000
  expect(of('n1')?.書いた日時).toBeCloseTo(days, 8)
})

test('what became of it: every row made from it and how that stands', async () => {
  const { records } = await slips(boardAfter(EVENING))
  const of = (id: string) => records.find((record) => record.付箋ID === id)
  expect(of('n1')?.行ID).toBe('r1 r3')
  expect(of('n1')?.そのあと).toBe(
    '区役所「ごみ出しを手伝う人の名簿を 区役所に置く。」（合意・区役所・区社協・令和8年11月20日）\n' +
      'ケアプラザ「会議を半分にする。」（対応困難・ケアプラザ・令和8年11月20日）　理由：法で決まった会議があるため',
  )
  expect(of('n5')?.そのあと).toBe('地域住民・活動団体「朝のあいさつを こちらからする。」（依頼中）')
  expect(of('t10')?.そのあと).toBe('まだ計画の行になっていません')
  expect(of('t10')?.行ID).toBeUndefined()
})

test('a withdrawn note is gone, and the row made from it stays', async () => {
  const board = boardAfter([...EVENING, { verb: 'notes.withdraw', note: 'n3' as NoteId }])
  const bytes = await planWorkbook(board, IZUMI, EIGHT_FIFTEEN)
  const all = [...readXlsx(bytes).values()].flatMap(({ cells }) => [...cells.values()])
  expect(all).not.toContain('お茶の会に 送り迎えがあるといい')
  expect(all).toContain('・お茶の会への送り迎えをする。')
})

test('2,000 notes: one line each, with room for all their words', async () => {
  const words = '雨の日の送り迎えがあると 助かる。坂が多いので 歩いて行けない人がいる。'
  const notes = Array.from({ length: 2000 }, (_, at) =>
    posted(`m${10_000 + at}`, `g${1 + (at % 3)}`, 'ward', words.repeat(1 + (at % 10))),
  )
  const { sheet, records } = await slips(boardAfter(notes))
  expect(records).toHaveLength(2000)
  const heights = [...sheet.heights.values()]
  expect(Math.max(...heights)).toBeGreaterThan(Math.min(...heights.slice(1)) * 5)
  expect(sheet).toMatchObject({ frozenRows: 1, filter: 'A1:J2001' })
  expect(sheet.names.Print_Titles).toBe('付箋!$1:$1')
})
