import { type DestinationStream, type Logger as Pino, pino } from 'pino'

export type Logger = Pino

/** Names under which a secret could come; what they hold is never written. */
const SECRETS = [
  'token',
  'secret',
  'key',
  'adminKey',
  'code',
  'joinCode',
  'cookie',
  'authorization',
]

/** What else an error carries may be what somebody sent: an address, a body. */
function errorSaid(error: unknown) {
  if (!(error instanceof Error)) return String(error)
  const { name, message, stack } = error
  return { type: name, message, stack, ...('code' in error ? { code: error.code } : {}) }
}

/**
 * The server's log, one JSON object a line. Tokens, link secrets and the admin key never appear in
 * it: requests are logged by their route (`/k/:secret`), not by their address.
 */
export function createLogger(level: string, to?: DestinationStream): Logger {
  const paths = SECRETS.flatMap((name) => [name, `*.${name}`])
  // pid and hostname tell a ward nothing.
  const options = {
    level,
    base: null,
    redact: { paths, censor: '***' },
    serializers: { err: errorSaid },
  }
  return to ? pino(options, to) : pino(options)
}
