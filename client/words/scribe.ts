import type { Heard } from '../../shared/board/schema.ts'

/** The scribe's surface: one device that speaks for a table. */
export const scribeWords = {
  title: (table: number | undefined) => (table === undefined ? '書記' : `${table}班の書記`),
  documentTitle: (title: string, board: string) => `${title}｜${board}`,
  noTable:
    '班が きまっていません。このまま書くと「班なし」の付箋になります。さきに 班をえらんでください。',
  chooseTable: '班をえらぶ',
  otherTable: '班が ちがうとき',
  tableTitle: 'どの班の 書記ですか',
  tableHelp: 'これから書く付箋が、えらんだ班の付箋になります。もう はった付箋の班は かわりません。',
  tableLegend: '班',
  tableName: (table: number) => `${table}班`,
  tableConfirm: 'この班にする',
  unsent: 'まだ おくっていない付箋が あります。おくりおわるまで お待ちください。',
  failed: 'いまは できませんでした。つながっているか たしかめて、もう一度 おしてください。',
  backNone: 'この班に、参加の席は まだ ありません。',
  views: { write: '書きとめる', table: '班の付箋' },
  viewsLabel: '見るもの',

  goal: '目標',
  focus: (goal: string) => `進行は いま ${goal} です。`,
  follow: 'そこに うつる',
  who: 'だれが する ことですか',
  heard: 'どうやって 聞きましたか',
  alt: 'Alt＋数字',
  heardOf: { written: '付箋', spoken: '発言', phone: '電話', proxy: '代筆' } satisfies Record<
    Heard,
    string
  >,
  text: '付箋の言葉',
  hint: 'ほかの人の 名前や 病気のことは 書かないでください',
  post: 'はる',
  enterPosts: 'Enterキーで はる',
  enterBreaks: '（Shift+Enterで 改行）',
  ctrlEnter: 'Ctrl+Enterで はれます',
  keys: 'キーの使いかた',
  keysHelp: [
    'Alt+1 から Alt+5：だれが',
    'Alt+6 から Alt+9：付箋、発言、電話、代筆',
    '何行か はりつけると、1行を1枚に できます',
  ],
  empty: '言葉を書いてから はってください',
  tooLong: (over: number, text: string) =>
    `400字より ${over}字 長すぎます：${[...text].slice(0, 12).join('')}…`,
  tooMany: (count: number, most: number) =>
    `${count}行あります。一度に ${most}枚までです。わけて はりつけてください`,
  several: (count: number) => `${count}行あります。どうしますか`,
  each: (count: number) => `1行ずつ ${count}枚にする`,
  whole: '1枚にまとめる',
  fix: '書きなおす',
  keepPosting: 'このまま はる',
  posted: (count: number) => `${count}枚 はりました`,
  chosen: (name: string) => `${name}を えらびました`,
  strandedTo: '職員か進行の人',

  entered: (count: number) => `書きとめた付箋 ${count}枚`,
  enteredNone: 'はった付箋が、ここに ならびます',
  more: (count: number) => `まえの ${count}枚も 見る`,
  edit: 'なおす',
  withdraw: 'とりさげる',
  withdrawn: 'とりさげました',
  restore: 'もとにもどす',
  restored: 'もとに もどしました',
  about: (verb: string, text: string) => `${verb}：${text}`,

  tableNotes: (table: number | undefined) =>
    table === undefined ? 'わたしが書いた付箋' : `${table}班の付箋`,
  sheets: (count: number) => `${count}枚`,
  none: 'まだ ありません',
  add: '書く',
  addTo: (goal: string, actor: string) => `${goal}の ${actor}に 書く`,
  move: 'うごかす…',
  arrived: (count: number) => `付箋が${count}枚ふえました`,
} as const
