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

/**
 * Stops in order at SIGTERM or SIGINT: accept no more, flush, say goodbye, close the storage. The same
 * where something threw that nobody caught: what a mistake left half done is not gone on with. A promise
 * that nobody waited for concerns one request alone: it is told, and the hall goes on.
 */
export function stopOnSignals(parts: Parts): void {
  let stopping = false
  const end = (code: 0 | 1) => {
    // Whoever presses Ctrl+C twice does not want to wait.
    if (stopping) process.exit(1)
    stopping = true
    setTimeout(() => {
      parts.logger.error('the storage did not close in time')
      process.exit(1)
    }, MOST_MS)
    stop(parts).then(
      () => process.exit(code),
      (error: unknown) => {
        parts.logger.error({ err: error }, 'stopped badly')
        process.exit(1)
      },
    )
  }
  const onSignal = (signal: NodeJS.Signals) => {
    parts.logger.info({ signal }, 'stopping')
    end(0)
  }
  process.on('SIGTERM', onSignal)
  process.on('SIGINT', onSignal)
  process.on('unhandledRejection', (err) =>
    parts.logger.error({ err }, 'our mistake: not waited for'),
  )
  process.on('uncaughtException', (err) => {
    parts.logger.fatal({ err }, 'our mistake: stopping')
    end(1)
  })
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
