// One phone against a hall, by more than one line: what it posts, takes, writes and guesses within
// what it may. Each: what it does for so many ms, and then what became of it, in words.
import { fork } from 'node:child_process'
import { setTimeout as wait } from 'node:timers/promises'
import { openBoard } from '../../../shared/board/document.ts'
import { newId } from '../../../shared/board/ids.ts'
import { perform } from '../../../shared/board/operations.ts'
import { readBoard } from '../../../shared/board/view.ts'
import { collected, forge } from '../../server/sync/forge.ts'
import { comeIn } from '../load/filling.mjs'
import { clientFrame, Line } from '../load/line.mjs'
import { chance, newClient, plan } from '../load/notes.mjs'
import { readRoom } from '../load/reader.mjs'
import { Doors } from './doors.mjs'
import { wholeRow } from './hostile-mob.mjs'

const FAR = Date.UTC(2200, 0, 1)
const RESIDENTS = 30
const CONNECTIONS = 40

/** Sends what `next` makes, so many a second, and says how many went. */
async function pace(perSecond, forMs, next) {
  const start = performance.now()
  let sent = 0
  for (;;) {
    const ms = performance.now() - start
    if (ms >= forMs) return sent
    for (; sent < (Math.min(ms, forMs) * perSecond) / 1000; sent++) next(sent)
    await wait(2)
  }
}

/** A line of the next of these seats each time that one is sent away. */
function comingAgain(wire, seats) {
  let at = 0
  let line
  const ended = new Map()
  const come = () => {
    const { room, url } = seats[at++ % seats.length]
    line = new Line(url, {
      onOpen: (open) => {
        for (const bytes of wire.hello(room)) open.send(clientFrame(bytes))
      },
      onClose: ({ closeCode }) => {
        ended.set(closeCode ?? 'cut', (ended.get(closeCode ?? 'cut') ?? 0) + 1)
        if (at < seats.length) come()
      },
    })
  }
  come()
  return {
    send: (bytes) => line.open && !line.closed && line.send(clientFrame(bytes)),
    said: () => [...ended].map(([code, times]) => `${times} × ${code}`).join(', ') || 'stays',
  }
}

/** What an officer's own document does, each deed an update. */
async function written(wire, seat, count, operationOf) {
  const { doc } = await readRoom(wire, seat, { notes: 1 })
  doc.clientID = newClient()
  const updates = []
  doc.on('update', (update) => updates.push(update))
  const board = openBoard(doc)
  const { rows } = readBoard(board)
  for (let at = 0; at < count; at++) perform(board, operationOf(rows[at % rows.length], at))
  doc.destroy()
  return updates
}

const officers = (contestant, server, opened, count = 1) =>
  contestant.takeSeatsAs('staff')(server, opened, count)

/** How long the next resident needs for the whole board. */
async function newcomer(contestant, server, opened) {
  const start = performance.now()
  const [seat] = await contestant.takeSeats(server, opened, 1)
  const { wholeMs, boardBytes } = await readRoom(contestant.wire, seat, {
    notes: 1,
    withinMs: 20_000,
  })
  const ms = Math.round(performance.now() - start)
  return `board ${(boardBytes / 2 ** 20).toFixed(1)} MB, next resident ${wholeMs === undefined ? 'not in' : `in after ${ms} ms`}`
}

/** Residents who come by the right number meanwhile, one after the other. */
async function residentsComeIn(doors, { joinCode }, forMs) {
  const coming = []
  for (let at = 0; at < RESIDENTS; at++) {
    coming.push(doors.comeByNumber(joinCode, 20_000))
    await wait(forMs / RESIDENTS)
  }
  const all = (await Promise.all(coming)).filter((ms) => ms !== undefined)
  const slowest = all.length > 0 ? Math.round(Math.max(...all)) : '–'
  return `${all.length} of ${RESIDENTS} in, the slowest after ${slowest} ms`
}

const wrongNumber = (at, { joinCode }) => {
  const code = String((at * 7_919) % 10 ** joinCode.length).padStart(joinCode.length, '0')
  return code === joinCode ? '000000' : code
}

/** Asks a way in for so long, from a process of its own. @returns how often it was told what */
async function flood({ port }, bodies, { perSecond, forMs }) {
  const flooder = fork(new URL('./flooder.mjs', import.meta.url))
  try {
    return await new Promise((resolve, reject) => {
      flooder.on('message', resolve)
      flooder.on('exit', reject)
      flooder.send({ port, bodies, perSecond, forMs })
    })
  } finally {
    flooder.kill()
  }
}

const guessing = (perSecond) => async (_contestant, server, opened) => {
  const doors = new Doors(server)
  const bodies = Array.from({ length: 1_000 }, (_, at) => ({ code: wrongNumber(at, opened) }))
  return async (forMs) => {
    const flooding = flood(server, bodies, { perSecond, forMs })
    const residents = await residentsComeIn(doors, opened, forMs * 0.8)
    const answers = Object.entries(await flooding)
    doors.close()
    const told = answers.map(([status, times]) => `${times} × ${status}`).join(', ')
    const refused = answers.reduce((sum, [, times]) => sum + times, 0)
    return () => ({ attacker: `${told}; ${residents}`, perSecond: refused / (forMs / 1000) })
  }
}

export const sieges = {
  'rows with ranks of 200 letters': async (contestant, server, opened) => {
    const { wire } = contestant
    const [seat] = await officers(contestant, server, opened)
    const line = comingAgain(wire, [seat])
    const client = newClient()
    return async (forMs) => {
      let clock = 0
      const sent = await pace(100, forMs, (at) => {
        const rank = 'z'.repeat(199) + (at % 10)
        const row = wholeRow(client, () => [], { rank }, clock)
        clock += row.clocks
        line.send(wire.update(seat.room, row.update))
      })
      return () => ({ attacker: `${sent} sent, ${line.said()}` })
    }
  },
  'seats by the wall’s QR, as many as come': async (_contestant, server, opened) => {
    const doors = new Doors(server)
    const key = opened.links.participant.slice(3)
    return async (forMs) => {
      const flooding = flood(server, [{ key }], { perSecond: 400, forMs })
      await wait(forMs * 0.7)
      const number = await doors.comeByNumber(opened.joinCode, 5_000)
      const team = await doors.join({ key: opened.links.scribe.slice(3) })
      const { 200: taken = 0, 429: refused = 0 } = await flooding
      doors.close()
      const byNumber = number === undefined ? 'no' : `${Math.round(number)} ms`
      const others = `meanwhile by the number ${byNumber}, a scribe ${team.status === 200 ? 'yes' : 'no'}`
      return () => ({
        attacker: `${taken} seats; ${others}`,
        perSecond: refused / (forMs / 1000),
      })
    }
  },
  'four seats, full notes of wide letters': async (contestant, server, opened) => {
    const { wire } = contestant
    const seats = await contestant.takeSeats(server, opened, 4)
    const answers = new Map()
    const onAnswer = ({ done, reason }) => {
      const what = done ? 'done' : reason
      answers.set(what, (answers.get(what) ?? 0) + 1)
    }
    const lines = await Promise.all(seats.map((seat) => comeIn(wire, seat, { onAnswer })))
    return async (forMs) => {
      await pace(1_000, forMs, (at) => {
        const [line, { room, table }] = [lines[at % 4], seats[at % 4]]
        const command = {
          ...{
            id: newId(chance),
            verb: 'notes.post',
            note: newId(chance),
            table,
            heard: 'written',
          },
          ...{ goal: plan.goals[0].id, actor: plan.actors[0].id, text: '👨‍👩‍👧‍👦'.repeat(180) },
        }
        if (!line.closed) line.send(clientFrame(wire.note(room, { command })))
      })
      const told = [...answers].map(([what, times]) => `${times} × ${what}`).join(', ')
      const next = await newcomer(contestant, server, opened)
      return () => ({ attacker: `${told}; ${next}` })
    }
  },
  'client ids that write nothing': async (contestant, server, opened) => {
    const { wire } = contestant
    const seats = await officers(contestant, server, opened, 100)
    const line = comingAgain(wire, seats)
    return async (forMs) => {
      const sent = await pace(100, forMs, () => {
        const block = () => ({ client: newClient(), clock: 0, structs: [collected(1)] })
        line.send(wire.update(seats[0].room, forge(Array.from({ length: 200 }, block))))
      })
      const next = await newcomer(contestant, server, opened)
      return () => ({ attacker: `${sent} × 200 ids, ${line.said()}; ${next}` })
    }
  },
  'forty connections of one seat, each opened again': async (contestant, server, opened) => {
    const { wire } = contestant
    const [{ room, url }] = await contestant.takeSeats(server, opened, 1)
    return async (forMs) => {
      let [most, running] = [0, true]
      const inside = new Set()
      const ended = new Map()
      const come = () =>
        new Line(url, {
          onOpen: (line) => {
            for (const bytes of wire.hello(room)) line.send(clientFrame(bytes))
          },
          onFrame: (line, _length, head) => {
            if (!wire.isStep2(head)) return
            inside.add(line)
            most = Math.max(most, inside.size)
          },
          onClose: (line) => {
            inside.delete(line)
            const how = line.closeCode ?? 'cut'
            ended.set(how, (ended.get(how) ?? 0) + 1)
            if (running) come()
          },
        })
      const lines = Array.from({ length: CONNECTIONS }, come)
      await wait(forMs)
      running = false
      for (const line of [...lines, ...inside]) line.close()
      const away = [...ended].map(([code, times]) => `${times} × ${code}`).join(', ')
      return () => ({
        attacker: `at most ${most} in the board at once; ${away || 'nobody sent away'}`,
      })
    }
  },
  'decisions of the year 2200': async (contestant, server, opened) => {
    const { wire } = contestant
    const [seat] = await officers(contestant, server, opened)
    const actor = plan.actors[0].id
    const deed = (row) => ({
      verb: 'rows.decide',
      row: row.id,
      state: 'agreed',
      by: actor,
      at: FAR,
    })
    const updates = await written(wire, seat, 2_000, deed)
    const line = await comeIn(wire, seat)
    return async (forMs) => {
      const sent = await pace(50, forMs, (at) => {
        if (updates[at] && !line.closed) line.send(clientFrame(wire.update(seat.room, updates[at])))
      })
      const [other] = await officers(contestant, server, opened)
      const { doc } = await readRoom(wire, other, { notes: 1 })
      const far = readBoard(openBoard(doc)).rows.filter(({ decided }) => decided?.at === FAR)
      const end = line.closed ? line.closeCode : 'stays'
      return () => ({ attacker: `${sent} sent, ${end}; ${far.length} rows of 2200` })
    }
  },
  '500 wrong numbers a second, 30 residents with the right one': guessing(500),
  'wrong numbers with the work done, 30 residents with the right one': async (
    _,
    server,
    opened,
  ) => {
    const [doors, theirs] = [new Doors(server), new Doors(server)]
    return async (forMs) => {
      let [tried, running, at] = [0, true, 0]
      const guess = async () => {
        while (running) {
          const code = wrongNumber(at++, opened)
          const { status, body } = await theirs.join({ code })
          if (status !== 429 || !body.challenge) continue
          const proof = await theirs.solve(body.challenge, code)
          await theirs.join({ code, proof })
          tried++
        }
      }
      const guessers = [guess(), guess()]
      const residents = await residentsComeIn(doors, opened, forMs * 0.8)
      running = false
      await Promise.all(guessers)
      for (const one of [doors, theirs]) one.close()
      return () => ({
        attacker: `${tried} wrong ones with work; ${residents}`,
        perSecond: tried / (forMs / 1000),
      })
    }
  },
}
