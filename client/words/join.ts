import type { Role } from '../../shared/board/roles.ts'
import { dayInWords } from '../../shared/eras.ts'
import { part } from './part.ts'

/** Coming in by a link, and what to do when that or a number does not work. */
export const JOIN = part('join', {
  entering: '参加の準備をしています',
  checking: '番号を確認しています。このままお待ちください。',
  checkingBar: '確認の進みぐあい',
  crowdedNow: 'いま、参加する人が集中しています。順番に入れますので、このままお待ちください。',
  fullNow:
    'いま席がいっぱいです。席があくと入れますので、このままお待ちください。お急ぎのときは、係の人に声をかけてください。',
  againIn: (seconds: number) => `${seconds}秒後に、もう一度確認します。`,
  /** A link or a QR code. */
  link: {
    title: 'よりあいボードに参加する',
    help: [
      'みんなの意見を付箋にして、まちの計画を一緒に作ります。',
      '名前やメールアドレスはいりません。',
    ],
    act: '参加する',
    old: 'このリンクはもう使えません。新しいQRコードを読みとるか、番号で入ってください。',
  },
  /** A link that gives somebody's seat back, once. */
  back: {
    title: '前の席にもどる',
    help: [
      'この端末で、前の席の続きをすぐに書けます。',
      '前に書いた付箋は、ご本人だと確かめてから開きます。付箋はボードに残っています。',
    ],
    act: '前の席にもどる',
    old: 'このリンクはもう使えません。使えるのは一度だけ、出してから10分までです。書記の人か係の人にもう一度出してもらってください。',
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
    staff: '記録（計画の表を整える）',
    facilitator: '進行',
    screen: '投影（前の画面）',
  } satisfies Record<Role, string>,
  atTable: (table: number) => `・${table}班の席`,
  /** A workshop that is over, to those who still may look at it. */
  readOnly: (role: Role): string =>
    role === 'staff' || role === 'facilitator'
      ? 'このワークショップは終わっています。読むことと、出力することができます。'
      : 'このワークショップは終わっています。読むことだけできます。',
  failures: {
    'unknown-code': 'この番号は見つかりません。前の画面や机の紙の番号をもう一度確かめてください。',
    'too-many':
      'いま、番号の間違いが多いため、少し止めています。QRコードで入るか、30秒ほど待ってください。',
    crowded: 'いま参加する人が集中しています。少し待ってからもう一度押してください。',
    'no-table': 'この班はありません。机の紙をもう一度確かめるか、番号で入ってください。',
    taken:
      'この班には、もう書記の人がいます。替わるときは、進行の人に「書記を交代する」を押してもらい、もう一度このリンクを開いてください。',
    full: 'このワークショップは満員です。係の人に声をかけてください。',
    'reception-closed':
      'いまは受付を終了しています。前に入った端末からはもどれます。初めての人は係の人に声をかけてください。',
    closed:
      'このワークショップは終わりました。前に参加した端末からは、いまも読めます。聞きたいことは、係の人に声をかけてください。',
    away: 'つながりませんでした。電波やWi-Fiを確かめて、もう一度試してください。',
    server: 'いま受けつけられませんでした。少し待ってからもう一度試してください。',
  },
})

/** `old-link` has words of its own for each kind of link. */
export type JoinFailure = keyof (typeof JOIN)['words']['failures'] | 'old-link'
