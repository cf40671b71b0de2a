import type { NoteId, SeatId } from '../../shared/board/ids.ts'
import type { Role } from '../../shared/board/roles.ts'
import { CLIENT } from '../../shared/wire.ts'
import type { Luck } from '../simulation/luck.ts'
import { Device } from '../sockets/device.ts'
import { Writer } from './crowd.ts'
import { Ledger } from './ledger.ts'
import type { Made, ServerProcess } from './process.ts'

/** The machine may be busy with everything else. */
export const LIMIT_MS = 60_000

const SEATS: readonly [Role, number?][] = [
  ['participant', 1],
  ['participant', 2],
  ['participant', 3],
  ['scribe', 1],
  ['staff'],
  ['facilitator'],
]

interface Seat {
  token: string
  seat: SeatId
  role: Role
  table: number | undefined
  at: number
}

/** One board on a real server: six who write, a screen that looks on, and the ledger of what they were told. */
export class Evening {
  readonly board: Made
  readonly ledger = new Ledger()
  readonly writers: Writer[] = []
  /** When it was told that the board is made, and each seat, ms since 1970. */
  readonly madeAt = Date.now() + 1
  readonly seats: readonly Seat[]
  readonly #watcher: Device
  readonly #token: string
  #leadToken = ''

  private constructor(board: Made, ledger: Ledger, watcher: Device, token: string, seats: Seat[]) {
    this.board = board
    this.ledger = ledger
    this.#watcher = watcher
    this.#token = token
    this.seats = seats
  }

  static async begin(server: ServerProcess, luck: Luck): Promise<Evening> {
    const board = await server.createBoard()
    const ledger = new Ledger()
    const seats: Seat[] = []
    const come = async (who: string, role: Role, table?: number) => {
      const { token, seat } = await server.join(board.links[role] ?? '', table)
      const url = `${server.origin.replace('http', 'ws')}/sync`
      seats.push({ token, seat, role, table, at: Date.now() + 1 })
      const device = new Device(url, board.id, { token, ext: String(CLIENT) }, ledger.tapOf(who))
      ledger.reads(who, device.board)
      return { device, token, seat }
    }
    const { device: watcher, token } = await come('screen', 'screen')
    const evening = new Evening(board, ledger, watcher, token, seats)
    for (const [at, [role, table]] of SEATS.entries()) {
      const { device, token, seat } = await come(`${role} ${at}`, role, table)
      if (role === 'facilitator') evening.#leadToken = token
      evening.writers.push(new Writer(device, ledger, { seat, role, table }, luck.branch()))
    }
    await Promise.all(evening.devices.map((device) => device.synced()))
    return evening
  }

  get devices(): Device[] {
    return [...this.writers.map(({ device }) => device), this.#watcher]
  }

  /** Resolves when so much more was told to anybody; somebody reads by HTTP half-way there. */
  async goesOn(server: ServerProcess, told: number) {
    const from = this.ledger.heard
    const heard = (count: number) => () => this.ledger.heard >= from + count
    await this.#watcher.until('half was told', heard(told / 2), LIMIT_MS)
    // The kill may come before the answers.
    const reading = this.read(server).catch(() => undefined)
    void this.#putsAway(server).catch(() => undefined)
    await this.#watcher.until('enough was told', heard(told), LIMIT_MS)
    return reading
  }

  /** The facilitator puts one of the notes on the wall away. */
  async #putsAway(server: ServerProcess) {
    const [note] = this.#watcher.doc.getMap('notes').keys()
    if (note === undefined) return
    const done = this.ledger.putsAway(note as NoteId)
    await server.putAway(this.board.id, note, this.#leadToken)
    done()
  }

  async read(server: ServerProcess): Promise<Uint8Array> {
    const { ledger, board } = this
    ledger.readJson('reader', await server.boardJson(board.id, this.#token))
    const state = await server.state(board.id, this.#token)
    ledger.readState('reader', state)
    return state
  }

  /** What the server has, before anybody can bring back what it forgot. */
  stateOn = (server: ServerProcess): Promise<Uint8Array> => server.state(this.board.id, this.#token)

  /** Resolves when nobody is connected or tries to be. */
  async allNoticed() {
    const gone = (device: Device) => device.until('noticed', () => !device.provider.wsconnected)
    await Promise.all(this.devices.map(gone))
    for (const { provider } of this.devices) provider.disconnect()
  }

  async allComeBack() {
    for (const { provider } of this.devices) provider.connect()
    await Promise.all(this.devices.map((device) => device.synced()))
  }

  /** Whoever was refused or turned away; nobody should be. */
  get refused() {
    return this.devices.flatMap(({ refusal, closes }) => [
      ...(refusal ? [refusal] : []),
      ...closes.filter(({ code }) => code >= 4_000),
    ])
  }

  end() {
    for (const device of this.devices) device.end()
  }
}
