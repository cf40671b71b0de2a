import { part } from './part.ts'

/** Coming onto a board, and what to do when that does not work. */
export const SESSION = part('session', {
  stayed: 'ワークショップの画面にとどまりました。出るときは、このタブを閉じてください。',
  joining: 'ワークショップを開いています',
  away: {
    title: 'つながりません',
    help: '電波やWi-Fiを確かめてください。つながったら自動で続きます。',
    act: 'いまもう一度試す',
  },
  closed: 'このワークショップは終わりました',
})
