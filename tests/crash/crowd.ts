import type { ActorId, GoalId, NoteId, RowId, SeatId } from '../../shared/board/ids.ts'
import { isNoteOperation } from '../../shared/board/notes.ts'
import type { Operation } from '../../shared/board/operations.ts'
import type { Snapshot } from '../../shared/board/view.ts'
import type { Luck } from '../simulation/luck.ts'
import type { Device } from '../sockets/device.ts'
import type { Deed, Ledger } from './ledger.ts'

/** So many writes of one device may be on their way at once. */
const AT_ONCE = 4

/** What a person sits as. */
export interface Sitting {
  seat: SeatId
  role: string
  table: number | undefined
}

/** One person who writes as fast as the server vouches for it, until told to stop. */
export class Writer {
  readonly device: Device
  writes = 0
  readonly seat: SeatId
  #ledger: Ledger
  #luck: Luck
  #role: string
  #table: number | undefined
  #mine: NoteId[] = []
  #read: Snapshot | undefined
  #busy = false
  #scheduled = false

  constructor(device: Device, ledger: Ledger, { role, table, seat }: Sitting, luck: Luck) {
    this.device = device
    this.seat = seat
    this.#ledger = ledger
    this.#luck = luck
    this.#role = role
    this.#table = table
  }

  start() {
    this.#busy = true
    this.device.watch(() => this.#soon())
    this.#soon()
  }

  stop() {
    this.#busy = false
  }

  /** Nobody adds to it here, and reading all of a board takes a while. */
  get #plan() {
    this.#read ??= this.device.shown
    return this.#read
  }

  #soon() {
    if (this.#scheduled || !this.#busy) return
    this.#scheduled = true
    setImmediate(() => {
      this.#scheduled = false
      const { device } = this
      if (!this.#busy || !device.provider.synced) return
      if (device.writes - device.receipts + device.unanswered >= AT_ONCE) return
      this.#write()
      this.#soon()
    })
  }

  #write() {
    this.writes++
    const chance = this.#luck.next()
    const mine = this.#luck.pick(this.#mine)
    if (this.#role === 'staff' && chance < 0.5) return this.#writeRow()
    if (mine === undefined || chance < 0.6) return this.#post()
    if (chance < 0.85) {
      const text = this.#words()
      return this.#do({ kind: 'edit', note: mine, text }, { verb: 'notes.edit', note: mine, text })
    }
    this.#mine = this.#mine.filter((note) => note !== mine)
    this.#do({ kind: 'withdraw', note: mine }, { verb: 'notes.withdraw', note: mine })
  }

  #post() {
    const { goals, actors } = this.#plan
    const note = `n-${this.#luck.below(2 ** 32).toString(36)}-${this.writes}` as NoteId
    const text = this.#words()
    this.#mine.push(note)
    this.#do(
      { kind: 'post', note, text },
      {
        ...{ verb: 'notes.post', note, text, rank: 'a0', heard: 'written', at: 1 },
        goal: this.#luck.pick(goals)?.id as GoalId,
        actor: this.#luck.pick(actors)?.id as ActorId,
        ...(this.#table === undefined ? {} : { table: this.#table }),
      },
    )
  }

  #writeRow() {
    const row = this.#luck.pick(this.#plan.rows)?.id as RowId
    if (this.#luck.happens(0.5)) {
      const years = { '2026': this.#luck.pick(['prepare', 'do', 'review'] as const) ?? null }
      return this.#do({ kind: 'row' }, { verb: 'rows.schedule', row, years })
    }
    const text = this.#words()
    this.#do({ kind: 'row' }, { verb: 'rows.rewrite', row, field: 'target', text })
  }

  #do(deed: Omit<Deed, 'update'>, operation: Operation) {
    const by = this.seat
    if (isNoteOperation(operation)) {
      const done = this.#ledger.said({ ...deed, note: operation.note, by })
      return this.device.perform(operation, done)
    }
    const wrote = (update: Uint8Array) => this.#ledger.wrote({ ...deed, by, update })
    this.device.doc.on('update', wrote)
    this.device.perform(operation)
    this.device.doc.off('update', wrote)
  }

  /** No two of them alike: by its words alone it is known which of a note's texts somebody saw. */
  #words = () => `${'見守りの輪をひろげる'.slice(0, 1 + this.#luck.below(9))}${this.writes}`
}
