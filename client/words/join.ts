import type { Role } from '../../shared/board/roles.ts'
import { dayInWords } from '../../shared/eras.ts'

/** Coming in by a link, and what to do when that or a number does not work. */
export const joinWords = {
  entering: 'はいっています',
  checking: '番号を確認しています。このままお待ちください。',
  checkingBar: '確認の進みぐあい',
  crowdedNow: 'いま、参加する人が集中しています。順番に入れますので、このままお待ちください。',
  fullNow:
    'いま席がいっぱいです。席があくと入れますので、このままお待ちください。お急ぎのときは、係の人に声をかけてください。',
  againIn: (seconds: number) => `${seconds}秒後に、もう一度確認します。`,
  /** A link or a QR code. */
  link: {
    title: 'よりあいボードに 参加する',
    help: [
      'みんなの意見を 付箋にして、まちの計画を いっしょに つくります。',
      '名前や メールアドレスは いりません。',
    ],
    act: '参加する',
    old: 'このリンクは もう 使えません。新しい QRコードを 読みとるか、番号で はいってください。',
  },
  /** A link that gives somebody's seat back, once. */
  back: {
    title: '前の席に もどる',
    help: [
      'この端末で、前の席の つづきから 書けます。はった付箋も じぶんの付箋に もどります。',
      '前の端末からは 書けなくなります。',
    ],
    act: '前の席に もどる',
    old: 'このリンクは もう 使えません。使えるのは 一度だけ、出してから 10分までです。書記の人か 係の人に もう一度 出してもらってください。',
  },
  found: '番号を確かめました。個人情報の取扱いを読んでから参加できます。',
  privacy: '個人情報の取扱い（読む）',
  overTitle: 'ワークショップは終わりました',
  oldTitle: '番号を入れてください',
  workshop: 'ワークショップ',
  day: dayInWords,
  as: '入りかた',
  role: {
    participant: '参加（付箋を書く）',
    scribe: '書記（班の代わりに書く）',
    staff: '記録（計画の表をととのえる）',
    facilitator: '進行',
    screen: '投影（前の画面）',
  } satisfies Record<Role, string>,
  atTable: (table: number) => `・${table}班の席`,
  /** A workshop that is over, to those who still may look at it. */
  readOnly: (role: Role) =>
    role === 'staff' || role === 'facilitator'
      ? 'このワークショップは終わっています。読むことと、出力することができます。'
      : 'このワークショップは終わっています。読むことだけできます。',
  failures: {
    'unknown-code':
      'この番号は 見つかりません。前の画面や 机の紙の 番号を もう一度 たしかめてください。',
    'too-many':
      'いま 番号の まちがいが 多いため、少し 止めています。QRコードで はいるか、30秒ほど 待ってください。',
    crowded: 'いま 参加する人が 集中しています。少し 待ってから もう一度 おしてください。',
    'no-table': 'この はんは ありません。机の紙を もう一度 たしかめるか、番号で はいってください。',
    full: 'この よりあいは 満員です。係の人に 声を かけてください。',
    'reception-closed':
      'いまは 受付を しめています。前に はいった端末からは もどれます。はじめての人は 係の人に 声を かけてください。',
    closed:
      'この よりあいは 終わりました。前に参加した端末からは、いまも読めます。聞きたいことは、係の人に声をかけてください。',
    away: 'つながりませんでした。電波や Wi-Fi を たしかめて、もう一度 ためしてください。',
    server: 'いま 受けつけられませんでした。少し 待ってから もう一度 ためしてください。',
  },
} as const

/** `old-link` has words of its own for each kind of link. */
export type JoinFailure = keyof typeof joinWords.failures | 'old-link'
