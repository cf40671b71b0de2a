import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { formatTarget, parseTarget, type Target } from '../../../shared/plan/targets.ts'

type Counted = Extract<Target, { measurable: true }>

const atLeast = (amount: number, unit: string): Counted => ({
  measurable: true,
  comparison: 'atLeast',
  amount,
  unit,
})
const atMost = (amount: number, unit: string): Counted => ({
  ...atLeast(amount, unit),
  comparison: 'atMost',
})
const exactly = (amount: number, unit: string): Counted => ({
  ...atLeast(amount, unit),
  comparison: 'exactly',
})
const all = (amount: number | null, unit: string): Counted => ({
  measurable: true,
  comparison: 'all',
  amount,
  unit,
})

describe('as the five plan documents print them', () => {
  test.each<[string, Target]>([
    ['【目標：全地区】', all(null, '地区')],
    ['【目標：6か所】', exactly(6, 'か所')],
    ['12件以上', atLeast(12, '件')],
    ['90%以上', atLeast(90, '%')],
    ['150件以上', atLeast(150, '件')],
    ['300人以上', atLeast(300, '人')],
    ['年間300人以上', { ...atLeast(300, '人'), per: 'year' }],
    ['55％以上', atLeast(55, '%')],
    ['55％以上とする。', atLeast(55, '%')],
    ['毎年度20％以下', { ...atMost(20, '%'), per: 'year' }],
    ['毎年度１件以上', { ...atLeast(1, '件'), per: 'year' }],
    ['全12地域', all(12, '地域')],
    ['全14地域活動協議会', all(14, '地域活動協議会')],
    ['14地域以上', atLeast(14, '地域')],
    ['13件', exactly(13, '件')],
    ['2,566件(延べ)', exactly(2566, '件')],
    ['延べ30名', exactly(30, '名')],
    ['47.4%', exactly(47.4, '%')],
    ['地元企業、NPOの人材を活用した地域活動の実施 12件以上', atLeast(12, '件')],
    ['①…と回答する割合を令和10年度末までに55％以上とする。', atLeast(55, '%')],
    ['③…連携や協働を３件以上行っている地域を令和10年度末までに全12地域とする。', all(12, '地域')],
    [
      '④…新たな連携の実施を令和10年度末まで毎年度１件以上とする。',
      { ...atLeast(1, '件'), per: 'year' },
    ],
    [
      '①…子育て世帯※の割合を令和10年度末までに70％以上とする。※子育て世帯＝「就学前（０～６歳まで）」',
      atLeast(70, '%'),
    ],
    [
      '参加したことがある」と回答する割合 20%以上 (※地域福祉活動の例：ふれあい喫茶など)',
      atLeast(20, '%'),
    ],
  ])('%s', (text, target) => {
    expect(parseTarget(text)).toEqual(target)
  })
})

describe('as people type them', () => {
  test.each<[string, Target]>([
    ['６カ所', exactly(6, 'か所')],
    ['6ヶ所', exactly(6, 'か所')],
    ['6箇所', exactly(6, 'か所')],
    ['６０％以上', atLeast(60, '%')],
    ['60パーセント以上', atLeast(60, '%')],
    ['目標: 6か所', exactly(6, 'か所')],
    ['３割以上', atLeast(3, '割')],
    ['約10回', { ...exactly(10, '回'), about: true }],
    ['10回程度', { ...exactly(10, '回'), about: true }],
    ['おおむね5か所以上', { ...atLeast(5, 'か所'), about: true }],
    ['月1回', { ...exactly(1, '回'), per: 'month' }],
    ['毎週2回以上', { ...atLeast(2, '回'), per: 'week' }],
    ['年に4回', { ...exactly(4, '回'), per: 'year' }],
    ['4回／年', { ...exactly(4, '回'), per: 'year' }],
    ['20件未満', { ...atMost(20, '件'), strict: true }],
    ['20件を超える', { ...atLeast(20, '件'), strict: true }],
    ['5日以内', atMost(5, '日')],
    ['すべての地区', all(null, '地区')],
    ['全ての小学校', all(null, '小学校')],
    ['令和9年度末までに6か所', exactly(6, 'か所')],
    ['6', exactly(6, '')],
    ['0件', exactly(0, '件')],
  ])('%s', (text, target) => {
    expect(parseTarget(text)).toEqual(target)
  })

  test.each([
    '',
    '10～15件',
    '10%増',
    '前年度より増やす',
    '半数',
    '全力で取り組む',
    '検討する',
    '令和9年度',
    '4月1日開始',
    '一人ひとりに声をかける',
    '交流会を6か所で開く',
    '9月末時点',
  ])('%o cannot be measured and keeps its words', (text) => {
    expect(parseTarget(text)).toEqual({ measurable: false, text })
  })
})

describe('in one spelling', () => {
  test.each([
    ['【目標：６か所】', '6か所'],
    ['全地区', '全地区'],
    ['すべての地区', '全地区'],
    ['60％以上', '60%以上'],
    ['毎年度１件以上', '年間1件以上'],
    ['1200人以上', '1,200人以上'],
    ['47.5%', '47.5%'],
    ['20件を超える', '20件超'],
    ['約10回', '約10回'],
    ['検討する', '検討する'],
  ])('%s → %s', (text, spelling) => {
    expect(formatTarget(parseTarget(text))).toBe(spelling)
  })

  test('which reads back as the same target', () => {
    const unit = fc.constantFrom('か所', '件', '%', '回', '地域', '人', '')
    const amount = fc.oneof(
      fc.nat(999_999_999),
      fc.nat(9_999).map((n) => n / 10),
    )
    const target = fc.record(
      {
        measurable: fc.constant(true as const),
        comparison: fc.constantFrom('atLeast' as const, 'atMost' as const, 'exactly' as const),
        amount,
        unit,
        per: fc.constantFrom('year' as const, 'month' as const, 'week' as const),
        about: fc.constant(true as const),
      },
      { requiredKeys: ['measurable', 'comparison', 'amount', 'unit'] },
    )
    fc.assert(
      fc.property(target, (one) => {
        expect(parseTarget(formatTarget(one))).toEqual(one)
      }),
      { seed: 60 },
    )
  })

  test('never throws, whatever is typed', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(typeof formatTarget(parseTarget(text))).toBe('string')
      }),
      { seed: 12 },
    )
  })
})
