import { part } from './part.ts'

/** What a person should know before she goes on. Phones fetch it where there is something. */
export const NOTICES = part('notices', {
  'no-seat':
    'この席はもう使えません。もう一度QRコードを読みとるか、番号を入れてください。書いたものはこの端末に残っています。',
  'no-board': 'このワークショップは見つかりません。番号を確かめて、入り直してください。',
  closed: 'このワークショップは終わりました。読むことはできます。',
  notesEnded:
    '日がたったため、だれがどの付箋を書いたかの記録を消しました。付箋はボードに残っています。自分の付箋を直したり取り下げたりは、もうできません。',
  keepsNot:
    'この画面を閉じると、まだ送られていない付箋は消えます。「はりました」になるまで閉じないでください。',
  byCode: '番号で入る',
})
