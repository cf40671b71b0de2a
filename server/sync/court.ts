import { type Board, openBoard } from '../../shared/board/document.ts'
import type { Refusal } from '../../shared/wire.ts'
import type { Vault, Vaulting } from '../vault/vault.ts'
import { COST } from './allowance.ts'
import type { Backlog, Pending } from './backlog.ts'
import type { Belongings } from './belongings.ts'
import { judge } from './judge/judge.ts'
import type { OwnNotes } from './own-notes.ts'
import { Patience } from './patience.ts'
import type { Session } from './session.ts'
import type { JudgesBoard, Shown } from './shown.ts'
import { isNothing } from './stored.ts'
import { Trial } from './trial.ts'

interface CourtOptions {
  shown: Shown
  backlog: Backlog
  belongings: Belongings
  vault: Vault
  own: OwnNotes
  now: () => number
}

type Accepted = Omit<Pending, 'from' | 'number'>

const NO_CHANGE: Accepted = { update: undefined, posted: [], claimed: [] }

/** Every write's way from its bytes to what may be made durable: the judge, then the trial (I2). */
export class Court implements JudgesBoard {
  #with: CourtOptions
  #trial: Trial
  #patience: Patience

  constructor(options: CourtOptions) {
    this.#with = options
    const { shown, backlog, now } = options
    this.#patience = new Patience(now)
    const durable = () => shown.handOver()
    this.#trial = new Trial({ durable, pending: () => backlog.updates })
  }

  get isMade(): boolean {
    return this.#trial.isMade
  }

  /** The trial's board, where nothing in it waits for the disk. */
  get settled(): Board | undefined {
    const isSettled = this.isMade && this.#with.backlog.isEmpty
    return isSettled ? openBoard(this.#trial.doc) : undefined
  }

  /** Makes the trial beforehand, so that the first write need not wait for it. */
  prepare() {
    void this.#trial.doc
  }

  /** What a session's write comes to. What it costs is put down on the session. */
  try(update: Uint8Array, from: Session): Accepted | { refusal: Refusal } {
    from.work += update.length * COST.writtenByte
    if (isNothing(update)) return NO_CHANGE
    const { shown, belongings, vault, own } = this.#with
    const seat = from.seat.id
    const verdict = judge(update, {
      trial: this.#trial.doc,
      seat,
      who: own.isStopped(from.seat) ? { ...from.seat, stopped: true } : from.seat,
      settings: shown.settings.current,
      ownerOf: belongings.ownerOf,
      seatOfClient: belongings.seatOfClient,
      isPutAway: vault.has,
    })
    if (verdict.kind === 'refused') return { refusal: verdict.refusal }
    if (verdict.kind === 'empty') return NO_CHANGE
    const { posted, claimed, comparisons } = verdict
    from.work += comparisons * COST.comparison
    if (!belongings.hasRoom(seat, posted, claimed, from.seat.role))
      return { refusal: { reason: 'full' } }
    if (verdict.competes && !this.#patience.lasts) return { refusal: { reason: 'too-fast' } }
    const outcome = this.#trial.put(update, verdict, from.seat)
    if ('refusal' in outcome) {
      this.#trial.discard()
      this.#patience.tried()
      from.work += shown.byteLength * COST.rebuiltByte
      return outcome
    }
    belongings.give(seat, posted, claimed)
    const settings = verdict.touched.has('board')
    return { update: outcome.update, posted, claimed, settings }
  }

  /** The server's own change; what it takes into the vault or back goes there in the same commit. */
  write(change: (board: Board) => Vaulting | undefined): Accepted | undefined {
    // What a setting was before it changes has to be known: its grace begins there.
    void this.#with.shown.settings
    try {
      let vaulting: Vaulting | undefined
      const update = this.#trial.write((board) => {
        vaulting = change(board)
      })
      if (vaulting) this.#with.vault.change(vaulting)
      return update && { ...NO_CHANGE, update, settings: true, vaulting }
    } catch (error) {
      this.#trial.discard()
      throw error
    }
  }

  end() {
    this.#trial.discard()
  }
}
