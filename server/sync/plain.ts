import type { IncomingMessage, Server } from 'node:http'
import type { Duplex } from 'node:stream'

/** Whether a request asks for a WebSocket, among what it may ask for (RFC 9110, 7.8). */
export const asksForSocket = ({ headers }: IncomingMessage): boolean =>
  (headers.upgrade ?? '').split(',').some((one) => /^\s*websocket\s*(\/|$)/i.test(one))

/**
 * A request whose Upgrade is not known is answered as if it had none: some programs offer HTTP/2 with
 * every request, also with one that has a body. Node takes the line out of its hands when anything
 * listens for upgrades; it gets the line back, and the request without its offer.
 */
export function answerPlainly(
  server: Server,
  request: IncomingMessage,
  line: Duplex,
  head: Buffer,
) {
  const { method, url, httpVersion, rawHeaders } = request
  const lines = [`${method} ${url} HTTP/${httpVersion}`]
  for (let at = 0; at < rawHeaders.length; at += 2) {
    const [name = '', value = ''] = rawHeaders.slice(at, at + 2)
    if (/^(?:upgrade|http2-settings)$/i.test(name)) continue
    lines.push(`${name}: ${/^connection$/i.test(name) ? withoutUpgrade(value) : value}`)
  }
  if (head.length > 0) line.unshift(head)
  line.unshift(Buffer.from(`${lines.join('\r\n')}\r\n\r\n`, 'latin1'))
  server.emit('connection', line)
}

/** What else the header says; nothing is keep-alive. */
const withoutUpgrade = (value: string) =>
  value
    .split(',')
    .map((one) => one.trim())
    .filter((one) => one !== '' && !/^(?:upgrade|http2-settings)$/i.test(one))
    .join(', ') || 'keep-alive'
