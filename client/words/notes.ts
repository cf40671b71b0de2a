import type { RefusalReason } from '../../shared/wire.ts'

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
  keepRewriting: 'このまま なおす',

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
  becameRow: (text: string) => `取組「${text}」`,
  becameAnswer: (who: string) => `答えたところ：${who}`,
  becameReason: (reason: string) => `理由：${reason}`,
  became: {
    asked: '計画の案に なりました（依頼中）',
    agreed: '計画に 入りました（合意）',
    held: '保留になりました。いまの計画には入っていません。',
    declined: '対応困難という返事がありました。計画には入っていません。',
    plan: '計画に 入りました',
  },

  editTitle: '付箋を なおす',
  editText: '付箋の ことば',
  rewrite: 'これに なおす',
  rewritten: 'なおしました',

  moveTitle: '付箋を うごかす',
  moveGoal: 'どの目標へ',
  moveHere: 'ここへ うごかす',
  moved: (goal: string, actor: string) => `${goal}の ${actor}へ うごかしました`,

  others: (count: number) => `みんなの付箋 ${count}まい`,
  othersNone: 'ほかの人の 付箋は まだ ありません',
  arrived: (count: number) => `あたらしい付箋 ${count}まい`,
  gathered: (count: number) => `付箋が ${count}まい ふえました`,
  more: (count: number) => `のこり ${count}まいを 見る`,

  putAwayTitle: 'しまわれた付箋',
  putAway: (count: number) =>
    `進行の人が あなたの付箋を ${count === 1 ? '' : `${count}まい `}しまいました。ことばは ここに のこっています。`,
  putAwayHelp: 'ほかの人からは 見えません。わけは 進行の人に きいてください。',
  postAnew: 'なおして もう一度 はる',
  understood: 'わかりました',

  thisDevice: '席と この端末のこと',

  returnedTitle: 'はれなかった ことば',
  returnedHelp: 'ことばは のこっています。どうするか えらんでください。',
  again: 'もう一度 はる',
  againOther: 'もう一度 ためす',
  toDraft: '下書きに もどす',
  draftBack: '下書きに もどしました',
  dismiss: 'かたづける',
  returnedVerb: {
    'notes.post': 'はること',
    'notes.edit': 'なおすこと',
    'notes.move': 'うごかすこと',
    'notes.withdraw': 'とりさげること',
    other: 'この操作',
  },
  couldNotStep: { undo: 'もどせませんでした。', redo: 'やりなおせませんでした。' },
  tooLong: (over: number) => `${over}字長すぎます。短くしてください。`,
  couldNot: (what: string) => `${what}が できませんでした。`,
  reasons: {
    locked: '書きこみが 止まっていました。',
    closed: 'この よりあいは 終わっています。',
    stopped: 'この席からの 書きこみは 止められています。係の人に 声を かけてください。',
    'put-away': 'この 付箋は 係の人が しまいました。',
    'not-allowed': 'いまの 席では できないことでした。',
    'not-yours': 'ほかの人の 付箋でした。',
    'wrong-table': 'ほかの はんの 付箋でした。',
    'too-long': 'ほかの人が書いた文字と合わせると長すぎます。短くしてください。',
    blank: '見える文字がありません。',
    'too-large': '一度に送られた量が多すぎました。',
    full: 'この よりあいの 付箋が いっぱいに なりました。係の人に 声を かけてください。',
    'too-fast': '一度に たくさん おくられました。少し 待ってください。',
    malformed: '途中で こわれて 届きました。',
    'unknown-key': '途中で こわれて 届きました。',
    'wrong-shape': '途中で こわれて 届きました。',
    incomplete: '途中までしか 届きませんでした。',
    'foreign-client': '途中までしか 届きませんでした。',
    'clock-jump': '途中までしか 届きませんでした。',
  } satisfies Record<RefusalReason, string>,

  ended: {
    'no-seat':
      'この席は もう 使えません。もう一度 QRコードを 読みとるか、番号を 入れてください。書いたものは この端末に のこっています。',
    'no-board': 'この よりあいは 見つかりません。番号を たしかめて、はいりなおしてください。',
    closed: 'この よりあいは 終わりました。読むことは できます。',
  },
  byCode: '番号で はいる',
} as const
