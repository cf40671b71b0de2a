import type { ActorId, GoalId, NoteId } from '../../shared/board/ids.ts'
import type { Role } from '../../shared/board/roles.ts'
import type { Kept } from './kept.ts'

/** What a person is about to say about one goal. */
export interface Draft {
  text: string
  actor: ActorId | null
}

const EMPTY: Draft = { text: '', actor: null }

/** One person's drafts on one board: one per goal, and one per note being rewritten. */
export class Drafts {
  #kept: Kept
  #prefix: string

  constructor(kept: Kept, board: string, role: Role) {
    this.#kept = kept
    this.#prefix = `yoriai/${board}/${role}`
  }

  read(goal: GoalId): Draft {
    return parse(this.#kept.get(this.#key(goal)))
  }

  write(goal: GoalId, draft: Draft) {
    this.#kept.set(this.#key(goal), JSON.stringify(draft))
  }

  /** Words come back into a goal's box, behind what already stands there. */
  giveBack(goal: GoalId, text: string, actor: ActorId | null): Draft {
    const now = this.read(goal)
    const draft = {
      text: now.text.trim() === '' ? text : `${now.text}\n${text}`,
      actor: now.text.trim() === '' ? (actor ?? now.actor) : now.actor,
    }
    this.write(goal, draft)
    return draft
  }

  /** The words of a note that is being rewritten; null when they are done with. */
  readEdit(note: NoteId): string | null {
    return this.#kept.get(this.#editKey(note)) || null
  }

  writeEdit(note: NoteId, text: string | null) {
    if (text === null) this.#kept.remove(this.#editKey(note))
    else this.#kept.set(this.#editKey(note), text)
  }

  #editKey = (note: NoteId) => `${this.#prefix}/edit/${note}`
  #key = (goal: GoalId) => `${this.#prefix}/draft/${goal}`
}

function parse(json: string | null): Draft {
  if (!json) return EMPTY
  try {
    const { text, actor }: Partial<Record<keyof Draft, unknown>> = JSON.parse(json) ?? {}
    return {
      text: typeof text === 'string' ? text : '',
      actor: typeof actor === 'string' ? (actor as ActorId) : null,
    }
  } catch {
    return EMPTY
  }
}
