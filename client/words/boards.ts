import type { Period } from '../../shared/board/field-types.ts'
import { yearsInWords } from '../../shared/plan/year-names.ts'
import { yearsOf } from '../../shared/plan/years.ts'
import { LIMITS } from '../../shared/wire.ts'

/** The organiser's page: which workshops there are, and making a new one. */
export const boardsWords = {
  documentTitle: 'ワークショップ｜よりあいボード',
  title: 'ワークショップ',
  toHome: '番号を入れるページへ',
  leave: 'この端末から鍵を消す',

  keyTitle: '主催者の入口',
  keyHelp:
    '管理者の鍵を入れてください。サーバーを起動したときの画面に、管理者リンクとして出ています。',
  key: '管理者の鍵',
  keyMissing: '管理者の鍵を入れてください',
  enter: '進む',

  make: '新しいワークショップを作る',
  template: 'どの計画書を使いますか',
  templateFacts: (owner: string, goals: number, rows: number) =>
    [owner, `目標 ${goals}`, rows === 0 ? '取組はまだありません' : `取組 ${rows}件`]
      .filter((part) => part !== '')
      .join('・'),
  goals: '話しあう目標',
  allGoals: 'すべて',
  goalsChosen: (chosen: number, all: number) => `選んだ目標 ${chosen}／${all}`,
  goalsMissing: '目標を一つは選んでください',
  name: '題名',
  nameMissing: '題名を入れてください',
  nameLong: '題名が長すぎます。200字までにしてください',
  heldOn: '日付',
  period: '計画の期間',
  asPrinted: '計画書のまま',
  chosen: '年度を選ぶ',
  yearsOf: ({ from, to }: Period) => `${yearsInWords(yearsOf({ from, to }))}（${to - from + 1}年）`,
  yearsLaid: '計画書の年度について',
  yearsLaidHelp: '記録の画面の「原文の確認」で、いつでも確かめられます。',
  from: '最初の年度',
  to: '最後の年度',
  yearTables: (tables: number, most: number) =>
    `画面と紙では、表を${tables}つに分けて出します。1つの表に入るのは${most}年までです。`,
  tables: '班の数',
  tablesSmall: '1人か2人の班では、誰の付箋かがまわりにわかります。なるべく3人以上にしてください。',
  tablesWrong: `班の数は1から${LIMITS.maxTables}までの数字で入れてください`,
  privacy: '個人情報の取扱い（なくてもかまいません）',
  privacyHelp: '参加する人に、入る前に見せます。',
  privacyLong: '個人情報の取扱いが長すぎます。2,000字までにしてください',
  create: 'この内容で作る',
  creating: '作っています',
  noTemplates: '使える計画書がありません。サーバーのseedsフォルダーを確かめてください。',

  made: (title: string) => `「${title}」ができました`,
  madeHelp: '次は進行の画面です。参加の入口、投影、班のようすをそこで見られます。',
  start: '進行を始める',
  starting: '開いています',
  local:
    'このアドレス（localhost）は、ほかの端末からは開けません。会場のアドレスは、進行の画面で選べます。',
  another: 'もう一つ作る',

  list: 'これまでのワークショップ',
  none: 'まだありません。下で新しく作ってください。',
  noDate: '日付なし',
  counts: (participants: number, notes: number) => `参加した端末 ${participants}・付箋 ${notes}枚`,
  closed: '終わりました',
  code: (code: string) => `番号 ${code}`,
  startOf: (title: string) => `「${title}」の進行を始める`,
  of: (what: string, title: string) => `${what}：${title}`,
  delete: '消す',
  deleteTitle: 'このワークショップを消しますか',
  deleteEnds: [
    '付箋も計画の表も、すべて消えます。もとにもどすことはできません。',
    '残しておきたいときは、先に「出力」でExcelなどに書き出してください。',
  ],
  deleteType: '確かめるため、題名をそのまま書いてください',
  deleteSame: '題名が同じです。消すことができます。',
  deleteNotSame: '題名が同じになると、消すことができます。',
  deleteDo: 'すべて消す',
  deleted: (title: string) => `「${title}」を消しました`,
  again: 'もう一度試す',
} as const
