import { addEntry, answerFields, type Board } from './document.ts'
import type { ActorId, AnswerId } from './ids.ts'
import type { AnswerFields } from './schema.ts'

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

export function apply(board: Board, operation: QuestionOperation): void {
  const known = answerFields(board, operation.answer)
  if (operation.verb === 'questions.reopen') {
    if (known?.get('withdrawn') === false) known.set({ withdrawn: true })
    return
  }
  const { answer, about, question, by, at, found } = operation
  if (known?.get('withdrawn')) known.set({ withdrawn: false })
  if (known) return
  addEntry<AnswerFields>(board, 'answers', answer, {
    ...{ about, question, at, withdrawn: false },
    ...(by === undefined ? {} : { by }),
    ...(found === undefined || found === '' ? {} : { found }),
  })
}
