import type { NoteId } from '../../shared/board/ids.ts'
import { groupAfter, type NoteOperation } from '../../shared/board/notes.ts'

export type Post = Extract<NoteOperation, { verb: 'notes.post' }>

/** Where a seat's posts are kept on its device. */
export interface PostKeeping {
  posts(): Post[]
  keepPost(post: Post): void
  forgetPost(note: NoteId): void
  /** The board's epoch in which they were accepted. */
  epoch(): string | undefined
  keepEpoch(epoch: string): void
  /** When the board was seen to be closed, ms since 1970; undefined while it is open. */
  closedAt(): number | undefined
  keepClosedAt(at: number | undefined): void
}

const WEEK_MS = 7 * 24 * 60 * 60 * 1000

/**
 * What this seat has on the server, kept here until a week after the workshop has closed: where the
 * server must go back to an older state (a restore, a broken disk), it is said again.
 */
export class KeptPosts {
  readonly #keeping: PostKeeping

  /** @param ended the server knows no more whose they were: they stand on the board, and are not said again */
  constructor(keeping: PostKeeping, now: number, ended = false) {
    this.#keeping = keeping
    const closedAt = keeping.closedAt()
    if (!ended && (closedAt === undefined || now - closedAt < WEEK_MS)) return
    for (const { note } of keeping.posts()) keeping.forgetPost(note)
  }

  isKept = ({ verb, note }: NoteOperation): boolean =>
    verb === 'notes.post' && this.#keeping.posts().some((post) => post.note === note)

  /** @returns what is to be said again, now that the server has this epoch */
  inEpoch(told: string): readonly Post[] {
    const before = this.#keeping.epoch()
    if (before === told) return []
    this.#keeping.keepEpoch(told)
    return before === undefined ? [] : this.#keeping.posts()
  }

  /** It was erased for good. */
  forget(note: NoteId) {
    this.#keeping.forgetPost(note)
  }

  /** The server has done it. */
  done(operation: NoteOperation) {
    if (operation.verb === 'notes.post') return this.#keeping.keepPost(operation)
    const post = this.#keeping.posts().find(({ note }) => note === operation.note)
    if (!post) return
    switch (operation.verb) {
      case 'notes.withdraw':
        return this.#keeping.forgetPost(post.note)
      case 'notes.edit':
        return this.#keeping.keepPost({ ...post, text: operation.text })
      case 'notes.move': {
        const { goal, actor } = operation
        const group = groupAfter(post, operation)
        return this.#keeping.keepPost({ ...post, goal, actor, group })
      }
    }
  }

  /** Whether the board is closed, as the device sees it. */
  saw(closed: boolean, now: number) {
    const known = this.#keeping.closedAt() !== undefined
    if (closed !== known) this.#keeping.keepClosedAt(closed ? now : undefined)
  }
}
