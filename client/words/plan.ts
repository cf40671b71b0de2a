/** いまの計画: the plan's own rows, as every surface names them. */
export const planWords = {
  now: 'いまの計画',
  nowOf: (actor: string) => `いまの計画：${actor}`,
  rows: (count: number) => `${count}件`,
  none: 'まだ ありません',
  measure: '具体的な取組',
  matrices: { expected: '期待される取組', planned: '計画期間中に取り組むこと' },
  target: (target: string) => `【目標：${target}】`,
  marks: { prepare: '準備', do: '実施', review: '見直し' },
  states: {
    plan: '計画にある',
    asked: '依頼中',
    agreed: '合意',
    held: '保留',
    declined: '対応困難',
  },
  span: (from: string, to: string) => (from === to ? from : `${from}〜${to}`),
} as const
