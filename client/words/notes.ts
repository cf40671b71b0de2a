/** The residents' surface: writing, one's own notes, the others' notes. */
export const notesWords = {
  nextGoal: 'つぎの目標',
  lastGoal: 'まえの目標',
  noGoals: 'まだ 目標が ありません。係の人が 用意するまで お待ちください。',
  focus: (goal: string) => `進行は ${goal} です。`,
  follow: 'うつる',

  who: 'だれが する ことですか',
  what: 'どんなこと',
  hint: '人の 名前や 病気は 書かないでください',
  post: 'はる',
  empty: 'どんなことか、書いてから はってください',
  shut: {
    locked: 'いまは 書きこみを 止めています。書いたものは のこっています。',
    closed: 'この よりあいは 終わりました。読むことは できます。',
    stopped:
      'いまは この席から 書きこむことが できません。読むことは できます。わけは 進行の人に きいてください。書きかけの ことばは のこっています。',
    'no-seat': 'この席からは、もう書けません。',
    'no-board': 'このワークショップには、もう書けません。',
  },
  stranded: (showTo: string) =>
    `書きかけの言葉は、この端末に残っています。${showTo}にこの画面を見せるか、コピーして送ってください。`,
  strandedTo: '書記か職員',
  copyDraft: '書きかけをコピー',

  personalTitle: '個人のことかもしれません',
  personal: {
    phone: '電話番号が 入っていませんか。付箋は みんなの画面に 出ます。',
    mail: 'メールアドレスが 入っていませんか。付箋は みんなの画面に 出ます。',
    address: 'だれかの 住所が 入っていませんか。付箋は みんなの画面に 出ます。',
    illness: 'だれかの 名前と 病気のことが 入っていませんか。付箋は みんなの画面に 出ます。',
  },
  fix: '書きなおす',
  keepPosting: 'このまま はる',

  rulesTitle: '書くまえに',
  rules: ['人の意見を 打ち消さない', 'みじかく 書く', 'ほかの人の 名前や 病気は 書かない'],
  rulesDone: 'わかりました',

  delivery: {
    saved: 'はりました',
    sending: 'おくっています',
    away: 'つながっていません（書いたものは のこっています）',
  },
  connectionLost: 'つながらなくなりました。書いたものは のこっています。',
  connectionBack: 'また つながりました',
  keepsNot:
    'この画面を とじると、まだ おくられていない 付箋は きえます。「はりました」に なるまで とじないでください。',

  own: (count: number) => `じぶんの付箋 ${count}まい`,
  edit: 'なおす',
  withdraw: 'とりさげる',
  withdrawn: 'とりさげました',
  restore: 'もとにもどす',
  restored: 'もとに もどしました',
  move: 'うごかす',
  others: (count: number) => `みんなの付箋 ${count}まい`,
  othersNone: 'ほかの人の 付箋は まだ ありません',
  arrived: (count: number) => `あたらしい付箋 ${count}まい`,
  gathered: (count: number) => `付箋が ${count}まい ふえました`,
  more: (count: number) => `のこり ${count}まいを 見る`,

  draftBack: '下書きに もどしました',
  /** いまの計画, which comes late. */
  planOf: (actor: string, count: number) => `いまの計画：${actor} ${count}件`,

  thisDevice: '席と この端末のこと',

  ended: {
    'no-seat':
      'この席は もう 使えません。もう一度 QRコードを 読みとるか、番号を 入れてください。書いたものは この端末に のこっています。',
    'no-board': 'この よりあいは 見つかりません。番号を たしかめて、はいりなおしてください。',
    closed: 'この よりあいは 終わりました。読むことは できます。',
  },
  byCode: '番号で はいる',
} as const
