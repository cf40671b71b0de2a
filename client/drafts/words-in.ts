/** The parts of a form that a person wrote, as they stand under each other. */
const WRITTEN = ['title', 'text', 'target', 'reason', 'more', 'name']

/** The words of something kept: a text as it is, or what was written into the fields of a form. */
export function wordsIn(kept: string): string {
  const fields = fieldsOf(kept)
  if (!fields) return kept
  return WRITTEN.flatMap((part) => {
    const words = fields[part]
    return typeof words === 'string' && words !== '' ? [words] : []
  }).join('\n')
}

/** The fields of a form that was kept; null where it is a plain text. */
export function fieldsOf(kept: string): Readonly<Record<string, unknown>> | null {
  if (!kept.startsWith('{')) return null
  try {
    const read: unknown = JSON.parse(kept)
    return typeof read === 'object' && read !== null ? { ...read } : null
  } catch {
    return null
  }
}
