import type { Chance } from '../../shared/board/ids.ts'
import type { Plan } from '../../shared/plan/format.ts'
import type { Clock } from '../clock.ts'
import type { Logger } from '../logger.ts'
import type { Metrics } from '../metrics.ts'
import type { KnowsHost } from '../seats/known-hosts.ts'
import type { Seats } from '../seats/seats.ts'
import type { WrongKeys } from '../seats/wrong-keys.ts'
import type { BoardRecord, SeatRecord } from '../store/registry.ts'
import type { Store } from '../store/sqlite.ts'
import type { Rooms } from '../sync/rooms.ts'

/** What the HTTP side needs of the rest of the server. */
export interface Services {
  store: Store
  seats: Seats
  rooms: Pick<Rooms, 'use' | 'write' | 'drop' | 'alone' | 'allowances'>
  templates: ReadonlyMap<string, Plan>
  adminKey: string
  wrongKeys: WrongKeys
  /** Where the world finds this server, if that was set. */
  publicUrl: string | undefined
  /** Addresses of this machine in its networks, best first: `http://192.168.1.5:8787`. */
  lanAddresses: () => readonly string[]
  /** By which names it answers. */
  knowsHost: KnowsHost
  /** The folder of the built client; undefined where something else serves it. */
  client: string | undefined
  clock: Clock
  chance: Chance
  logger: Logger
  metrics: Metrics
}

/** What the guards of a route have found out. */
export interface OnBoard {
  Variables: {
    board: BoardRecord
    seat: SeatRecord
  }
}
