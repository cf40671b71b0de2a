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
  /** Asked for a sign of life that has not come, and how much had not left for them then. */
  #silent = new Map<WebSocket, number>()

  add(session: Session, socket: WebSocket) {
    const live = this.#at(this.#came++)
    live.set(session, socket)
    socket.on('pong', () => this.#silent.delete(socket))
    socket.on('close', () => {
      live.delete(session)
      this.#silent.delete(socket)
    })
  }

  /** Comes `BEATS` times in `HEARTBEAT_MS`, each time to others. */
  beat(now: number) {
    const clock = clockFrame(now)
    for (const [session, socket] of this.#at(this.#beat++)) {
      const unsent = session.line.unsent ?? 0
      const before = this.#silent.get(socket)
      // A question behind a large board is answered when all of that is there: while it leaves, it lives.
      if (before !== undefined && (before === 0 || unsent >= before)) {
        socket.terminate()
        continue
      }
      this.#silent.set(socket, unsent)
      if (before !== undefined) continue
      session.line.send(session.ext ? clock : silentFrame)
      socket.ping()
    }
  }

  #at = (beat: number) => this.#live[beat % BEATS] as Map<Session, WebSocket>
}
