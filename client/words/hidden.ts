/** 伏せて書く, on 進行 and on the wall. What a phone says of it stands with its notes. */
export const hiddenWords = {
  title: '伏せて書く',
  help: '付箋は、ひらくまで書いた本人だけが読めます。前の画面には枚数だけが出ます。',
  count: (count: number) => `${count}枚`,
  none: 'まだ0枚',
  total: (count: number) => `${count}枚、伏せています`,
  table: (table: number) => `${table}班`,

  hide: '伏せて書く',
  hideOf: (goal: string) => `${goal}を伏せて書く`,
  hideHelp: 'これから貼る付箋だけを伏せます。もう出ている付箋は、そのままです。',
  open: '出して書いています',
  others: 'ほかの目標',
  some: (tables: string) => `${tables}が伏せています`,
  small: (tables: string) => `${tables}（2人以下の班はまとめて数えます）`,
  smallNone: '班のない付箋など',
  silent: (tables: string) => `まだ0枚：${tables}`,
  and: '・',

  revealAll: 'いっせいにひらく',
  revealGoal: 'この目標をひらく',
  revealGoalOf: (goal: string) => `${goal}をひらく`,
  revealTable: 'ひらく',
  revealTableOf: (table: number, goal: string) => `${goal}の${table}班だけをひらく`,
  ask: {
    all: 'いっせいにひらきますか',
    goal: (goal: string) => `${goal}をひらきますか`,
    table: (table: number, goal: string) => `${goal}の${table}班をひらきますか`,
  },
  ends: (count: number) => [
    count === 0
      ? '伏せてある付箋は、まだありません。これから貼る付箋は、すぐに見えます。'
      : `前の画面とみんなの端末に、${count}枚が一度に出ます。`,
    '並びはくじで決まります。誰がいつ書いたかは、わかりません。',
    'ひらいた付箋は、もう伏せられません。遅れて貼った付箋は、そのまま見えます。',
  ],
  revealed: (count: number) => `${count}枚をひらきました`,
  hidden: (goal: string) => `${goal}は、これから伏せて書きます`,

  preview: '下見をする',
  previewTitle: '下見',
  previewHelp: '読めるのは進行の席だけです。困る付箋は、ひらく前にしまえます。',
  previewNone: '伏せてある付箋は、いまはありません。',
  personal: '個人のことかもしれません',
  more: (count: number) => `残り${count}枚を見る`,

  endAsk: (count: number) => `伏せたままの付箋が${count}枚あります。どうしますか。`,
  endChoices: {
    reveal: 'ひらいて終える',
    keep: '伏せたまま終える（また開けば、あとでひらけます）',
  },
  endChoose: 'どちらかを選んでください',

  wallTitle: '伏せたまま書く時間です',
  wallHelp: [
    'ひらくまで、読めるのは書いた本人だけ。',
    '短くても、途中でも、何枚でもどうぞ。',
  ] as const,
  wallLeft: '残り',
  wallFirst: '最初の1枚をどうぞ',
  wallSmall: 'ほかの班',
  wallSome: (tables: string, count: number) => `${tables}は伏せて書いています（${count}枚）`,
} as const
