import type { Room } from '../../server/sync/room.ts'
import { layNoteBack, putNoteAway, startSeat, stopSeat } from '../../server/vault/moderation.ts'
import type { NoteId, SeatId } from '../../shared/board/ids.ts'
import type { CommandReason } from '../../shared/wire.ts'
import type { House } from './house.ts'
import type { NoteLedger } from './note-ledger.ts'
import { NEWS_MS } from './rules.ts'
import type { Tally } from './tally.ts'
import { tokensIn, type Words } from './tokens.ts'
import { itemAt, readIn, versionOf } from './written.ts'

/** One thing that the facilitator asks the server for, past the document. */
export type Measure = 'putAway' | 'layBack' | 'stopSeat' | 'startSeat'

/** Notes put away and laid back, seats stopped, as somebody outside of the server sees it. */
export class Moderation {
  /** Notes that are in the vault for certain, and which one of them came back when. */
  readonly away = new Set<NoteId>()
  /** Those of stopped seats. */
  ofStopped: NoteId[] = []
  /** Why they were put away: for facilitators only. */
  readonly reasons: string[] = []
  #cameBack = new Map<NoteId, number>()
  /** Notes that were asked about, and what holds each where the server laid it back. */
  #touched = new Map<NoteId, string>()
  #started = new Map<string, number>()
  /** Seats that are being started again: until that is durable they are refused. */
  #starting = new Set<string>()
  /** Asked for and not answered yet. */
  #asked = new Set<object>()
  readonly #house: House
  readonly #notes: NoteLedger
  readonly #words: Words
  readonly #tally: Tally
  readonly #wrong: string[]

  constructor(house: House, notes: NoteLedger, words: Words, tally: Tally, wrong: string[]) {
    this.#house = house
    this.#notes = notes
    this.#words = words
    this.#tally = tally
    this.#wrong = wrong
  }

  /** Over HTTP: the answer comes once it is durable, or never where the server dies before. */
  async ask(measure: Measure, note: NoteId): Promise<void> {
    const asked = { measure, note }
    this.#asked.add(asked)
    const take = async (room: Room) => {
      await this.#take(measure, note, room)
      this.#account(room)
    }
    // Where the house closes meanwhile, the facilitator is told so and may ask again.
    await this.#house.inRoom(take).catch(() => {})
    this.#asked.delete(asked)
  }

  /** The server started again: nothing that was asked for before is answered any more. */
  async startAgain() {
    await this.#house.inRoom((room) => this.#account(room))
    this.#asked.clear()
    this.#starting.clear()
  }

  /** An older state took the board's place. */
  async rollBack() {
    await this.#house.inRoom((room) => {
      this.away.clear()
      for (const { note } of room.vault.all) this.away.add(note.id)
      for (const note of this.#touched.keys()) this.#touched.set(note, laidAt(room, note) ?? '')
    })
    await this.startAgain()
  }

  /** Something waits for its answer: the vault runs ahead of what is durable. */
  get isAsked(): boolean {
    return this.#asked.size > 0
  }

  /** The server's refusals that somebody honest has to expect. */
  explain(reason: CommandReason, seat: string, note?: NoteId): boolean {
    if (reason === 'stopped')
      return this.#house.stopped.has(seat as SeatId) || this.#starting.has(seat)
    if (reason !== 'put-away' || note === undefined) return false
    const isStopped = this.#house.stopped.has(seat as SeatId)
    return this.away.has(note) || isStopped || this.#asked.size > 0
  }

  /** What a device may believe: what it heard last may be some time old. */
  explained(reason: CommandReason, seat: string, note?: NoteId): boolean {
    const since =
      reason === 'stopped' ? this.#started.get(seat) : this.#cameBack.get(note as NoteId)
    const isNews = since !== undefined && this.#house.clock.now() - since < NEWS_MS
    return this.explain(reason, seat, note) || isNews
  }

  async #take(measure: Measure, note: NoteId, room: Room): Promise<void> {
    const seat = room.ownerOf(note)
    if (!seat || !this.#mayTake(measure, seat)) return
    this.#tally[measure]++
    for (const one of measure === 'putAway' ? [note] : room.postedBy(seat)) this.#touch(one, room)
    const reason = `ことば${this.#words.fresh()}`
    const why = { reason, at: Math.round(this.#house.clock.now()) }
    switch (measure) {
      case 'putAway':
        this.reasons.push(reason)
        return void (await putNoteAway(room, note, why))
      case 'layBack':
        return void (await layNoteBack(room, note))
      case 'stopSeat':
        this.reasons.push(reason)
        this.#house.stopped.add(seat)
        return void (await stopSeat(room, seat, why))
      case 'startSeat':
        this.#house.stopped.delete(seat)
        this.#started.set(seat, this.#house.clock.now())
        this.#starting.add(seat)
        await startSeat(room, seat)
        this.#starting.delete(seat)
    }
  }

  #touch(note: NoteId, room: Room) {
    this.#notes.touched(note)
    if (!this.#touched.has(note)) this.#touched.set(note, laidAt(room, note) ?? '')
  }

  #mayTake(measure: Measure, seat: SeatId): boolean {
    if (measure === 'startSeat') return this.#house.stopped.has(seat)
    return measure !== 'stopSeat' || this.#house.sitsAtTable(seat)
  }

  /** What is in the vault but not durable yet still stands on the shown board. */
  #account(room: Room) {
    const shown = room.shownBoard.root('notes')
    for (const { note } of room.vault.all) {
      if (shown.has(note.id) || this.away.has(note.id)) continue
      this.away.add(note.id)
      const said = readIn(room.state())
      if (tokensIn(note.text).some((word) => said.includes(word)))
        this.#wrong.push(`I4: the words of ${note.id} are still in the document`)
    }
    this.ofStopped = [...this.away].filter((note) => {
      const seat = room.ownerOf(note)
      return seat && this.#house.stopped.has(seat)
    })
    for (const note of this.away) {
      if (room.vault.has(note)) continue
      if (this.#asked.size === 0) this.#wrong.push(`I1: ${note} is in the vault no more`)
      if (shown.has(note)) this.away.delete(note)
    }
    // It may have gone and come back in one flush.
    for (const [note, before] of this.#touched) {
      const version = laidAt(room, note)
      if (version === undefined || version === before) continue
      this.#touched.set(note, version)
      // The vault may have it again already, by what is not durable yet: then it goes once more.
      this.away.delete(note)
      this.#cameBack.set(note, this.#house.clock.now())
    }
  }
}

/** Which of the server's writes laid a note that stands there. */
function laidAt({ shownBoard }: Room, note: NoteId): string | undefined {
  const item = itemAt(shownBoard, `notes/${note}`)
  return item && !item.deleted ? versionOf(item) : undefined
}
