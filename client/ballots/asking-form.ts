import type { Form } from '../drafts/box.ts'
import { fieldsOf } from '../drafts/words-in.ts'

/** What is asked of everybody, as it is being written. */
export interface AskingDraft {
  title: string
  options: readonly string[]
  line: string
}

export const ASKING: Form<AskingDraft> = {
  read: (kept) => {
    const { title, options, line } = fieldsOf(kept) ?? {}
    if (typeof title !== 'string' || typeof line !== 'string' || !Array.isArray(options))
      return null
    return { title, line, options: options.filter((one) => typeof one === 'string') }
  },
  print: (draft) => JSON.stringify(draft),
}
