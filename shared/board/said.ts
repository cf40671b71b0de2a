import type { GroupOperation } from './laying.ts'
import { isNoteOperation, type NoteOperation } from './notes.ts'

/** What is said to the server, which alone writes it; all else is written into the document. */
export type SaidOperation = NoteOperation | GroupOperation

export const isGroupOperation = <O extends { verb: string }>(
  operation: O,
): operation is O & GroupOperation => operation.verb.startsWith('groups.')

export const isSaid = <O extends { verb: string }>(operation: O): operation is O & SaidOperation =>
  isNoteOperation(operation) || isGroupOperation(operation)
