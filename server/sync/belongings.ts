import type { NoteId, SeatId } from '../../shared/board/ids.ts'
import type { Role } from '../../shared/board/roles.ts'
import { LIMITS } from '../../shared/wire.ts'
import type { Saved } from '../store/log.ts'

/** A resident's notes once half of all that fit are there. */
const SHARE_WHEN_HALF_FULL = 50
const HOUR_MS = 60 * 60 * 1000
/** Notes that residents never take from scribes, staff and facilitators. */
const KEPT_FOR_THE_TEAM = 2_000

/**
 * Whose is what on a board: its notes, also withdrawn ones, and the Yjs client ids that wrote. Taken
 * from the disk when it is first asked for: nobody has written before.
 */
export class Belongings {
  #saved: Pick<Saved, 'owners' | 'clients' | 'notesOf'>
  #known: Known | undefined
  /** When each seat took a new client id, of the last hour. */
  #claims = new Map<SeatId, readonly number[]>()

  constructor(saved: Pick<Saved, 'owners' | 'clients' | 'notesOf'>) {
    this.#saved = saved
  }

  ownerOf = (note: NoteId): SeatId | undefined => this.#all.owners.get(note)
  seatOfClient = (client: number): SeatId | undefined => this.#all.clients.get(client)
  notesOf = (seat: SeatId): Iterable<NoteId> =>
    (this.#known ? undefined : this.#saved.notesOf?.(seat)) ?? this.#all.notes.get(seat) ?? []

  /**
   * Whether a seat may post this, too: what one takes is room that the others lack (I5). Many
   * residents' seats together never fill a board for those who write its plan.
   */
  hasRoom(seat: SeatId, note: NoteId, role?: Role): boolean {
    const { owners, notes } = this.#all
    if (owners.has(note)) return true
    const mine = (notes.get(seat)?.size ?? 0) + 1
    const all = owners.size + 1
    const resident = role === 'participant'
    const share = resident && all > LIMITS.maxNotes / 2 ? SHARE_WHEN_HALF_FULL : LIMITS.notesPerSeat
    const most = resident ? LIMITS.maxNotes - KEPT_FOR_THE_TEAM : LIMITS.maxNotes
    return mine <= share && all <= most
  }

  /** Whether something that a seat wrote was accepted. */
  knows = (seat: SeatId): boolean => this.#all.clientCounts.has(seat) || this.#all.notes.has(seat)

  give(seat: SeatId, posted: readonly NoteId[]) {
    for (const note of posted) this.#all.own(note, seat)
  }

  /**
   * Why a seat may not write with so many more Yjs client ids: each makes every transaction slower,
   * for everybody. Somebody who was away for long brings all of hers at once.
   * @param onBoard how many its document has
   */
  refusesClients(
    seat: SeatId,
    { length }: readonly number[],
    { onBoard, now }: { onBoard: number; now: number },
  ): 'full' | 'too-fast' | undefined {
    if (length === 0) return undefined
    const mine = (this.#all.clientCounts.get(seat) ?? 0) + length
    if (mine > LIMITS.clientsPerSeat || onBoard + length > LIMITS.clientsPerBoard) return 'full'
    const lately = (this.#claims.get(seat) ?? []).filter((at) => now - at < HOUR_MS)
    this.#claims.set(seat, lately)
    const isMany = lately.length > 0 && lately.length + length > LIMITS.clientsPerHour
    return isMany ? 'too-fast' : undefined
  }

  claim(seat: SeatId, claimed: readonly number[], now: number) {
    for (const client of claimed) this.#all.claim(client, seat)
    if (claimed.length === 0) return
    this.#claims.set(seat, [...(this.#claims.get(seat) ?? []), ...claimed.map(() => now)])
  }

  get #all(): Known {
    this.#known ??= new Known(this.#saved)
    return this.#known
  }
}

class Known {
  owners = new Map<NoteId, SeatId>()
  clients = new Map<number, SeatId>()
  notes = new Map<SeatId, Set<NoteId>>()
  clientCounts = new Map<SeatId, number>()

  constructor({ owners, clients }: Pick<Saved, 'owners' | 'clients'>) {
    for (const [note, seat] of owners) this.own(note, seat)
    for (const [client, seat] of clients) this.claim(client, seat)
  }

  own(note: NoteId, seat: SeatId) {
    this.owners.set(note, seat)
    const notes = this.notes.get(seat) ?? new Set()
    this.notes.set(seat, notes.add(note))
  }

  claim(client: number, seat: SeatId) {
    this.clients.set(client, seat)
    this.clientCounts.set(seat, (this.clientCounts.get(seat) ?? 0) + 1)
  }
}
