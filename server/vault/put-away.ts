import type { Board } from '../../shared/board/document.ts'
import type { NoteId } from '../../shared/board/ids.ts'
import { apply } from '../../shared/board/notes.ts'
import { noteAt } from '../../shared/board/view.ts'
import type { PutAway, Vault, Vaulting } from './vault.ts'

/** Takes notes out of a document, whole; those that are not in it stay out of the vault, too. */
export function putAway(
  board: Board,
  notes: Iterable<NoteId>,
  why: Omit<PutAway, 'note'>,
): Vaulting {
  const away: PutAway[] = []
  for (const id of notes) {
    const note = noteAt(board, id)
    if (!note) continue
    away.push({ note, ...why })
    apply(board, { verb: 'notes.withdraw', note: id })
  }
  return { away, back: [] }
}

/** Lays notes back as they were: id, words, place. Whose they are was never forgotten. */
export function layBack(board: Board, vault: Vault, notes: Iterable<NoteId>): Vaulting {
  const back: NoteId[] = []
  for (const id of notes) {
    const kept = vault.get(id)
    if (!kept) continue
    const { id: note, ...fields } = kept.note
    // On older boards an author's own date may lie in the future: it was there when it was put away.
    const at = Math.min(fields.at, kept.at)
    apply(board, { verb: 'notes.post', note, ...fields, at })
    back.push(id)
  }
  return { away: [], back }
}
