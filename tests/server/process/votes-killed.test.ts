import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { yoriai } from '../cli/call.ts'
import { seeded } from '../seeded.ts'
import { type Running, started } from './spawned.ts'

const SEATS = 300
const KILLS = 3
const AT_ONCE = 25

interface Seat {
  seat: string
  token: string
}
interface Said {
  id: string
  choice: Record<string, number>
}

/** A server's board as this test asks it. */
class Asking {
  readonly #server: Running
  readonly #board: string
  readonly key: string

  constructor(server: Running, board: string) {
    this.#server = server
    this.#board = board
    this.key = server.adminKey
  }

  /** @returns what it answered; undefined where the server was gone first */
  async say(token: string, command: object): Promise<{ done: boolean } | undefined> {
    try {
      const answer = await fetch(`${this.#server.url}/api/boards/${this.#board}/commands`, {
        method: 'POST',
        headers: { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' },
        body: JSON.stringify(command),
      })
      return (await answer.json()) as { done: boolean }
    } catch {
      return undefined
    }
  }

  async shown(token: string) {
    const answer = await fetch(`${this.#server.url}/api/boards/${this.#board}/board.json`, {
      headers: { Authorization: `Bearer ${token}` },
    })
    return (await answer.json()) as {
      notes: { id: string; goal: string }[]
      actors: { id: string }[]
      goals: { id: string }[]
      tallies: { id: string; seats: number; totals: Record<string, number> }[]
    }
  }
}

async function comeIn(url: string, key: string): Promise<Seat> {
  for (;;) {
    const answer = await fetch(`${url}/api/join`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ key }),
    })
    if (answer.ok) return (await answer.json()) as Seat
    if (answer.status !== 429) throw new Error(`could not come in: ${answer.status}`)
    await wait(200)
  }
}

test('killed in the middle of a vote of three hundred: what was answered is counted, once, and nothing else', async () => {
  const data = mkdtempSync(join(tmpdir(), 'yoriai-votes-'))
  const env = { YORIAI_DATA: data }
  const luck = seeded(20_261_130)
  const chance = (below: number) => ((luck(new Uint8Array(2))[0] ?? 0) * 257) % below
  let server = await started(env)
  const made = (await (
    await fetch(`${server.url}/api/boards`, {
      method: 'POST',
      headers: {
        Authorization: `Bearer ${server.adminKey}`,
        'Content-Type': 'application/json',
      },
      body: JSON.stringify({ template: 'izumi', title: '投票の夜', tables: 10 }),
    })
  ).json()) as { id: string; links: { participant: string; facilitator: string } }
  const keyOf = (link: string) => link.split('/').at(-1) ?? ''
  const seats = await Promise.all(
    Array.from({ length: SEATS }, () => comeIn(server.url, keyOf(made.links.participant))),
  )
  const lead = await comeIn(server.url, keyOf(made.links.facilitator))
  let asking = new Asking(server, made.id)
  const { goals, actors } = await asking.shown(lead.token)
  const place = { goal: goals[0]?.id, actor: actors[0]?.id }
  const notes = Array.from({ length: 12 }, (_, at) => `choice-${at}`)
  for (const note of notes)
    await asking.say(seats[0]?.token ?? '', {
      ...{ id: `post-${note}`, verb: 'notes.post', note, ...place, text: note, heard: 'written' },
    })
  const ballot = 'the-ballot'
  await asking.say(lead.token, {
    ...{
      id: 'open',
      verb: 'ballots.open',
      ballot,
      kind: 'stickers',
      goal: place.goal,
      on: 'notes',
    },
    ...{ each: 3, most: 2 },
  })

  const choose = (): Record<string, number> => {
    const choice: Record<string, number> = {}
    for (let left = 3; left > 0; left--) {
      const note = notes[chance(notes.length)] ?? ''
      choice[note] = Math.min(2, (choice[note] ?? 0) + 1)
    }
    return choice
  }
  /** What each seat said last, and whether that was answered. */
  const last = new Map<string, Said>()
  const unanswered = new Set<Seat>()
  for (let kill = 0; kill <= KILLS; kill++) {
    const after = kill < KILLS ? 20 + chance(SEATS - 60) : Number.POSITIVE_INFINITY
    let answers = 0
    const one = async (seat: Seat, at: number) => {
      // What was not answered is said again by its id; the others choose anew.
      const again = unanswered.has(seat) ? last.get(seat.seat) : undefined
      const said = again ?? { id: `cast-${kill}-${at}`, choice: choose() }
      last.set(seat.seat, said)
      unanswered.add(seat)
      const answer = await asking.say(seat.token, { ...said, verb: 'ballots.cast', ballot })
      if (answer) expect(answer).toMatchObject({ done: true })
      if (answer?.done) unanswered.delete(seat)
      if (answer && ++answers === after) server.child.kill('SIGKILL')
    }
    // Some at once, so that there is a middle.
    const left = [...seats.entries()]
    const hands = Array.from({ length: AT_ONCE }, async () => {
      for (let next = left.pop(); next; next = left.pop()) await one(next[1], next[0])
    })
    await Promise.all(hands)
    if (kill === KILLS) break
    expect(unanswered.size).toBeGreaterThan(0)
    await server.ended
    server = await started(env)
    asking = new Asking(server, made.id)
  }
  expect(unanswered.size).toBe(0)
  expect(
    await asking.say(lead.token, { id: 'close', verb: 'ballots.close', ballot }),
  ).toMatchObject({ done: true })
  const expected: Record<string, number> = {}
  for (const { choice } of last.values())
    for (const [note, count] of Object.entries(choice))
      expected[note] = (expected[note] ?? 0) + count
  const [tally] = (await asking.shown(lead.token)).tallies
  expect(tally).toMatchObject({ id: ballot, seats: SEATS })
  expect(tally?.totals).toEqual(expected)
  server.child.kill('SIGTERM')
  await server.ended
  expect(await yoriai(data, ['verify'])).toMatchObject({ code: 0, err: '' })
  rmSync(data, { recursive: true, force: true })
}, 120_000)
