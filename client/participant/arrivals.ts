import type { NoteId } from '../../shared/board/ids.ts'

/**
 * Which notes stand in the list and which wait above it. What arrives while somebody reads the list
 * waits until she asks for it, so that nothing moves under her eyes.
 * @returns the shown ones; the same set where nothing changed
 */
export function settle(
  shown: ReadonlySet<NoteId>,
  present: readonly { id: NoteId }[],
  reading: boolean,
): ReadonlySet<NoteId> {
  // Nothing to push: the first ones may always come in.
  const holdBack = reading && present.some(({ id }) => shown.has(id))
  const next = present.filter(({ id }) => !holdBack || shown.has(id)).map(({ id }) => id)
  return next.length === shown.size && next.every((id) => shown.has(id)) ? shown : new Set(next)
}

/** How many of the waiting notes were not known before: what a screen reader is told of. */
export const unknownIn = (known: ReadonlySet<NoteId>, present: readonly { id: NoteId }[]): number =>
  present.filter(({ id }) => !known.has(id)).length
