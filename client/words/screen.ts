import { STATES } from './plan-terms.ts'

/** What the hall reads from the projector: few words, large. */
export const screenWords = {
  documentTitle: (title: string) => `投影｜${title}`,

  joinLead: 'スマートフォンで さんか できます',
  joinEasy: 'なまえも 登録も いりません',
  steps: [
    'カメラで 四角いもようを うつす',
    '「参加する」を おす',
    '思ったことを 書いて「はる」',
  ] as const,
  byCode: 'カメラが むずかしいとき',
  byCodeHow: 'この住所を ひらいて、6つの数字を 入れてください',
  code: '参加の番号',
  qr: '参加のための二次元コード',
  asideBefore: 'カメラで よみとるか',
  asideAfter: 'を 入れてください',

  noteCount: (count: number) => `${count}まい`,
  others: (count: number) => `ほか ${count}まい`,
  continued: 'つづき',
  continuedOf: (count: number) => `${count}まいの つづき`,
  arrived: 'いま',
  readOnDesk: 'つづきは記録の画面で',
  table: (table: number) => `${table}はん`,
  firstNote: 'さいしょの 1まいを おまちしています',

  tables: '計画の表',
  who: '誰が',
  what: '取組',
  schedule: (era: string | undefined) =>
    era === undefined ? '推進のスケジュール' : `推進のスケジュール（${era}）`,
  nendo: '年度',
  target: (target: string) => `目標：${target}`,
  matrix: { expected: '期待される取組', planned: '計画期間中に取り組むこと' } as const,
  marks: { prepare: '準備', do: '実施', review: '見直し' } as const,
  legend: '○ 準備　◎ 実施　→ つづける　☆ 見直し',
  states: STATES,
  reason: (reason: string) => `理由：${reason}`,
  joined: 'いま 加わりました',
  changed: 'いま かわりました',
  noRows: 'この表は まだ 白紙です',
  open: (held: number, declined: number) =>
    [held > 0 ? `保留 ${held}件` : '', declined > 0 ? `対応困難 ${declined}件` : '']
      .filter((part) => part !== '')
      .join('・'),

  agreedTitle: '今日 合意した取組',
  agreedOn: (day: string) => `${day}に合意した取組`,
  agreedNumber: (number: number) => `${number}．`,
  agreedCount: (count: number) => `${count}件`,
  agreedNow: 'いま 合意しました',
  noneAgreed: '合意した取組が、ここに ならびます',
  from: (year: string) => `${year}から`,
  yearOpen: 'はじまる年度は これから',

  doorIs: {
    shut: ['受付は終わりました', 'もう入っている人は、そのままつづけられます'],
    ended: ['このワークショップは終わりました', '今日入った端末では、このあとも読めます'],
  },

  thanks: 'おつかれさまでした',
  thanksNotes: (count: number) => ({ what: 'あつまった付箋', count: `${count}まい` }),
  thanksAsked: (count: number) => ({ what: '依頼中の取組', count: `${count}件` }),
  thanksAgreed: (count: number) => ({ what: '合意した取組', count: `${count}件` }),
  writeOn: 'つづきは いつでも 書けます',
  onHere: {
    shut: 'つづきは、今日入った端末からいつでも書けます',
    ended: 'みなさんの付箋は、今日入った端末でこのあとも読めます',
  },
  sameWay: '今日と同じ QRか、この住所と番号から',

  people: (count: number) => `いま ${count}人`,
  notes: (count: number, ofGoal: boolean) =>
    ofGoal ? `この目標の付箋 ${count}枚` : `付箋は全部で ${count}枚`,
  page: (page: number, pages: number) => `${page}／${pages}ページ`,
  away: 'いま つながっていません。つながったら つづきを うつします',
  joining: 'じゅんびしています',
  locked: '書きこみは とまっています',
  closed: 'このワークショップは おわりました',
  ended: {
    'no-seat': [
      'この画面のリンクは おわりました',
      '進行の人に 新しい「投影」のリンクを もらってください',
    ],
    'no-board': ['このワークショップは 見つかりません', '進行の人に リンクを たしかめてください'],
    closed: ['このワークショップは おわりました', 'ごさんか ありがとうございました'],
  } as const,

  corner: '画面のせってい',
  fullScreen: '全画面にする',
  leaveFullScreen: '全画面をやめる',
  dark: '暗い画面にする',
  light: '明るい画面にする',
  sound: {
    off: '知らせる音を出す',
    waiting: '知らせる音：画面を 1回 おしてください',
    on: '知らせる音を止める',
  },
  pause: 'ページを止める',
  resume: 'ページをめくる',
} as const
