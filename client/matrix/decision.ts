import type { ActorId } from '../../shared/board/ids.ts'
import type { RowState } from '../../shared/board/schema.ts'
import type { Row } from '../../shared/board/view.ts'
import type { Form } from '../drafts/box.ts'
import { fieldsOf } from '../drafts/words-in.ts'

export type Answer = Exclude<RowState, 'plan'>

export const ANSWERS: readonly Answer[] = ['agreed', 'held', 'declined', 'asked']

/** 決める, before it is decided. */
export interface Decision {
  answer: Answer
  by: ActorId
  reason: string
}

/** What the row says now, as the dialog begins. */
export const decisionOf = (row: Row): Decision => ({
  answer: row.state === 'held' || row.state === 'declined' ? row.state : 'agreed',
  by: row.decided?.by ?? row.actor,
  reason: row.reason,
})

export const DECISION: Form<Decision> = {
  read: (kept) => {
    const { answer, by, reason } = fieldsOf(kept) ?? {}
    const known = ANSWERS.find((one) => one === answer)
    if (!known || typeof by !== 'string' || typeof reason !== 'string') return null
    return { answer: known, by: by as ActorId, reason }
  },
  print: (decision) => JSON.stringify(decision),
}
