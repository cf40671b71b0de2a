import type { Room } from '../../server/sync/room.ts'
import type { LeadCommand } from '../../shared/board/commands.ts'
import type { NoteId, SeatId } from '../../shared/board/ids.ts'
import type { CommandReason } from '../../shared/wire.ts'
import { leads } from '../server/commands/leads.ts'
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
  /** Asked for and not answered yet. */
  #asked = new Set<{ measure: Measure; seat?: SeatId | undefined }>()
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
    const asked: { measure: Measure; seat?: SeatId | undefined } = { measure }
    this.#asked.add(asked)
    const take = async (room: Room) => {
      asked.seat = room.ownerOf(note)
      if (asked.seat) await this.#take(measure, note, { room, seat: asked.seat })
      this.#account(room)
    }
    // Where the house closes meanwhile, the facilitator is told so and may ask again.
    await this.#house.inRoom(take).catch(() => {})
    this.#asked.delete(asked)
  }

  /** The server started again: nothing that was asked for before is answered any more. */
  async startAgain() {
    await this.#house.readStopped()
    await this.#house.inRoom((room) => this.#account(room))
    this.#asked.clear()
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
    const isAsked = [...this.#asked].some((one) => one.seat === seat && one.measure === 'stopSeat')
    const isStopped = isAsked || this.#house.stopped.has(seat as SeatId)
    if (reason === 'stopped') return isStopped
    if (reason !== 'put-away' || note === undefined) return false
    return this.away.has(note) || isStopped || this.#asked.size > 0
  }

  /** What a device may believe: what it heard last may be some time old. */
  explained(reason: CommandReason, seat: string, note?: NoteId): boolean {
    const since =
      reason === 'stopped' ? this.#started.get(seat) : this.#cameBack.get(note as NoteId)
    const isNews = since !== undefined && this.#house.clock.now() - since < NEWS_MS
    return this.explain(reason, seat, note) || isNews
  }

  async #take(
    measure: Measure,
    note: NoteId,
    { room, seat }: { room: Room; seat: SeatId },
  ): Promise<void> {
    if (!this.#mayTake(measure, seat)) return
    this.#tally[measure]++
    const one = measure === 'putAway' || measure === 'layBack'
    for (const about of one ? [note] : this.#notes.postedBy(seat)) this.#touch(about, room)
    const reason = `ことば${this.#words.fresh()}`
    if (measure === 'putAway' || measure === 'stopSeat') this.reasons.push(reason)
    const answer = await leads(room, commandOf(measure, note, reason))
    this.#notes.answered(answer)
    if (!answer.done) return
    if (measure === 'stopSeat') this.#house.stopped.add(seat)
    if (measure !== 'startSeat') return
    this.#house.stopped.delete(seat)
    this.#started.set(seat, this.#house.clock.now())
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

function commandOf(measure: Measure, note: NoteId, reason: string): LeadCommand {
  switch (measure) {
    case 'putAway':
      return { verb: 'notes.putAway', note, reason }
    case 'layBack':
      return { verb: 'notes.restore', note }
    case 'stopSeat':
      return { verb: 'seats.stop', note, reason }
    case 'startSeat':
      return { verb: 'seats.start', note }
  }
}
