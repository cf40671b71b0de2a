import { part } from './part.ts'

/** What a device keeps of a seat, and leaving nothing on a lent one. Loaded when it is asked for. */
export const THIS_DEVICE = part('thisDevice', {
  table: (name: string) =>
    `この端末は${name}の席です。違う班に座っているときは、この端末から消してから、机の紙のQRコードを読みとってください。わからないときは書記の人に声をかけてください。`,
  lent: '借りた端末は、返す前に消してください。',
  readOut: '読み上げソフトに、ほかの人の付箋が増えたことを知らせる',
  forgetTitle: 'この端末から消しますか',
  goes: ['書きかけの言葉はなくなります'],
  seatGoes: 'この端末は席を忘れます。はった付箋を直したり取り下げたりできなくなります',
  linkNeeded: 'もう一度入るには、リンクかQRコードが必要です',
  tabs: 'ほかのタブで開いている画面も閉じます',
  others: 'この端末には、ほかのワークショップのものもあります。',
  forgetThis: 'このワークショップだけ消す',
  forgetAll: 'すべて消す',
  stays: 'はった付箋は、そのまま残ります。',
  unsent: 'まだ送られていないものがあります。消すとなくなります。',
  forgetNow: '消す',
  forgetting: '消しています',
  failed:
    '消せませんでした。電波やWi-Fiを確かめて、もう一度試してください。まだ何も消えていません。',
})
