interface Posted {
  id: string
  table?: number | undefined
  at: number
}

/**
 * An actor's notes, newest first, so that every table has its share of what there is room for: the
 * newest of each, then the second of each, and so on. No table pushes the others off the wall.
 */
export function sharedAmongTables<N extends Posted>(newestFirst: readonly N[]): readonly N[] {
  const counts = new Map<number | undefined, number>()
  const turns = new Map<N, number>()
  for (const note of newestFirst) {
    const turn = counts.get(note.table) ?? 0
    counts.set(note.table, turn + 1)
    turns.set(note, turn)
  }
  // Sorting keeps the order of those that come in the same turn.
  return [...newestFirst].sort((a, b) => (turns.get(a) ?? 0) - (turns.get(b) ?? 0))
}
