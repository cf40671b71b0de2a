import type { PhoneWords } from '../phone.ts'
import { kana } from './furigana.ts'

export const notes: PhoneWords['notes'] = {
  nextGoal: 'つぎの 目標',
  lastGoal: 'まえの 目標',
  noGoals: 'まだ 目標が ありません。係の人が 用意します。すこし 待ってください。',
  focus: (goal) => `いまは ${goal}です。`,
  follow: 'そこへ うつる',

  who: 'だれが する ことですか',
  what: 'どんなこと',
  example: '例：月に 一度、集会所で お茶会を ひらく',
  hint: '人の 名前や 病気は 書かないでください',
  post: 'はる',
  empty: 'どんなことか 書いてください。それから はってください',

  personalTitle: '個人の ことかもしれません',
  personal: {
    phone: kana`電話番号が あるようです。付箋《ふせん》は みんなの画面に 出ます。`,
    mail: kana`メールアドレスが あるようです。付箋《ふせん》は みんなの画面に 出ます。`,
    address: kana`だれかの 住所が あるようです。付箋《ふせん》は みんなの画面に 出ます。`,
    illness: kana`だれかの 名前と 病気のことが あるようです。付箋《ふせん》は みんなの画面に 出ます。`,
  },
  fix: '書きなおす',
  keepPosting: 'このまま はる',

  rulesTitle: '書くまえに',
  rules: ['人の意見を「だめ」と 言わない', 'みじかく 書く', 'ほかの人の 名前や 病気は 書かない'],
  rulesDone: 'わかりました',

  delivery: {
    saved: 'はりました',
    unrevealed: 'ふせています（よめるのは あなただけです）',
    sending: '送っています',
    away: 'つながっていません（書いたものは のこっています）',
  },
  connectionLost: 'つながらなくなりました。書いたものは のこっています。',
  connectionBack: 'また つながりました',

  own: (count) => kana`じぶんの 付箋《ふせん》 ${count}まい`,
  edit: 'なおす',
  withdraw: 'とりさげる',
  withdrawn: 'とりさげました',
  restore: 'もとにもどす',
  restored: 'もとに もどしました',
  move: 'うごかす',
  others: (count) => kana`みんなの 付箋《ふせん》 ${count}まい`,
  othersHidden: kana`ほかの人の 付箋《ふせん》は ふせて あります。ひらくまで まってください。`,
  othersNone: kana`ほかの人の 付箋《ふせん》は まだ ありません`,
  arrived: (count) => kana`新しい 付箋《ふせん》 ${count}まい`,
  gathered: (count) => kana`付箋《ふせん》が ${count}まい ふえました`,
  more: (count) => `のこり ${count}まいを 見る`,

  draftBack: '下書きに もどしました',
  planOf: (actor, count) => `いまの計画：${actor} ${count}件`,

  thisDevice: kana`席と この端末《たんまつ》のこと`,
}

export const ownNote: PhoneWords['ownNote'] = {
  editTitle: kana`付箋《ふせん》を なおす`,
  editText: kana`付箋《ふせん》の ことば`,
  rewrite: 'これに なおす',
  rewritten: 'なおしました',
  gone: kana`この付箋《ふせん》は もう ボードに ありません。書いた ことばは この端末《たんまつ》に のこっています。`,

  moveTitle: kana`付箋《ふせん》を うごかす`,
  moveGoal: 'どの 目標へ',
  moveHere: 'ここへ うごかす',
  moved: (goal, actor) => `${goal}の ${actor}へ うごかしました`,
  keepRewriting: 'このまま なおす',

  becameRow: (text) => kana`取組《とりくみ》「${text}」`,
  becameAnswer: (who) => `答えたところ：${who}`,
  becameReason: (reason) => `わけ：${reason}`,
  became: {
    asked: kana`計画の 案に なりました（依頼中《いらいちゅう》）`,
    agreed: kana`計画に はいりました（合意《ごうい》）`,
    held: kana`保留《ほりゅう》に なりました。いまの 計画には はいっていません。`,
    declined: '「むずかしい」という 返事が ありました。計画には はいっていません。',
    plan: '計画に はいりました',
  },
}

export const plan: PhoneWords['plan'] = {
  now: 'いまの計画',
  none: 'まだ ありません',
  measure: kana`具体的《ぐたいてき》な 取組《とりくみ》`,
  matrices: {
    expected: kana`期待《きたい》される 取組《とりくみ》`,
    planned: '計画の 期間に 取り組むこと',
  },
  marks: { prepare: '準備する', do: 'おこなう', review: '見なおす' },
  states: {
    plan: '計画に ある',
    asked: kana`依頼中《いらいちゅう》（たのんでいます）`,
    agreed: kana`合意《ごうい》（きまりました）`,
    held: kana`保留《ほりゅう》（あとで きめます）`,
    declined: kana`対応困難《たいおうこんなん》（むずかしい）`,
  },
  notInPlan: kana`保留《ほりゅう》・対応困難《たいおうこんなん》`,
  reason: (reason) => `わけ：${reason}`,
  change: {
    title: { agreed: '合意のあとに かわりました', printed: '計画書から かわりました' },
    parts: { text: '取組', target: '目標', years: '年度', goal: '基本目標', actor: 'だれが' },
    before: {
      agreed: (part) => `${part}：合意したときは「`,
      printed: (part) => `${part}：まえは「`,
    },
    arrow: '」→',
    after: 'いまは「',
    end: '」',
    none: '（なし）',
  },
  span: (from, to) => (from === to ? from : `${from}〜${to}`),
}

export const timer: PhoneWords['timer'] = {
  left: (clock) => `のこり ${clock}`,
  stopped: '止めています',
  over: '時間です',
  calls: {
    five: 'あと 5分です',
    one: 'あと 1分です',
    over: '時間です。書きかけの ことばは そのままです',
  },
}

export const notices: PhoneWords['notices'] = {
  'no-seat': kana`この席は もう 使えません。もう一度 QRコードを 読みとってください。番号で はいることも できます。書いたものは この端末《たんまつ》に のこっています。`,
  'no-board':
    'この ワークショップは 見つかりません。番号を たしかめて、もう一度 はいってください。',
  closed: 'この ワークショップは 終わりました。読むことは できます。',
  notesEnded: kana`だれが どの付箋《ふせん》を 書いたかの 記録は、日が たったので けしました。付箋《ふせん》は ボードに のこっています。なおすことと、とりさげることは、もう できません。`,
  keepsNot: kana`「はりました」が 出るまで、この画面を とじないでください。とじると、送るまえの 付箋《ふせん》は きえます。`,
  byCode: '番号で はいる',
}

export const shut: PhoneWords['shut'] = {
  why: {
    locked: 'いまは 書きこみを 止めています。書いたものは のこっています。',
    closed: 'この ワークショップは 終わりました。読むことは できます。',
    stopped:
      'いまは この席から 書けません。読むことは できます。わけは 進行の人に 聞いてください。書きかけの ことばは のこっています。',
    'no-seat': 'この席からは もう 書けません。',
    'no-board': 'この ワークショップには もう 書けません。',
  },
  stranded: (showTo) =>
    kana`書きかけの ことばは この端末《たんまつ》に のこっています。${showTo}に この画面を 見せてください。コピーして 送ることも できます。`,
  strandedTo: '書記の人か 職員',
  copyDraft: '書きかけを コピーする',
}

export const whichIsland: PhoneWords['whichIsland'] = {
  title: kana`この付箋《ふせん》は どの島《しま》？`,
  left: (count) => `あと ${count}枚`,
  choose: kana`島《しま》を えらんでください`,
  unnamed: kana`名前の ない 島《しま》`,
  sheets: (count) => `${count}枚`,
  put: kana`この島《しま》に 入れる`,
  later: 'あとで',
  needsChoice: kana`島《しま》を えらんでから おしてください。`,
  done: (title) => `「${title}」に 入れました`,
  takeBack: 'もどす',
  takenBack: kana`島《しま》の そとに もどしました`,
  all: kana`ぜんぶの 付箋《ふせん》が 島《しま》に 入りました。ありがとうございます。`,
}
