import { expect, test } from 'vitest'
import { planWorkbook } from '../../../server/export/workbook.ts'
import { confirmedQuestions, openQuestions } from '../../../shared/board/asked.ts'
import type { ActorId, AnswerId } from '../../../shared/board/ids.ts'
import { boardAfter, EIGHT_FIFTEEN, IZUMI } from './evening.ts'
import { readXlsx, recordsOf } from './read-xlsx.ts'

test('質問 holds all that the plan asks, of the whole plan too, and who confirmed it, when, with what', async () => {
  const before = boardAfter([])
  const asked = openQuestions(before)
  const [first] = asked
  if (first?.about !== 'board') throw new Error('the plan as a whole asks nothing')
  const board = boardAfter([
    {
      verb: 'questions.confirm',
      answer: 'q1' as AnswerId,
      about: 'board',
      question: first.text,
      by: 'ward' as ActorId,
      at: EIGHT_FIFTEEN,
      found: '冊子の12ページで確かめた。',
    },
  ])
  const sheet = readXlsx(await planWorkbook(board, IZUMI, EIGHT_FIFTEEN)).get('質問')
  if (!sheet) throw new Error('no 質問')
  const lines = recordsOf(sheet)
  expect(lines).toHaveLength(asked.length)
  expect(lines.map((line) => line.質問).sort()).toEqual(asked.map(({ text }) => text).sort())
  const open = openQuestions(board)
  expect(lines.slice(0, open.length).map((line) => line.質問)).toEqual(open.map(({ text }) => text))
  expect(confirmedQuestions(board)).toHaveLength(1)
  expect(lines.at(-1)).toMatchObject({
    どこの質問: '計画全体',
    質問: first.text,
    確認: '確認ずみ',
    確認したところ: '区役所',
    わかったこと: '冊子の12ページで確かめた。',
    質問の場所: 'board',
    確認したところID: 'ward',
    確認ID: 'q1',
  })
})
