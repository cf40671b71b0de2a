import { noteOf } from './about.ts'
import type { Entry } from './entry.ts'
import type { Outbox } from './outbox.ts'
import type { Replica } from './replica.ts'

/** What waits and cannot go out as it was written on this document: it must be done anew there. */
export function toDoAnew(outbox: Outbox, replica: Replica): Entry[] {
  const anew = outbox.pending.filter((entry) => entry.anew || isLost(entry, outbox, replica))
  if (anew.length > 0) outbox.letGo()
  outbox.leave(anew.filter((entry) => isWithdrawnElsewhere(entry, outbox)))
  return anew.filter((entry) => outbox.pending.includes(entry))
}

/**
 * Leaves to another tab what it did anew after giving a document up, and may long have brought to
 * the server. Ours still has it as it was first written: sent from there, a note that was withdrawn
 * since would come back for good.
 * @returns whether there was any
 */
export function leaveStrays(outbox: Outbox): boolean {
  const kept = outbox.kept()
  const strays = outbox.pending.filter(
    ({ id, update }) => !kept.some((one) => one.id === id && `${one.update}` === `${update}`),
  )
  outbox.leave(strays)
  return strays.length > 0
}

/** Another tab has the note's withdrawal waiting, too: said here without it, the note would come back for good. */
function isWithdrawnElsewhere({ operation, order }: Entry, { pending, kept }: Outbox): boolean {
  const later = kept().filter(
    (one) => one.order > order && noteOf(one.operation) === noteOf(operation),
  )
  const last = later.at(-1)
  return last?.operation.verb === 'notes.withdraw' && !pending.some(({ id }) => id === last.id)
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
export function isOutdone({ operation, order }: Entry, { pending, kept }: Outbox): boolean {
  const outdoes = (later: Entry) =>
    later.order > order &&
    noteOf(later.operation) === noteOf(operation) &&
    (later.revives || (later.operation.verb === 'notes.move' && operation.verb === 'notes.move'))
  return [...pending, ...kept()].some(outdoes)
}
