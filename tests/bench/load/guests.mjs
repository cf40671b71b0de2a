// Guests who change a board at a steady pace while a browser looks at it.
import { setTimeout as wait } from 'node:timers/promises'
import { noteChanges, rowChanges } from './changes.mjs'
import { comeIn } from './filling.mjs'
import { clientFrame } from './line.mjs'
import { readRoom } from './reader.mjs'

const RESIDENTS = 32
const SCRIBES = 8
/** Of ten changes one is the officer's, two the scribes'. */
const ROUND = ['o', 's', 'r', 'r', 's', 'r', 'r', 'r', 'r', 'r']

/** 40 seats of three roles on one board; `run` sends until told to stop. */
export class Guests {
  #lanes
  #stopped = false
  sent = 0

  static async come(contestant, server, board, { perSecond, seconds }) {
    const { wire } = contestant
    const take = (role, count) => contestant.takeSeatsAs(role)(server, board, count)
    const [residents, scribes, officers] = [
      await take('participant', RESIDENTS),
      await take('scribe', SCRIBES),
      await take('staff', 1),
    ]
    const { doc } = await readRoom(wire, officers[0], { notes: 1 })
    const total = perSecond * seconds
    const own = (seats, share, mayMove) =>
      seats.map(({ table }, at) =>
        noteChanges({ table, at, count: Math.ceil((total * share) / seats.length) + 1, mayMove }),
      )
    const lanes = {
      r: await lane(wire, residents, own(residents, 0.7, false), wire.note),
      s: await lane(wire, scribes, own(scribes, 0.2, true), wire.note),
      o: await lane(
        wire,
        officers,
        [rowChanges({ doc, count: Math.ceil(total * 0.1) + 1 })],
        wire.update,
      ),
    }
    return new Guests(lanes, perSecond)
  }

  constructor(lanes, perSecond) {
    this.#lanes = lanes
    this.perSecond = perSecond
  }

  /** @returns how many went out in each second, once stopped */
  async run() {
    const start = performance.now()
    while (!this.#stopped) {
      const due = ((performance.now() - start) / 1000) * this.perSecond
      for (; this.sent < due; this.sent++) this.#lanes[ROUND[this.sent % ROUND.length]]()
      await wait(5)
    }
    return this.sent / ((performance.now() - start) / 1000)
  }

  stop() {
    this.#stopped = true
  }

  get dropped() {
    return Object.values(this.#lanes).reduce(
      (sum, { lines }) => sum + lines.filter(({ closed }) => closed).length,
      0,
    )
  }

  /** Why changes that were said were not done. */
  get refused() {
    return Object.values(this.#lanes).flatMap(({ refused }) => [...refused])
  }

  close() {
    for (const { lines } of Object.values(this.#lanes)) for (const line of lines) line.close()
  }
}

/** Seats of one role: each call lets the next of them do its next change. */
async function lane(wire, seats, changes, message) {
  const refused = new Set()
  const onAnswer = ({ done, reason }) => done || refused.add(reason)
  const lines = await Promise.all(seats.map((seat) => comeIn(wire, seat, { onAnswer })))
  let turn = 0
  const next = () => {
    const at = turn % lines.length
    const change = changes[at][Math.floor(turn++ / lines.length)]
    if (change) lines[at].send(clientFrame(message(seats[at].room, change)))
  }
  return Object.assign(next, { lines, refused })
}
