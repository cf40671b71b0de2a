import { setTimeout as wait } from 'node:timers/promises'
import { Crowd } from '../load/crowd.mjs'
import { fillRoom } from '../load/filling.mjs'
import { clientFrame, Line } from '../load/line.mjs'
import { nowUs } from '../load/mark.mjs'
import { readRoom } from '../load/reader.mjs'
import { count, megabytes, ms, ratio, remarks, table } from '../table.mjs'
import { attacks } from './attacks.mjs'
import { Mob, mobs } from './hostile-mob.mjs'
import { sieges } from './sieges.mjs'

const HONEST = 10
const NOTE_EVERY_MS = 500
const SETTLE_MS = 6_000
const QUICK = [
  'a header that claims 2^32 bytes',
  '1,000 updates whose predecessors never come',
  '10,000 presence messages a second',
]

/** Attackers against ten writers on a full board; every attack on a fresh server. */
export const hostile = {
  needsDisk: true,
  title: ({ seconds, notes }) =>
    `hostile: a board of ${count(notes)} notes, ${HONEST} writers, 2 notes/s each, ${seconds} s`,
  defaults: ({ quick }) => ({ seconds: 6, notes: quick ? 500 : 2_000 }),
  parts: ({ quick }) =>
    quick
      ? [...QUICK, ...Object.keys(mobs)]
      : [attacks, mobs, sieges].flatMap((kinds) => Object.keys(kinds)),
  async run(contestant, server, { seconds, notes, part }) {
    if ((mobs[part] || sieges[part]) && !contestant.hasPlan) throw new Error('refuses nothing')
    const { wire } = contestant
    const { opened, keeper } = await fillRoom(contestant, server, notes)
    const seats = await contestant.takeSeats(server, opened, HONEST + 1)
    const attacker = seats.pop()
    const crowd = new Crowd({ wire, seats, perRoom: HONEST, seconds, noteEveryMs: NOTE_EVERY_MS })
    const attack = await preparedAttack(contestant, server, { part, opened, attacker })
    await crowd.connect()
    keeper.close()
    const memory = watchedMemory(server)
    const running = crowd.run()
    await wait(500)
    const end = await attack((seconds - 1) * 1000)
    await running
    await crowd.settle(SETTLE_MS)
    const { arrivals, expected, dropped, refused } = crowd
    const result = {
      ...arrivals.latency.percentiles,
      ...{ delivered: arrivals.delivered, expected, dropped, ...memory.end() },
      refused: [...refused.keys()].join(', '),
      lag: crowd.lag.percentiles.p95,
      alive: server.alive,
      ended: server.ended,
      ...end(),
    }
    crowd.close()
    return result
  },
  table: hostileTable,
}

/** @returns what attacks for so many ms, and then says what became of the attackers */
async function preparedAttack(contestant, server, { part, opened, attacker }) {
  const { wire } = contestant
  if (sieges[part]) return sieges[part](contestant, server, opened)
  if (mobs[part]) {
    const { doc } = await readRoom(wire, attacker, { withinMs: 1_000 })
    const mob = await Mob.gather(contestant, server, opened, { doc, part })
    return async (forMs) => {
      mob.start()
      await wait(forMs)
      mob.stop()
      const perSecond = mob.refused / (forMs / 1000)
      const codes = [...mob.ended].map(([code, times]) => `${times} × ${code}`).join(', ')
      return () => ({ attacker: codes, perSecond })
    }
  }
  const attack = attacks[part]({ wire, ...attacker })
  const line = new Line(attacker.url, {
    onOpen: (open) => {
      for (const bytes of wire.hello(attacker.room)) open.send(clientFrame(bytes))
    },
  })
  return async (forMs) => {
    if (attack.deaf) line.stall()
    await strike(line, attack, forMs)
    return () => {
      const stays = !line.closed
      line.close()
      return { attacker: stays ? 'stays' : (line.closeCode ?? line.error ?? 'cut') }
    }
  }
}

/** Memory before an attack and at its highest in it; the filling of the board is not counted. */
function watchedMemory(server) {
  const before = server.memoryMB().now
  let highest = before
  const watching = setInterval(() => {
    if (server.alive) highest = Math.max(highest, server.memoryMB().now)
  }, 100)
  return {
    end() {
      clearInterval(watching)
      return { before, peak: server.alive ? highest : Number.NaN }
    },
  }
}

async function strike(line, { frames, perSecond }, forMs) {
  const start = nowUs()
  const elapsed = () => (nowUs() - start) / 1000
  for (let sent = 0; sent < frames.length && !line.closed && elapsed() < forMs; ) {
    const due = perSecond ? Math.min(frames.length, (elapsed() * perSecond) / 1000) : frames.length
    while (sent < due && !line.closed) line.send(frames[sent++])
    await wait(2)
  }
}

function hostileTable(rows) {
  const figure = (show) => (row) => (row.result ? show(row.result, ours(rows, row.part)) : '')
  return table(rows, [
    [
      '',
      ({ part, contestant, failed }) =>
        `${part} — ${contestant.name}${failed ? `: ${failed}` : ''}`,
    ],
    ['server', figure(({ alive, ended }) => (alive ? 'lives' : `died (${ended})`))],
    ['attacker', figure(({ attacker }) => String(attacker))],
    ['honest p50 ms', figure(({ p50 }) => ms(p50))],
    ['p95', figure(({ p95 }) => ms(p95))],
    ['generator late', figure(({ lag }) => ms(lag))],
    ['ours ÷ p95', figure(({ p95 }, own) => ratio(own?.p95, p95))],
    ['delivered / expected', figure((r) => `${count(r.delivered)} / ${count(r.expected)}`)],
    ['MB before', figure(({ before }) => megabytes(before))],
    ['peak', figure(({ peak }) => megabytes(peak))],
    ['÷ before', figure(({ peak, before }) => ratio(peak, before))],
    ['refused/s', figure(({ perSecond }) => (perSecond ? count(Math.round(perSecond)) : ''))],
    ['', figure(({ dropped, refused }) => remarks({ dropped, refused }))],
  ])
}

const ours = (rows, part) =>
  rows.find((row) => row.part === part && row.contestant.name === 'ours')?.result
