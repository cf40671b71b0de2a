import { setTimeout as wait } from 'node:timers/promises'
import { Histogram } from '../load/histogram.mjs'
import { clientFrame, Line } from '../load/line.mjs'
import { nowUs } from '../load/mark.mjs'
import { newClient, notesOf, plan } from '../load/notes.mjs'
import { count, megabytes, ms, remarks, table } from '../table.mjs'
import { measured } from './measure.mjs'

const WITHIN_MS = 60_000
/** So many notes, then a pause: about 2,000 a second. */
const BATCH = 20
const PAUSE_MS = 10
/** Nothing else that comes is so large. */
const REVEAL_BYTES = 50_000

/** A hall of 300 has written face down, and all of it is revealed at once. */
export const reveal = {
  onlyOurs: true,
  title: ({ n, notes }) => `reveal ${n}: ${count(notes)} notes shown to ${n} sockets in one step`,
  defaults: ({ n = 300, quick }) => ({ n, notes: quick ? 500 : 2_000 }),
  async run(contestant, server, { n, notes }) {
    const [opened] = await contestant.openRooms(server, { rooms: 1, perRoom: n })
    const seats = await contestant.takeSeats(server, opened, n)
    const [lead] = await contestant.takeSeatsAs('facilitator')(server, opened, 1)
    for (const { id } of plan.goals) await say(server, lead, { verb: 'notes.hide', goal: id })
    const hall = new Hall(contestant.wire)
    await hall.join(seats)
    await hall.write(seats, notes)
    await wait(2_000)
    const used = await measured(server, async () => {
      hall.began = nowUs()
      await say(server, lead, { verb: 'notes.reveal' })
      const until = performance.now() + WITHIN_MS
      while (hall.came.count < n && performance.now() < until) await wait(2)
    })
    hall.close()
    const { came, bytes, early } = hall
    return { ...used, ...came.percentiles, allMs: came.max, came: came.count, bytes, early }
  },
  table: (rows) =>
    table(rows, [
      [
        '',
        ({ contestant, failed }) => (failed ? `${contestant.what}: ${failed}` : contestant.what),
      ],
      ...[
        ['half ms', ({ p50 }) => ms(p50)],
        ['p95', ({ p95 }) => ms(p95)],
        ['all', ({ allMs }) => ms(allMs)],
        ['kB each', ({ bytes }) => (bytes / 1000).toFixed(0)],
        ['CPU s', ({ cpuSeconds }) => cpuSeconds.toFixed(2)],
        ['MB', ({ peakMB }) => megabytes(peakMB)],
        ['got it', ({ came }) => count(came)],
        ['', ({ foreign, early }) => remarks({ foreign, dropped: early })],
      ].map(([name, show]) => [name, ({ result }) => (result ? show(result) : '')]),
    ]),
  figures: () => [
    ['p95 ms', ({ p95 }) => p95],
    ['all ms', ({ allMs }) => allMs],
  ],
}

class Hall {
  #wire
  #lines = []
  #done = 0
  #refused
  came = new Histogram()
  began
  bytes = 0
  /** Frames of a reveal's size before it was said. */
  early = 0

  constructor(wire) {
    this.#wire = wire
  }

  async join(seats) {
    for (const seat of seats) this.#lines.push(await this.#comeIn(seat))
  }

  /** Everybody's notes, by turns, until all are kept. */
  async write(seats, notes) {
    const each = Math.ceil(notes / seats.length)
    const all = seats.map(({ table }, at) =>
      notesOf({ client: newClient(), table, first: at * each, count: each }),
    )
    for (let sent = 0; sent < notes; sent++) {
      const at = sent % seats.length
      const note = all[at][Math.floor(sent / seats.length)]
      this.#lines[at].send(clientFrame(this.#wire.note(seats[at].room, note)))
      if (sent % BATCH === BATCH - 1) await wait(PAUSE_MS)
    }
    const until = performance.now() + WITHIN_MS
    while (this.#done < notes && performance.now() < until) await wait(5)
    if (this.#done < notes) throw new Error(`${this.#done} of ${notes} kept (${this.#refused})`)
  }

  close() {
    for (const line of this.#lines) line.close()
  }

  #comeIn({ room, url }) {
    let isIn = false
    return new Promise((resolve, reject) => {
      new Line(url, {
        onOpen: (line) => {
          for (const bytes of this.#wire.hello(room)) line.send(clientFrame(bytes))
        },
        onFrame: (line, length, head) => {
          if (isIn) return this.#hear(length, head)
          if (!this.#wire.isStep2(head)) return
          isIn = true
          resolve(line)
        },
        onClose: (line) => reject(new Error(`not let in: ${line.error ?? line.closeCode}`)),
      })
    })
  }

  #hear(length, head) {
    if (length > REVEAL_BYTES) {
      if (this.began === undefined) this.early++
      else this.came.add((nowUs() - this.began) / 1000)
      this.bytes = length
      return
    }
    const answer = this.#wire.answerIn?.(head)
    if (answer?.done) this.#done++
    else if (answer) this.#refused = answer.reason
  }
}

async function say({ port }, { room, url }, command) {
  const token = new URL(url).searchParams.get('token')
  const answer = await fetch(`http://127.0.0.1:${port}/api/boards/${room}/commands`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    body: JSON.stringify({ id: crypto.randomUUID(), ...command }),
  })
  if (!answer.ok) throw new Error(await answer.text())
}
