import { part } from './part.ts'

/** Coming in by the number: whoever scans a good code never reads it. */
export const NUMBER = part('number', {
  title: '番号を入れてください',
  help: '前の画面や机の紙にある番号です。6桁か8桁です。',
  nowhere: 'このページはありません。番号から入ってください。',
  cut: 'リンクが途中で切れています。リンク全体を貼りつけるか、番号を入れてください。',
  which: '番号が2つ以上あります。どれで入りますか。',
  unclear: '番号が読みとれません。番号だけを入れてください。6桁か8桁です。',
  code: 'ワークショップの番号',
  enter: '入る',
  organiser: 'ワークショップを開く（主催者）',
  wrongLength: (digits: number) =>
    `いま${digits}桁です。番号は6桁か8桁です。もう一度確かめてください。`,
})
