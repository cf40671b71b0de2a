import type * as Y from 'yjs'

/**
 * Whether a text was changed after it was first written: something was taken out, or something came
 * in later. Told from how the document keeps it, so that nothing has to be stored for it; every copy
 * of the document says the same, however its pieces were cut and joined.
 */
export function wasEdited(text: Y.Text): boolean {
  let next: { client: number; clock: number } | undefined
  for (let item = text._start; item !== null; item = item.right) {
    if (item.deleted) return true
    const { client, clock } = item.id
    if (next && (next.client !== client || next.clock !== clock)) return true
    next = { client, clock: clock + item.length }
  }
  return false
}
