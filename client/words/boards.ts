import type { Period } from '../../shared/board/schema.ts'
import { yearsInWords } from '../../shared/plan/year-names.ts'
import { yearsOf } from '../../shared/plan/years.ts'
import { LIMITS } from '../../shared/wire.ts'

/** The organiser's page: which workshops there are, and making a new one. */
export const boardsWords = {
  documentTitle: 'ワークショップ｜よりあいボード',
  title: 'ワークショップ',
  toHome: '番号を入れるページへ',
  leave: 'この端末から 鍵を けす',

  keyTitle: '主催者の入口',
  keyHelp:
    '管理者の鍵を 入れてください。サーバーを はじめたときの 画面に、管理者リンクとして 出ています。',
  key: '管理者の鍵',
  keyMissing: '管理者の鍵を 入れてください',
  enter: 'すすむ',

  make: '新しい ワークショップを つくる',
  template: 'どの計画書を つかいますか',
  templateFacts: (owner: string, goals: number, rows: number) =>
    [owner, `目標 ${goals}`, rows === 0 ? '取組は まだ ありません' : `取組 ${rows}件`]
      .filter((part) => part !== '')
      .join('・'),
  goals: '話しあう目標',
  allGoals: 'すべて',
  goalsChosen: (chosen: number, all: number) => `えらんだ目標 ${chosen}／${all}`,
  goalsMissing: '目標を 一つは えらんでください',
  name: '題名',
  nameMissing: '題名を 入れてください',
  nameLong: '題名が 長すぎます。200字までに してください',
  heldOn: '日付',
  period: '計画の期間',
  asPrinted: '計画書のまま',
  chosen: '年度を えらぶ',
  yearsOf: ({ from, to }: Period) => `${yearsInWords(yearsOf({ from, to }))}（${to - from + 1}年）`,
  yearsLaid: '計画書の年度について',
  yearsLaidHelp: '記録の画面の「原文の確認」で、いつでも確かめられます。',
  from: 'はじまりの年度',
  to: 'おわりの年度',
  yearTables: (tables: number, most: number) =>
    `画面と紙では、表を${tables}つに分けて出します。1つの表に入るのは${most}年までです。`,
  tables: '班の数',
  tablesSmall:
    '1人か2人の班では、だれの付箋かがまわりにわかります。なるべく3人以上にしてください。',
  tablesWrong: `班の数は 1から ${LIMITS.maxTables}までの 数字で 入れてください`,
  privacy: '個人情報の取扱い（なくてもかまいません）',
  privacyHelp: '参加する人に、入るまえに見せます。',
  privacyLong: '個人情報の取扱いが長すぎます。2,000字までにしてください',
  create: 'この内容で つくる',
  creating: 'つくっています',
  noTemplates: 'つかえる計画書が ありません。サーバーの seeds フォルダーを たしかめてください。',

  made: (title: string) => `「${title}」が できました`,
  madeHelp: 'つぎは 進行の画面です。参加の入口、投影、班のようすを そこで 見られます。',
  start: '進行をはじめる',
  starting: 'ひらいています',
  local:
    'この住所（localhost）は、ほかの端末からは ひらけません。会場の住所は、進行の画面で えらべます。',
  another: 'もう一つ つくる',

  list: 'これまでの ワークショップ',
  none: 'まだ ありません。下で 新しく つくってください。',
  noDate: '日付なし',
  counts: (participants: number, notes: number) =>
    `参加した端末 ${participants}・付箋 ${notes}まい`,
  closed: 'おわりました',
  code: (code: string) => `番号 ${code}`,
  startOf: (title: string) => `「${title}」の進行をはじめる`,
  of: (what: string, title: string) => `${what}：${title}`,
  delete: '消す',
  deleteTitle: 'このワークショップを 消しますか',
  deleteEnds: [
    '付箋も 計画の表も、すべて 消えます。もとに もどすことは できません。',
    'のこしておきたいときは、さきに 「出力」で Excelなどに 書き出してください。',
  ],
  deleteType: 'たしかめるため、題名を そのまま 書いてください',
  deleteSame: '題名が 同じです。消すことが できます。',
  deleteNotSame: '題名が 同じになると、消すことが できます。',
  deleteDo: 'すべて 消す',
  deleted: (title: string) => `「${title}」を 消しました`,
  again: 'もう一度 ためす',
} as const
