import type { WebSocket } from 'ws'
import { CLOSE } from '../../shared/wire.ts'

/** A connection that is held back so long without a break is closed. */
const MAX_HELD_BACK_MS = 10_000

/** Since when a socket is held back without a break. */
const heldSince = new WeakMap<WebSocket, number>()

export const isTooLong = (waitMs: number): boolean => waitMs > MAX_HELD_BACK_MS

/** Whether its messages wait in the network at this moment. */
export const isHeldBack = (socket: WebSocket): boolean => heldSince.has(socket) && socket.isPaused

/**
 * Leaves a seat's next messages in the network for a while; for too long, and it is sent away.
 * @param onSentAway told so
 */
export function holdBack(socket: WebSocket, waitMs: number, now: number, onSentAway: () => void) {
  if (waitMs === 0) {
    heldSince.delete(socket)
    return
  }
  const since = heldSince.get(socket) ?? now
  heldSince.set(socket, since)
  if (isTooLong(now - since)) {
    if (socket.readyState === socket.OPEN) onSentAway()
    return socket.close(CLOSE.tooFast, 'too fast')
  }
  if (socket.isPaused) return
  socket.pause()
  setTimeout(() => socket.resume(), waitMs)
}
