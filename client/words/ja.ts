/** Words that every surface shares. Each feature keeps its own in a file beside this one. */
export const uiWords = {
  product: 'よりあいボード',
  close: 'とじる',
  cancel: 'やめる',
  unfold: 'つづきを読む',
  fold: 'とじる',
  loading: '読みこんでいます',
  broken: 'うまく 表示できませんでした',
  brokenHelp: '書いたものは この端末に のこっています。もう一度 ひらいてください。',
  reload: 'もう一度 ひらく',
  keptWords: '書きかけがあります。',
  keptDrop: '書きかけを消す',
  keptDropped: '書きかけを消しました',
  tooLong: (over: number) => `${over}字 長すぎます。みじかく してください`,
  left: (count: number) => `あと ${count}字`,
  tableName: (table: number) => `${table}はん`,
  connection: {
    joining: 'つないでいます',
    live: 'つながっています',
    away: 'つながっていません',
  },
} as const
