import type { RefusalReason } from '../../shared/wire.ts'

/** Words that came back, and notes that were put away. Phones fetch it where there are some. */
export const givenBackWords = {
  putAwayTitle: 'しまわれた付箋',
  putAway: (count: number) =>
    `進行の人が あなたの付箋を ${count === 1 ? '' : `${count}まい `}しまいました。ことばは ここに のこっています。`,
  putAwayHelp: 'ほかの人からは 見えません。わけは 進行の人に きいてください。',
  postAnew: 'なおして もう一度 はる',
  understood: 'わかりました',

  returnedTitle: 'はれなかった ことば',
  returnedHelp: 'ことばは のこっています。どうするか えらんでください。',
  again: 'もう一度 はる',
  againOther: 'もう一度 ためす',
  toDraft: '下書きに もどす',
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
} as const
