import type { NoteId, SeatId } from '../../shared/board/ids.ts'
import { LIMITS } from '../../shared/wire.ts'
import type { Saved } from '../store/log.ts'

/** Whose is what on a board: its notes, also withdrawn ones, and the Yjs client ids that wrote. */
export class Belongings {
  #owners: Map<NoteId, SeatId>
  #clients: Map<number, SeatId>
  #notes = new Map<SeatId, Set<NoteId>>()
  #clientCounts = new Map<SeatId, number>()

  constructor({ owners, clients }: Pick<Saved, 'owners' | 'clients'>) {
    this.#owners = new Map(owners)
    this.#clients = new Map(clients)
    for (const [note, seat] of owners) this.#notesOf(seat).add(note)
    for (const seat of clients.values()) this.#countClient(seat)
  }

  ownerOf = (note: NoteId): SeatId | undefined => this.#owners.get(note)
  seatOfClient = (client: number): SeatId | undefined => this.#clients.get(client)
  notesOf = (seat: SeatId): Iterable<NoteId> => this.#notes.get(seat) ?? []

  /** Whether a seat may have so much more: what one takes is room that the others lack (I5). */
  hasRoom(seat: SeatId, posted: readonly NoteId[], claimed: readonly number[]): boolean {
    const coming = posted.filter((note) => !this.#owners.has(note)).length
    const notes = this.#notes.get(seat)?.size ?? 0
    const clients = this.#clientCounts.get(seat) ?? 0
    const overfull = coming > 0 && notes + coming > LIMITS.notesPerSeat
    return !overfull && clients + claimed.length <= LIMITS.clientsPerSeat
  }

  give(seat: SeatId, posted: readonly NoteId[], claimed: readonly number[]) {
    for (const note of posted) {
      this.#owners.set(note, seat)
      this.#notesOf(seat).add(note)
    }
    for (const client of claimed) {
      this.#clients.set(client, seat)
      this.#countClient(seat)
    }
  }

  #notesOf(seat: SeatId): Set<NoteId> {
    const notes = this.#notes.get(seat) ?? new Set()
    this.#notes.set(seat, notes)
    return notes
  }

  #countClient(seat: SeatId) {
    this.#clientCounts.set(seat, (this.#clientCounts.get(seat) ?? 0) + 1)
  }
}
