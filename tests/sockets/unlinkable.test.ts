import { expect, test } from 'vitest'
import * as Y from 'yjs'
import type { Command, CommandId } from '../../shared/board/commands.ts'
import { openBoard } from '../../shared/board/document.ts'
import { type ActorId, type GoalId, type NoteId, newId } from '../../shared/board/ids.ts'
import { apply } from '../../shared/board/notes.ts'
import { rankAtEnd } from '../../shared/board/ranks.ts'
import { CLIENT } from '../../shared/wire.ts'
import { Luck } from '../simulation/luck.ts'
import { Device } from './device.ts'
import { Hall, type Seated } from './hall.ts'
import { Dump, joinedPairs, tracesOf } from './joined-notes.ts'

const AUTHORS = 8
const NOTES = 260
const EVENINGS = 3
const SEED = 20_261_201

interface Author {
  seated: Seated
  device: Device
  /** Hers that stand. */
  notes: { note: NoteId; text: string }[]
}

/** Residents post, edit, move, withdraw and reload by chance; another resident's device keeps all it gets. */
async function evening(luck: Luck) {
  const hall = await Hall.open()
  const dump = new Dump()
  const authorOf = new Map<NoteId, string>()
  const accepted: NoteId[] = []
  const said: string[] = []
  try {
    const reader = await hall.seat('participant', 1)
    const url = `${hall.origin.replace('http', 'ws')}/sync`
    const listens = () =>
      new Device(url, hall.board.id, { token: reader.token, ext: String(CLIENT) }, dump)
    const first = listens()
    await first.synced()
    const lead = await hall.seat('facilitator')
    const authors: Author[] = []
    for (let at = 0; at < AUTHORS; at++) {
      const seated = await hall.seat('participant', (at % 4) + 1)
      const device = hall.connect(seated)
      await device.synced()
      authors.push({ seated, device, notes: [] })
    }
    const { goals, actors } = first.shown
    const somewhere = () => ({
      goal: luck.pick(goals)?.id as GoalId,
      actor: luck.pick(actors)?.id as ActorId,
    })
    const say = async ({ device }: Author, command: Command) => {
      said.push(command.id)
      expect(await device.say(command)).toMatchObject({ done: true })
    }
    while (accepted.length < NOTES) {
      const author = luck.pick(authors)
      if (!author) continue
      const id = newId<CommandId>(luck.bytes)
      const chance = luck.next()
      const own = luck.pick(author.notes)
      if (chance < 0.05) {
        author.device.end()
        author.device = hall.connect(author.seated)
        await author.device.synced()
      } else if (chance < 0.65 || !own) {
        const note = newId<NoteId>(luck.bytes)
        const text = `見守り${accepted.length}`
        await say(author, {
          ...{ id, verb: 'notes.post', note, text, heard: 'written' },
          ...somewhere(),
        })
        authorOf.set(note, author.seated.seat)
        accepted.push(note)
        author.notes.push({ note, text })
      } else if (chance < 0.8) {
        const text = `${own.text}と`
        await say(author, { id, verb: 'notes.edit', note: own.note, before: own.text, text })
        own.text = text
      } else if (chance < 0.9) {
        await say(author, { id, verb: 'notes.move', note: own.note, ...somewhere() })
      } else if (chance < 0.95) {
        await say(author, { id, verb: 'notes.withdraw', note: own.note })
        author.notes = author.notes.filter((one) => one !== own)
      } else {
        const away = await hall.post(`/notes/${own.note}/put-away`, lead, { reason: '' })
        const back = await hall.post(`/notes/${own.note}/restore`, lead, {})
        expect([away.status, back.status]).toEqual([200, 200])
      }
    }
    const late = listens()
    await late.synced()
    for (const path of ['', '/state', '/state?v=2', '/board.json', '/mine', '/export/plan.csv']) {
      const answer = await hall.get(path, reader)
      dump.read(new Uint8Array(await answer.arrayBuffer()))
    }
    for (const device of [first, late]) device.end()
    const secrets = authors.flatMap(({ seated: { seat, token } }) => [seat, token])
    return { dump, authorOf, accepted, secrets: [...secrets, ...said] }
  } finally {
    await hall.close()
  }
}

test('I4 a dump of everything a reader ever received joins no two notes of one author', async () => {
  const luck = new Luck(SEED)
  let all = 0
  for (let at = 0; at < EVENINGS; at++) {
    const { dump, authorOf, accepted, secrets } = await evening(luck)
    const traces = tracesOf(dump.doc)
    expect(traces.size).toBe(accepted.length)
    const { pairs, joined } = joinedPairs(traces, authorOf)
    expect(joined).toEqual([])
    all += pairs
    // What clocks tell is the order in which notes were accepted, and dates the same.
    const clockOf = (note: NoteId) => Number(traces.get(note)?.clock?.split(':')[1])
    expect([...accepted].sort((a, b) => clockOf(a) - clockOf(b))).toEqual(accepted)
    // Neither seat nor key nor a command's id went to anybody else.
    expect(secrets.filter(dump.says)).toEqual([])
  }
  console.log(`${all} pairs of notes of one author: 0 joined`)
  expect(all).toBeGreaterThan(10_000)
}, 240_000)

test('notes that each author writes into the document herself are all joined', () => {
  const luck = new Luck(SEED)
  const all = new Y.Doc({ gc: false })
  const authorOf = new Map<NoteId, string>()
  for (let author = 0; author < AUTHORS; author++) {
    const doc = new Y.Doc()
    doc.clientID = 1 + luck.below(2 ** 31)
    const board = openBoard(doc)
    let rank = rankAtEnd([])
    for (let count = 0; count < 10; count++) {
      const note = newId<NoteId>(luck.bytes)
      const place = { goal: 'g1' as GoalId, actor: 'a1' as ActorId, rank }
      apply(board, {
        ...{ verb: 'notes.post', note, text: 'ことば', heard: 'written', at: luck.below(2 ** 31) },
        ...place,
      })
      rank = rankAtEnd([{ id: '', rank }])
      authorOf.set(note, String(author))
    }
    Y.applyUpdate(all, Y.encodeStateAsUpdate(doc))
  }
  const { pairs, joined } = joinedPairs(tracesOf(all), authorOf)
  expect(joined).toHaveLength(pairs)
})
