import type { Board } from '../../shared/board/document.ts'
import { hiddenOn, isHidden } from '../../shared/board/hidden.ts'
import type { NoteId } from '../../shared/board/ids.ts'
import { apply } from '../../shared/board/notes.ts'
import { noteAt } from '../../shared/board/view.ts'
import { layOut, type Showing } from './reveal.ts'
import { type PutAway, type Vault, type Vaulting, wasNeverShown } from './vault.ts'

/** Takes notes out of a document, whole, or away from those that wait to be revealed; others stay out of the vault. */
export function putAway(
  { board, vault }: { board: Board; vault: Vault },
  notes: Iterable<NoteId>,
  why: Omit<PutAway, 'note' | 'unrevealed'>,
): Vaulting {
  const away: PutAway[] = []
  for (const id of notes) {
    const note = noteAt(board, id) ?? vault.unrevealed(id)?.note
    if (!note) continue
    away.push({ note, ...why })
    apply(board, { verb: 'notes.withdraw', note: id })
  }
  return { away, back: [] }
}

/** Lays notes back as they were: id, words, place. Whose they are was never forgotten. */
export function layBack(on: Showing, notes: Iterable<NoteId>): Vaulting {
  const { board, vault } = on
  const away: PutAway[] = []
  const back: NoteId[] = []
  for (const id of notes) {
    const kept = vault.get(id)
    if (!kept || kept.unrevealed) continue
    if (wasNeverShown(kept)) {
      const { goal, table } = kept.note
      if (isHidden(hiddenOn(board), goal, table))
        away.push({ ...kept, reason: '', withSeat: false, unrevealed: true })
      else back.push(...layOut([kept], on))
      continue
    }
    const { id: note, ...fields } = kept.note
    // On older boards an author's own date may lie in the future: it was there when it was put away.
    const at = Math.min(fields.at, kept.at)
    apply(board, { verb: 'notes.post', note, ...fields, at })
    back.push(id)
  }
  return { away, back }
}
