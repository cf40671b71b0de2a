import type * as Y from 'yjs'
import type { SeatId } from '../../shared/board/ids.ts'
import type { Role } from '../../shared/board/roles.ts'
import type { SeatRecord } from '../store/registry.ts'

const KIB = 1_024
const MIB = 1_048_576

/** A board larger than this is slow on every phone: from here on residents' shares are small. */
const LARGE_BYTES = 6 * MIB
const HUGE_BYTES = 14 * MIB
/** Whatever comes, a board grows no larger. */
const FULL_BYTES = 64 * MIB

/** A resident's share by how large the board is: hundreds of full notes, then forty, then six. */
const RESIDENTS = [
  { below: LARGE_BYTES, bytes: 512 * KIB },
  { below: HUGE_BYTES, bytes: 48 * KIB },
  { below: FULL_BYTES / 2, bytes: 8 * KIB },
] as const
/** The others write for many, and the plan, where every stroke of a key is a write. */
const OTHERS: Readonly<Record<Exclude<Role, 'participant'>, number>> = {
  scribe: 4 * MIB,
  staff: 64 * MIB,
  facilitator: 64 * MIB,
  screen: 0,
}

/**
 * How many bytes each seat has added to the board (I5): four seats with a thousand notes of nothing
 * but emoji made a board that no phone could load any more. What was written before the room was
 * opened counts with what is left of it: emptying a room, or a restart, gives nobody a new share.
 */
export class Space {
  #taken = new Map<SeatId, number>()
  #stored: (seat: SeatId) => number

  /** @param stored how many bytes of a seat's stand on the board */
  constructor(stored: (seat: SeatId) => number) {
    this.#stored = stored
  }

  /** @param byteLength of the board */
  isLeft({ id, role }: SeatRecord, byteLength: number): boolean {
    return byteLength < FULL_BYTES && this.#of(id) < shareOf(role, byteLength)
  }

  /** @param aside bytes that it has beside the document */
  took({ id }: SeatRecord, update: Uint8Array | undefined, aside = 0) {
    const bytes = (update?.length ?? 0) + aside
    if (bytes > 0) this.#taken.set(id, this.#of(id) + bytes)
  }

  /** Before its first write here all of it is from before. */
  #of(seat: SeatId): number {
    const known = this.#taken.get(seat) ?? this.#stored(seat)
    this.#taken.set(seat, known)
    return known
  }
}

/** Beside its words: keys, ids, place and rank. */
const PER_NOTE = 200

/** What a note takes of a board, about; a withdrawn one nothing. */
export const bytesOfNote = (text: Y.Text | string | undefined): number =>
  text === undefined ? 0 : PER_NOTE + Buffer.byteLength(text.toString())

function shareOf(role: Role, byteLength: number): number {
  if (role !== 'participant') return OTHERS[role]
  return RESIDENTS.find(({ below }) => byteLength < below)?.bytes ?? 0
}
