import { noteOf } from './about.ts'
import type { Entry } from './entry.ts'
import type { Outbox } from './outbox.ts'
import type { Replica } from './replica.ts'

/** What waits and cannot go out as it was written on this document: it must be done anew there. */
export function toDoAnew(outbox: Outbox, replica: Replica): Entry[] {
  const anew = outbox.pending.filter((entry) => entry.anew || isLost(entry, outbox, replica))
  if (anew.length > 0) outbox.letGo()
  return anew.filter((entry) => outbox.pending.includes(entry))
}

/**
 * A note went and came back: what waits to be said to it, and its withdrawal, must be said to the
 * one there, unless something later says otherwise. Words never are otherwise: another tab that
 * brought the note back may not have seen them.
 */
function isLost(entry: Entry, outbox: Outbox, { hasNote, isBuried }: Replica): boolean {
  const { operation, update } = entry
  const note = noteOf(operation)
  if (!update || !note || !hasNote(note)) return false
  switch (operation.verb) {
    case 'notes.edit':
      return isBuried(update)
    case 'notes.move':
      return isBuried(update) && !isOutdone(entry, outbox)
    case 'notes.withdraw':
      return !outbox.isAdopted(entry) && !isOutdone(entry, outbox)
    default:
      return false
  }
}

/** Whether something said later, in any tab, would be undone by saying this again. */
function isOutdone({ operation, order }: Entry, { pending, kept }: Outbox): boolean {
  const outdoes = (later: Entry) =>
    later.order > order &&
    noteOf(later.operation) === noteOf(operation) &&
    (later.revives || (later.operation.verb === 'notes.move' && operation.verb === 'notes.move'))
  return [...pending, ...kept()].some(outdoes)
}
