import type { NoteId } from '../../shared/board/ids.ts'
import { noteOf } from './about.ts'
import type { Entry } from './entry.ts'

/** What is known of notes that went and came back while something about them waits. */
interface Ground {
  /** The notes that stand on the board now. */
  stands: ReadonlySet<NoteId>
  /** Whether what an update wrote stands in a note that is gone, under the one that came back. */
  isBuried: (update: Uint8Array) => boolean
  /** Whether it is another tab's to say again. */
  isAdopted: (entry: Entry) => boolean
  /** All that waits on the shelf, other tabs' too. */
  kept: () => readonly Entry[]
}

/** Said after `entry` about the same note, so that saying `entry` again would undo it. */
const outdoes = (later: Entry, { operation, order }: Entry) =>
  later.order > order &&
  noteOf(later.operation) === noteOf(operation) &&
  (later.revives || (later.operation.verb === 'notes.move' && operation.verb === 'notes.move'))

/**
 * A note went and came back: what waits to be said to it, and its withdrawal, must be said to the
 * one there, unless something later says otherwise. Words never are otherwise: another tab that
 * brought the note back may not have seen them.
 */
export function toSayAgain(pending: readonly Entry[], ground: Ground): Entry[] {
  const { stands, isBuried, isAdopted, kept } = ground
  return pending.filter((entry) => {
    const { operation, update } = entry
    const note = noteOf(operation)
    if (!update || !note || !stands.has(note)) return false
    switch (operation.verb) {
      case 'notes.edit':
        return isBuried(update)
      case 'notes.move':
      case 'notes.withdraw': {
        const isLost = operation.verb === 'notes.move' ? isBuried(update) : !isAdopted(entry)
        return isLost && ![...pending, ...kept()].some((one) => outdoes(one, entry))
      }
      default:
        return false
    }
  })
}
