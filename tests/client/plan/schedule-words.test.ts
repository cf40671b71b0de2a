import { expect, test } from 'vitest'
import { scheduleWords } from '../../../client/plan/schedule-words.ts'
import { PLAN } from '../../../client/words/plan.ts'

test('years are told run by run, in era years', () => {
  expect(scheduleWords({}, PLAN.words)).toBe('')
  expect(scheduleWords({ '2027': 'do' }, PLAN.words)).toBe('実施\u00a0令和9年度')
  expect(
    scheduleWords(
      {
        '2022': 'prepare',
        '2024': 'do',
        '2023': 'do',
        '2026': 'do',
        '2027': 'review',
      },
      PLAN.words,
    ),
  ).toBe(
    '準備\u00a0令和4年度、実施\u00a0令和5年度〜令和6年度、実施\u00a0令和8年度、見直し\u00a0令和9年度',
  )
})
