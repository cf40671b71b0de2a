import type { NoteId } from '../../shared/board/ids.ts'
import type { Note } from '../../shared/board/view.ts'

/** A note that is in no document, here alone (I4): the facilitator put it away, or it is not revealed yet. */
export interface PutAway {
  note: Note
  /** For facilitators only. */
  reason: string
  /** It went along when the seat that wrote it was stopped. */
  withSeat: boolean
  /** ms since 1970 */
  at: number
  /** Nobody put it away: it was written face down, and its author alone has it until it is revealed. */
  unrevealed?: boolean
}

/** Notes that change between document and vault in one commit. */
export interface Vaulting {
  away: readonly PutAway[]
  /** Those that are in the vault no more: on the board again, or withdrawn. */
  back: readonly NoteId[]
}

/**
 * What stands where a rank will be: a note that was never shown gets one, and its date, when it is.
 * Once it was seen it is not hidden again.
 */
export const NEVER_SHOWN = ''
export const wasNeverShown = ({ note }: PutAway): boolean => note.rank === NEVER_SHOWN

/** The notes of one board that stand beside it. */
export class Vault {
  #away: Map<NoteId, PutAway>
  #unrevealed = new Map<NoteId, PutAway>()
  #unrevealedUnits = 0

  constructor(saved: readonly PutAway[] = []) {
    this.#away = new Map(saved.map((one) => [one.note.id, one]))
    for (const one of saved) this.#count(one)
  }

  has = (note: NoteId): boolean => this.#away.has(note)
  get = (note: NoteId): PutAway | undefined => this.#away.get(note)
  unrevealed = (note: NoteId): PutAway | undefined => this.#unrevealed.get(note)

  /** Those that were put away, the last one first. */
  get all(): readonly PutAway[] {
    return [...this.#away.values()]
      .filter(({ unrevealed }) => !unrevealed)
      .sort((a, b) => b.at - a.at || (a.note.id < b.note.id ? -1 : 1))
  }

  get allUnrevealed(): readonly PutAway[] {
    return [...this.#unrevealed.values()]
  }

  get unrevealedCount(): number {
    return this.#unrevealed.size
  }

  /** How much the board will grow when all is revealed, about: UTF-16 units. */
  get unrevealedUnits(): number {
    return this.#unrevealedUnits
  }

  change({ away, back }: Vaulting) {
    for (const note of back) this.#remove(note)
    for (const one of away) {
      this.#remove(one.note.id)
      this.#away.set(one.note.id, one)
      this.#count(one)
    }
  }

  #count(one: PutAway) {
    if (!one.unrevealed) return
    this.#unrevealed.set(one.note.id, one)
    this.#unrevealedUnits += one.note.text.length
  }

  #remove(note: NoteId) {
    this.#away.delete(note)
    this.#unrevealedUnits -= this.#unrevealed.get(note)?.note.text.length ?? 0
    this.#unrevealed.delete(note)
  }
}

/** What several changes, one after the other, come to. */
export function netOf(changes: readonly Vaulting[]): Vaulting | undefined {
  if (changes.length === 0) return undefined
  const net = new Map<NoteId, PutAway | undefined>()
  for (const { away, back } of changes) {
    for (const note of back) net.set(note, undefined)
    for (const one of away) net.set(one.note.id, one)
  }
  return {
    away: [...net.values()].filter((one) => one !== undefined),
    back: [...net].flatMap(([note, one]) => (one ? [] : note)),
  }
}
