import type { RawData, WebSocket } from 'ws'

/** What may still be on its way when we have closed: so many frames or ten kilobytes. */
const MOST_LATE = 500
const LATE_BYTES = 10_000

/**
 * Signs of life are answered, and counted like messages: they cost us as much, and nobody honest sends
 * more than a few.
 * @param count takes a message's worth off the seat's allowance
 */
export function countSigns(socket: WebSocket, count: () => void) {
  const isOpen = () => socket.readyState === socket.OPEN
  socket.on('ping', (said) => {
    if (!isOpen()) return
    count()
    // While it is held back it is not answered either.
    if (isOpen() && !socket.isPaused) socket.pong(said)
  })
  socket.on('pong', () => {
    if (isOpen()) count()
  })
}

/** Who goes on sending after we have closed is cut off: a goodbye is waited for, not a flood. */
export function cutOffLate(socket: WebSocket) {
  let late = 0
  const look = (came: RawData) => {
    if (socket.readyState === socket.OPEN) return
    late += 1 + ('byteLength' in came ? came.byteLength / LATE_BYTES : 1)
    if (late > MOST_LATE) socket.terminate()
  }
  for (const kind of ['ping', 'pong', 'message'] as const) socket.on(kind, look)
}
