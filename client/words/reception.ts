import { boardsWords } from './boards.ts'

/** Reception, seats that come back, and the hall's address: the facilitator's surface. */
export const receptionWords = {
  title: '受付',
  open: '新しい人を迎える',
  isOpen: '番号やQRで、新しい人が入れます。',
  isClosed: '新しい人は入れません。もう入っている人は、いつでももどれます。',
  isEnded: 'ワークショップが終わっているので、新しい人は入れません。',
  opened: '受付を始めました',
  closed: '受付を終了しました',
  seats: (all: number, connected: number) =>
    `入った端末 ${all}・いまつながっている端末 ${connected}`,

  tables: '班の数',
  tablesDo: 'この数にする',
  tablesSmall: boardsWords.tablesSmall,
  tablesWrong: '1から99までの数字で入れてください',
  tablesSaid: (tables: number) => `班の数を${tables}にしました`,

  back: '別の端末で席にもどす',
  backTitle: '前の席にもどす',
  backHelp:
    '電池が切れた人や端末を替えた人が、同じ席で続けられます。誰の席かも、付箋の数も出ません。入った時刻で選んでください。',
  table: 'どの班ですか',
  noTable: '班のない席（記録の人など）',
  noSeats: 'この班にはまだ誰も入っていません',
  role: { participant: '参加', scribe: '書記', staff: '記録' } as const,
  seat: (role: string) => `${role}の席`,
  since: (time: string) => `${time}に入りました`,
  connected: 'いまつながっています',
  gone: 'つながっていません',
  give: 'もどるQRを出す',
  giveOf: (seat: string, since: string) => `もどるQRを出す：${seat}、${since}`,
  qr: '前の席にもどる二次元コード',
  until: (time: string) => `1回だけ、${time}まで使えます。`,
  ends: 'すぐに続きを書けます。前に書いた付箋は、ご本人が前の端末か絵の合言葉で答えるまで、新しい端末では直せません。',
  others: 'ほかの席を選ぶ',

  unused: '使われていない席をあける',
  unusedTitle: '使われていない席をあけますか',
  unusedWhich: 'いまつながっていない、まだ何も書いていない参加の席をあけます。',
  unusedHelp:
    'あけると、その数だけ新しい人が入れます。前に入った端末は、画面を開けばそのまま続けられます。',
  unusedDo: 'あける',
  unusedSaid: (seats: number) =>
    seats === 0 ? 'いま、あけられる席はありません' : `席を${seats}あけました`,

  check: 'つながるか確かめる',
  checkHelp:
    '会場のWi-Fiにつないだスマートフォンで読みとり、「参加する」を押してください。その端末は、そのまま参加の端末になります。',
  waiting: 'まだつながった端末はありません',
  arrived: (count: number) => `つながりました。新しく${count}台が入りました`,
  problems: 'つながらないとき',
  problemList: [
    'スマートフォンが、このパソコンと同じWi-Fiにつながっているか見てください。',
    '「インターネットに接続できません」と出たら、「このまま接続する」「接続を維持」など、Wi-Fiを使い続けるほうを選んでください。',
    'ルーターの「プライバシーセパレーター」は切ってください。',
    'Windowsでは、ファイアウォールでこのプログラムを「許可」してください。',
    'ほかのアドレスを選んで、もう一度試してください。',
  ],

  wifi: '会場のWi-Fi',
  wifiHelp: '机に置く紙のQRに使います。サーバーだけに残り、みなさんの画面には出ません。',
  wifiNow: (name: string) => `「${name}」を紙に載せます。`,
  wifiNone: 'まだ決めていません。',
  wifiEdit: 'Wi-Fiを入れる',
  wifiName: 'Wi-Fiの名前（SSID）',
  wifiPassword: 'パスワード（ないときはそのまま）',
  wifiHidden: '名前が見えないWi-Fi',
  wifiSave: 'これにする',
  wifiRemove: 'Wi-Fiを消す',
  wifiMissing: 'Wi-Fiの名前を入れてください',
  wifiLong: 'Wi-Fiの名前が長すぎます',
  wifiPasswordLong: 'パスワードが長すぎます。64字までです',
  wifiPasswordNotKept: 'パスワードは残していません。もう一度入れてください。',
  wifiSaved: '会場のWi-Fiを残しました',
  wifiRemoved: '会場のWi-Fiを消しました',
} as const
