export type Copied = 'copied' | 'selected'

/**
 * Copies what a field shows. On plain http there is no clipboard API: the older command does it, and
 * where even that is refused the text is left selected.
 */
export async function copyFrom(field: HTMLInputElement | HTMLTextAreaElement): Promise<Copied> {
  field.focus()
  field.select()
  try {
    if (navigator.clipboard) {
      await navigator.clipboard.writeText(field.value)
      return 'copied'
    }
  } catch {
    // Refused by the browser: the older way may still work.
  }
  return document.execCommand('copy') ? 'copied' : 'selected'
}
