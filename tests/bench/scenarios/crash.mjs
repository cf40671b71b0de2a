import { setTimeout as wait } from 'node:timers/promises'
import { Crowd } from '../load/crowd.mjs'
import { MARK, nowUs, numberIn } from '../load/mark.mjs'
import { textsIn } from '../load/notes.mjs'
import { readRoom } from '../load/reader.mjs'
import { count, ms, percent, table } from '../table.mjs'

const NOTE_EVERY_MS = 1_000
const READ_FOR_MS = 4_000

/** kill -9 while n people write: what somebody had on the screen, or was told is kept, and is gone. */
export const crash = {
  needsDisk: true,
  title: ({ n, seconds }) =>
    `crash ${n}: kill -9 after ${seconds} s under ${n} writers, 1 note/s each`,
  defaults: ({ n = 50 }) => ({ n, seconds: 8 }),
  async run(contestant, server, { n, seconds }) {
    const { wire } = contestant
    const [opened] = await contestant.openRooms(server, { rooms: 1, perRoom: n })
    const seats = await contestant.takeSeats(server, opened, n)
    const crowd = new Crowd({
      ...{ wire, seats, perRoom: n, noteEveryMs: NOTE_EVERY_MS },
      seconds: seconds + 2,
    })
    await crowd.connect()
    const running = crowd.run()
    await wait(seconds * 1000)
    await server.kill()
    const killedAt = nowUs()
    crowd.stop()
    await running
    crowd.close()
    await server.start()
    await wait(300)
    const { doc } = await readRoom(wire, seats[0], { withinMs: READ_FOR_MS })
    return ledger(crowd, doc, killedAt)
  },
  table(rows) {
    const figure = (show) => (row) => (row.result ? show(row.result) : '')
    return table(rows, [
      [
        '',
        ({ contestant, failed }) => (failed ? `${contestant.what}: ${failed}` : contestant.what),
      ],
      ['sent', figure(({ sent }) => count(sent))],
      ['shown', figure(({ shown }) => count(shown))],
      ['answered', figure(({ done }) => count(done))],
      ['shown, then lost', figure(({ lost }) => count(lost))],
      ['', figure(({ lost, shown }) => percent(lost / shown))],
      ['answered, then lost', figure(({ doneAndLost }) => count(doneAndLost))],
      ['oldest of them, ms', figure(({ oldestMs }) => ms(oldestMs))],
      ['', () => ''],
    ])
  },
}

function ledger({ arrivals: { shownAt }, sent, wasDone }, doc, killedAt) {
  const kept = new Set(textsIn(doc).map((text) => numberIn(Buffer.from(text), text.indexOf(MARK))))
  let shown = 0
  let lost = 0
  let oldestMs
  for (const [number, at] of shownAt.entries()) {
    if (at === 0) continue
    shown++
    if (kept.has(number)) continue
    lost++
    oldestMs = Math.max(oldestMs ?? 0, (killedAt - at) / 1000)
  }
  const done = [...wasDone.keys()].filter((number) => wasDone[number])
  const doneAndLost = done.filter((number) => !kept.has(number)).length
  return { sent, shown, lost, oldestMs, done: done.length, doneAndLost }
}
