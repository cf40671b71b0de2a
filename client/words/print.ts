import { dayInEra } from '../../shared/tokyo.ts'
import { MATRICES, STATES } from './plan-terms.ts'

/** Pages to print, and what stands on the paper. */
export const printWords = {
  titles: {
    plan: '計画の表',
    blank: '書きこみ用の白い表',
    cards: '番号つきの付箋カード',
    sheets: '班ごとの案内',
    'code-cards': '番号カード',
    poster: 'ポスター',
  },
  print: '印刷する',
  preview: '印刷するもの',
  size: '紙の大きさ',
  choosePaper: (paper: string) => `印刷の画面でも、用紙は「${paper}」を選びます。`,
  a3: 'A3 横',
  a4: 'A4 横',
  a3Poster: 'A3 縦',
  a4Poster: 'A4 縦',
  copies: '枚数',
  cardCount: (cards: number, sheets: number) => `${cards}枚（A4 ${sheets}枚）`,
  away: 'いまつながっていません。最後に届いたもので印刷します。',
  asking: '会場の様子を確かめています',
  noPlace: 'サーバーに届きませんでした。',
  again: 'もう一度確かめる',
  noWifi:
    'Wi-FiのQRは入っていません。会場にWi-Fiがあるときは、進行の画面の「会場のWi-Fi」で入れてから、もう一度開いてください。',

  printedOn: (ms: number) => `${dayInEra(ms)} 現在`,
  who: '誰が',
  matrix: MATRICES,
  schedule: '推進のスケジュール（年度）',
  newState: '新しい取組の状態',
  states: STATES,
  measure: '具体的な取組',
  reason: (reason: string) => `理由：${reason}`,
  moment: (who: string, ms: number) => `${who}（${dayInEra(ms)}）`,
  continued: '（続き）',
  /** At the top of a page on which a goal's tables go on. */
  goesOn: (number: string, title: string) => `${number}　${title}（続き）`.trim(),
  page: (page: number, pages: number) => `${page}／${pages}`,
  noRows: 'まだ取組がありません',
  noGoals: 'まだ目標がありません',
  /** Behind a row that asks something, and before the question under its goal. */
  footMark: (number: number) => `※${number}`,
  footnote: (question: string) => `原文の確認（まだ確かめていないこと）：${question}`,
  legend: '○ 準備　◎ 実施（→ つづく）　☆ 見直し',
  /** The plan prints a mark before each of its sentences. */
  marked: (mark: string, text: string) => (/^[・○●◎◇◆□■※]/.test(text) ? text : mark + text),
  passage: (heading: string) => `～ ${heading} ～`,

  blankHelp: '取組を書き、始める年度に ○ 準備・◎ 実施・☆ 見直しを書いてください',

  cardNumber: (at: number) => `No. ${at}`,
  cardTable: '＿＿＿ 班',
  cardGoal: '基本目標',
  cardWho: '誰が',
  cardText: 'どんなこと',

  table: (table: number) => `${table}班`,
  wifi: 'Wi-Fiにつなぐ',
  wifiQr: 'Wi-FiにつなぐためのQR',
  wifiName: '名前',
  wifiPassword: 'パスワード',
  wifiOpen: 'パスワードはいりません',
  noInternet: '「インターネットに接続できません」と出たら',
  noInternetHow:
    '「このまま接続する」「接続を維持」「はい」など、Wi-\u2060Fiを使い続けるほうを押してください。ボードはインターネットなしで使えます。',
  board: 'ボードに入る',
  boardQr: (table?: number) => (table ? `${table}班から参加するQR` : '参加するQR'),
  byCode: 'QRが読めないとき',
  byCodeHow: 'ブラウザでこのアドレスを開き、番号を入れます',
  code: '番号',
  steps: ['カメラでQRを写す', '「参加する」を押す', '思ったことを書いて「はる」'] as const,
  easy: '名前も登録もいりません。書いた人の名前は出ません。',
  noPhone: 'スマートフォンがなくても大丈夫です。書記に話すか、紙の付箋に書いてください。',
  posterLead: 'スマートフォンで参加できます',
  ask: 'わからないときは、近くのスタッフに声をかけてください。',
} as const
