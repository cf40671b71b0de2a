import { type Chance, type NoteId, newId } from '../../shared/board/ids.ts'

/** Works on plain http, too, where `crypto.randomUUID` does not exist. */
export const chance: Chance = (bytes) => crypto.getRandomValues(bytes as Uint8Array<ArrayBuffer>)

export const newNote = (): NoteId => newId<NoteId>(chance)
