import { setTimeout as wait } from 'node:timers/promises'
import { Arrivals } from './arrivals.mjs'
import { Histogram } from './histogram.mjs'
import { clientFrame, Line } from './line.mjs'
import { nowUs, timeAt, writeTime } from './mark.mjs'
import { newClient, notesOf } from './notes.mjs'
import { presenceOf } from './presence.mjs'

const CONNECT_WITHIN_MS = 60_000
/** So many more than are ready may be on their way in. */
const KNOCKING_AT_ONCE = 100
/** Spreads starts evenly and never in step. */
const GOLDEN = 0.618_033_988_7
const PLASTIC = 0.754_877_666_2

/** People in rooms, each posting notes and moving a cursor, each reading what comes. */
export class Crowd {
  #wire
  #seats
  #noteEveryMs
  #presenceEveryMs
  #notes
  #presence
  #lines = []
  #stopped = false
  #warmMs
  #timetable
  #playedMs = 0
  #next = 0
  ready = 0
  /** Connections that the server ended. */
  dropped = 0
  sent = 0
  /** By room and number, whether a note's author was told that it is kept. */
  wasDone
  /** Notes that were not taken, by reason. */
  refused = new Map()
  /** Which note a command posts, by the command's id. */
  #numberOf = new Map()
  /** How much later than planned the generator sent: large where it is itself too slow. */
  lag = new Histogram()

  /**
   * @param seats `{ room, url, table }`, room by room, `perRoom` of each
   * @param writes what they write: `notesOf`, or `rowsOf`
   * @param presenceEveryMs 0 for none
   * @param warmSeconds so long `warmUp` sends before `run` begins
   */
  constructor({
    wire,
    seats,
    perRoom,
    writes = notesOf,
    seconds,
    warmSeconds = 0,
    noteEveryMs,
    presenceEveryMs = 0,
  }) {
    const lastsMs = (warmSeconds + seconds) * 1000
    this.#warmMs = warmSeconds * 1000
    this.#wire = wire
    this.#seats = seats
    this.perRoom = perRoom
    this.#noteEveryMs = noteEveryMs
    this.#presenceEveryMs = presenceEveryMs
    const notesPerSeat = Math.ceil(lastsMs / noteEveryMs)
    this.notesPerRoom = notesPerSeat * perRoom
    this.arrivals = new Arrivals({ rooms: seats.length / perRoom, perRoom, notesPerSeat })
    this.wasDone = new Uint8Array((seats.length / perRoom) * this.notesPerRoom)
    this.#notes = seats.map(({ room, table }, at) => {
      const first = (at % perRoom) * notesPerSeat
      const all = writes({ client: newClient(), table, first, count: notesPerSeat })
      return all.map(({ update, command }, k) => {
        const number = Math.floor(at / perRoom) * this.notesPerRoom + first + k
        if (command) this.#numberOf.set(command.id, number)
        const message = command ? wire.note(room, { update, command }) : wire.update(room, update)
        return withTime(clientFrame(message))
      })
    })
    const moves = presenceEveryMs === 0 ? 0 : Math.ceil(lastsMs / presenceEveryMs)
    this.#presence = seats.map(({ room }) =>
      presenceOf(moves).map((update) => clientFrame(wire.presence(room, update))),
    )
  }

  async connect() {
    const until = performance.now() + CONNECT_WITHIN_MS
    for (const [at, { room, url }] of this.#seats.entries()) {
      this.#lines.push(this.#join(at, room, url))
      while (at - this.ready > KNOCKING_AT_ONCE && performance.now() < until) await wait(2)
    }
    while (this.ready < this.#seats.length && performance.now() < until) await wait(5)
    if (this.ready < this.#seats.length) throw new Error(this.#notReady())
  }

  /** As `run`, and nothing of it counts in the times: every server has its code compiled then. */
  async warmUp() {
    await this.play(this.#warmMs)
    this.lag = new Histogram()
    this.arrivals.latency = new Histogram()
  }

  /** Sends what is left of the timetable; ends with the last of it, or when stopped. */
  run = () => this.play(Number.POSITIVE_INFINITY)

  /** Sends what the timetable has for the next so many ms; its clock stands still in between. */
  async play(forMs) {
    this.#timetable ??= this.#makeTimetable()
    const until = this.#playedMs + forMs
    const start = nowUs() - this.#playedMs * 1000
    const isLeft = () =>
      this.#next < this.#timetable.length && this.#timetable[this.#next].at < until
    while (isLeft() && !this.#stopped) {
      const ms = (nowUs() - start) / 1000
      for (; isLeft() && this.#timetable[this.#next].at <= ms; this.#next++) {
        const { at, seat, note, frame } = this.#timetable[this.#next]
        this.lag.add(ms - at)
        this.#send(seat, note, frame)
      }
      await wait(1)
    }
    this.#playedMs = until
  }

  stop() {
    this.#stopped = true
  }

  get expected() {
    return this.sent * (this.perRoom - 1)
  }

  /** Waits for what is on its way, as long as anything still comes. */
  async settle(withinMs) {
    const until = performance.now() + withinMs
    let before = -1
    while (this.arrivals.delivered < this.expected && performance.now() < until) {
      if (this.arrivals.delivered === before) return
      before = this.arrivals.delivered
      for (let i = 0; i < 100 && this.arrivals.delivered < this.expected; i++) await wait(50)
    }
  }

  get bytes() {
    return this.#lines.reduce((sum, line) => sum + line.bytes, 0)
  }

  close() {
    for (const line of this.#lines) line.close()
  }

  #join(at, room, url) {
    let cut
    let isIn = false
    const { answerIn, hello, isStep2 } = this.#wire
    const isReady = (line) => {
      this.ready++
      isIn = true
      if (!answerIn) line.keepBytes = 0
    }
    return new Line(url, {
      onOpen: (line) => {
        for (const bytes of hello(room)) line.send(clientFrame(bytes))
        if (!isStep2) isReady(line)
      },
      onBytes: (_line, bytes) => {
        cut = this.arrivals.read(at, bytes, cut)
      },
      onFrame: (line, _length, head) => {
        if (isIn) this.#hear(answerIn?.(head))
        else if (isStep2(head)) isReady(line)
      },
      onClose: () => {
        this.dropped++
      },
    })
  }

  #hear(answer) {
    if (answer === undefined) return
    const { id, done, reason } = answer
    if (done) this.wasDone[this.#numberOf.get(id)] = 1
    else this.refused.set(reason, (this.refused.get(reason) ?? 0) + 1)
  }

  #makeTimetable() {
    const events = []
    for (let seat = 0; seat < this.#seats.length; seat++) {
      const noteStart = (seat * GOLDEN) % 1
      for (const [k, note] of this.#notes[seat].entries())
        events.push({ at: (noteStart + k) * this.#noteEveryMs, seat, note })
      const moveStart = (seat * PLASTIC) % 1
      for (const [k, frame] of this.#presence[seat].entries())
        events.push({ at: (moveStart + k) * this.#presenceEveryMs, seat, frame })
    }
    return events.sort((a, b) => a.at - b.at)
  }

  #send(seat, note, frame) {
    const line = this.#lines[seat]
    if (line.closed) return
    if (!note) return line.send(frame)
    writeTime(note.bytes, note.timeAt, nowUs())
    line.send(note.bytes)
    this.sent++
  }

  #notReady() {
    const line = this.#lines.find((one) => one.closed || !one.open)
    const why = line?.error ?? line?.closeCode ?? 'no first state'
    return `${this.ready} of ${this.#seats.length} came in (${why})`
  }
}

const withTime = (bytes) => ({ bytes, timeAt: timeAt(bytes) })
