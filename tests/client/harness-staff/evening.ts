import * as Y from 'yjs'
import izumi from '../../../seeds/izumi/plan.json' with { type: 'json' }
import { openBoard } from '../../../shared/board/document.ts'
import type { ActorId, GoalId, NoteId, RowId } from '../../../shared/board/ids.ts'
import type { NoteOperation } from '../../../shared/board/notes.ts'
import { perform } from '../../../shared/board/operations.ts'
import { rankAtEnd } from '../../../shared/board/ranks.ts'
import type { RowOperation } from '../../../shared/board/rows.ts'
import { readBoard } from '../../../shared/board/view.ts'
import { boardFromPlan } from '../../../shared/plan/board-from-plan.ts'
import type { Plan } from '../../../shared/plan/format.ts'

const NOVEMBER_20 = Date.UTC(2026, 10, 20, 10)

const note = (id: string, actor: string, table: number, text: string): NoteOperation => ({
  verb: 'notes.post',
  note: id as NoteId,
  goal: 'g1' as GoalId,
  actor: actor as ActorId,
  rank: `a${id.slice(1)}`,
  text,
  table,
  heard: table === 5 ? 'spoken' : 'written',
  at: NOVEMBER_20 + table * 60_000,
})

const row = (
  id: string,
  text: string,
  from: string[],
  years: RowOperation & { verb: 'rows.add' } extends { years?: infer T } ? T : never,
): RowOperation => ({
  verb: 'rows.add',
  row: id as RowId,
  goal: 'g1' as GoalId,
  actor: 'ward' as ActorId,
  matrix: 'planned',
  rank: '',
  text,
  from: from as NoteId[],
  years,
})

/** The Izumi plan in the middle of an evening. */
export function evening() {
  const board = openBoard(new Y.Doc())
  const update = boardFromPlan(izumi as unknown as Plan, {
    title: '泉区 地域福祉保健計画 ワークショップ',
    period: { from: 2022, to: 2027 },
    tables: 8,
    epoch: 'evening',
    client: 1,
  })
  Y.applyUpdate(board.doc, update)
  for (const operation of [
    note('n1', 'residents', 2, '朝、学校の門で あいさつ当番をする'),
    note('n2', 'residents', 1, '回覧板を手わたしにして、顔を見る'),
    note('n3', 'residents', 5, '電球の交換などを たのめる番号'),
    note('n4', 'ward', 3, '職員も門に立ってほしい'),
    note('n5', 'careplaza', 4, '若い人が来やすい時間に あけてほしい'),
    row('r1', 'あいさつ当番の時間に 職員も門に立つ。', ['n1', 'n4', 'n9'], {
      2022: 'prepare',
      2023: 'do',
      2024: 'do',
      2025: 'do',
      2027: 'review',
    }),
    row('r2', '困りごとの相談を 一つの電話番号で受ける。', ['n3'], { 2023: 'prepare' }),
    row('r3', '区民利用施設を 夜もあける。', ['n5'], { 2024: 'do' }),
  ])
    perform(
      board,
      operation.verb === 'rows.add'
        ? { ...operation, rank: rankAtEnd(readBoard(board).rows) }
        : operation,
    )
  const decide = (id: string, state: 'agreed' | 'declined', reason?: string) =>
    perform(board, {
      verb: 'rows.decide',
      row: id as RowId,
      state,
      by: 'ward' as ActorId,
      at: NOVEMBER_20,
      reason,
    })
  decide('r2', 'agreed')
  decide('r3', 'declined', '管理する人の手当てが つかないため')
  return board
}
