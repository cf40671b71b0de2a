import { addEntry, answerFields, type Board } from './document.ts'
import type { AnswerFields } from './field-types.ts'
import type { ActorId, AnswerId } from './ids.ts'

export type QuestionOperation =
  /** 確認しました: one question, as it stands there. */
  | {
      verb: 'questions.confirm'
      answer: AnswerId
      about: string
      question: string
      by?: ActorId | undefined
      at: number
      found?: string | undefined
    }
  | { verb: 'questions.reopen'; answer: AnswerId }

/**
 * The answer without standing: `apply` makes it stand. Outside undo, as a row is, so that what is
 * taken back is that it stands.
 */
export function prepareAnswer(
  board: Board,
  operation: QuestionOperation & { verb: 'questions.confirm' },
): void {
  const { answer, about, question, by, at, found } = operation
  if (answerFields(board, answer)) return
  board.doc.transact(() =>
    addEntry<AnswerFields>(board, 'answers', answer, {
      ...{ about, question, at, withdrawn: true },
      ...(by === undefined ? {} : { by }),
      ...(found === undefined || found === '' ? {} : { found }),
    }),
  )
}

export function apply(board: Board, operation: QuestionOperation): void {
  const known = answerFields(board, operation.answer)
  const withdrawn = operation.verb === 'questions.reopen'
  if (known && known.get('withdrawn') !== withdrawn) known.set({ withdrawn })
}
