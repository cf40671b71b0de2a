import { fromBase64, toBase64 } from 'lib0/buffer'
import type { NoteId } from '../../shared/board/ids.ts'
import type { Returned } from './device.ts'
import type { Entry, Keeping } from './entry.ts'
import type { Post, PostKeeping } from './kept-posts.ts'
import type { Said, SaidKeeping } from './note-outbox.ts'
import type { Session, Shelf } from './world.ts'

/** A copy of an earlier version may hold notes that this device wrote itself: they are said now. */
const COPY_VERSION = 2

/** An entry as text; `update` in base64, or absent. */
type Kept = Omit<Entry, 'update' | 'carried'> & { update?: string }

/**
 * What a seat keeps on its device. Every entry has a key of its own, so that two tabs of one seat
 * never write over each other's.
 */
export class SeatShelf implements Keeping, SaidKeeping, PostKeeping {
  readonly #shelf: Shelf
  readonly #prefix: string
  /** How many documents were given up when this tab began its own. */
  #known: number

  constructor(shelf: Shelf, { board, seat }: Session) {
    this.#shelf = shelf
    this.#prefix = `yoriai.${board}.${seat.role}.${seat.id}.`
    this.#known = this.#givenUp()
  }

  get keeps() {
    return this.#shelf.keeps
  }

  waiting(): Entry[] {
    return this.#read<Kept>('op.').map(({ update, ...kept }) => ({
      ...kept,
      update: update === undefined ? null : fromBase64(update),
      carried: null,
    }))
  }

  keep({ carried: _, update, ...rest }: Entry) {
    const kept: Kept = update ? { ...rest, update: toBase64(update) } : rest
    this.#put(`op.${rest.id}`, kept)
  }

  forget({ id, order }: Entry) {
    const kept = this.#parse<Kept>(this.#shelf.get(`${this.#prefix}op.${id}`))
    if (kept && kept.order <= order) this.#shelf.remove(`${this.#prefix}op.${id}`)
  }

  said = (): Said[] => this.#read<unknown>('say.').flatMap((kept) => saidIn(kept) ?? [])
  keepSaid = (said: Said) => this.#put(`say.${said.id}`, { v: SAID_VERSION, ...said })
  forgetSaid = ({ id }: Said) => this.#shelf.remove(`${this.#prefix}say.${id}`)

  posts = (): Post[] =>
    this.#read<unknown>('post.').flatMap((kept) => {
      const operation = saidIn(kept)?.operation
      return operation?.verb === 'notes.post' ? operation : []
    })
  keepPost = (operation: Post) => {
    const { note: id } = operation
    this.#put(`post.${id}`, { v: SAID_VERSION, id, operation, before: null, order: 0 })
  }
  forgetPost = (note: NoteId) => this.#shelf.remove(`${this.#prefix}post.${note}`)
  epoch = (): string | undefined => this.#parse<string>(this.#shelf.get(`${this.#prefix}epoch`))
  keepEpoch = (epoch: string) => this.#put('epoch', epoch)
  closedAt = (): number | undefined => this.#parse<number>(this.#shelf.get(`${this.#prefix}closed`))
  keepClosedAt(at: number | undefined) {
    if (at === undefined) this.#shelf.remove(`${this.#prefix}closed`)
    else this.#put('closed', at)
  }

  returned = (): Returned[] => this.#read<Returned>('back.')
  giveBack = (returned: Returned) => this.#put(`back.${returned.id}`, returned)
  dismiss = (id: string) => this.#shelf.remove(`${this.#prefix}back.${id}`)

  mine = (): NoteId[] => this.#parse<NoteId[]>(this.#shelf.get(`${this.#prefix}mine`)) ?? []
  keepMine = (notes: Iterable<NoteId>) => this.#put('mine', [...notes])

  /**
   * The name of the stored copy, which is of one epoch; undefined before that is known. How often a
   * copy was given up is part of it, so that none comes back.
   */
  copyName = (epoch: string): string | undefined =>
    epoch === '' ? undefined : `${this.#prefix}${epoch}.${this.#givenUp()}.${COPY_VERSION}`
  nextCopy() {
    this.#known = this.#givenUp() + 1
    this.#put('copy', this.#known)
  }
  /**
   * Another tab has given its document up since this one began its own. Not where the browser has
   * lost its storage: then nobody else has what is missing there.
   */
  get isOvertaken(): boolean {
    return this.#givenUp() > this.#known
  }
  #givenUp = (): number => this.#parse<number>(this.#shelf.get(`${this.#prefix}copy`)) ?? 0

  #put(key: string, value: unknown) {
    this.#shelf.put(this.#prefix + key, JSON.stringify(value))
  }

  #read<T>(kind: string): T[] {
    return this.#shelf
      .entries(this.#prefix + kind)
      .flatMap(([, text]) => this.#parse<T>(text) ?? [])
  }

  /** A text that is not ours any more (cut off, from another version) counts as absent. */
  #parse<T>(text: string | undefined): T | undefined {
    if (text === undefined) return undefined
    try {
      return JSON.parse(text) as T
    } catch {
      return undefined
    }
  }
}

/** Grows when what is kept changes its form. */
const SAID_VERSION = 1

const NOTE_VERBS: readonly unknown[] = ['notes.post', 'notes.edit', 'notes.move', 'notes.withdraw']

/**
 * What is kept is parsed, not trusted. What a newer version of this program kept waits for it: it
 * is left where it is.
 */
function saidIn(kept: unknown): Said | undefined {
  if (typeof kept !== 'object' || kept === null) return undefined
  const { v, id, operation, before, step, order } = kept as Partial<Said & { v: unknown }>
  const isOurs =
    v === SAID_VERSION &&
    typeof id === 'string' &&
    typeof order === 'number' &&
    typeof operation?.note === 'string' &&
    NOTE_VERBS.includes(operation.verb)
  return isOurs ? { id, operation, before: before ?? null, step, order } : undefined
}
