import type { RedactionReason } from '../../shared/board/redaction.ts'

/** 進行: words that go for good. */
export const redactWords = {
  title: '言葉を完全に消す',
  help: '名前や病気のことなど、あとに残してはいけない言葉が書かれたときに使います。元にはもどせません。画面から見えなくするだけなら、「しまう」で足ります。',
  open: '消す言葉を探す',
  search: '消したい言葉で探す',
  hint: '消したい言葉の一部を入れると、その付箋と取組が出ます。',
  notFound: 'その言葉の付箋や取組はありません',
  kinds: { note: '付箋', away: 'しまった付箋', row: '取組', removed: '消した取組' },
  more: (count: number) => `もっと見る（残り ${count}件）`,
  do: '完全に消す…',
  doOf: (text: string) => `完全に消す：${text}`,

  askNote: 'この付箋の言葉を完全に消しますか',
  askRow: 'この取組の言葉を完全に消しますか',
  happens: [
    'ボードからも、みなさんの画面からも、サーバーの記録からも、これからの書き出しと控えからもなくなります。',
    '元にはもどせません。消した人にも、主催者にももどせません。',
    '前にとった控えのファイルには残ります。いらない控えは、ファイルごと消してください。',
  ],
  toldAuthor: '書いた人には、消したことだけをお知らせします。',
  also: '同じ言葉が書かれているかもしれません。一緒に消すものを選んでください。',
  alsoRow: (text: string) => `取組：${text}`,
  alsoNote: (text: string) => `付箋：${text}`,
  reason: '消す理由（言葉は残さず、この種類だけを残します）',
  reasons: {
    private: '個人の名前や病気のこと',
    hurtful: '人を傷つける言葉',
    asked: '本人や家族から頼まれた',
    other: 'そのほか',
  } satisfies Record<RedactionReason, string>,
  next: '次へ',

  sure: '本当に完全に消しますか',
  sureCount: (count: number) => `次の${count}件を消します。`,
  sureNever: 'もどすことはできません。',
  sureDo: '完全に消す',
  back: '前へ',
  doing: '消しています。数十秒かかることがあります。このままお待ちください。',

  done: '完全に消しました',
  goneTitle: '消えたところ',
  gone: [
    'ボードと、いま開いているすべての画面',
    'しまった付箋と、サーバーの記録',
    'これからの書き出し、印刷、控え',
  ],
  swept: 'サーバーのデータのファイル',
  leftTitle: '残っているところ',
  notSwept:
    'サーバーのデータのファイルの空き（ほかのプログラムが使っています。1時間以内にもう一度消します）',
  left: [
    '前にとった控えのファイル（いらないものは、ファイルごと消してください）',
    '前に書き出したファイルと、印刷した紙',
    '電源を切った端末や、つながっていない端末（次につながったときに消えます）',
  ],
  leftAlso: (count: number) => `一緒に消さなかった付箋や取組 ${count}件`,
  close: '閉じる',
} as const
