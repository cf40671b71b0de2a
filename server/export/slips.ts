import type { NoteId } from '../../shared/board/ids.ts'
import type { Actor, Goal, Note, Row, Snapshot } from '../../shared/board/view.ts'
import { dayInEra } from '../../shared/tokyo.ts'
import type { Columns } from './facts.ts'
import { TABLE_MIDDLE } from './looks.ts'
import { inPlanOrder, notesInOrder } from './order.ts'
import { HEARD_AS, STATES } from './words.ts'

/** One note, and what became of it. */
interface Slip {
  note: Note
  goal: Goal | undefined
  actor: Actor | undefined
  rows: readonly Row[]
  nameOf: (actor: string) => string
}

const NOT_YET = 'まだ 計画の行になっていません'

/** 付箋: every note word for word. What is for reading back comes last, outside of what is printed. */
export const SLIP_COLUMNS: readonly Columns<Slip>[] = [
  {
    head: '基本目標',
    width: 13,
    value: ({ goal }) => goal?.number ?? goal?.title ?? null,
  },
  { head: '誰が', width: 20, value: ({ actor }) => actor?.name ?? null },
  { head: '班', width: 8, style: TABLE_MIDDLE, value: ({ note }) => note.table ?? null },
  { head: '付箋のことば', width: 54, value: ({ note }) => note.text },
  { head: '聞きかた', width: 12, style: TABLE_MIDDLE, value: ({ note }) => HEARD_AS[note.heard] },
  { head: '書いた日時', width: 19, value: ({ note }) => ({ at: note.at }) },
  {
    head: 'そのあと',
    width: 46,
    value: ({ rows, nameOf }) => rows.map((row) => becameOf(row, nameOf)).join('\n') || NOT_YET,
  },
  { head: '基本目標の題', width: 36, value: ({ goal }) => goal?.title ?? null },
  { head: '行ID', width: 24, value: ({ rows }) => rows.map(({ id }) => id).join(' ') || null },
  { head: '付箋ID', width: 24, value: ({ note }) => note.id },
]

/** How many of the columns go onto paper. */
export const SLIPS_PRINTED = 7

function becameOf(row: Row, nameOf: Slip['nameOf']): string {
  const when = row.decided ? `・${dayInEra(row.decided.at)}` : ''
  const who = row.decided ? `・${nameOf(row.decided.by)}` : ''
  const why = row.reason && row.state !== 'agreed' ? `　理由：${row.reason}` : ''
  return `${nameOf(row.actor)}「${row.text}」（${STATES[row.state]}${who}${when}）${why}`
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
  const nameOf = (actor: string) => actors.get(actor)?.name ?? actor
  return notesInOrder(board).map((note) => ({
    note,
    goal: goals.get(note.goal),
    actor: actors.get(note.actor),
    rows: rows.get(note.id) ?? [],
    nameOf,
  }))
}
