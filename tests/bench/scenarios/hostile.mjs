import { setTimeout as wait } from 'node:timers/promises'
import { Crowd } from '../load/crowd.mjs'
import { clientFrame, Line } from '../load/line.mjs'
import { nowUs } from '../load/mark.mjs'
import { count, megabytes, ms, ratio, table } from '../table.mjs'
import { attacks } from './attacks.mjs'

const HONEST = 10
const NOTE_EVERY_MS = 500
const SETTLE_MS = 6_000
const QUICK = [
  'a header that claims 2^32 bytes',
  '1,000 updates whose predecessors never come',
  '10,000 presence messages a second',
]

/** One attacker against ten writers; every attack on a fresh server. */
export const hostile = {
  needsDisk: true,
  title: ({ seconds }) =>
    `hostile: one attacker against ${HONEST} writers, 2 notes/s each, ${seconds} s`,
  defaults: () => ({ seconds: 6 }),
  parts: ({ quick }) => (quick ? QUICK : Object.keys(attacks)),
  async run(contestant, server, { seconds, part }) {
    const { wire } = contestant
    const [opened] = await contestant.openRooms(server, { rooms: 1, perRoom: HONEST })
    const seats = await contestant.takeSeats(server, opened, HONEST + 1)
    const attacker = seats.pop()
    const crowd = new Crowd({ wire, seats, perRoom: HONEST, seconds, noteEveryMs: NOTE_EVERY_MS })
    const attack = attacks[part]({ wire, ...attacker })
    await crowd.connect()
    const before = server.memoryMB().now
    const line = new Line(attacker.url, {
      onOpen: (opened) => {
        for (const bytes of wire.hello(attacker.room)) opened.send(clientFrame(bytes))
      },
    })
    const running = crowd.run()
    await wait(500)
    if (attack.deaf) line.stall()
    await strike(line, attack, (seconds - 1) * 1000)
    await running
    await crowd.settle(SETTLE_MS)
    const { arrivals, expected, dropped } = crowd
    const result = {
      ...arrivals.latency.percentiles,
      ...{ delivered: arrivals.delivered, expected, dropped, before },
      alive: server.alive,
      ended: server.ended,
      peak: server.alive ? server.memoryMB().peak : Number.NaN,
      attacker: line.closed ? (line.closeCode ?? line.error ?? 'cut') : 'stays',
    }
    line.close()
    crowd.close()
    return result
  },
  table: hostileTable,
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
    ['ours ÷ p95', figure(({ p95 }, own) => ratio(own?.p95, p95))],
    ['delivered / expected', figure((r) => `${count(r.delivered)} / ${count(r.expected)}`)],
    ['MB before', figure(({ before }) => megabytes(before))],
    ['peak', figure(({ peak }) => megabytes(peak))],
    ['', figure(({ dropped }) => (dropped > 0 ? `! ${dropped} honest dropped` : ''))],
  ])
}

const ours = (rows, part) =>
  rows.find((row) => row.part === part && row.contestant.name === 'ours')?.result
