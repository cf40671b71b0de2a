import type { PlanOutbox } from './plan-outbox.ts'
import type { OutboxEntry } from './plan-outbox-entry.ts'

/** What waits and cannot go out as it was written on this document: it must be done anew there. */
export function toDoAnew(outbox: PlanOutbox): OutboxEntry[] {
  const anew = outbox.pending.filter((entry) => entry.anew)
  if (anew.length > 0) outbox.letGo()
  return anew.filter((entry) => outbox.pending.includes(entry))
}

/**
 * Leaves to another tab what it did anew after giving a document up, and may long have brought to
 * the server: ours still has it as it was first written.
 * @returns whether there was any
 */
export function leaveStrays(outbox: PlanOutbox): boolean {
  const kept = outbox.kept()
  const strays = outbox.pending.filter(
    ({ id, update }) => !kept.some((one) => one.id === id && `${one.update}` === `${update}`),
  )
  outbox.leave(strays)
  return strays.length > 0
}
