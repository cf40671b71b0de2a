import { part } from './part.ts'

/** The residents' surface: writing, one's own notes, the others' notes. */
export const NOTES = part('notes', {
  nextGoal: '次の目標',
  lastGoal: '前の目標',
  noGoals: 'まだ目標がありません。係の人が用意するまでお待ちください。',
  focus: (goal: string) => `いまは${goal}です。`,
  follow: 'そこへ移る',

  who: '誰がすることですか',
  what: 'どんなこと',
  example: '例：月に一度、集会所でお茶会をひらく',
  hint: '人の名前や病気は書かないでください',
  post: 'はる',
  empty: 'どんなことか、書いてから、はってください',

  personalTitle: '個人のことかもしれません',
  personal: {
    phone: '電話番号が入っていませんか。付箋はみんなの画面に出ます。',
    mail: 'メールアドレスが入っていませんか。付箋はみんなの画面に出ます。',
    address: '誰かの住所が入っていませんか。付箋はみんなの画面に出ます。',
    illness: '誰かの名前と病気のことが入っていませんか。付箋はみんなの画面に出ます。',
  },
  fix: '書き直す',
  keepPosting: 'このままはる',

  rulesTitle: '書く前に',
  rules: ['人の意見を打ち消さない', '短く書く', 'ほかの人の名前や病気は書かない'],
  rulesDone: 'わかりました',

  delivery: {
    saved: 'はりました',
    unrevealed: '伏せています（読めるのはあなただけです）',
    sending: '送信中',
    away: 'つながっていません（書いたものは残っています）',
  },
  connectionLost: 'つながらなくなりました。書いたものは残っています。',
  connectionBack: 'またつながりました',

  own: (count: number) => `自分の付箋 ${count}枚`,
  edit: '直す',
  withdraw: '取り下げる',
  withdrawn: '取り下げました',
  restore: 'もとにもどす',
  restored: 'もとにもどしました',
  move: '動かす',
  others: (count: number) => `みんなの付箋 ${count}枚`,
  othersHidden: 'ほかの人の付箋は伏せてあります。ひらくまでお待ちください。',
  othersNone: 'ほかの人の付箋はまだありません',
  arrived: (count: number) => `新しい付箋 ${count}枚`,
  gathered: (count: number) => `付箋が${count}枚増えました`,
  more: (count: number) => `残り ${count}枚を見る`,

  draftBack: '下書きにもどしました',
  /** いまの計画, which comes late. */
  planOf: (actor: string, count: number) => `いまの計画：${actor} ${count}件`,

  thisDevice: '席とこの端末のこと',
})
