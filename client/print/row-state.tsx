import {
  answersOf,
  type Change,
  changedFromPrint,
  changedSinceAgreed,
} from '../../shared/board/agreement.ts'
import type { Row, Snapshot } from '../../shared/board/view.ts'
import { changeSaid } from '../plan/change-note.tsx'
import type { PhoneWords } from '../words/phone.ts'
import { printWords as words } from '../words/print.ts'
import type { RowPart } from './row-parts.ts'

/** Who said so and when: those who took the row on, or whoever put it off or declined it. */
export const saidBy = (board: Pick<Snapshot, 'actors'>, row: Row): readonly string[] =>
  answersOf(board, row).map(({ actor, at }) => words.moment(actor.name, at))

/** What was agreed, or what the plan prints, and what the row says now; '' while it says that. */
export function changeWords(board: Snapshot, row: Row, plan: PhoneWords['plan']): string {
  const say = (change: Change | null, about: 'agreed' | 'printed') => {
    if (!change) return []
    const { title, before, arrow, after, end } = plan.change
    const parts = changeSaid(board, change, plan).map(
      (one) => `${before[about](one.part)}${one.before}${arrow}${after}${one.after}${end}`,
    )
    return [title[about], ...parts]
  }
  return [
    ...say(changedSinceAgreed(row), 'agreed'),
    ...say(changedFromPrint(row, board.board.period), 'printed'),
  ].join('\n')
}

/** What became of a new row; a row of the plan says nothing. */
export function RowStateWords({ state, part }: { state: Row['state']; part: RowPart }) {
  if (state === 'plan') return null
  return (
    <>
      {part.first && <b>{words.states[state]}</b>}
      {part.said.map((said) => (
        <span key={said} className="print-said">
          {said}
        </span>
      ))}
      {part.reason !== '' && <span>{part.first ? words.reason(part.reason) : part.reason}</span>}
    </>
  )
}
