import type { NoteId, SeatId } from '../../shared/board/ids.ts'
import type { Redactable } from '../../shared/board/redaction.ts'
import type { Note } from '../../shared/board/view.ts'
import type { Mine } from '../../shared/wire.ts'
import type { ReadySeats } from '../agenda/readiness.ts'
import type { BallotBox, BallotChange } from '../ballots/ballot-box.ts'
import type { LogEntry } from '../store/log.ts'
import type { SeatRecord } from '../store/registry.ts'
import type { Stops } from '../vault/stops.ts'
import type { Vault } from '../vault/vault.ts'
import type { Belongings } from './belongings.ts'
import { mineFrame } from './frames.ts'
import type { Session } from './session.ts'
import type { Shown } from './shown.ts'

/** What is durable beside the document. */
interface Durable {
  vault: Vault
  stops: Stops
  isRedacted: (entry: Redactable) => boolean
  ready: ReadySeats
  ballots: BallotBox
}

/** What a seat's own devices are told of it, and nobody else (I4). */
export class OwnNotes {
  #shown: Shown
  #belongings: Belongings
  /** What is put away, and who is stopped, by what is durable. */
  #away: Vault
  #stops: Stops
  #isRedacted: Durable['isRedacted']
  #ready: ReadySeats
  #ballots: BallotBox
  /** Seats of whose other devices something was heard since: newer than what their sessions came with. */
  #anew = new Map<SeatId, SeatRecord>()

  constructor(
    shown: Shown,
    belongings: Belongings,
    { vault, stops, isRedacted, ready, ballots }: Durable,
  ) {
    this.#ready = ready
    this.#ballots = ballots
    this.#shown = shown
    this.#belongings = belongings
    this.#away = vault
    this.#stops = stops
    this.#isRedacted = isRedacted
  }

  /** What is known of a seat's devices changed. */
  tellDevices(seat: SeatRecord, sessions: Iterable<Session>) {
    this.#anew.set(seat.id, seat)
    for (const session of sessions)
      if (session.ext && session.seat.id === seat.id)
        session.line.send(mineFrame(this.of(session.seat)))
  }

  of(seat: SeatRecord): Mine {
    const { continues, otherSince, hasSign } = this.#anew.get(seat.id) ?? seat
    const posted = this.#belongings.notesOf(seat.id)
    const ready = this.#ready.of(seat.id)
    const putAway = posted.flatMap((note) => {
      const kept = this.#isShown(note) ? undefined : this.#away.get(note)
      return kept && !kept.unrevealed ? { note, text: kept.note.text } : []
    })
    const { chosen, raised } = this.#ballots.of(seat.id)
    const unrevealed = posted.flatMap((note) => this.#away.unrevealed(note)?.note ?? [])
    const erased = posted.filter((note) => this.#isRedacted(`notes/${note}`))
    return {
      all: true,
      notes: posted.filter(this.#isShown),
      ...(putAway.length > 0 ? { putAway } : {}),
      ...(unrevealed.length > 0 ? { unrevealed } : {}),
      ...(erased.length > 0 ? { erased } : {}),
      ...(Object.keys(chosen).length > 0 ? { chosen } : {}),
      ...(Object.keys(raised).length > 0 ? { raised } : {}),
      ...(this.#stops.has(seat.id) ? { stopped: true } : {}),
      ...(ready ? { ready } : {}),
      ...(continues === undefined ? {} : { closed: true }),
      ...(otherSince === undefined ? {} : { otherSince }),
      ...(hasSign ? { hasSign } : {}),
    }
  }

  /**
   * What is durable now: new notes are added to their seats' lists, and what went away or came back.
   * A seat that is stopped stays connected: one that went at that moment, and came back, would tell the
   * list of seats whose note it was (I4).
   */
  tell(entry: LogEntry, sessions: Iterable<Session>) {
    const { owners, vaulting, stopped = [], readiness = [], ballots = [] } = entry
    const { away = [], back = [] } = vaulting ?? {}
    if (vaulting) this.#away.change(vaulting)
    for (const one of stopped) this.#stops.change(one)
    for (const one of readiness) this.#ready.change(one)
    const chose = new Set(ballots.flatMap((one) => this.#laid(one)))
    const bySeat = new Map<SeatId, NoteId[]>()
    for (const { note, seat } of owners) bySeat.set(seat, [...(bySeat.get(seat) ?? []), note])
    // What its author wrote face down is told as it comes; all of it again would be long.
    const aside = new Map<SeatId, Note[]>()
    for (const { note, unrevealed } of away) {
      if (!unrevealed) continue
      const seat = this.#belongings.ownerOf(note.id)
      if (seat) aside.set(seat, [...(aside.get(seat) ?? []), note])
    }
    const left = away.flatMap(({ note, unrevealed }) => (unrevealed ? [] : note.id))
    const moved = [...left, ...back]
    const anew = new Set([
      ...moved.map(this.#belongings.ownerOf),
      ...[...stopped, ...readiness].map(({ seat }) => seat),
    ])
    if (bySeat.size + anew.size + aside.size + chose.size === 0) return
    for (const { ext, seat, line } of sessions) {
      if (!ext) continue
      const unrevealed = aside.get(seat.id)
      const notes = bySeat.get(seat.id)?.filter(this.#isShown) ?? []
      if (anew.has(seat.id)) line.send(mineFrame(this.of(seat)))
      else if (notes.length > 0 || unrevealed || chose.has(seat.id))
        line.send(
          mineFrame({
            ...{ all: false, notes },
            ...(unrevealed ? { unrevealed } : {}),
            ...(chose.has(seat.id) ? this.#ballots.of(seat.id) : {}),
          }),
        )
    }
  }

  /** What of the ballot box is durable now. @returns whose devices are told */
  #laid(one: BallotChange): SeatId[] {
    const before = one.what === 'dropped' ? this.#ballots.sayersIn(one.ballot) : []
    const last = one.what === 'cast' ? this.#ballots.castBy(one.ballot, one.seat)?.by : undefined
    this.#ballots.change(one)
    const now = one.what === 'cast' || one.what === 'raised' ? [one.by] : []
    return [...before, ...now, ...(last ? [last] : [])]
  }

  /** While the board is still bytes, withdrawn notes pass for shown: their ids stand for nothing. */
  #isShown = (note: NoteId) =>
    this.#shown.isOpen ? this.#shown.doc.getMap('notes').has(note) : !this.#away.has(note)
}
