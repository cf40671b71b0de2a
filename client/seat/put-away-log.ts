import type { NoteId } from '../../shared/board/ids.ts'
import type { Role } from '../../shared/board/roles.ts'
import type { DeviceStorage } from '../sync/device-storage.ts'
import { marksOf } from './put-away-marks.ts'

/** What this device did about notes of its seat that were put away: told of once, shown until done with. */
export class PutAwayLog {
  readonly #kept: DeviceStorage
  readonly #prefix: string

  constructor(
    kept: DeviceStorage,
    board: string,
    role: Role,
    went?: Parameters<typeof marksOf>[2],
  ) {
    this.#kept = kept
    this.#prefix = marksOf(board, role, went)
  }

  isDone = (note: NoteId) => this.#kept.get(this.#prefix + note) === 'done'
  done = (note: NoteId) => this.#kept.put(this.#prefix + note, 'done')

  /** Counts those that nobody was told of yet as told. @returns how many they were */
  tell(notes: readonly NoteId[]): number {
    const fresh = notes.filter((note) => !this.#kept.get(this.#prefix + note))
    for (const note of fresh) this.#kept.put(this.#prefix + note, 'told')
    return fresh.length
  }

  /** On the board again: if it is put away once more, that is news. */
  back(notes: Iterable<NoteId>) {
    for (const note of notes) {
      if (this.#kept.get(this.#prefix + note)) this.#kept.remove(this.#prefix + note)
    }
  }
}
