import { part } from './part.ts'

/** Coming onto a board, and what to do when that does not work. */
export const SESSION = part('session', {
  stayed: 'ワークショップの画面にとどまりました。出るときは、このタブを閉じてください。',
  joining: 'ワークショップを開いています',
  noSeat: {
    title: 'もう一度入ってください',
    help: 'この端末の席が見つかりません。机の紙のQRコードをもう一度読みとるか、番号を入れてください。',
    kept: '書きかけのものはこの端末に残っています。',
    act: '番号を入れる',
  },
  seatEnded: {
    title: 'この席は終わりました',
    help: '会が終わって日がたったため、この端末の席の記録を消しました。書いた付箋と計画は、ボードにそのまま残っています。もう一度見たいときは、区の担当の人に聞いてください。',
  },
  away: {
    title: 'つながりません',
    help: '電波やWi-Fiを確かめてください。つながったら自動で続きます。',
    act: 'いまもう一度試す',
  },
  closed: 'このワークショップは終わりました',
})
