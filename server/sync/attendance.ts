import type { Here } from '../../shared/wire.ts'
import { type Frame, hereFrame } from './frames.ts'
import type { Session } from './session.ts'

/** Residents and their scribes: whom a hall counts. */
const counted = ({ seat }: Session) => seat.role === 'participant' || seat.role === 'scribe'

/** Who is here, in numbers, by the server's own sessions. Two tabs of one seat are one person. */
export function here(sessions: Iterable<Session>): Here {
  const seats = new Map([...sessions].filter(counted).map(({ seat }) => [seat.id, seat.table]))
  const tables: Record<string, number> = {}
  for (const table of seats.values()) {
    if (table !== undefined) tables[table] = (tables[table] ?? 0) + 1
  }
  return { people: seats.size, tables }
}

/** Tells everybody in a room how many they are, at most once per `later`. */
export class Attendance {
  #later: (run: () => void) => void
  #waiting = false
  #last = ''
  #frame: Frame | undefined

  constructor(later: (run: () => void) => void) {
    this.#later = later
  }

  greet(session: Session, sessions: ReadonlySet<Session>) {
    if (!session.ext) return
    // In a rush nobody is counted anew for each who comes: all are told in a moment.
    const told = this.#waiting ? this.#frame : hereFrame(here(sessions))
    if (told) session.line.send(told)
  }

  changed(sessions: ReadonlySet<Session>) {
    if (this.#waiting) return
    this.#waiting = true
    this.#later(() => {
      this.#waiting = false
      const now = here(sessions)
      const text = JSON.stringify(now)
      if (text === this.#last) return
      this.#last = text
      const frame = hereFrame(now)
      this.#frame = frame
      for (const session of sessions) if (session.ext) session.line.send(frame)
    })
  }
}
