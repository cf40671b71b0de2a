import {
  type Change,
  changedFromPrint,
  changedParts,
  changedSinceAgreed,
} from '../../shared/board/agreement.ts'
import type { Row, Snapshot } from '../../shared/board/view.ts'
import type { PhoneWords } from '../words/phone.ts'
import { PLAN } from '../words/plan.ts'
import { useWords } from '../words/provided.ts'
import { scheduleWords } from './schedule-words.ts'

/** A change in words: what it is about, how it was, how it is. */
export const changeSaid = (
  board: Pick<Snapshot, 'goals' | 'actors'>,
  change: Change,
  words: PhoneWords['plan'],
): readonly { part: string; before: string; after: string }[] =>
  changedParts(board, change, (years) => scheduleWords(years, words)).map(
    ({ part, before, after }) => ({
      part: words.change.parts[part],
      before: before || words.change.none,
      after: after || words.change.none,
    }),
  )

interface ChangeNoteProps {
  board: Pick<Snapshot, 'goals' | 'actors'>
  row: Row
}

/** 合意のあとに直されました, with what was agreed and what it is now; nothing while it is as agreed. */
export function AgreedChange({ board, row }: ChangeNoteProps) {
  const change = changedSinceAgreed(row)
  return change && <Said board={board} change={change} about="agreed" />
}

/** 計画書から変わりました, with what the plan prints and what it is now. */
export function PrintedChange({
  board,
  row,
  from,
}: ChangeNoteProps & {
  /** The period's first year. */
  from: number | undefined
}) {
  const change = changedFromPrint(row, from === undefined ? undefined : { from })
  return change && <Said board={board} change={change} about="printed" />
}

function Said({
  board,
  change,
  about,
}: {
  board: ChangeNoteProps['board']
  change: Change
  about: 'agreed' | 'printed'
}) {
  const planWords = useWords(PLAN)
  const words = planWords.change
  return (
    <span className="row-change" data-change={about}>
      <b>{words.title[about]}</b>
      {changeSaid(board, change, planWords).map(({ part, before, after }) => (
        <span key={part}>
          {words.before[about](part)}
          {before}
          {words.arrow}
          {words.after}
          {after}
          {words.end}
        </span>
      ))}
    </span>
  )
}
