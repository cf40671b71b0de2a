import { expect, test } from 'vitest'
import { attachment, fileName } from '../../../server/export/file-name.ts'
import { EIGHT_FIFTEEN } from './evening.ts'

const named = (title: string, heldOn?: string) => fileName({ title, heldOn }, 'xlsx', EIGHT_FIFTEEN)

test('title and day of the workshop; without one the day in Tokyo', () => {
  expect(named('泉区地域福祉保健計画', '2026-11-20')).toBe('泉区地域福祉保健計画_2026-11-20.xlsx')
  const lateInTokyo = Date.UTC(2026, 10, 20, 15, 30)
  expect(fileName({ title: '泉区', heldOn: undefined }, 'csv', lateInTokyo)).toBe(
    '泉区_2026-11-21.csv',
  )
})

test.each([
  ['a/b\\c:d*e?f"g<h>i|j', 'a b c d e f g h i j'],
  ['..\u202e.隠しファイル. ', '隠しファイル'],
  ['\n\u0000\ud800', 'plan'],
  ['𠮷'.repeat(200), '𠮷'.repeat(80)],
])('%j becomes a name that every system takes', (title, name) => {
  expect(named(title, '2026-11-20')).toBe(`${name}_2026-11-20.xlsx`)
})

test('the header says the name in UTF-8, and a plain one', () => {
  expect(attachment('泉区（第1回）’s(x)_2026-11-20.xlsx')).toBe(
    'attachment; filename="plan_2026-11-20.xlsx"; ' +
      "filename*=UTF-8''%E6%B3%89%E5%8C%BA%EF%BC%88%E7%AC%AC1%E5%9B%9E%EF%BC%89%E2%80%99s%28x%29_2026-11-20.xlsx",
  )
})
