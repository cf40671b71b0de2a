import * as Y from 'yjs'
import { readSeeds } from '../../../server/seeds.ts'
import { type Board, openBoard } from '../../../shared/board/document.ts'
import type { ActorId, GoalId, NoteId, RowId } from '../../../shared/board/ids.ts'
import { type Operation, perform } from '../../../shared/board/operations.ts'
import { readBoard, type Snapshot } from '../../../shared/board/view.ts'
import { boardFromPlan } from '../../../shared/plan/board-from-plan.ts'
import type { Plan } from '../../../shared/plan/format.ts'

export const IZUMI = '泉区地域福祉保健計画'
export const PERIOD = { from: 2022, to: 2027 }

export const seed = (id: string): Plan => {
  const plan = readSeeds('seeds').get(id)
  if (!plan) throw new Error(`no seed ${id}`)
  return plan
}

/** A board made from a seed, and then what people did on it. */
export function boardAfter(
  acts: readonly Operation[],
  {
    template = 'izumi',
    period = PERIOD,
    goals,
  }: { template?: string; period?: typeof PERIOD; goals?: readonly string[] } = {},
): Snapshot {
  const doc = new Y.Doc()
  const workshop = { title: IZUMI, period, goals, tables: 4, epoch: 'e1', client: 1 }
  Y.applyUpdate(doc, boardFromPlan(seed(template), workshop))
  const board = openBoard(doc)
  play(board, acts)
  return readBoard(board)
}

export const play = (board: Board, acts: readonly Operation[]) => {
  for (const act of acts) perform(board, act)
}

/** 20 November 2026, 20:15:03.123 in Tokyo */
export const EIGHT_FIFTEEN = Date.UTC(2026, 10, 20, 11, 15, 3, 123)

export const posted = (
  note: string,
  goal: string,
  actor: string,
  text: string,
  more: Partial<Operation & { verb: 'notes.post' }> = {},
): Operation => ({
  verb: 'notes.post',
  note: note as NoteId,
  goal: goal as GoalId,
  actor: actor as ActorId,
  text,
  rank: `n${note}`,
  heard: 'written',
  at: EIGHT_FIFTEEN,
  ...more,
})

export const added = (
  row: string,
  goal: string,
  actor: string,
  text: string,
  more: Partial<Operation & { verb: 'rows.add' }> = {},
): Operation => ({
  verb: 'rows.add',
  row: row as RowId,
  goal: goal as GoalId,
  actor: actor as ActorId,
  matrix: ['residents', 'institutions'].includes(actor) ? 'expected' : 'planned',
  text,
  rank: `x${row}`,
  ...more,
})

export const decided = (
  row: string,
  state: 'asked' | 'agreed' | 'held' | 'declined',
  by: string,
  reason = '',
  at = EIGHT_FIFTEEN,
): Operation => ({ verb: 'rows.decide', row: row as RowId, state, by: by as ActorId, at, reason })

/** Words that spreadsheets like to take for something else, and characters that get lost. */
export const TRICKY = [
  '=1+1',
  '+81から始まる番号',
  '-10度の朝も みまもり',
  '@家の前',
  '＝全角もある',
  '\t字下げ',
  '#N/A',
  '#REF!',
  '_x0041_と_x000D_',
  '①②③④⑤⑥ 髙﨑さんと𠮷野さんの店',
  '一行目\n二行目\r\n三行目',
  ' 前と後の空き  ',
  '"引用"、<b>&amp;</b>',
  '終わり\uffff\ufffe\u0000\u000b。',
  '👨‍👩‍👧 家族で e\u0301',
  '2026-11-20',
  '007',
  'TRUE',
] as const

const from = (...notes: string[]) => ({ from: notes as NoteId[] })
const years = (...marks: [number, 'prepare' | 'do' | 'review'][]) => ({
  years: Object.fromEntries(marks),
})

/** What a good evening leaves behind: every state a row can have, every way a note was heard. */
export const EVENING: readonly Operation[] = [
  posted('n1', 'g1', 'ward', 'ごみ出しを手伝う人の名簿がほしい', { table: 1 }),
  posted('n2', 'g1', 'ward', '名簿は 区で持っていてほしい', { table: 2, heard: 'spoken' }),
  posted('n3', 'g2', 'council', 'お茶の会に 送り迎えがあるといい', { table: 3, heard: 'phone' }),
  posted('n4', 'g3', 'careplaza', '会議が多い', { heard: 'proxy' }),
  posted('n5', 'g1', 'residents', '朝のあいさつを こちらから', { table: 4 }),
  ...TRICKY.map((text, at) => posted(`t${10 + at}`, 'g2', 'residents', text, { table: 1 })),
  added('r1', 'g1', 'ward', 'ごみ出しを手伝う人の名簿を 区役所に置く。', {
    ...from('n1', 'n2'),
    ...years([2022, 'prepare'], [2023, 'do'], [2024, 'do'], [2025, 'do'], [2027, 'review']),
    target: '年間300人以上',
  }),
  decided('r1', 'agreed', 'ward'),
  {
    verb: 'rows.decide',
    row: 'r1' as RowId,
    state: 'agreed',
    by: 'council' as ActorId,
    at: EIGHT_FIFTEEN + 61_000,
    takers: ['ward' as ActorId, 'council' as ActorId],
  },
  added('r2', 'g2', 'council', 'お茶の会への送り迎えをする。', {
    ...from('n3'),
    ...years([2024, 'do']),
  }),
  decided('r2', 'held', 'council', '車のことを 来月の会議で話す'),
  added('r3', 'g3', 'careplaza', '会議を半分にする。', from('n4', 'n1')),
  decided('r3', 'declined', 'careplaza', '法で決まった会議があるため'),
  added('r4', 'g1', 'residents', '朝のあいさつを こちらからする。', from('n5')),
  added('r5', 'g1', 'residents', '消した行', from('n5')),
  { verb: 'rows.remove', row: 'r5' as RowId },
  ...TRICKY.map((text, at) => added(`u${10 + at}`, 'g3', 'ward', text, { target: text })),
]
