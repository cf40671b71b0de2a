import type { Role } from '../../shared/board/roles.ts'
import type { Here, ReadyTables } from '../../shared/wire.ts'
import { type Frame, hereFrame } from './frames.ts'
import type { Session } from './session.ts'

/** Residents and their scribes: whom a hall counts. */
const counted = ({ seat }: Session) => seat.role === 'participant' || seat.role === 'scribe'

/** Two tabs of one seat are one person. */
const seatsOf = (sessions: Iterable<Session>) =>
  new Map([...sessions].filter(counted).map(({ seat }) => [seat.id, seat.table]))

/** The hall's screens: whoever leads wants to know whether one hangs on the wall. */
const screensOf = (sessions: Iterable<Session>) =>
  new Set([...sessions].filter(({ seat }) => seat.role === 'screen').map(({ seat }) => seat.id))

/** Who is here, in numbers, by the server's own sessions. */
export function here(from: Iterable<Session>): Here {
  const sessions = [...from]
  const seats = seatsOf(sessions)
  const tables: Record<string, number> = {}
  for (const table of seats.values()) {
    if (table !== undefined) tables[table] = (tables[table] ?? 0) + 1
  }
  const screens = screensOf(sessions).size
  return { people: seats.size, tables, ...(screens > 0 ? { screens } : {}) }
}

/** Who asks the register about the reception: those who lead, and the screens, which invite to it. */
const ASKING: ReadonlySet<Role> = new Set(['facilitator', 'screen'])

/** Says it once more to those who ask the register: what they ask it about has changed. */
export function tellAsking(sessions: Iterable<Session>, ready: ReadyTables) {
  const all = [...sessions]
  const frames = framesOf(all, ready)
  for (const session of all)
    if (session.ext && ASKING.has(session.seat.role)) session.line.send(frames.for(session))
}

/** Only those who lead see it by table: one or two people at a table are no crowd (I4). */
const seesTables = ({ seat }: Session) => seat.role === 'facilitator'

/** Tells everybody in a room how many they are, at most once per `later`. */
export class Attendance {
  #later: (run: () => void) => void
  #ready: () => ReadyTables
  #waiting = false
  #last = ''
  #lastInAll = ''
  #told: ReturnType<typeof framesOf> | undefined

  /** @param ready what 班 said of the phase that runs */
  constructor(later: (run: () => void) => void, ready: () => ReadyTables = () => ({})) {
    this.#later = later
    this.#ready = ready
  }

  greet(session: Session, sessions: ReadonlySet<Session>) {
    if (!session.ext) return
    // In a rush nobody is counted anew for each who comes: all are told in a moment.
    const told = this.#waiting ? this.#told : framesOf(sessions, this.#ready())
    if (told) session.line.send(told.for(session))
  }

  changed(sessions: ReadonlySet<Session>) {
    if (this.#waiting) return
    this.#waiting = true
    this.#later(() => {
      this.#waiting = false
      // One came for another who went: the same numbers, and still news to those who ask for the seats.
      const ready = this.#ready()
      const seats = [[...seatsOf(sessions)].sort(), [...screensOf(sessions)].sort()]
      const who = JSON.stringify([seats, ready])
      if (who === this.#last) return
      this.#last = who
      this.#told = framesOf(sessions, ready)
      const isNews = this.#told.inAll !== this.#lastInAll
      this.#lastInAll = this.#told.inAll
      for (const session of sessions) {
        if (session.ext && (isNews || seesTables(session)))
          session.line.send(this.#told.for(session))
      }
    })
  }
}

function framesOf(sessions: Iterable<Session>, ready: ReadyTables) {
  const all = here(sessions)
  const whole = { ...all, tables: {} }
  const [byTable, inAll]: [Frame, Frame] = [
    hereFrame(Object.keys(ready).length > 0 ? { ...all, ready } : all),
    hereFrame(whole),
  ]
  return {
    inAll: JSON.stringify(whole),
    for: (session: Session): Frame => (seesTables(session) ? byTable : inAll),
  }
}
