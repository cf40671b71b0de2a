import type { PhaseKind } from '../../shared/board/field-types.ts'
import { STATES } from './plan-terms.ts'

/** What the hall reads from the projector: few words, large. */
export const screenWords = {
  documentTitle: (title: string) => `投影｜${title}`,

  joinLead: 'スマートフォンで参加できます',
  joinEasy: '名前も登録もいりません',
  steps: ['カメラで四角い模様を写す', '「参加する」を押す', '思ったことを書いて「はる」'] as const,
  byCode: 'カメラがむずかしいとき',
  byCodeHow: 'このアドレスを開いて、6つの数字を入れてください',
  code: '参加の番号',
  qr: '参加のための二次元コード',
  asideBefore: 'カメラで読みとるか',
  asideAfter: 'を入れてください',

  noteCount: (count: number) => `${count}枚`,
  others: (count: number) => `ほか ${count}枚`,
  islands: (count: number) => `島${count}つ`,
  noIslands: '付箋を似たものどうしで集めて、島を作りましょう。',
  continued: '続き',
  continuedOf: (count: number) => `${count}枚の続き`,
  arrived: 'いま',
  readOnDesk: '続きは記録の画面で',
  table: (table: number) => `${table}班`,
  firstNote: '最初の1枚をお待ちしています',

  tables: '計画の表',
  who: '誰が',
  what: '取組',
  schedule: (era: string | undefined) =>
    era === undefined ? '推進のスケジュール' : `推進のスケジュール（${era}）`,
  nendo: '年度',
  target: (target: string) => `目標：${target}`,
  matrix: { expected: '期待される取組', planned: '計画期間中に取り組むこと' } as const,
  marks: { prepare: '準備', do: '実施', review: '見直し' } as const,
  legend: '○ 準備　◎ 実施　→ 続ける　☆ 見直し',
  states: STATES,
  reason: (reason: string) => `理由：${reason}`,
  joined: 'いま加わりました',
  changed: 'いま変わりました',
  noRows: 'この表はまだ白紙です',
  open: (held: number, declined: number) =>
    [held > 0 ? `保留 ${held}件` : '', declined > 0 ? `対応困難 ${declined}件` : '']
      .filter((part) => part !== '')
      .join('・'),

  agreedTitle: '今日合意した取組',
  agreedOn: (day: string) => `${day}に合意した取組`,
  agreedNumber: (number: number) => `${number}．`,
  agreedCount: (count: number) => `${count}件`,
  agreedNow: 'いま合意しました',
  noneAgreed: '合意した取組が、ここに並びます',
  from: (year: string) => `${year}から`,
  yearOpen: '始まる年度はこれから',

  doorIs: {
    shut: ['受付は終わりました', 'もう入っている人は、そのまま続けられます'],
    ended: ['このワークショップは終わりました', '今日入った端末では、このあとも読めます'],
  },

  phaseNone: '',
  phaseLeft: '残り',
  phaseBack: '再開まで',
  phaseNext: (title: string) => `つぎは「${title}」`,
  phaseSay: {
    welcome: 'QRを読みとって「参加する」を押し、班の席についてください',
    icebreak: '班の中で、一言ずつ話しましょう',
    write: '一枚に一つ、短い言葉で。思いついたことからどうぞ',
    reveal: 'みんなの付箋を読みましょう',
    share: '似た話を集めて、島に名前を付けましょう',
    vote: '大事だと思うものを選びましょう',
    present: '班で話したことを聞きましょう',
    agree: '誰が、何を、いつからするか、一つずつ確かめます',
    ending: '今日はありがとうございました',
    pause: '少し休みましょう',
  } satisfies Record<PhaseKind, string>,
  course: (title: string, at: number, all: number) => `いまは${title}。${all}のうち${at}番め`,

  thanks: 'おつかれさまでした',
  thanksNotes: (count: number) => ({ what: '集まった付箋', count: `${count}枚` }),
  thanksAsked: (count: number) => ({ what: '依頼中の取組', count: `${count}件` }),
  thanksAgreed: (count: number) => ({ what: '合意した取組', count: `${count}件` }),
  nextMeeting: '次回の予定',
  nextMeetingHelp: '前の画面の「終わりの挨拶」に出ます。日時と場所を100字までで書いてください。',
  writeOn: '続きはいつでも書けます',
  onHere: {
    shut: '続きは、今日入った端末からいつでも書けます',
    ended: 'みなさんの付箋は、今日入った端末でこのあとも読めます',
  },
  sameWay: '今日と同じQRか、このアドレスと番号から',

  people: (count: number) => `いま ${count}人`,
  notes: (count: number, ofGoal: boolean) =>
    ofGoal ? `この目標の付箋 ${count}枚` : `付箋は全部で${count}枚`,
  page: (page: number, pages: number) => `${page}／${pages}ページ`,
  away: 'いまつながっていません。つながったら続きを映します',
  joining: '準備しています',
  locked: '書きこみは止まっています',
  closed: 'このワークショップは終わりました',
  ended: {
    'no-seat': [
      'この画面のリンクは終わりました',
      '進行の人に新しい「投影」のリンクをもらってください',
    ],
    'no-board': ['このワークショップは見つかりません', '進行の人にリンクを確かめてください'],
    closed: ['このワークショップは終わりました', 'ご参加ありがとうございました'],
  } as const,

  corner: '画面の設定',
  fullScreen: '全画面にする',
  leaveFullScreen: '全画面をやめる',
  dark: '暗い画面にする',
  light: '明るい画面にする',
  sound: {
    off: '知らせる音を出す',
    waiting: '知らせる音：画面を1回押してください',
    on: '知らせる音を止める',
  },
  pause: 'ページを止める',
  resume: 'ページをめくる',
} as const
