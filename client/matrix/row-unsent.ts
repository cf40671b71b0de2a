import type { Form } from '../drafts/box.ts'
import { fieldsOf } from '../drafts/words-in.ts'

/** Words of a row that were not sent, and what stood there when they were written; null: all is sent. */
type Unsent = { text: string; base: string } | null

export const UNSENT: Form<Unsent> = {
  read: (kept) => {
    const { text, base } = fieldsOf(kept) ?? {}
    return typeof text === 'string' && typeof base === 'string' ? { text, base } : null
  },
  print: (unsent) => (unsent ? JSON.stringify(unsent) : ''),
}
