import { setTimeout as wait } from 'node:timers/promises'
import { clientFrame, Line } from './line.mjs'
import { newClient, notesOf, planUpdate } from './notes.mjs'
import { readRoom } from './reader.mjs'

const AUTHORS = 50
/** So many, then a pause: about 4,000 notes a second. */
const BATCH = 40
const PAUSE_MS = 10

/**
 * Fills a new room with `count` notes, one after the other, by fifty authors.
 * @returns the room, one author who is still in it, and how large its whole state is on the wire
 */
export async function fillRoom(contestant, server, count, wordsOf) {
  const { wire } = contestant
  const [opened] = await contestant.openRooms(server, { rooms: 1, perRoom: AUTHORS })
  const seats = await contestant.takeSeats(server, opened, AUTHORS)
  let refused
  const onAnswer = ({ done, reason }) => {
    if (!done) refused ??= reason
  }
  const lines = await Promise.all(seats.map((seat) => comeIn(wire, seat, { onAnswer })))
  const { room } = seats[0]
  // Ours has the plan on every board; where there is none, it is laid first.
  if (!contestant.hasPlan) lines[0].send(clientFrame(wire.update(room, planUpdate())))
  const each = Math.ceil(count / AUTHORS)
  const notes = seats.map(({ table }, at) =>
    notesOf({ client: newClient(), table, first: at * each, count: each, wordsOf }),
  )
  for (let sent = 0; sent < count; sent++) {
    const author = sent % AUTHORS
    const note = notes[author][Math.floor(sent / AUTHORS)]
    lines[author].send(clientFrame(wire.note(room, note)))
    if (sent % BATCH === BATCH - 1) await wait(PAUSE_MS)
  }
  const whole = await readRoom(wire, seats[0], { notes: count, withinMs: 60_000 })
  if (whole.wholeMs === undefined)
    throw new Error(`filling with ${count} notes did not end (refused: ${refused ?? 'none'})`)
  const [keeper, ...others] = lines
  for (const line of others) line.close()
  const { boardBytes } = await readRoom(wire, seats[0], { notes: count })
  return { opened, seat: seats[0], keeper, wholeBytes: boardBytes }
}

/**
 * A line whose first state has come.
 * @param greeting other than that of one who has nothing
 * @param onAnswer hears what became of each command
 */
export function comeIn(wire, { room, url }, { greeting = wire.hello(room), onAnswer } = {}) {
  let isIn = false
  const hears = onAnswer && wire.answerIn
  return new Promise((resolve, reject) => {
    new Line(url, {
      onOpen: (line) => {
        for (const bytes of greeting) line.send(clientFrame(bytes))
      },
      onFrame: (line, _length, head) => {
        if (isIn) {
          const answer = hears?.(head)
          if (answer) onAnswer(answer)
        } else if (wire.isStep2(head)) {
          isIn = true
          if (!hears) line.keepBytes = 0
          resolve(line)
        }
      },
      onClose: (line) => reject(new Error(`not let in: ${line.error ?? line.closeCode}`)),
    })
  })
}
