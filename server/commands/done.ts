import type { CommandId, NoteChange } from '../../shared/board/commands.ts'
import type { SeatId } from '../../shared/board/ids.ts'

/** A command that was accepted: kept so that it is never done twice. No words, no choices. */
export interface DoneCommand {
  seat: SeatId
  id: CommandId
  /** Of all it said. */
  digest: string
  /** ms since 1970 */
  at: number
}

/** A device that was away longer gets its words back as a draft, instead of posting them twice. */
export const KEPT_MS = 30 * 24 * 60 * 60 * 1000

/** An answer that was lost is asked for again within moments. */
const MOST_CHANGES = 5_000

/** The commands that a board's seats have had done, pending ones too. */
export class DoneCommands {
  #digests = new Map<string, string>()
  /** What the last ones changed, for who asks again in the same room; gone with it. */
  #changes = new Map<string, NoteChange>()

  constructor(saved: Iterable<DoneCommand> = []) {
    for (const { seat, id, digest } of saved) this.#digests.set(keyOf(seat, id), digest)
  }

  digestOf = (seat: SeatId, id: CommandId): string | undefined => this.#digests.get(keyOf(seat, id))
  changeOf = (seat: SeatId, id: CommandId): NoteChange => this.#changes.get(keyOf(seat, id)) ?? {}

  /** What one seat had done was the other's. */
  join(from: SeatId, seat: SeatId) {
    const its = [...this.#digests].filter(([key]) => key.startsWith(`${from} `))
    for (const [key, digest] of its) {
      const now = `${seat}${key.slice(from.length)}`
      this.#digests.set(now, digest)
      const change = this.#changes.get(key)
      if (change) this.#changes.set(now, change)
    }
  }

  add({ seat, id, digest }: DoneCommand, change: NoteChange) {
    this.#digests.set(keyOf(seat, id), digest)
    this.#changes.set(keyOf(seat, id), change)
    const [oldest] = this.#changes.keys()
    if (oldest !== undefined && this.#changes.size > MOST_CHANGES) this.#changes.delete(oldest)
  }
}

const keyOf = (seat: SeatId, id: CommandId) => `${seat} ${id}`
