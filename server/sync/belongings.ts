import type { NoteId, SeatId } from '../../shared/board/ids.ts'
import type { Role } from '../../shared/board/roles.ts'
import { LIMITS, SERVER_LIMITS } from '../../shared/wire.ts'
import type { Saved } from '../store/log.ts'
import { NewClients } from './new-clients.ts'

/** A resident's notes once half of all that fit are there. */
const SHARE_WHEN_HALF_FULL = 50
/** Notes that residents never take from scribes, staff and facilitators. */
const KEPT_FOR_THE_TEAM = 2_000

/**
 * Whose is what on a board: its notes, also withdrawn ones, and the Yjs client ids that wrote. All of
 * it is known before anybody writes, and is one seat's from the moment in which it was accepted.
 */
export class Belongings {
  #owners: Map<NoteId, SeatId>
  #clients: Map<number, SeatId>
  #notes = new Map<SeatId, NoteId[]>()
  #clientCounts = new Map<SeatId, number>()
  #newClients: NewClients

  /** @param saved its maps are these from now on */
  constructor(
    { owners, clients }: Pick<Saved, 'owners' | 'clients'>,
    newClients = new NewClients(),
  ) {
    this.#newClients = newClients
    this.#owners = owners
    this.#clients = clients
    for (const [note, seat] of owners) this.#list(note, seat)
    for (const seat of clients.values()) this.#count(seat)
  }

  ownerOf = (note: NoteId): SeatId | undefined => this.#owners.get(note)
  seatOfClient = (client: number): SeatId | undefined => this.#clients.get(client)
  notesOf = (seat: SeatId): readonly NoteId[] => this.#notes.get(seat) ?? []

  /**
   * Whether a seat may post this, too: what one takes is room that the others lack (I5). Many
   * residents' seats together never fill a board for those who write its plan.
   */
  hasRoom(seat: SeatId, note: NoteId, role?: Role): boolean {
    if (this.#owners.has(note)) return true
    const mine = this.notesOf(seat).length + 1
    const all = this.#owners.size + 1
    const resident = role === 'participant'
    const share = resident && all > LIMITS.maxNotes / 2 ? SHARE_WHEN_HALF_FULL : LIMITS.notesPerSeat
    const most = resident ? LIMITS.maxNotes - KEPT_FOR_THE_TEAM : LIMITS.maxNotes
    return mine <= share && all <= most
  }

  give(seat: SeatId, posted: readonly NoteId[]) {
    for (const note of posted) {
      // The first owner stays.
      if (this.#owners.has(note)) continue
      this.#owners.set(note, seat)
      this.#list(note, seat)
    }
  }

  /** What was one seat's is the other's: two devices were one person's. */
  join(from: SeatId, seat: SeatId) {
    for (const note of this.notesOf(from)) {
      this.#owners.set(note, seat)
      this.#list(note, seat)
    }
    this.#notes.delete(from)
    if (!this.#clientCounts.has(from)) return
    for (const [client, of] of this.#clients)
      if (of === from) {
        this.#clients.set(client, seat)
        this.#count(seat)
      }
    this.#clientCounts.delete(from)
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
    const has = this.#clientCounts.get(seat) ?? 0
    if (
      has + length > SERVER_LIMITS.clientsPerSeat ||
      onBoard + length > SERVER_LIMITS.clientsPerBoard
    )
      return 'full'
    const lately = this.#newClients.lately(seat, has, now)
    const isMany = lately > 0 && lately + length > SERVER_LIMITS.clientsPerHour
    return isMany ? 'too-fast' : undefined
  }

  claim(seat: SeatId, claimed: readonly number[], now: number) {
    for (const client of claimed) {
      if (!this.#clients.has(client)) this.#count(seat)
      this.#clients.set(client, seat)
    }
    if (claimed.length > 0) this.#newClients.took(seat, claimed.length, now)
  }

  #list(note: NoteId, seat: SeatId) {
    const notes = this.#notes.get(seat)
    if (notes) notes.push(note)
    else this.#notes.set(seat, [note])
  }

  #count(seat: SeatId) {
    this.#clientCounts.set(seat, (this.#clientCounts.get(seat) ?? 0) + 1)
  }
}
