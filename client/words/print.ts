import { dayInEra } from '../../shared/tokyo.ts'
import { MATRICES, STATES } from './plan-terms.ts'

/** Pages to print, and what stands on the paper. */
export const printWords = {
  titles: {
    plan: '計画の表',
    blank: '書きこみ用の 白い表',
    cards: '番号つきの 付箋カード',
    sheets: '班ごとの 案内',
    'code-cards': '番号カード',
    poster: 'ポスター',
  },
  print: '印刷する',
  preview: '印刷するもの',
  size: '紙の大きさ',
  choosePaper: (paper: string) => `印刷の窓でも、用紙は「${paper}」を えらびます。`,
  a3: 'A3 横',
  a4: 'A4 横',
  a3Poster: 'A3 たて',
  a4Poster: 'A4 たて',
  copies: 'まい数',
  cardCount: (cards: number, sheets: number) => `${cards}まい（A4 ${sheets}まい）`,
  away: 'いま つながっていません。さいごに とどいたもので 印刷します。',
  asking: '会場の ようすを たずねています',
  noPlace: 'サーバーに とどきませんでした。',
  again: 'もう一度 たずねる',
  noWifi:
    'Wi-FiのQRは 入っていません。会場に Wi-Fiが あるときは、進行の画面の「会場の Wi-Fi」で 入れてから、もう一度 ひらいてください。',

  printedOn: (ms: number) => `${dayInEra(ms)} 現在`,
  who: '誰が',
  matrix: MATRICES,
  schedule: '推進のスケジュール（年度）',
  newState: '新しい取組の状態',
  states: STATES,
  measure: '具体的な取組',
  reason: (reason: string) => `理由：${reason}`,
  moment: (who: string, ms: number) => `${who}（${dayInEra(ms)}）`,
  continued: '（つづき）',
  /** At the top of a page on which a goal's tables go on. */
  goesOn: (number: string, title: string) => `${number}　${title}（つづき）`.trim(),
  page: (page: number, pages: number) => `${page}／${pages}`,
  noRows: 'まだ 取組がありません',
  noGoals: 'まだ 目標がありません',
  /** Behind a row that asks something, and before the question under its goal. */
  footMark: (number: number) => `※${number}`,
  footnote: (question: string) => `原文の確認（まだ たしかめていないこと）：${question}`,
  legend: '○ 準備　◎ 実施（→ つづく）　☆ 見直し',
  /** The plan prints a mark before each of its sentences. */
  marked: (mark: string, text: string) => (/^[・○●◎◇◆□■※]/.test(text) ? text : mark + text),
  passage: (heading: string) => `～ ${heading} ～`,

  blankHelp: '取組を 書き、はじめる年度に ○ 準備・◎ 実施・☆ 見直しを 書いてください',

  cardNumber: (at: number) => `No. ${at}`,
  cardTable: '＿＿＿ 班',
  cardGoal: '基本目標',
  cardWho: '誰が',
  cardText: 'どんなこと',

  table: (table: number) => `${table}班`,
  wifi: 'Wi-Fiに つなぐ',
  wifiQr: 'Wi-Fiに つなぐための QR',
  wifiName: '名前',
  wifiPassword: 'パスワード',
  wifiOpen: 'パスワードは いりません',
  noInternet: '「インターネットに接続できません」と 出たら',
  noInternetHow:
    '「このまま接続する」「接続を維持」「はい」など、Wi-\u2060Fiを 使いつづける ほうを おしてください。ボードは インターネットなしで 使えます。',
  board: 'ボードに 入る',
  boardQr: (table?: number) => (table ? `${table}班から 参加する QR` : '参加する QR'),
  byCode: 'QRが 読めないとき',
  byCodeHow: 'ブラウザで この住所を ひらき、番号を 入れます',
  code: '番号',
  steps: ['カメラで QRを うつす', '「参加する」を おす', '思ったことを 書いて「はる」'] as const,
  easy: 'なまえも 登録も いりません。書いた人の なまえは 出ません。',
  noPhone: 'スマートフォンが なくても だいじょうぶです。書記に 話すか、紙の付箋に 書いてください。',
  posterLead: 'スマートフォンで さんか できます',
  ask: 'わからないときは、近くの スタッフに 声を かけてください。',
} as const
