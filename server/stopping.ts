import type { Server } from 'node:http'
import type { Logger } from './logger.ts'

/** A supervisor kills after five seconds. */
const MOST_MS = 4_500
/** For the other side to answer a WebSocket's close. */
const GOODBYE_MS = 500

interface Parts {
  server: Server
  /** Makes everything durable and sends everybody out with 1012. */
  flush: () => Promise<void>
  endSockets: () => void
  closeStore: () => Promise<void>
  logger: Logger
}

/** Stops in order at SIGTERM or SIGINT: accept no more, flush, say goodbye, close the storage. */
export function stopOnSignals(parts: Parts): void {
  let stopping = false
  const onSignal = (signal: NodeJS.Signals) => {
    // Whoever presses Ctrl+C twice does not want to wait.
    if (stopping) process.exit(1)
    stopping = true
    parts.logger.info({ signal }, 'stopping')
    setTimeout(() => {
      parts.logger.error('the storage did not close in time')
      process.exit(1)
    }, MOST_MS)
    stop(parts).then(
      () => process.exit(0),
      (error: unknown) => {
        parts.logger.error({ err: error }, 'stopped badly')
        process.exit(1)
      },
    )
  }
  process.on('SIGTERM', onSignal)
  process.on('SIGINT', onSignal)
}

async function stop({ server, flush, endSockets, closeStore }: Parts): Promise<void> {
  const closed = new Promise((resolve) => server.close(resolve))
  await flush()
  endSockets()
  server.closeIdleConnections()
  await Promise.race([closed, new Promise((resolve) => setTimeout(resolve, GOODBYE_MS))])
  server.closeAllConnections()
  await closeStore()
}
