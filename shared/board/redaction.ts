import type { Board } from './document.ts'
import { answerFields, answerIds } from './document.ts'
import type { NoteId, RowId } from './ids.ts'

/** What can be erased for good, as the register keeps it: its place alone, never its words. */
export type Redactable = `notes/${NoteId}` | `rows/${RowId}`

/** Why, in one word of these: what somebody writes about it would be words about it again. */
export const REDACTION_REASONS = ['private', 'hurtful', 'asked', 'other'] as const
export type RedactionReason = (typeof REDACTION_REASONS)[number]

export const isRedactable = (value: string): value is Redactable =>
  /^(?:notes|rows)\/[^/\s]+$/.test(value)

/** Takes it out of a document; of a row also what was asked and found about it. */
export function redact(board: Board, entry: Redactable): void {
  const [root, id = ''] = entry.split('/')
  if (root === 'notes') return void board.root('notes').delete(id)
  board.root('rows').delete(id)
  for (const answer of answerIds(board))
    if (answerFields(board, answer)?.get('about') === entry) board.root('answers').delete(answer)
}
