import { part } from './part.ts'

/** Words that every surface shares. Each feature keeps its own in a file beside this one. */
export const SHARED = part('shared', {
  product: 'よりあいボード',
  /** Read by those who look for easier words: in kana. */
  language: 'ことば',
  close: '閉じる',
  cancel: 'やめる',
  unfold: '続きを読む',
  fold: '閉じる',
  loading: '読みこんでいます',
  broken: 'うまく表示できませんでした',
  brokenHelp: '書いたものはこの端末に残っています。もう一度開いてください。',
  reload: 'もう一度開く',
  keptWords: '書きかけがあります。',
  keptDrop: '書きかけを消す',
  keptDropped: '書きかけを消しました',
  tooLong: (over: number) => `${over}字長すぎます。短くしてください`,
  left: (count: number) => `あと${count}字`,
  tableName: (table: number) => `${table}班`,
  connection: {
    joining: 'つないでいます',
    live: 'つながっています',
    away: 'つながっていません',
  },
})
