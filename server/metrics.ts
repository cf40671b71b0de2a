import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'
import type { Rooms } from './sync/rooms.ts'
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

/** What there is now, counted when somebody asks. */
export function watchRooms({ registry }: Metrics, rooms: Pick<Rooms, 'count' | 'waiting'>) {
  const gauge = (name: string, help: string, now: () => number | Promise<number>) =>
    new Gauge({
      ...{ name, help, registers: [registry] },
      async collect() {
        this.set(await now())
      },
    })
  gauge('yoriai_rooms', 'Boards that are open', async () => (await rooms.count()).rooms)
  gauge('yoriai_sessions', 'Connections', async () => (await rooms.count()).sessions)
  gauge('yoriai_rooms_waiting', 'Rooms whose writes wait for the next flush', () => rooms.waiting)
}
