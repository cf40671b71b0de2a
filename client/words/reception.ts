import { boardsWords } from './boards.ts'

/** Reception, seats that come back, and the hall's address: the facilitator's surface. */
export const receptionWords = {
  title: '受付',
  open: '新しい人を むかえる',
  isOpen: '番号や QRで、新しい人が 入れます。',
  isClosed: '新しい人は 入れません。もう入っている人は、いつでも もどれます。',
  isEnded: 'ワークショップが終わっているので、新しい人は入れません。',
  opened: '受付を あけました',
  closed: '受付を しめました',
  seats: (all: number, connected: number) =>
    `入った端末 ${all}・いま つながっている端末 ${connected}`,

  tables: '班の数',
  tablesDo: 'この数にする',
  tablesSmall: boardsWords.tablesSmall,
  tablesWrong: '1から 99までの 数字で 入れてください',
  tablesSaid: (tables: number) => `班の数を ${tables}に しました`,

  back: '電池が切れた人を もどす',
  backTitle: '前の席に もどす',
  backHelp:
    '電池が切れた人や 端末をかえた人が、同じ席で つづけられます。だれの席かも、付箋の数も出ません。入った時刻で選んでください。',
  table: 'どの班ですか',
  noTable: '班のない席（記録の人など）',
  noSeats: 'この班には まだ だれも 入っていません',
  role: { participant: '参加', scribe: '書記', staff: '記録' } as const,
  seat: (role: string) => `${role}の席`,
  since: (time: string) => `${time}に 入りました`,
  connected: 'いま つながっています',
  gone: 'つながっていません',
  give: 'もどる QRを 出す',
  giveOf: (seat: string, since: string) => `もどる QRを 出す：${seat}、${since}`,
  qr: '前の席にもどる 二次元コード',
  until: (time: string) => `1回だけ、${time}まで 使えます。`,
  ends: 'もどると、前の端末は 使えなくなります。書いた付箋は のこります。',
  others: 'ほかの席を えらぶ',

  unused: '使われていない席をあける',
  unusedTitle: '使われていない席をあけますか',
  unusedCount: (seats: number) =>
    `いま、つながっていない、何も書いていない参加の席が${seats}あります。`,
  unusedNone: 'いま、あけられる席はありません。',
  unusedHelp:
    'あけると、その数だけ新しい人が入れます。前に入った端末は、画面をひらけばそのまま続けられます。',
  unusedDo: 'あける',
  unusedSaid: (seats: number) => `席を${seats}あけました`,

  check: 'つながるか たしかめる',
  checkHelp:
    '会場の Wi-Fiに つないだ スマートフォンで 読みとり、「参加する」を おしてください。その端末は、そのまま 参加の端末になります。',
  waiting: 'まだ つながった端末は ありません',
  arrived: (count: number) => `つながりました。新しく ${count}台が 入りました`,
  problems: 'つながらないとき',
  problemList: [
    'スマートフォンが、このパソコンと 同じ Wi-Fiに つながっているか 見てください。',
    '「インターネットに接続できません」と出たら、「このまま接続する」「接続を維持」など、Wi-Fiを 使いつづける ほうを えらんでください。',
    'ルーターの「プライバシーセパレーター」は 切ってください。',
    'Windowsでは、ファイアウォールで このプログラムを「許可」してください。',
    'ほかの住所を えらんで、もう一度 ためしてください。',
  ],

  wifi: '会場の Wi-Fi',
  wifiHelp:
    'つくえに おく紙の QRに つかいます。サーバーだけに のこり、みなさんの画面には 出ません。',
  wifiNow: (name: string) => `「${name}」を 紙に のせます。`,
  wifiNone: 'まだ 決めていません。',
  wifiEdit: 'Wi-Fiを 入れる',
  wifiName: 'Wi-Fiの名前（SSID）',
  wifiPassword: 'パスワード（ないときは そのまま）',
  wifiHidden: '名前が 見えない Wi-Fi',
  wifiSave: 'これにする',
  wifiRemove: 'Wi-Fiを けす',
  wifiMissing: 'Wi-Fiの名前を 入れてください',
  wifiLong: 'Wi-Fiの名前が 長すぎます',
  wifiPasswordLong: 'パスワードが長すぎます。64字までです',
  wifiPasswordNotKept: 'パスワードは残していません。もう一度入れてください。',
  wifiSaved: '会場の Wi-Fiを のこしました',
  wifiRemoved: '会場の Wi-Fiを けしました',
} as const
