/** Coming in by the number: whoever scans a good code never reads it. */
export const numberWords = {
  title: '番号を 入れてください',
  help: '前の画面や 机の紙に ある 6けたの 番号です。',
  nowhere: 'このページはありません。番号から入ってください。',
  cut: 'リンクが途中で切れています。リンク全体を貼りつけるか、番号を入れてください。',
  which: '番号が2つ以上あります。どれで入りますか。',
  unclear: '番号が読みとれません。6けたの番号だけを入れてください。',
  code: '6けたの 番号',
  enter: 'はいる',
  organiser: 'ワークショップを ひらく（主催者）',
  incomplete: (missing: number) => `あと ${missing}けた 入れてください。番号は 6けたです。`,
} as const
