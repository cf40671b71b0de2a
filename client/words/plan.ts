import { part } from './part.ts'

/** いまの計画: the plan's own rows, as every surface names them. */
export const PLAN = part('plan', {
  now: 'いまの計画',
  none: 'まだありません',
  measure: '具体的な取組',
  matrices: { expected: '期待される取組', planned: '計画期間中に取り組むこと' },
  marks: { prepare: '準備', do: '実施', review: '見直し' },
  states: {
    plan: '計画にある',
    asked: '依頼中',
    agreed: '合意',
    held: '保留',
    declined: '対応困難',
  },
  notInPlan: '保留・対応困難',
  reason: (reason: string) => `理由：${reason}`,
  change: {
    title: { agreed: '合意のあとに直されました', printed: '計画書から変わりました' },
    parts: { text: '取組', target: '目標', years: '年度', goal: '基本目標', actor: '誰が' },
    before: {
      agreed: (part: string) => `${part}：合意したときは「`,
      printed: (part: string) => `${part}：変更前は「`,
    },
    arrow: '」→',
    after: 'いまは「',
    end: '」',
    none: '（なし）',
  },
  span: (from: string, to: string) => (from === to ? from : `${from}〜${to}`),
})
