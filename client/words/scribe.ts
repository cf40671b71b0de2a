import type { Heard } from '../../shared/board/field-types.ts'

/** The scribe's surface: one device that speaks for a table. */
export const scribeWords = {
  title: (table: number | undefined) => (table === undefined ? '書記' : `${table}班の書記`),
  documentTitle: (title: string, board: string) => `${title}｜${board}`,
  noTable:
    '班が決まっていません。このまま書くと「班なし」の付箋になります。先に班を選んでください。',
  chooseTable: '班を選ぶ',
  otherTable: '班が違うとき',
  tableTitle: 'どの班の書記ですか',
  tableHelp: 'これから書く付箋が、選んだ班の付箋になります。すでにはった付箋の班は変わりません。',
  tableLegend: '班',
  tableName: (table: number) => `${table}班`,
  tableConfirm: 'この班にする',
  unsent: 'まだ送っていない付箋があります。送り終わるまでお待ちください。',
  failed: 'いまはできませんでした。つながっているか確かめて、もう一度押してください。',
  backNone:
    'ここから出せる席はありません。班を移ったときや、班に書記が2人いるときは、進行の人に頼んでください。',
  views: { write: '書きとめる', table: '班の付箋' },
  viewsLabel: '見るもの',
  panes: { notes: '誰がごと', groups: '島' },
  panesLabel: '班の付箋の見かた',

  goal: '目標',
  focus: (goal: string) => `進行はいま${goal}です。`,
  follow: 'そこへ移る',
  who: '誰がすることですか',
  heard: 'どうやって聞きましたか',
  alt: 'Alt＋数字',
  heardOf: { written: '付箋', spoken: '発言', phone: '電話', proxy: '代筆' } satisfies Record<
    Heard,
    string
  >,
  text: '付箋の言葉',
  hint: 'ほかの人の名前や病気のことは書かないでください',
  post: 'はる',
  enterPosts: 'Enterキーではる',
  enterBreaks: '（Shift+Enterで改行）',
  ctrlEnter: 'Ctrl+Enterではれます',
  keys: 'キーの使いかた',
  keysHelp: [
    'Alt+1 から Alt+5：誰が',
    'Alt+6 から Alt+9：付箋、発言、電話、代筆',
    '何行か貼りつけると、1行を1枚にできます',
  ],
  empty: '言葉を書いてから、はってください',
  tooLong: (over: number, text: string) =>
    `400字より${over}字長すぎます：${[...text].slice(0, 12).join('')}…`,
  tooMany: (count: number, most: number) =>
    `${count}行あります。一度に${most}枚までです。分けて貼りつけてください`,
  several: (count: number) => `${count}行あります。どうしますか`,
  each: (count: number) => `1行ずつ ${count}枚にする`,
  whole: '1枚にまとめる',
  fix: '書き直す',
  keepPosting: 'このままはる',
  posted: (count: number) => `${count}枚はりました`,
  chosen: (name: string) => `${name}を選びました`,
  strandedTo: '職員か進行の人',

  entered: (count: number) => `書きとめた付箋 ${count}枚`,
  enteredNone: 'はった付箋が、ここに並びます',
  more: (count: number) => `前の${count}枚も見る`,
  edit: '直す',
  withdraw: '取り下げる',
  withdrawn: '取り下げました',
  restore: 'もとにもどす',
  restored: 'もとにもどしました',
  about: (verb: string, text: string) => `${verb}：${text}`,

  tableNotes: (table: number | undefined) =>
    table === undefined ? 'わたしが書いた付箋' : `${table}班の付箋`,
  sheets: (count: number) => `${count}枚`,
  none: 'まだありません',
  add: '書く',
  addTo: (goal: string, actor: string) => `${goal}の${actor}に書く`,
  move: '動かす…',
  arrived: (count: number) => `付箋が${count}枚増えました`,
} as const
