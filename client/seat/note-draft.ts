import { type ActorId, isId } from '../../shared/board/ids.ts'
import { isBlank } from '../../shared/board/words.ts'
import type { Form } from '../drafts/box.ts'
import { fieldsOf } from '../drafts/words-in.ts'

/** What a person is about to say about one goal. */
export interface NoteDraft {
  text: string
  actor: ActorId | null
}

export const emptyDraft = (): NoteDraft => ({ text: '', actor: null })

/** What is not as it should be counts as not kept. */
export const NOTE_DRAFT: Form<NoteDraft> = {
  read: (kept) => {
    const { text, actor } = fieldsOf(kept) ?? {}
    if (typeof text !== 'string') return null
    return { text, actor: isId<ActorId>(actor) ? actor : null }
  },
  print: ({ text, actor }) => JSON.stringify({ text, actor }),
}

/** Words that come back stand behind those in a box, or alone in an empty one. */
export const withWords = (before: string, words: string): string =>
  isBlank(before) ? words : `${before}\n${words}`

/** The same in a goal's box: in an empty one they bring their 誰が along. */
export const draftWith = (now: NoteDraft, words: string, actor: ActorId | null): NoteDraft => ({
  text: withWords(now.text, words),
  actor: isBlank(now.text) ? (actor ?? now.actor) : now.actor,
})
