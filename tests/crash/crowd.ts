import type { ActorId, GoalId, NoteId, RowId } from '../../shared/board/ids.ts'
import type { Luck } from '../simulation/luck.ts'
import type { Device } from '../sockets/device.ts'

/** So many writes of one device may be on their way at once. */
const AT_ONCE = 4

/** One person who writes as fast as the server vouches for it, until told to stop. */
export class Writer {
  readonly device: Device
  writes = 0
  #luck: Luck
  #role: string
  #table: number | undefined
  #mine: NoteId[] = []
  #busy = false
  #scheduled = false

  constructor(device: Device, role: string, table: number | undefined, luck: Luck) {
    this.device = device
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

  #soon() {
    if (this.#scheduled || !this.#busy) return
    this.#scheduled = true
    setImmediate(() => {
      this.#scheduled = false
      const { device } = this
      if (!this.#busy || !device.provider.synced) return
      if (device.writes - device.receipts >= AT_ONCE) return
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
    if (chance < 0.85)
      return this.device.perform({ verb: 'notes.edit', note: mine, text: this.#words() })
    this.#mine = this.#mine.filter((note) => note !== mine)
    this.device.perform({ verb: 'notes.withdraw', note: mine })
  }

  #post() {
    const { goals, actors } = this.device.shown
    const note = `n-${this.#luck.below(2 ** 32).toString(36)}-${this.writes}` as NoteId
    this.#mine.push(note)
    this.device.perform({
      ...{ verb: 'notes.post', note, text: this.#words(), rank: 'a0', heard: 'written', at: 1 },
      goal: this.#luck.pick(goals)?.id as GoalId,
      actor: this.#luck.pick(actors)?.id as ActorId,
      ...(this.#table === undefined ? {} : { table: this.#table }),
    })
  }

  #writeRow() {
    const row = this.#luck.pick(this.device.shown.rows)?.id as RowId
    if (this.#luck.happens(0.5)) {
      const years = { '2026': this.#luck.pick(['prepare', 'do', 'review'] as const) ?? null }
      return this.device.perform({ verb: 'rows.schedule', row, years })
    }
    this.device.perform({ verb: 'rows.rewrite', row, field: 'target', text: this.#words() })
  }

  #words = () => '見守りの輪をひろげる'.slice(0, 1 + this.#luck.below(9)) + this.#luck.below(1_000)
}
