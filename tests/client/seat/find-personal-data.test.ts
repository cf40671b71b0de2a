import { describe, expect, test } from 'vitest'
import { findPersonal } from '../../../client/seat/find-personal-data.ts'

describe('UX 8: asks back on what may be about one person', () => {
  test.each([
    ['連絡は 045-800-1234 まで', 'phone'],
    ['０９０ー１２３４ー５６７８ に電話', 'phone'],
    ['09012345678', 'phone'],
    ['(045)800-1234', 'phone'],
    ['taro@example.jp へ', 'mail'],
    ['中田北2丁目3番4号の家', 'address'],
    ['泉町１２－３ の前', 'address'],
    ['205号室の人', 'address'],
    ['田中さんは 認知症なので 見守る', 'illness'],
    ['となりの鈴木さんが 入院している', 'illness'],
    ['ケンくんの障害のこと', 'illness'],
  ])('%j: %s', (text, found) => {
    expect(findPersonal(text)).toBe(found)
  })

  test.each([
    '2丁目の公園を みんなで そうじする',
    '認知症の方を みなさんで 見守る',
    'お子さんの病気のとき 助けあう',
    'たくさんの人が 介護を 学べる会',
    '田中さんのように あいさつする人を ふやす',
    '参加60％以上、年12回、令和9年度から',
    '9時から10時30分まで、2022-2027年',
    '電話で 話を 聞く人を おく',
  ])('%j is anybody’s to read', (text) => {
    expect(findPersonal(text)).toBeNull()
  })
})
