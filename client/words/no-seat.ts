import { part } from './part.ts'

/** A seat that this device has not, or has no more. Fetched when the server has said so. */
export const NO_SEAT = part('noSeat', {
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
})
