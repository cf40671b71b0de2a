import { type GroupOperation, isGroupOperation } from './laying.ts'
import { isNoteOperation, type NoteOperation } from './notes.ts'

/** What is said to the server, which alone writes it; all else is written into the document. */
export type SaidOperation = NoteOperation | GroupOperation

export const isSaid = <O extends { verb: string }>(operation: O): operation is O & SaidOperation =>
  isNoteOperation(operation) || isGroupOperation(operation)
