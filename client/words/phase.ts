import { part } from './part.ts'

/** What a phone says of the evening's phases. Fetched after its first note can be written. */
export const PHASE = part('phase', {
  now: 'いまの段階',
  look: '前を見てお待ちください',
  seat: 'あなたの席です',
  next: (title: string) => `つぎは「${title}」です`,
  alsoWrite: '付箋を書く',
  alsoWriteHelp: 'あとから思いついたことも、いつでも書けます。',
  ready: '班のようすを進行の人に知らせる',
  done: 'できました',
  more: 'もう少し時間',
  doneSaid: '「できました」と伝えました',
  moreSaid: '「もう少し時間」と伝えました',
  takenBack: '取り消しました',
  notSaid: '届きませんでした。もう一度押してください。',
  notNow: '段階が変わりました',
  goalNow: (goal: string) => `いま、みんなで${goal}を話しています`,
  draftStays: '書きかけは残ります',
  follow: '移る',
  followed: (goal: string) => `${goal}に移りました`,
})
