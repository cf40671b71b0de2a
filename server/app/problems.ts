import type { JoinChallenge } from '../../shared/join-proof.ts'

/** Everything that a request can be told is wrong: code → status, and what to do about it. */
export const PROBLEMS = {
  'bad-input': [
    400,
    '送られた内容の形が正しくありません。',
    'The request is not in the expected form.',
  ],
  'too-long': [400, '文字が長すぎます。短くしてください。', 'The text is too long.'],
  blank: [400, '文字が入っていません。', 'The text is empty.'],
  'bad-code': [
    400,
    '番号は6桁か8桁の数字です。もう一度確かめてください。',
    'The code has six or eight digits. Please check it.',
  ],
  'no-such-table': [
    400,
    'この班はありません。班の番号を確かめてください。',
    'There is no such table. Please check its number.',
  ],
  'no-such-address': [
    400,
    'このアドレスは、いまこのサーバーのものではありません。一覧から選んでください。',
    'This server has no such address at the moment. Choose one of the list.',
  ],
  'no-such-actor': [
    400,
    'この「誰が」は、ボードにありません。',
    'There is no such actor on the board.',
  ],
  'no-such-goal': [
    400,
    'この目標は、この計画書にありません。GET /api/templates の goalList から選んでください。',
    'The template has no such goal. Choose ids of goalList in GET /api/templates.',
  ],
  'no-seat': [
    401,
    'このボードの席がありません。QRか番号から参加してください。',
    'You have no seat on this board. Join by its QR or code.',
  ],
  'seat-ended': [
    401,
    '会が終わって日がたったため、この席の記録は消しました。付箋と計画は、ボードにそのまま残っています。',
    'This seat was deleted because of its age. Notes and plan are still on the board.',
  ],
  'no-admin-key': [
    401,
    '管理者の鍵が必要です。サーバーの画面に出ている管理者リンクを開いてください。',
    'The admin key is needed. Open the admin link that the server printed.',
  ],
  'not-allowed': [403, 'この席では、この操作はできません。', 'This seat may not do that.'],
  stopped: [
    403,
    'この席からの書きこみは止められています。係の人に声をかけてください。',
    'This seat may read only. Please talk to the staff.',
  ],
  'reception-closed': [
    403,
    '受付は終わりました。参加したい人は、係の人に声をかけてください。',
    'Reception is closed. To join, please talk to the staff.',
  ],
  'wrong-origin': [
    403,
    '別のサイトからの操作は受け付けません。よりあいボードの画面から操作してください。',
    'Requests from other sites are refused. Use the pages of this server.',
  ],
  'wrong-host': [
    421,
    'この名前のアドレスでは開けません。QRか、係の人に聞いたアドレスから開いてください。サーバーの係の人へ：この名前でも使うときは、設定 YORIAI_HOSTS に書いてください。',
    'This server does not answer by this name. Use its address, or set YORIAI_HOSTS.',
  ],
  'wrong-title': [
    403,
    '題名が違うので消していません。消すボードの題名を、そのまま入れてください。',
    'Nothing was deleted: the title does not match. Repeat the title of the board to delete.',
  ],
  unrevealed: [
    409,
    '伏せたままの付箋があります。ひらいて終えるか、伏せたまま終えるかを選んでください。',
    'Some notes are not revealed yet. Say whether to reveal or to keep them.',
  ],
  closed: [
    403,
    'このボードは終わりました。新しく参加することはできません。',
    'This board is closed. Nobody can join any more.',
  ],
  'unknown-code': [
    404,
    'この番号のボードは見つかりません。番号をもう一度確かめてください。',
    'No board has this code. Please check it.',
  ],
  'unknown-link': [
    404,
    'このリンクは使えません。係の人に新しいQRか番号をもらってください。',
    'This link is not valid any more. Ask the staff for a new QR or the code.',
  ],
  'no-board': [404, 'このボードはありません。', 'There is no such board.'],
  'no-note': [
    404,
    'この付箋はありません。書いた人がとりさげたのかもしれません。',
    'There is no such note. Its author may have withdrawn it.',
  ],
  'no-row': [404, 'この取組はありません。', 'There is no such row.'],
  'no-such-seat': [404, 'この席はありません。', 'There is no such seat.'],
  'table-taken': [
    409,
    'この班には、もう書記の人がいます。書記を交代するときは、進行の人に、この班の「書記を交代する」を押してもらってから、もう一度このリンクを開いてください。',
    'This table has its scribe. To change her, ask the facilitator, then open this link again.',
  ],
  'gives-no-links': [
    403,
    'もどるQRは、班の一人の書記だけが、はじめの班の席に出せます。進行の人に頼んでください。',
    'One scribe of a table gives its links of return, at her first table alone. Ask the facilitator.',
  ],
  'too-many-links': [
    429,
    'もどるQRを続けて何枚も出しています。少し待ってください。',
    'Too many links of return at once. Wait a moment.',
  ],
  'wrong-sign': [
    403,
    '絵か、絵の順が違います。',
    'These are not the pictures, or not their order.',
  ],
  'no-sign': [
    403,
    '絵の合言葉では開けません。前の端末で答えてください。',
    'It cannot be opened by pictures. Answer on the earlier device.',
  ],
  'other-device': [
    409,
    'ほかの端末のことが変わりました。もう一度開いて、答えてください。',
    'Something changed with the other device. Look again, then answer.',
  ],
  'no-template': [
    404,
    'このひな形はありません。GET /api/templates の id から選んでください。',
    'There is no such template. Choose an id of GET /api/templates.',
  ],
  'not-found': [404, 'このページはありません。', 'There is no such page.'],
  'too-large': [413, '送られた内容が大きすぎます。', 'The request is too large.'],
  'not-json': [
    415,
    '内容は JSON で送ってください（Content-Type: application/json）。',
    'Send JSON (Content-Type: application/json).',
  ],
  'proof-needed': [
    429,
    'いま、番号の間違いが多いため、確認に少し時間がかかります。画面を開いたままお待ちください。',
    'Many wrong codes just now: do the work of the challenge, and send the code again with its proof.',
  ],
  'too-many-guesses': [
    429,
    'いま、番号の間違いが多いため、番号での参加を少し止めています。QRで参加するか、少し待ってください。',
    'Too many wrong codes just now. Join by the QR, or wait a moment.',
  ],
  'too-many-wrong-keys': [
    429,
    'いま、管理者の鍵の間違いが多いため、少し止めています。少し待ってください。',
    'Too many wrong admin keys just now. Wait a moment.',
  ],
  'too-many-joining': [
    429,
    'いま参加する人が集中しています。少し待ってから、もう一度押してください。',
    'Many people are joining right now. Wait a moment and try again.',
  ],
  'too-fast': [
    429,
    '続けて何度も読みこんでいます。少し待ってください。',
    'Too many requests from this seat. Wait a moment.',
  ],
  full: [
    429,
    'このボードの席はいっぱいです。係の人に知らせてください。',
    'All seats of this board are taken. Please tell the staff.',
  ],
  'not-saved': [
    503,
    'いま保存できません。係の人に知らせて、少し待ってからもう一度試してください。',
    'It cannot be saved just now. Tell the staff, and try again in a moment.',
  ],
  'not-loaded': [
    503,
    'いまこのボードを開けません。係の人に知らせて、少し待ってからもう一度試してください。',
    'This board cannot be opened just now. Tell the staff, and try again in a moment.',
  ],
  'server-error': [
    500,
    'サーバーでうまくいきませんでした。もう一度試してください。',
    'Something went wrong on the server. Please try again.',
  ],
} as const satisfies Record<string, readonly [status: number, ja: string, en: string]>

export type ProblemCode = keyof typeof PROBLEMS

export interface Said {
  ja: string
  en: string
}

/** An answer that is not the one hoped for. Thrown by handlers, written out by `onError` alone. */
export class Problem extends Error {
  readonly code: ProblemCode
  readonly ja: string
  readonly en: string
  readonly retryAfterS: number | undefined
  readonly challenge: JoinChallenge | undefined

  /**
   * @param detail what exactly is wrong, where the code does not say it, or words that say it better;
   * never a secret
   */
  constructor(
    code: ProblemCode,
    detail?: string | Said,
    retryAfterS?: number,
    challenge?: JoinChallenge,
  ) {
    const [, ja, en] = PROBLEMS[code]
    const isMore = typeof detail === 'string'
    const said = isMore ? { ja, en: `${en} (${detail})` } : (detail ?? { ja, en })
    super(`${said.ja} / ${said.en}`)
    this.name = 'Problem'
    this.code = code
    this.ja = said.ja
    this.en = said.en
    this.retryAfterS = retryAfterS
    this.challenge = challenge
  }

  get status() {
    return PROBLEMS[this.code][0]
  }
}
