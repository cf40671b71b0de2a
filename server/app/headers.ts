import type { Context, MiddlewareHandler } from 'hono'
import { secureHeaders } from 'hono/secure-headers'
import { hostOf } from './guards.ts'

/** Older Safari does not count its own host's WebSocket as 'self'. */
function ownSockets(c: Context): string {
  const host = hostOf(c)
  // What stands in brackets no Content-Security-Policy can name.
  return /^[\w.-]+(?::\d+)?$/.test(host) ? `ws://${host} wss://${host}` : "'self'"
}

/** The board needs nobody else (I8), and no page of it may say more than it must. */
export const securityHeaders = (): MiddlewareHandler =>
  secureHeaders({
    contentSecurityPolicy: {
      defaultSrc: ["'none'"],
      scriptSrc: ["'self'"],
      styleSrc: ["'self'"],
      imgSrc: ["'self'", 'data:'],
      fontSrc: ["'self'"],
      connectSrc: ["'self'", ownSockets],
      manifestSrc: ["'self'"],
      baseUri: ["'none'"],
      formAction: ["'self'"],
      frameAncestors: ["'none'"],
    },
    // Links carry their secret in the path.
    referrerPolicy: 'no-referrer',
    xFrameOptions: 'DENY',
    // A hall's server speaks plain http. These do nothing there but fill the browser's console, and
    // over https it is for the ward's proxy to promise https for its whole domain.
    strictTransportSecurity: false,
    crossOriginOpenerPolicy: false,
    originAgentCluster: false,
  })
