/** An evening in Izumi as it may be: six tables, 26 notes, some of them rows already. */

import type { Mark } from '../../shared/board/field-types.ts'
import type { ActorId, GoalId, NoteId, RowId } from '../../shared/board/ids.ts'
import type { Operation } from '../../shared/board/operations.ts'
import { rankAtEnd } from '../../shared/board/ranks.ts'
import type { Role } from '../../shared/board/roles.ts'
import { matrixFor } from '../../shared/board/rows.ts'
import type { Guest } from '../e2e/guest.ts'

type Goal = 'g1' | 'g2' | 'g3'
type Actor = 'residents' | 'institutions' | 'ward' | 'council' | 'careplaza'

/** Table, goal, who, words; in the order in which they come. */
const NOTES: readonly [number, Goal, Actor, string][] = [
  [5, 'g3', 'residents', '自治会と PTAの役員が年に2回あつまる'],
  [2, 'g3', 'residents', '活動の一らん表を 1まいにまとめる'],
  [3, 'g3', 'council', 'グループどうしをつなぐ交流会'],
  [1, 'g2', 'residents', '公園で朝の体そうをつづける'],
  [6, 'g2', 'residents', '子ども食堂のとなりでお茶の会'],
  [3, 'g2', 'residents', 'だれでも来てよい花見'],
  [5, 'g2', 'residents', '男の人も来やすい料理の会'],
  [2, 'g2', 'institutions', '学校の空いた教室を使わせてほしい'],
  [4, 'g2', 'institutions', '大学生といっしょにスマホの教室'],
  [6, 'g2', 'ward', '集会所のかぎを借りやすくする'],
  [1, 'g2', 'careplaza', '車いすでも入れる会場をふやす'],
  [5, 'g1', 'residents', '電球の交換など、ちょっとした手伝いをたのめる番号をつくる'],
  [6, 'g1', 'residents', '困ったときに「たすけて」と言える近所づきあい'],
  [4, 'g1', 'residents', '犬の散歩をしながら見まもり'],
  [3, 'g1', 'residents', '朝、学校の門であいさつ当番をする'],
  [2, 'g1', 'residents', '両どなりに声をかける日をきめる'],
  [1, 'g1', 'residents', '回覧板を手わたしにして、顔を見る'],
  [1, 'g1', 'institutions', '施設の車のあき時間を買い物に'],
  [6, 'g1', 'institutions', '保育園の庭を土曜日にひらく'],
  [3, 'g1', 'institutions', '中学生が夏まつりの片づけを手伝う'],
  [3, 'g1', 'ward', 'あいさつ当番の日に職員も門に立ってほしい'],
  [4, 'g1', 'ward', '手伝いのたのみ方を広報で知らせてほしい'],
  [5, 'g1', 'council', '手伝ってくれる人を紹介してほしい'],
  [4, 'g1', 'careplaza', '若い人が来やすい夜の時間にあけてほしい'],
  [2, 'g1', 'careplaza', '困りごとを何でも聞いてくれる日をつくって'],
  [2, 'g1', 'residents', '雨の日のごみ出しをとなりの人と代わりばんこに'],
]

interface Row {
  goal: Goal
  actor: Actor
  text: string
  target?: string
  years?: Record<number, Mark>
  /** Beginnings of the notes it came from. */
  from: readonly string[]
  answer?: 'agreed' | 'held' | 'declined'
  reason?: string
}

const ROWS: readonly Row[] = [
  {
    goal: 'g1',
    actor: 'ward',
    text: 'あいさつ当番の日に、職員も学校の門に立つ。',
    target: '全地区',
    years: { 2027: 'prepare', 2028: 'do', 2029: 'do', 2030: 'do', 2032: 'review' },
    from: ['朝、学校の門で', 'あいさつ当番の日に'],
    answer: 'agreed',
  },
  {
    goal: 'g1',
    actor: 'council',
    text: '手伝いをたのみたい人と手伝える人を、一つの電話番号でつなぐ。',
    years: { 2028: 'prepare', 2029: 'do', 2030: 'do', 2031: 'do', 2032: 'do' },
    from: ['電球の交換', '手伝ってくれる人を'],
  },
  {
    goal: 'g1',
    actor: 'careplaza',
    text: '夜の相談日を開く。',
    target: '月1回',
    years: { 2028: 'do', 2029: 'do', 2030: 'do', 2031: 'do', 2032: 'review' },
    from: ['若い人が', '困りごとを'],
    answer: 'agreed',
  },
  {
    goal: 'g2',
    actor: 'residents',
    text: '公園で朝の体操をつづける。',
    from: ['公園で'],
    answer: 'agreed',
  },
  {
    goal: 'g2',
    actor: 'ward',
    text: '集会所のかぎを、夜も借りられるようにする。',
    years: { 2029: 'prepare' },
    from: ['集会所の'],
    answer: 'declined',
    reason: '夜に管理する人の手当てがつかないため',
  },
  {
    goal: 'g2',
    actor: 'careplaza',
    text: '車いすで入れる会場の一覧をつくる。',
    years: { 2027: 'do', 2028: 'do' },
    from: ['車いすでも'],
  },
  {
    goal: 'g3',
    actor: 'council',
    text: 'グループ同士の交流会を開く。',
    target: '年2回',
    years: { 2027: 'do', 2028: 'do', 2029: 'do', 2030: 'do', 2031: 'do', 2032: 'review' },
    from: ['グループどうし'],
    answer: 'agreed',
  },
]

/** Fills a board as six tables and one ward officer would. @returns the officer, still there */
export async function anEvening(guest: (role: Role, table?: number) => Promise<Guest>) {
  // The fourth table's scribe comes later, and is the one who gives seats back there.
  const tables = await Promise.all(
    [1, 2, 3, 4, 5, 6].map((table) => guest(table === 4 ? 'participant' : 'scribe', table)),
  )
  const ids = new Map<string, NoteId>()
  const started = Date.now() - NOTES.length * 40_000
  for (const [at, [table, goal, actor, text]] of NOTES.entries()) {
    const heard = at % 4 === 1 && table !== 4 ? 'spoken' : 'written'
    const id = await tables[table - 1]?.post(text, goal, actor, {
      heard,
      at: started + at * 40_000,
    })
    if (id) ids.set(text, id)
  }
  const staff = await guest('staff')
  for (const [at, row] of ROWS.entries())
    await staff.do(...rowMade(staff, row, `row-${at + 1}`, ids))
  return { staff, tables }
}

function rowMade(staff: Guest, row: Row, name: string, notes: ReadonlyMap<string, NoteId>) {
  const { board } = staff.device.state
  const { goal, actor, text, target, years, from, answer, reason } = row
  const kind = board.actors.find(({ id }) => id === actor)?.kind ?? 'body'
  const id = name as RowId
  const made: Operation = {
    verb: 'rows.add',
    row: id,
    goal: goal as GoalId,
    actor: actor as ActorId,
    matrix: matrixFor(kind),
    text,
    target,
    years,
    from: [...notes].flatMap(([words, note]) =>
      from.some((start) => words.startsWith(start)) ? [note] : [],
    ),
    rank: rankAtEnd(board.rows),
  }
  const decided: Operation[] = answer
    ? [
        {
          verb: 'rows.decide',
          row: id,
          state: answer,
          by: actor as ActorId,
          at: Date.now(),
          reason,
        },
      ]
    : []
  return [made, ...decided]
}
