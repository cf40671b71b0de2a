import { isDeepStrictEqual } from 'node:util'
import * as Y from 'yjs'
import type { Board } from '../../shared/board/document.ts'
import type { PrintedWording } from '../../shared/board/field-types.ts'
import { readBoard } from '../../shared/board/view.ts'
import { tokensIn } from './tokens.ts'
import {
  type AnyType,
  describe,
  hasSeen,
  isNew,
  itemAt,
  pathOf,
  textAt,
  valueAt,
  versionBefore,
  versionOf,
} from './written.ts'

/** The origin of writes that nobody may make: they must leave no trace. */
export const STEAL = 'steal'

/** What a document is written for: by its person, or said again by the device itself. */
export type Writing = 'act' | 'again'

interface Moment {
  doc: Y.Doc
  transaction: Y.Transaction
  writing: Writing
}

/**
 * What everybody wrote, by their own documents at the moment of writing: the board must come out so.
 * Where two wrote the same key without having seen each other, either may stand, and it is not asked.
 */
export class Ledger {
  #values = new Map<string, { version: string; value: string }>()
  #tokens = new Map<string, { up: boolean; by: Y.Doc }>()
  #unasked = new Set<string>()
  /** Rows that somebody saw may be gone. */
  isRolledBack = false

  follow(doc: Y.Doc, writing: () => Writing) {
    doc.on('afterTransaction', (transaction: Y.Transaction) => {
      if (!transaction.local || transaction.origin === STEAL) return
      const changes = [...transaction.changed].flatMap(([type, keys]) => {
        const path = pathOf(doc, type)
        return path === undefined ? [] : { type, keys, path }
      })
      // A shift of the period takes along what the years are now, also where it is said again.
      const shifts = changes.some(({ path, keys }) => path === 'board' && keys.has('period'))
      const moment = { doc, transaction, writing: shifts ? 'act' : writing() } as const
      for (const { type, keys, path } of changes) {
        for (const key of keys) {
          if (key !== null) this.#noteKey(moment, type, key, `${path}/${key}`)
          else if (type instanceof Y.Text) this.#noteText(moment, type, path)
        }
      }
    })
  }

  /** Nothing more is asked about what is under this path. */
  forgive(path: string) {
    this.#unasked.add(path)
  }

  /** An older state took the board's place: what it does not say is asked of nobody any more. */
  rollBack(board: Board) {
    this.isRolledBack = true
    for (const [path, { value }] of this.#values)
      if (valueAt(board, path) !== value) this.#values.delete(path)
    for (const [key, { up }] of this.#tokens) {
      const [path = '', token = ''] = key.split('|')
      if (textAt(board, path)?.includes(token) !== up) this.#tokens.delete(key)
    }
  }

  /** The board was written anew: what stands there is what stood there before. */
  follows(before: Board, now: Board) {
    for (const [path, known] of this.#values) {
      const item = itemAt(before, path)
      if (!item || versionOf(item) !== known.version) continue
      const anew = itemAt(now, path)
      known.version = anew ? versionOf(anew) : ''
    }
  }

  /** How much is asked, and how much was written by two at once. */
  get counts() {
    return { asked: this.#values.size + this.#tokens.size, unasked: this.#unasked.size }
  }

  /** Where the board is not as it was written. */
  complaints(board: Board): string[] {
    const wrong: string[] = []
    for (const [path, { value }] of this.#values) {
      if (!this.#isAsked(board, path)) continue
      const found = valueAt(board, path)
      if (
        found !== value &&
        !printsTheSame(path, found, value) &&
        !isDatedAnew(found, value) &&
        !needsNoPrint(board, path, value)
      )
        wrong.push(`${path}: ${found}, written was ${value}`)
    }
    for (const [key, { up }] of this.#tokens) {
      const [path = '', token = ''] = key.split('|')
      if (this.#unasked.has(key) || !this.#isAsked(board, path)) continue
      const text = textAt(board, path)
      if (text?.includes(token) !== up) wrong.push(`${key} ${up ? 'lost' : 'back'} in ${text}`)
    }
    return wrong
  }

  /** Of an entry that is gone only its absence is asked. */
  #isAsked(board: Board, path: string): boolean {
    const parts = path.split('/')
    if (parts.some((_, at) => this.#unasked.has(parts.slice(0, at + 1).join('/')))) return false
    const [root = '', id = ''] = parts
    return root === 'board' || parts.length === 2 || board.doc.getMap(root).has(id)
  }

  #noteKey(moment: Moment, type: AnyType, key: string, path: string) {
    const item = type._map.get(key)
    if (!item) return
    const known = this.#values.get(path)
    const now = { value: describe(item), version: versionOf(item) }
    // Said again after a refusal, it does not become newer than what others wrote meanwhile.
    if (isAgain(moment)) {
      if (known?.value === now.value) known.version = now.version
    } else {
      const { transaction } = moment
      const fresh = type._item !== null && isNew(type._item, transaction)
      const isNews = fresh
        ? known && !hasSeen(moment.doc, known.version)
        : known && known.version !== versionBefore(item, transaction)
      if (isNews || this.#isOld(type._item, path)) this.forgive(path)
      if (item.deleted) this.#leaveUnseen(moment.doc, path)
      this.#values.set(path, now)
    }
    if (!item.deleted && item.content instanceof Y.ContentType && isNew(item, moment.transaction))
      this.#noteAll(moment, item.content.type, path)
  }

  /** Whether what stands at a path is written into an entry that another has replaced or removed. */
  #isOld(entry: Y.Item | null, path: string): boolean {
    const known = this.#values.get(path.slice(0, path.lastIndexOf('/')))
    return entry !== null && known !== undefined && versionOf(entry) !== known.version
  }

  /** An entry goes: what others wrote into it unseen may be said again if it is brought back. */
  #leaveUnseen(doc: Y.Doc, path: string) {
    for (const [one, { version }] of this.#values)
      if (one.startsWith(`${path}/`) && !hasSeen(doc, version)) this.forgive(one)
  }

  /** All of an entry that is new with this transaction. */
  #noteAll(moment: Moment, type: AnyType, path: string) {
    if (type instanceof Y.Text) {
      const text = type.toString()
      for (const [key, { by }] of this.#tokens)
        if (key.startsWith(`${path}|`) && by !== moment.doc && !text.includes(key.slice(-1)))
          this.forgive(key)
      return this.#noteText(moment, type, path)
    }
    for (const key of type._map.keys()) this.#noteKey(moment, type, key, `${path}/${key}`)
  }

  #noteText(moment: Moment, text: Y.Text, path: string) {
    const { doc, transaction } = moment
    // A reason goes with its decision: one that is said again replaces what another gave meanwhile.
    const again = isAgain(moment)
    const replaces = again && path.endsWith('/reason')
    if (again && !replaces) return
    const now = new Set(tokensIn(text.toString()))
    // Another tab took the note away and brought it back: what is written into the old one is gone.
    const isOld = this.#isOld((text._item?.parent as AnyType | undefined)?._item ?? null, path)
    for (let item = text._start; item; item = item.right) {
      const touched = isNew(item, transaction) || Y.isDeleted(transaction.deleteSet, item.id)
      if (!touched || !(item.content instanceof Y.ContentString)) continue
      for (const token of tokensIn(item.content.str)) {
        const key = `${path}|${token}`
        const before = this.#tokens.get(key)
        if (isOld || replaces || (before && before.by !== doc)) this.forgive(key)
        if (replaces) continue
        this.#tokens.set(key, { up: now.has(token), by: doc })
      }
    }
  }
}

/** What the plan prints, done anew on a period that was moved meanwhile, is laid on that one's years. */
function printsTheSame(path: string, found: string, written: string): boolean {
  if (!path.endsWith('/asPrinted') || [found, written].includes('gone')) return false
  const [one, other] = [found, written].map((value) => {
    const { years, from, ...rest } = JSON.parse(value) as PrintedWording
    const columns = Object.entries(years).map(([year, mark]) => [Number(year) - from, mark])
    return { ...rest, columns: Object.fromEntries(columns) }
  })
  return isDeepStrictEqual(one, other)
}

const DATES = /("at":|"takers":\{[^}]*?|^)(\d{12,}(?:\.\d+)?)/

/** A device whose clock is ahead of the server's did it when it came there, and not later. */
function isDatedAnew(found: string, written: string): boolean {
  const [said, was] = [written, found].map((value) => DATES.exec(value)?.[2])
  if (said === undefined || was === undefined || Number(said) <= Number(was) + 60_000) return false
  return written.replaceAll(said, was) === found
}

/** A change that was taken back before it left: what is as it was printed needs no word of that. */
function needsNoPrint(board: Board, path: string, value: string): boolean {
  const [, row] = /^rows\/([^/]+)\/asPrinted$/.exec(path) ?? []
  if (row === undefined || value === 'gone') return false
  const printed = JSON.parse(value) as PrintedWording
  const now = readBoard(board).rows.find(({ id }) => id === row)
  // Where another decided it meanwhile, the change that was done anew is one of a decision.
  return now?.state !== 'plan' || (now.text === printed.text && now.target === printed.target)
}

const isAgain = ({ writing }: Moment) => writing === 'again'
