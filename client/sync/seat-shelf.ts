import { isId, type NoteId } from '../../shared/board/ids.ts'
import { isReason } from '../../shared/wire.ts'
import type { GivenBack } from './device.ts'
import {
  type Check,
  isAny,
  isKeptSaid,
  isNumber,
  isText,
  KEPT_VERSION,
  listOf,
  maybe,
  oneOf,
  orNull,
  parsed,
  shaped,
} from './kept-checks.ts'
import type { Post, PostKeeping } from './kept-posts.ts'
import type { Said, SaidKeeping } from './note-outbox.ts'
import type { Undoable } from './undoable.ts'
import type { Session, Shelf } from './world.ts'

/** Before a copy's name, so that it can be removed also where a browser does not list its databases. */
export const COPY_OF = 'copy-of.'

/** A copy of an earlier version may hold notes that this device wrote itself: they are said now. */
const COPY_VERSION = 2

export const isStep = maybe(oneOf<'undo' | 'redo'>(['undo', 'redo']))

const isSaid = shaped<Said>({
  id: isId,
  operation: isKeptSaid,
  before: orNull(isText),
  step: isStep,
  order: isNumber,
})
const isPost = shaped<{ operation: Post }>({
  operation: (value): value is Post => isKeptSaid(value) && value.verb === 'notes.post',
})

const isGivenBack = shaped<Omit<GivenBack, 'operation'> & { operation: unknown }>({
  ...{ id: isText, operation: isAny, step: isStep, text: isText },
  reason: (value) => isReason(value),
})

/**
 * What a seat keeps on its device. Every entry has a key of its own, so that two tabs of one seat
 * never write over each other's. What cannot be read stays where it is: a newer version may know it.
 */
export class SeatShelf implements SaidKeeping, PostKeeping {
  readonly #shelf: Shelf
  readonly #prefix: string
  readonly #ofRole: string
  readonly #done: (kept: unknown) => Undoable | undefined
  /** How many documents were given up when this tab began its own. */
  #known: number

  /** @param done reads what was done here */
  constructor(
    shelf: Shelf,
    { board, seat }: Session,
    done: (kept: unknown) => Undoable | undefined,
  ) {
    this.#shelf = shelf
    this.#ofRole = `yoriai.${board}.${seat.role}.`
    this.#prefix = `${this.#ofRole}${seat.id}.`
    this.#known = this.#givenUp()
    this.#done = done
  }

  get keeps() {
    return this.#shelf.keeps
  }

  said = (): Said[] => this.all('say.', isSaid)
  keepSaid = ({ id, operation, before, step, order }: Said) =>
    this.put(`say.${id}`, { id, operation, before, step, order })
  forgetSaid = ({ id }: Said) => this.remove(`say.${id}`)

  /** What was said of notes as the program of 0.1.0 left it, which wrote them into the document. */
  written = (): Said[] => this.all('op.', isSaid)
  forgetWritten = ({ id }: Said) => this.remove(`op.${id}`)

  posts = (): Post[] => this.all('post.', isPost).map(({ operation }) => operation)
  keepPost = (operation: Post) =>
    this.put(`post.${operation.note}`, { id: operation.note, operation, before: null, order: 0 })
  forgetPost = (note: NoteId) => this.remove(`post.${note}`)
  epoch = (): string | undefined => this.one('epoch', isText)
  keepEpoch = (epoch: string) => this.#set('epoch', epoch)
  closedAt = (): number | undefined => this.one('closed', isNumber)
  keepClosedAt(at: number | undefined) {
    if (at === undefined) this.remove('closed')
    else this.#set('closed', at)
  }

  givenBack = (): GivenBack[] =>
    this.all('back.', isGivenBack).flatMap(({ operation: kept, ...back }) => {
      const operation = this.#done(kept)
      return operation ? { ...back, operation } : []
    })
  giveBack = (one: GivenBack) => this.put(`back.${one.id}`, one)
  dismiss = (id: string) => this.remove(`back.${id}`)
  isGivenBack = (id: string): boolean => this.one(`back.${id}`, isGivenBack) !== undefined

  mine = (): readonly NoteId[] => this.one('mine', listOf(isId<NoteId>)) ?? []
  keepMine = (notes: Iterable<NoteId>) => this.#set('mine', [...notes])

  /** Own notes that nobody else had seen, as far as the server told. */
  faceDown = (): readonly NoteId[] => this.one('face-down', listOf(isId<NoteId>)) ?? []
  keepFaceDown = (notes: Iterable<NoteId>) => this.#set('face-down', [...notes])

  /**
   * The name of the stored copy, which is of one epoch; undefined before that is known. How often a
   * copy was given up is part of it, so that none comes back.
   */
  copyName = (epoch: string): string | undefined =>
    epoch === '' ? undefined : `${this.#prefix}${epoch}.${this.#givenUp()}.${COPY_VERSION}`
  /** The copies that were opened here, by name. */
  copies = (): string[] =>
    this.#shelf.entries(`${this.#prefix}${COPY_OF}`).map(([key]) => key.replace(COPY_OF, ''))
  /** Whether a database is a copy of this board in this role, of whatever seat, epoch and release. */
  isCopy = (name: string): boolean => name.startsWith(this.#ofRole)
  noteCopy = (name: string) => this.#set(this.#copyKey(name), COPY_VERSION)
  forgetCopy = (name: string) => this.remove(this.#copyKey(name))
  #copyKey = (name: string) => COPY_OF + name.slice(this.#prefix.length)
  /** Where another tab has given its own up meanwhile, that tab's next one will do. */
  nextCopy() {
    this.#known = this.isOvertaken ? this.#givenUp() : this.#givenUp() + 1
    this.#set('copy', this.#known)
  }
  /**
   * Another tab has given its document up since this one began its own. Not where the browser has
   * lost its storage: then nobody else has what is missing there.
   */
  get isOvertaken(): boolean {
    return this.#givenUp() > this.#known
  }
  #givenUp = (): number => this.one('copy', isNumber) ?? 0

  /** Everything of a kind that can be read. */
  all = <T>(kind: string, check: Check<T>): T[] =>
    this.#shelf.entries(this.#prefix + kind).flatMap(([, text]) => parsed(text, check) ?? [])
  /** The names of a kind. */
  names = (kind: string): string[] =>
    this.#shelf
      .entries(this.#prefix + kind)
      .map(([key]) => key.slice(this.#prefix.length + kind.length))
  one = <T>(key: string, check: Check<T>): T | undefined =>
    parsed(this.#shelf.get(this.#prefix + key), check)
  put = (key: string, value: object) => this.#set(key, { v: KEPT_VERSION, ...value })
  remove = (key: string) => this.#shelf.remove(this.#prefix + key)
  /** A list, a number or a name is its own form: another one would get another key. */
  #set = (key: string, value: unknown) => this.#shelf.put(this.#prefix + key, JSON.stringify(value))
}
