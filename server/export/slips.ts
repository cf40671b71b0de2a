import { answersOf, changedSinceAgreed, reasonOf } from '../../shared/board/agreement.ts'
import { goalNumber } from '../../shared/board/goal-number.ts'
import type { NoteId } from '../../shared/board/ids.ts'
import { inPlanOrder } from '../../shared/board/tables.ts'
import type { Actor, Goal, Note, Row, Snapshot } from '../../shared/board/view.ts'
import { dayInEra } from '../../shared/tokyo.ts'
import { partsSaid } from './change-said.ts'
import type { Columns } from './facts.ts'
import { TABLE_MIDDLE } from './looks.ts'
import { notesInOrder } from './order.ts'
import { CHANGE_TITLES, HEARD_AS, STATES } from './words.ts'

/** One note, and what became of it. */
interface Slip {
  note: Note
  goal: Goal | undefined
  actor: Actor | undefined
  rows: readonly Row[]
  board: Snapshot
}

const NOT_YET = 'まだ計画の行になっていません'

/** 付箋: every note word for word. What is for reading back comes last, outside of what is printed. */
export const SLIP_COLUMNS: readonly Columns<Slip>[] = [
  {
    head: '基本目標',
    width: 13,
    value: ({ board, goal }) => goalNumber(board.goals, goal?.id) || null,
  },
  { head: '誰が', width: 20, value: ({ actor }) => actor?.name ?? null },
  { head: '班', width: 8, style: TABLE_MIDDLE, value: ({ note }) => note.table ?? null },
  { head: '付箋の言葉', width: 54, value: ({ note }) => note.text },
  { head: '聞きかた', width: 12, style: TABLE_MIDDLE, value: ({ note }) => HEARD_AS[note.heard] },
  { head: '書いた日時', width: 19, value: ({ note }) => ({ at: note.at }) },
  {
    head: 'そのあと',
    width: 46,
    value: ({ rows, board }) => rows.map((row) => becameOf(row, board)).join('\n') || NOT_YET,
  },
  { head: '基本目標の題', width: 36, value: ({ goal }) => goal?.title ?? null },
  { head: '行ID', width: 24, value: ({ rows }) => rows.map(({ id }) => id).join(' ') || null },
  { head: '付箋ID', width: 24, value: ({ note }) => note.id },
]

/** How many of the columns go onto paper. */
export const SLIPS_PRINTED = 7

function becameOf(row: Row, board: Snapshot): string {
  const who = answersOf(board, row).map(({ actor }) => actor.name)
  const said = who.length > 0 && row.decided ? [...who, dayInEra(row.decided.at)] : []
  const reason = reasonOf(row)
  const change = changedSinceAgreed(row)
  const more = [
    ...(reason ? [`理由：${reason}`] : []),
    ...(change ? [CHANGE_TITLES.agreed, ...partsSaid(board, change)] : []),
  ]
  const actor = board.actors.find(({ id }) => id === row.actor)?.name ?? row.actor
  const state = [STATES[row.state], ...said].join('・')
  return [`${actor}「${row.text}」（${state}）`, ...more].join('　')
}

/** The notes that everybody may see: one withdrawn or put away is not in the document any more. */
export function slipsOf(board: Snapshot): readonly Slip[] {
  const goals = new Map(board.goals.map((goal) => [goal.id, goal]))
  const actors = new Map(board.actors.map((actor) => [actor.id as string, actor]))
  const rows = new Map<NoteId, Row[]>()
  for (const row of inPlanOrder(board))
    for (const note of row.from) {
      const made = rows.get(note)
      if (made) made.push(row)
      else rows.set(note, [row])
    }
  return notesInOrder(board).map((note) => ({
    note,
    goal: goals.get(note.goal),
    actor: actors.get(note.actor),
    rows: rows.get(note.id) ?? [],
    board,
  }))
}
