import { Counter, collectDefaultMetrics, Histogram, Registry } from 'prom-client'

const SECONDS = [0.001, 0.005, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10]

/** What /metrics shows. The room's own numbers register themselves on `registry`. */
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
  }
}

export type Metrics = ReturnType<typeof createMetrics>

/** Memory, event loop and garbage collection of this process. */
export const watchProcess = ({ registry }: Metrics) => collectDefaultMetrics({ register: registry })
