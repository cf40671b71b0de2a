import type { WebSocket } from 'ws'
import { clockFrame, silentFrame } from './frames.ts'
import type { Session } from './session.ts'

/** y-websocket drops a link that is silent for 30 s. */
export const HEARTBEAT_MS = 20_000

/** The connections of a server. A device that vanished without a word is noticed after two beats. */
export class Heartbeat {
  #live = new Map<Session, WebSocket>()
  #silent = new Set<WebSocket>()
  #connections = new Map<string, number>()

  add(session: Session, socket: WebSocket) {
    const { id } = session.seat
    this.#live.set(session, socket)
    this.#connections.set(id, this.connectionsOf(id) + 1)
    socket.on('pong', () => this.#silent.delete(socket))
    socket.on('close', () => {
      this.#live.delete(session)
      if (this.connectionsOf(id) > 1) this.#connections.set(id, this.connectionsOf(id) - 1)
      else this.#connections.delete(id)
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

  /** Whether a seat has a connection. */
  has = (seat: string): boolean => this.#connections.has(seat)

  /** How many connections a seat has. */
  connectionsOf = (seat: string): number => this.#connections.get(seat) ?? 0
}
