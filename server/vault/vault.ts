import type { NoteId } from '../../shared/board/ids.ts'
import type { Note } from '../../shared/board/view.ts'

/** A note that the facilitator put away: in no document, here alone (I4). */
export interface PutAway {
  note: Note
  /** For facilitators only. */
  reason: string
  /** It went along when the seat that wrote it was stopped. */
  withSeat: boolean
  /** ms since 1970 */
  at: number
}

/** Notes that change between document and vault in one commit. */
export interface Vaulting {
  away: readonly PutAway[]
  back: readonly NoteId[]
}

/** The notes of one board that were put away. */
export class Vault {
  #away: Map<NoteId, PutAway>

  constructor(saved: readonly PutAway[] = []) {
    this.#away = new Map(saved.map((one) => [one.note.id, one]))
  }

  has = (note: NoteId): boolean => this.#away.has(note)
  get = (note: NoteId): PutAway | undefined => this.#away.get(note)

  /** The last one first. */
  get all(): readonly PutAway[] {
    return [...this.#away.values()].sort((a, b) => b.at - a.at || (a.note.id < b.note.id ? -1 : 1))
  }

  change({ away, back }: Vaulting) {
    for (const note of back) this.#away.delete(note)
    for (const one of away) this.#away.set(one.note.id, one)
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
