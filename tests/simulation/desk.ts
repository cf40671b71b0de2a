import { AsyncLocalStorage } from 'node:async_hooks'
import { createApp } from '../../server/app/app.ts'
import { createLogger } from '../../server/logger.ts'
import { createMetrics } from '../../server/metrics.ts'
import { Seats } from '../../server/seats/seats.ts'
import { WrongKeys } from '../../server/seats/wrong-keys.ts'
import type { SeatRecord } from '../../server/store/registry.ts'
import type { Store } from '../../server/store/sqlite.ts'
import type { Rooms } from '../../server/sync/rooms.ts'
import type { CommandOnNote } from '../../shared/board/commands.ts'
import type { Answer } from '../../shared/wire.ts'
import type { Clock } from './clock.ts'
import { BOARD } from './founding.ts'
import type { Luck } from './luck.ts'

interface DeskOptions {
  store: Store
  rooms: Rooms
  clock: Clock
  luck: Luck
  seatOf: (token: string) => SeatRecord | undefined
  /** The room hears it now. */
  onSaid: (seat: string, command: CommandOnNote) => void
}

/** The same for every evening: nobody looks at them. */
const metrics = createMetrics()
const logger = createLogger('silent', { write: () => {} })

/** The real server's HTTP side without its port, for what is said of notes. */
export class Desk {
  readonly #asking = new AsyncLocalStorage<{ token: string; command: CommandOnNote }>()
  readonly #app: ReturnType<typeof createApp>

  constructor({ store, rooms, clock: { now, later }, luck, seatOf, onSaid }: DeskOptions) {
    const wait = (ms: number) => new Promise<void>((go) => void later(ms, go))
    const clock = { now, elapsed: now, wait }
    class KnownSeats extends Seats {
      override byToken = async (token: string) => seatOf(token)
    }
    const { registry, roll, returns } = store
    this.#app = createApp({
      ...{ store, clock, chance: luck.bytes, logger, metrics },
      seats: new KnownSeats({ registry, roll, returns, clock, chance: luck.bytes }),
      rooms: {
        use: (board, work) =>
          rooms.use(board, (room) => {
            const asking = this.#asking.getStore()
            const seat = asking && seatOf(asking.token)
            if (seat) onSaid(seat.id, asking.command)
            return work(room)
          }),
        write: (board, change) => rooms.write(board, change),
        drop: (board) => rooms.drop(board),
        alone: (board, work) => rooms.alone(board, work),
        allowances: rooms.allowances,
      },
      ...{ templates: new Map(), adminKey: 'key', wrongKeys: new WrongKeys(clock, () => {}) },
      ...{ publicUrl: undefined, lanAddresses: () => [], knowsHost: () => true, client: undefined },
    })
  }

  /** @returns undefined where the server said nothing of the command itself */
  async post(token: string, command: CommandOnNote): Promise<Answer | undefined> {
    const response = await this.#asking.run({ token, command }, async () =>
      this.#app.request(`http://house/api/boards/${BOARD}/commands`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json', Authorization: `Bearer ${token}` },
        body: JSON.stringify(command),
      }),
    )
    const said = (await response.json()) as Answer | object
    return 'done' in said ? said : undefined
  }
}
