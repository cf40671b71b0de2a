import type { PhoneWords } from '../phone.ts'
import { kana } from './furigana.ts'

export const phase: PhoneWords['phase'] = {
  now: 'いま すること',
  look: '前を 見て 待ってください',
  seat: 'あなたの せきです',
  next: (title) => `つぎは「${title}」です`,
  alsoWrite: kana`付箋《ふせん》を 書く`,
  alsoWriteHelp: 'あとで 思いついたことも いつでも 書けます。',
  ready: kana`班《はん》の ようすを 進行《しんこう》の人に 知らせる`,
  done: 'できました',
  more: 'もうすこし 時間',
  doneSaid: '「できました」と 伝えました',
  moreSaid: '「もうすこし 時間」と 伝えました',
  takenBack: 'とりけしました',
  notSaid: kana`とどきませんでした。もういちど 押《お》してください。`,
  notNow: 'つぎのことに 進みました',
  goalNow: (goal) => `いま みんなで ${goal}を 話しています`,
  draftStays: '書いている とちゅうのものは のこります',
  follow: 'うつる',
  followed: (goal) => `${goal}に うつりました`,
}
