import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'
import type { Rooms } from './sync/rooms.ts'
import type { Sockets } from './sync/socket.ts'
import type { Watch } from './sync/watch.ts'

const SECONDS = [0.001, 0.005, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10]

/** What /metrics shows. */
export function createMetrics() {
  const registry = new Registry()
  return {
    registry,
    requests: new Histogram({
      name: 'yoriai_http_request_duration_seconds',
      help: 'HTTP requests by route and status',
      labelNames: ['method', 'route', 'status'] as const,
      buckets: SECONDS,
      registers: [registry],
    }),
    seats: new Counter({
      name: 'yoriai_seats_taken_total',
      help: 'New seats by role',
      labelNames: ['role'] as const,
      registers: [registry],
    }),
    wrongCodes: new Counter({
      name: 'yoriai_wrong_codes_total',
      help: 'Join codes that no board has',
      registers: [registry],
    }),
    codesAskedWork: new Counter({
      name: 'yoriai_codes_asked_for_work_total',
      help: 'Join codes that were not looked up before some work',
      registers: [registry],
    }),
    wrongAdminKeys: new Counter({
      name: 'yoriai_wrong_admin_keys_total',
      help: 'Requests with an admin key that is not ours',
      registers: [registry],
    }),
    returns: new Counter({
      name: 'yoriai_seats_returned_total',
      help: 'Links of return that were taken, by the role of who had given them',
      labelNames: ['role'] as const,
      registers: [registry],
    }),
    wrongSigns: new Counter({
      name: 'yoriai_wrong_signs_total',
      help: 'Wrong pictures on devices that came back',
      registers: [registry],
    }),
    flushes: new Histogram({
      name: 'yoriai_flush_duration_seconds',
      help: 'How long the disk took for a commit of all rooms',
      buckets: SECONDS,
      registers: [registry],
    }),
    shown: new Histogram({
      name: 'yoriai_shown_seconds',
      help: 'From the oldest write of a room in a flush to its being durable and shown',
      buckets: SECONDS,
      registers: [registry],
    }),
    refusals: new Counter({
      name: 'yoriai_refusals_total',
      help: 'Writes and commands that were refused, by reason and role',
      labelNames: ['reason', 'role'] as const,
      registers: [registry],
    }),
    deletedByAge: new Counter({
      name: 'yoriai_deleted_by_age_total',
      help: 'What was deleted because of its age, by kind',
      labelNames: ['kind'] as const,
      registers: [registry],
    }),
    exportsWaiting: new Gauge({
      name: 'yoriai_exports_waiting',
      help: 'Files that are being made or wait for their turn',
      registers: [registry],
    }),
    ageingHeld: new Gauge({
      name: 'yoriai_deletion_by_age_held',
      help: '1: the clock is not believed, what is over its age waits',
      registers: [registry],
    }),
  }
}

export type Metrics = ReturnType<typeof createMetrics>

/** Memory, event loop and garbage collection of this process. */
export const watchProcess = ({ registry }: Metrics) => collectDefaultMetrics({ register: registry })

/** The rooms' own numbers, as they come. */
export const watchOf = ({ flushes, shown, refusals }: Metrics): Watch => ({
  flushed: (ms) => flushes.observe(ms / 1_000),
  shown: (ms) => shown.observe(ms / 1_000),
  refused: (reason, role) => refusals.inc({ reason, role }),
})

/** What there is now, and what waits, counted when somebody asks. */
export function watchQueues(
  { registry }: Metrics,
  rooms: Pick<Rooms, 'count' | 'queues'>,
  sockets: Pick<Sockets, 'knocking' | 'heldBack'>,
) {
  const gauge = (name: string, help: string, now: () => number) =>
    new Gauge({
      ...{ name: `yoriai_${name}`, help, registers: [registry] },
      collect() {
        this.set(now())
      },
    })
  gauge('rooms', 'Boards that are open', () => rooms.count().rooms)
  gauge('sessions', 'Connections', () => rooms.count().sessions)
  const queues = () => rooms.queues()
  gauge('rooms_waiting', 'Rooms whose writes wait for the next flush', () => queues().rooms)
  gauge('rooms_loading', 'Boards that are being read or written anew', () => queues().loading)
  gauge('updates_waiting', 'Updates accepted and not on the disk yet', () => queues().updates)
  gauge('commands_waiting', 'Commands accepted and not on the disk yet', () => queues().commands)
  gauge('knocks_waiting', 'Connections not let in or turned away yet', sockets.knocking)
  gauge('connections_held_back', 'Connections that sent too fast and wait', sockets.heldBack)
  gauge('connections_slow', 'Connections that take in too slowly', () => queues().slow)
  gauge('unsent_bytes', 'Bytes that wait to leave to all connections', () => queues().unsentBytes)
}
