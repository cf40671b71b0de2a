import { takersOf } from '../../shared/board/agreement.ts'
import type { RowState } from '../../shared/board/field-types.ts'
import { type ActorId, isId } from '../../shared/board/ids.ts'
import type { Row, Snapshot } from '../../shared/board/view.ts'
import type { Form } from '../drafts/box.ts'
import { fieldsOf } from '../drafts/words-in.ts'

export type Answer = Exclude<RowState, 'plan'>

export const ANSWERS: readonly Answer[] = ['agreed', 'held', 'declined', 'asked']

/** 決める, before it is decided. */
export interface Decision {
  answer: Answer
  /** Who put it off or declined it. */
  by: ActorId
  /** Who takes it on. */
  takers: readonly ActorId[]
  reason: string
}

/** What the row says now, as the dialog begins. */
export const decisionOf = (board: Pick<Snapshot, 'actors'>, row: Row): Decision => {
  const took = takersOf(board, row).map(({ actor }) => actor.id)
  return {
    answer: row.state === 'held' || row.state === 'declined' ? row.state : 'agreed',
    by: row.decided?.by ?? row.actor,
    takers: took.length > 0 ? took : [row.actor],
    reason: row.reason,
  }
}

export const DECISION: Form<Decision> = {
  read: (kept) => {
    const { answer, by, reason, takers = [by] } = fieldsOf(kept) ?? {}
    const known = ANSWERS.find((one) => one === answer)
    if (!known || !isId<ActorId>(by) || typeof reason !== 'string') return null
    const took = Array.isArray(takers) ? takers.filter(isId<ActorId>) : [by]
    return { answer: known, by, takers: took, reason }
  },
  print: (decision) => JSON.stringify(decision),
}
