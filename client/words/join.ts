/** Coming in: the code, the link, and what to do when it does not work. */
export const joinWords = {
  title: '番号を 入れてください',
  help: '前の画面や 机の紙に ある 6けたの 番号です。',
  code: '6けたの 番号',
  enter: 'はいる',
  entering: 'はいっています',
  organiser: 'ワークショップを ひらく（主催者）',
  incomplete: (missing: number) => `あと ${missing}けた 入れてください。番号は 6けたです。`,
  linkTitle: 'よりあいボードに 参加する',
  linkHelp: 'みんなの意見を 付箋にして、まちの計画を いっしょに つくります。',
  linkNames: '名前や メールアドレスは いりません。',
  join: '参加する',
  byCode: '番号で はいる',
  failures: {
    'unknown-code':
      'この番号は 見つかりません。前の画面や 机の紙の 番号を もう一度 たしかめてください。',
    'old-link':
      'このリンクは もう 使えません。新しい QRコードを 読みとるか、番号で はいってください。',
    'too-many':
      'いま 番号の まちがいが 多いため、少し 止めています。QRコードで はいるか、30秒ほど 待ってください。',
    crowded: 'いま 参加する人が 集中しています。少し 待ってから もう一度 おしてください。',
    'no-table': 'この はんは ありません。机の紙を もう一度 たしかめるか、番号で はいってください。',
    full: 'この よりあいは 満員です。係の人に 声を かけてください。',
    closed: 'この よりあいは 終わりました。係の人に 声を かけてください。',
    away: 'つながりませんでした。電波や Wi-Fi を たしかめて、もう一度 ためしてください。',
    server: 'いま 受けつけられませんでした。少し 待ってから もう一度 ためしてください。',
  },
} as const

export type JoinFailure = keyof typeof joinWords.failures
