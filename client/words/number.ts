/** Coming in by the number: whoever scans a good code never reads it. */
export const numberWords = {
  title: '番号を 入れてください',
  help: '前の画面や机の紙にある番号です。6けたか8けたです。',
  nowhere: 'このページはありません。番号から入ってください。',
  cut: 'リンクが途中で切れています。リンク全体を貼りつけるか、番号を入れてください。',
  which: '番号が2つ以上あります。どれで入りますか。',
  unclear: '番号が読みとれません。番号だけを入れてください。6けたか8けたです。',
  code: 'ワークショップの番号',
  enter: 'はいる',
  organiser: 'ワークショップを ひらく（主催者）',
  wrongLength: (digits: number) =>
    `いま${digits}けたです。番号は6けたか8けたです。もう一度たしかめてください。`,
} as const
