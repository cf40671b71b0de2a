import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { getRequestListener } from '@hono/node-server'
import { createApp } from '../../server/app/app.ts'
import { realChance } from '../../server/chance.ts'
import { realClock } from '../../server/clock.ts'
import { createBoard } from '../../server/create-board.ts'
import { createLogger } from '../../server/logger.ts'
import { createMetrics, type Metrics } from '../../server/metrics.ts'
import { knownHosts } from '../../server/seats/known-hosts.ts'
import { Seats } from '../../server/seats/seats.ts'
import { seatOfUpgrade } from '../../server/seats/upgrade.ts'
import { WrongKeys } from '../../server/seats/wrong-keys.ts'
import { readSeeds } from '../../server/seeds.ts'
import type { Log } from '../../server/store/log.ts'
import type { BoardRecord } from '../../server/store/registry.ts'
import { openSqlite, type Store } from '../../server/store/sqlite.ts'
import { Rooms } from '../../server/sync/rooms.ts'
import { attachSocket, type Sockets } from '../../server/sync/socket.ts'
import type { Watch } from '../../server/sync/watch.ts'
import type { Role } from '../../shared/board/roles.ts'
import type { Links } from '../../shared/http.ts'
import type { Plan } from '../../shared/plan/format.ts'
import { CLIENT } from '../../shared/wire.ts'
import { Device } from './device.ts'

const TABLES = 4

export interface Seated {
  board: string
  seat: string
  role: Role
  token: string
  table: number | null
}

export interface HallOptions {
  /** Stands between the rooms and the real log. */
  around?: (log: Log) => Log
  /** Stands between the server and its real store. */
  aroundStore?: (store: Store) => Store
  /** The rooms' clock: for what stays allowed a moment longer. */
  now?: () => number
  heartbeatMs?: number
  oldestClient?: number
  watch?: Watch
  metrics?: Metrics
  /** A data folder to go on with; it is removed at the end. */
  data?: string
}

/** The whole server in this process: real storage, real HTTP, real sockets, a port of its own. */
export class Hall {
  readonly store: Store
  readonly rooms: Rooms
  readonly board: BoardRecord
  readonly origin: string
  readonly lost: unknown[] = []
  readonly errors: unknown[] = []
  /** Why boards could not be loaded. */
  readonly unread: unknown[] = []
  /** How often a board was read from the disk. */
  loads = 0
  #links: Links
  #folder: string
  readonly server: Server
  readonly sockets: Sockets
  #devices = new Set<Device>()

  private constructor(parts: {
    folder: string
    store: Store
    server: Server
    made: { board: BoardRecord; links: Links }
    options: HallOptions
    templates: ReadonlyMap<string, Plan>
  }) {
    const { folder, store, server, made, options, templates } = parts
    const { around = (log) => log, now = Date.now, heartbeatMs, oldestClient } = options
    this.#folder = folder
    this.store = store
    this.server = server
    this.board = made.board
    this.#links = made.links
    this.origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
    this.rooms = new Rooms({
      log: around(this.#counting(store.log)),
      now,
      date: Date.now,
      watch: options.watch,
      onLost: (_, error) => this.lost.push(error),
      onUnread: (_, error) => this.unread.push(error),
    })
    const seats = new Seats({
      ...{ registry: store.registry, roll: store.roll, returns: store.returns },
      ...{ clock: realClock, chance: realChance },
      connected: (board) => this.rooms.connected(board),
    })
    const knowsHost = knownHosts({ publicUrl: undefined, hosts: [], hostname: 'kaijou-pc' })
    const wrongKeys = new WrongKeys(realClock, () => {})
    const app = createApp({
      ...{
        store,
        seats,
        rooms: this.rooms,
        templates,
        adminKey: 'admin',
        wrongKeys,
        publicUrl: undefined,
      },
      ...{ lanAddresses: () => [], knowsHost, client: undefined, clock: realClock },
      ...{
        chance: realChance,
        logger: createLogger('silent'),
        metrics: options.metrics ?? createMetrics(),
      },
    })
    server.on('request', getRequestListener(app.fetch))
    this.sockets = attachSocket(server, {
      rooms: this.rooms,
      seatOfUpgrade: seatOfUpgrade(seats, undefined, knowsHost),
      onLeft: (seat) => seats.left(seat),
      clock: realClock,
      onError: (error) => this.errors.push(error),
      watch: options.watch,
      ...(heartbeatMs === undefined ? {} : { heartbeatMs }),
      ...(oldestClient === undefined ? {} : { oldestClient }),
    })
  }

  static async open(options: HallOptions = {}): Promise<Hall> {
    const folder = options.data ?? mkdtempSync(join(tmpdir(), 'yoriai-hall-'))
    const { aroundStore = (real) => real } = options
    const store = aroundStore(openSqlite(folder))
    const templates = readSeeds('seeds')
    const plan = templates.get('izumi')
    if (!plan) throw new Error('no seeds')
    const { registry } = store
    const made = await createBoard(
      { registry, clock: realClock, chance: realChance },
      { plan, title: '泉区の集まり', tables: TABLES },
    )
    const server = createServer().listen(0, '127.0.0.1')
    await once(server, 'listening')
    return new Hall({ folder, store, server, made, options, templates })
  }

  linkOf = (role: Role): string => `/k/${this.#links[role]}`

  /** A new seat, as a link gives it. */
  async seat(role: Role, table?: number): Promise<Seated> {
    const body = JSON.stringify({
      key: this.#links[role],
      ...(table === undefined ? {} : { table }),
    })
    const headers = { 'Content-Type': 'application/json' }
    const joined = await fetch(`${this.origin}/api/join`, { method: 'POST', headers, body })
    if (!joined.ok) throw new Error(await joined.text())
    return (await joined.json()) as Seated
  }

  get(path: string, seat: Seated): Promise<Response> {
    const url = `${this.origin}/api/boards/${this.board.id}${path}`
    return fetch(url, { headers: { Authorization: `Bearer ${seat.token}` } })
  }

  post(path: string, seat: Seated, body: unknown): Promise<Response> {
    const url = `${this.origin}/api/boards/${this.board.id}${path}`
    const headers = {
      Authorization: `Bearer ${seat.token}`,
      'Content-Type': 'application/json',
    }
    return fetch(url, { method: 'POST', headers, body: JSON.stringify(body) })
  }

  /** A device with a stock provider, on its way in. */
  connect(seat: Pick<Seated, 'token'>, options: { ext?: boolean; board?: string } = {}): Device {
    const { ext = true, board = this.board.id } = options
    const device = new Device(`${this.origin.replace('http', 'ws')}/sync`, board, {
      token: seat.token,
      ...(ext ? { ext: String(CLIENT) } : {}),
    })
    this.#devices.add(device)
    return device
  }

  /** A new seat's device that has the board. */
  async come(role: Role, table?: number): Promise<Device> {
    const device = this.connect(await this.seat(role, table))
    await device.synced()
    return device
  }

  get address() {
    return this.server.address() as AddressInfo
  }

  #counting = (log: Log): Log => ({
    has: (board) => log.has(board),
    commit: (entries) => log.commit(entries),
    compact: (...folded) => log.compact(...folded),
    load: (board) => {
      this.loads++
      return log.load(board)
    },
  })

  /** As at SIGTERM. */
  async stopSockets() {
    await this.rooms.stop()
    this.sockets.end()
  }

  async close() {
    for (const device of this.#devices) device.end()
    await this.stopSockets()
    this.server.closeAllConnections()
    await new Promise((resolve) => this.server.close(resolve))
    await this.store.close()
    rmSync(this.#folder, { recursive: true, force: true })
  }
}
