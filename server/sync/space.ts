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
 * How many bytes each seat has added to the board in this room (I5): four seats with a thousand notes
 * of nothing but emoji made a board that no phone could load any more.
 */
export class Space {
  #taken = new Map<SeatId, number>()

  /** @param byteLength of the board */
  isLeft({ id, role }: SeatRecord, byteLength: number): boolean {
    return byteLength < FULL_BYTES && (this.#taken.get(id) ?? 0) < shareOf(role, byteLength)
  }

  took({ id }: SeatRecord, update: Uint8Array | undefined) {
    if (update) this.#taken.set(id, (this.#taken.get(id) ?? 0) + update.length)
  }
}

function shareOf(role: Role, byteLength: number): number {
  if (role !== 'participant') return OTHERS[role]
  return RESIDENTS.find(({ below }) => byteLength < below)?.bytes ?? 0
}
