import { afterEach, beforeEach, expect, test } from 'vitest'
import { createMetrics } from '../../server/metrics.ts'
import type { Command, CommandId } from '../../shared/board/commands.ts'
import { type ActorId, type GoalId, type NoteId, newId } from '../../shared/board/ids.ts'
import { ROLES } from '../../shared/board/roles.ts'
import { Luck } from '../simulation/luck.ts'
import { Hall } from './hall.ts'
import { joinedPairs, tracesOf } from './joined-notes.ts'
import { Receiver } from './receiver.ts'

const GOAL = 'g1' as GoalId
const GOAL_2 = 'g2' as GoalId
const ACTOR = 'residents' as ActorId
const SEED = 20_261_204
const EVENINGS = Number(process.env.HIDDEN_EVENINGS ?? 2)

let hall: Hall
const metrics = createMetrics()
beforeEach(async () => {
  hall = await Hall.open({ metrics })
})
afterEach(() => hall.close())

let luck = new Luck(SEED)
const id = () => newId<CommandId>(luck.bytes)
const come = async (...seat: Parameters<Hall['seat']>) =>
  Receiver.open(hall, await hall.seat(...seat))
const posting = (text: string, goal = GOAL) =>
  ({
    ...{ id: id(), verb: 'notes.post', note: newId<NoteId>(luck.bytes), goal, actor: ACTOR },
    ...{ text, heard: 'written' },
  }) satisfies Command
const done = async (receiver: Receiver, command: Command) => {
  expect(await receiver.say(command)).toMatchObject({ done: true })
  return command
}
const hide = (lead: Receiver, goal = GOAL, tables?: number[]) =>
  done(lead, { id: id(), verb: 'notes.hide', goal, ...(tables ? { tables } : {}) })
const reveal = (lead: Receiver, which: { goal?: GoalId; table?: number } = {}) =>
  done(lead, { id: id(), verb: 'notes.reveal', ...which })

/** Residents write, edit, move, take back and come in anew by chance, all of it face down, while one of each role keeps all it gets. */
async function evening() {
  const words: string[] = []
  const authorOf = new Map<NoteId, string>()
  const order: NoteId[] = []
  const lead = await come('facilitator')
  const watchers = [lead, ...(await Promise.all(ROLES.map((role) => come(role, 1))))]
  const authors = await Promise.all(
    Array.from({ length: 6 }, async (_, at) => {
      const receiver = await come(at === 5 ? 'scribe' : 'participant', (at % 3) + 1)
      return { receiver, notes: [] as { note: NoteId; text: string }[] }
    }),
  )
  await hide(lead)
  await hide(lead, GOAL_2, [1, 2, 3])
  const everybody = async (which: readonly Receiver[]) => {
    for (const watcher of which) await watcher.askEverywhere()
  }
  const write = async (steps: number) => {
    for (let step = 0; step < steps; step++) {
      const author = luck.pick(authors)
      if (!author) continue
      const own = luck.pick(author.notes)
      const way = luck.next()
      if (way < 0.6 || !own) {
        const text = `ひみつ${words.length}の言葉`
        words.push(text)
        const { note } = (await done(
          author.receiver,
          posting(text, luck.happens(0.7) ? GOAL : GOAL_2),
        )) as { note: NoteId }
        author.notes.push({ note, text })
        authorOf.set(note, author.receiver.seat.seat)
        order.push(note)
      } else if (way < 0.75) {
        const text = `ひみつ${words.length}に直した言葉`
        words.push(text)
        const edit = {
          id: id(),
          verb: 'notes.edit',
          note: own.note,
          before: own.text,
          text,
        } as const
        await done(author.receiver, edit)
        own.text = text
      } else if (way < 0.85) {
        const goal = luck.pick([GOAL, GOAL_2]) ?? GOAL
        await done(author.receiver, {
          id: id(),
          verb: 'notes.move',
          note: own.note,
          goal,
          actor: ACTOR,
        })
      } else if (way < 0.92) {
        await done(author.receiver, { id: id(), verb: 'notes.withdraw', note: own.note })
        author.notes = author.notes.filter((one) => one !== own)
        authorOf.delete(own.note)
      } else {
        author.receiver.end()
        author.receiver = await Receiver.open(hall, author.receiver.seat)
      }
    }
  }
  await write(40)
  await everybody(watchers)
  const others = (watcher: { receiver: Receiver }) =>
    authors.flatMap((one) => (one === watcher ? [] : one.notes.map(({ text }) => text)))
  return { lead, watchers, authors, words, authorOf, order, write, everybody, others }
}

test('I4 a dump of all that any role ever received holds no word before its reveal, and joins no two notes after it', async () => {
  luck = new Luck(SEED)
  let all = 0
  for (let at = 0; at < EVENINGS; at++) {
    const { lead, watchers, authors, words, authorOf, order, write, everybody, others } =
      await evening()
    const sequence = (await hall.get('/board.json', lead.seat)).headers.get('etag')
    await write(30)
    expect((await hall.get('/board.json', lead.seat)).headers.get('etag')).toBe(sequence)
    await everybody(watchers)
    for (const watcher of watchers) expect(watcher.found(words)).toEqual([])
    for (const author of authors) {
      await author.receiver.askEverywhere()
      expect(author.receiver.found(others(author))).toEqual([])
    }
    const numbers = await metrics.registry.metrics()
    expect(words.filter((word) => numbers.includes(word))).toEqual([])
    // One 班 first; the others' words stay where they are.
    await reveal(lead, { table: 2 })
    await everybody(watchers)
    const shownNow = new Set(
      authors.filter((_, i) => i % 3 === 1).flatMap(({ notes }) => notes.map((n) => n.text)),
    )
    const [watcher] = watchers
    expect(new Set(watcher?.found(words))).toEqual(shownNow)
    await reveal(lead)
    const standing = authors.flatMap(({ notes }) => notes)
    await expect.poll(() => watchers[1]?.notes.length).toBe(standing.length)
    await everybody(watchers)
    for (const one of watchers) {
      const texts = standing.map(({ text }) => text)
      // What was changed or taken back before is never told.
      const never = words.filter((word) => !texts.includes(word))
      expect(one.found(never)).toEqual([])
      const traces = tracesOf(one.board.doc)
      const byDate = new Map([...traces].map(([note, trace]) => [note, { ...trace, at: '' }]))
      const { pairs, joined } = joinedPairs(byDate, authorOf)
      expect(joined).toEqual([])
      all += pairs
      expect(new Set([...traces.values()].map(({ at }) => at)).size).toBe(2)
      const clockOf = (note: NoteId) => Number(traces.get(note)?.clock?.split(':')[1])
      const stand = order.filter((note) => traces.has(note))
      expect([...stand].sort((a, b) => clockOf(a) - clockOf(b))).not.toEqual(stand)
    }
    for (const one of [...watchers, ...authors.map(({ receiver }) => receiver)]) one.end()
    await hall.close()
    hall = await Hall.open({ metrics })
  }
  expect(all).toBeGreaterThan(100)
}, 240_000)

test('how many wait is told to those who lead and to screens alone, at most once a second, small 班 together', async () => {
  const [lead, wall] = [await come('facilitator'), await come('screen')]
  const others = await Promise.all([come('staff'), come('scribe', 3), come('participant', 3)])
  const one = await Promise.all([
    come('participant', 1),
    come('participant', 1),
    come('participant', 1),
  ])
  const two = await come('participant', 2)
  await hide(lead)
  for (let round = 0; round < 8; round++) {
    await done(one[round % 3] as Receiver, posting(`一班${round}`))
    await done(two, posting(`二班${round}`))
  }
  const last = (receiver: Receiver) => receiver.waiting.at(-1)?.told
  await expect
    .poll(() => last(lead), { timeout: 5_000 })
    .toEqual({ [GOAL]: { tables: { 1: 8 }, others: 8 } })
  await expect.poll(() => last(wall), { timeout: 5_000 }).toEqual(last(lead))
  for (const other of [...others, ...one, two]) expect(other.waiting).toEqual([])
  const gaps = lead.waiting.slice(1).map(({ at }, n) => at - (lead.waiting[n]?.at ?? 0))
  expect(gaps.every((ms) => ms > 900)).toBe(true)
  await reveal(lead)
  await expect.poll(() => last(lead), { timeout: 5_000 }).toEqual({})
})

test('下見 is for those who lead: read, put away, and gone for the reveal', async () => {
  const [lead, author, staff] = [
    await come('facilitator'),
    await come('participant', 1),
    await come('staff'),
  ]
  await hide(lead)
  const { note } = (await done(author, posting('お名前がある'))) as { note: NoteId }
  await done(author, posting('のこる'))
  const preview = async () => (await hall.get('/unrevealed', lead.seat)).json()
  expect(await preview()).toHaveLength(2)
  expect(await preview()).toContainEqual({
    note,
    text: 'お名前がある',
    goal: GOAL,
    actor: ACTOR,
    table: 1,
  })
  for (const { seat } of [author, staff])
    expect((await hall.get('/unrevealed', seat)).status).toBe(403)
  expect(await (await hall.get('/put-away', lead.seat)).json()).toEqual([])
  expect((await hall.post(`/notes/${note}/put-away`, lead.seat, { reason: 'x' })).status).toBe(200)
  expect(await preview()).toHaveLength(1)
  await reveal(lead)
  await expect.poll(() => staff.notes.map(({ text }) => text)).toEqual(['のこる'])
  expect(staff.found(['お名前がある'])).toEqual([])
  const mine = await (await hall.get('/mine', author.seat)).json()
  expect(mine.notes).toContainEqual({ id: note, state: 'putAway', text: 'お名前がある' })
})

test('終える asks what becomes of notes that wait: nothing is done before it is said', async () => {
  const [lead, author] = [await come('facilitator'), await come('participant', 1)]
  await hide(lead)
  const { note } = (await done(author, posting('ふせたまま'))) as { note: NoteId }
  const close = (body: unknown) => hall.post('/close', lead.seat, body)
  const asked = await close({})
  expect(asked.status).toBe(409)
  expect((await asked.json()).error).toMatchObject({
    code: 'unrevealed',
    ja: expect.stringContaining('1枚'),
  })
  expect((await close({ unrevealed: 'perhaps' })).status).toBe(400)
  const state = async () => (await (await hall.get('', lead.seat)).json()).state
  expect(await state()).toBe('open')
  expect((await close({ unrevealed: 'keep' })).status).toBe(200)
  expect(await state()).toBe('closed')
  expect(lead.notes).toEqual([])
  const mine = await (await hall.get('/mine', author.seat)).json()
  expect(mine.notes).toEqual([{ id: note, state: 'unrevealed', text: 'ふせたまま' }])
  expect((await hall.post('/open', lead.seat, {})).status).toBe(200)
  expect((await close({ unrevealed: 'reveal' })).status).toBe(200)
  await expect.poll(() => lead.notes.map(({ text }) => text)).toEqual(['ふせたまま'])
  expect(await state()).toBe('closed')
})

test('終える with nothing that waits asks nothing, and a late note is not left face down', async () => {
  const [lead, author] = [await come('facilitator'), await come('participant', 1)]
  await hide(lead)
  expect((await hall.post('/close', lead.seat, {})).status).toBe(200)
  await done(author, posting('おくれて'))
  await expect.poll(() => lead.notes.map(({ text }) => text)).toEqual(['おくれて'])
})

test('over HTTP as over the socket: written aside, revealed by those who lead alone', async () => {
  const [lead, author] = [await come('facilitator'), await hall.seat('participant', 1)]
  const say = (seat: typeof author, command: Command) => hall.post('/commands', seat, command)
  expect((await say(author, { id: id(), verb: 'notes.hide', goal: GOAL })).status).toBe(403)
  expect((await say(lead.seat, { id: id(), verb: 'notes.hide', goal: GOAL })).status).toBe(200)
  expect((await say(author, posting('ひみつ'))).status).toBe(200)
  expect(lead.notes).toEqual([])
  expect((await say(author, { id: id(), verb: 'notes.reveal' })).status).toBe(403)
  const answer = await say(lead.seat, { id: id(), verb: 'notes.reveal' })
  expect(await answer.json()).toMatchObject({ done: true, notes: 1 })
  await expect.poll(() => lead.notes).toHaveLength(1)
})
