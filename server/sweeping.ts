import type { Logger } from './logger.ts'
import type { Rewriter } from './store/log.ts'

const HOUR_MS = 60 * 60 * 1000

type Sweeping = Pick<Rewriter, 'sweep'>

/** Nobody waits for it; where it cannot be done now it is tried again. */
export function sweepSoon(log: Sweeping, logger: Logger) {
  log.sweep().catch((err: unknown) => logger.error({ err }, 'what was deleted is not swept yet'))
}

/** What another program kept from being swept is swept within an hour after it has let go. */
export function sweepEveryHour(log: Sweeping, logger: Logger) {
  setInterval(() => sweepSoon(log, logger), HOUR_MS).unref()
}
