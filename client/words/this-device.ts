/** What a device keeps of a seat, and leaving nothing on a lent one. Loaded when it is asked for. */
export const thisDeviceWords = {
  table: (name: string) =>
    `この端末は ${name}の 席です。ちがう はんに すわっているときは、この端末から けしてから、机の紙の QRコードを 読みとってください。わからないときは 書記の人に 声を かけてください。`,
  lent: '借りた端末は、返すまえに けしてください。',
  readOut: '読み上げソフトに、ほかの人の 付箋が ふえたことを 知らせる',
  forgetTitle: 'この端末から けしますか',
  goes: ['書きかけの ことばは なくなります'],
  seatGoes: 'この端末は 席を わすれます。はった付箋を なおしたり とりさげたり できなくなります',
  linkNeeded: 'もう一度入るには、リンクかQRコードが必要です',
  tabs: 'ほかのタブで開いている画面も閉じます',
  others: 'この端末には、ほかのワークショップのものもあります。',
  forgetThis: 'このワークショップだけけす',
  forgetAll: 'すべてけす',
  stays: 'はった付箋は、そのまま のこります。',
  unsent: 'まだ おくられていない ものが あります。けすと なくなります。',
  forgetNow: 'けす',
  forgetting: 'けしています',
  failed:
    'けせませんでした。電波や Wi-Fi を たしかめて、もう一度 ためしてください。まだ 何も きえていません。',
} as const
