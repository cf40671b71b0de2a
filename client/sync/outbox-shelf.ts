import { fromBase64, toBase64 } from 'lib0/buffer'
import type { NoteId } from '../../shared/board/ids.ts'
import type { Returned } from './device.ts'
import type { Entry, Keeping } from './entry.ts'
import type { Session, Shelf } from './world.ts'

/** An entry as text; `update` in base64, or absent. */
type Kept = Omit<Entry, 'update' | 'carried'> & { update?: string }

/**
 * What a seat keeps on its device. Every entry has a key of its own, so that two tabs of one seat
 * never write over each other's.
 */
export class SeatShelf implements Keeping {
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
    epoch === '' ? undefined : `${this.#prefix}${epoch}.${this.#givenUp()}`
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
