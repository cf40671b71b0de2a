import type { NoteId, SeatId } from '../../shared/board/ids.ts'
import type { Mine } from '../../shared/wire.ts'
import type { Entry } from '../store/log.ts'
import type { SeatRecord } from '../store/registry.ts'
import { Vault } from '../vault/vault.ts'
import type { Belongings } from './belongings.ts'
import { mineFrame } from './frames.ts'
import type { Session } from './session.ts'
import type { Shown } from './shown.ts'

/** What a seat's own devices are told of it, and nobody else (I4). */
export class OwnNotes {
  #shown: Shown
  #belongings: Belongings
  /** What is put away by what is durable: the room's own vault runs ahead of it. */
  #away: Vault
  /** What was said of a seat since the room was opened: newer than what its sessions came with. */
  #stopped = new Map<SeatId, boolean>()
  /** Seats of whose other devices something was heard since: newer than what their sessions came with. */
  #anew = new Map<SeatId, SeatRecord>()

  constructor(shown: Shown, belongings: Belongings, vault: Vault) {
    this.#shown = shown
    this.#belongings = belongings
    this.#away = new Vault(vault.all)
  }

  isStopped = ({ id, stopped = false }: SeatRecord): boolean => this.#stopped.get(id) ?? stopped

  setStopped(seat: SeatId, stopped: boolean) {
    this.#stopped.set(seat, stopped)
  }

  /**
   * Whether a seat is stopped is told to its own devices. They stay connected: one that went at that
   * moment, and came back, would tell the list of seats whose note it was (I4).
   */
  tellStopped(seat: SeatId, sessions: Iterable<Session>) {
    for (const session of sessions)
      if (session.ext && session.seat.id === seat)
        session.line.send(mineFrame(this.of(session.seat)))
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
    const putAway = posted.flatMap((note) => {
      const kept = this.#isShown(note) ? undefined : this.#away.get(note)
      return kept ? { note, text: kept.note.text } : []
    })
    return {
      all: true,
      notes: posted.filter(this.#isShown),
      ...(putAway.length > 0 ? { putAway } : {}),
      ...(this.isStopped(seat) ? { stopped: true } : {}),
      ...(continues === undefined ? {} : { closed: true }),
      ...(otherSince === undefined ? {} : { otherSince }),
      ...(hasSign ? { hasSign } : {}),
    }
  }

  /** What is durable now: new notes are added to their seats' lists, and what went away or came back. */
  tell({ owners, vaulting }: Entry, sessions: Iterable<Session>) {
    if (vaulting) this.#away.change(vaulting)
    const bySeat = new Map<SeatId, NoteId[]>()
    for (const { note, seat } of owners) bySeat.set(seat, [...(bySeat.get(seat) ?? []), note])
    const moved = [...(vaulting?.away ?? []).map(({ note }) => note.id), ...(vaulting?.back ?? [])]
    const anew = new Set(moved.map(this.#belongings.ownerOf))
    if (bySeat.size + anew.size === 0) return
    for (const { ext, seat, line } of sessions) {
      if (!ext) continue
      const notes = bySeat.get(seat.id)
      if (anew.has(seat.id)) line.send(mineFrame(this.of(seat)))
      else if (notes) line.send(mineFrame({ all: false, notes }))
    }
  }

  /** While the board is still bytes, withdrawn notes pass for shown: their ids stand for nothing. */
  #isShown = (note: NoteId) =>
    this.#shown.isOpen ? this.#shown.doc.getMap('notes').has(note) : !this.#away.has(note)
}
