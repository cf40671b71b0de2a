import type { WebSocket } from 'ws'
import { clockFrame, silentFrame } from './frames.ts'
import type { Session } from './session.ts'

/** y-websocket drops a link that is silent for 30 s. */
export const HEARTBEAT_MS = 20_000

/** The connections of a server. A device that vanished without a word is noticed after two beats. */
export class Heartbeat {
  #live = new Map<Session, WebSocket>()
  #silent = new Set<WebSocket>()

  add(session: Session, socket: WebSocket) {
    this.#live.set(session, socket)
    socket.on('pong', () => this.#silent.delete(socket))
    socket.on('close', () => {
      this.#live.delete(session)
      this.#silent.delete(socket)
    })
  }

  beat(now: number) {
    const clock = clockFrame(now)
    for (const [session, socket] of this.#live) {
      if (this.#silent.has(socket)) {
        socket.terminate()
        continue
      }
      session.line.send(session.ext ? clock : silentFrame)
      this.#silent.add(socket)
      socket.ping()
    }
  }

  get seats(): ReadonlySet<string> {
    return new Set([...this.#live.keys()].map(({ seat }) => seat.id))
  }

  /** How many connections a seat has. */
  connectionsOf(seat: string): number {
    let count = 0
    for (const session of this.#live.keys()) if (session.seat.id === seat) count++
    return count
  }
}
