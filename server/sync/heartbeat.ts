import type { WebSocket } from 'ws'
import { clockFrame, silentFrame } from './frames.ts'
import type { Session } from './session.ts'

/** y-websocket drops a link that is silent for 30 s. */
export const HEARTBEAT_MS = 20_000
/** Not everybody at once: a thousand pings would hold up the notes. */
export const BEATS = 20

/** The connections of a server. A device that vanished without a word is noticed after two beats. */
export class Heartbeat {
  /** By the beat that is theirs. */
  #live = Array.from({ length: BEATS }, () => new Map<Session, WebSocket>())
  #came = 0
  #beat = 0
  #silent = new Set<WebSocket>()
  #connections = new Map<string, number>()

  add(session: Session, socket: WebSocket) {
    const { id } = session.seat
    const live = this.#at(this.#came++)
    live.set(session, socket)
    this.#connections.set(id, this.connectionsOf(id) + 1)
    socket.on('pong', () => this.#silent.delete(socket))
    socket.on('close', () => {
      live.delete(session)
      if (this.connectionsOf(id) > 1) this.#connections.set(id, this.connectionsOf(id) - 1)
      else this.#connections.delete(id)
      this.#silent.delete(socket)
    })
  }

  /** Comes `BEATS` times in `HEARTBEAT_MS`, each time to others. */
  beat(now: number) {
    const clock = clockFrame(now)
    for (const [session, socket] of this.#at(this.#beat++)) {
      if (this.#silent.has(socket)) {
        socket.terminate()
        continue
      }
      session.line.send(session.ext ? clock : silentFrame)
      this.#silent.add(socket)
      socket.ping()
    }
  }

  #at = (beat: number) => this.#live[beat % BEATS] as Map<Session, WebSocket>

  /** Whether a seat has a connection. */
  has = (seat: string): boolean => this.#connections.has(seat)

  /** How many connections a seat has. */
  connectionsOf = (seat: string): number => this.#connections.get(seat) ?? 0
}
