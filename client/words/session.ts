/** Coming onto a board, and what to do when that does not work. */
export const sessionWords = {
  stayed: 'ワークショップの画面にとどまりました。出るときは、このタブをとじてください。',
  joining: 'よりあいに はいっています',
  noSeat: {
    title: 'もう一度 はいってください',
    help: 'この端末の 席が 見つかりません。机の紙の QRコードを もう一度 読みとるか、番号を 入れてください。',
    kept: '書きかけの ものは この端末に のこっています。',
    act: '番号を 入れる',
  },
  away: {
    title: 'つながりません',
    help: '電波や Wi-Fi を たしかめてください。つながったら ひとりでに つづきます。',
    act: 'いま もう一度 ためす',
  },
  closed: 'この よりあいは 終わりました',
} as const
