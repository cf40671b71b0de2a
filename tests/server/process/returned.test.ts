import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { WebSocket } from 'ws'
import { type Running, START_MS, started } from './spawned.ts'

const RESIDENTS = 18

interface Seated {
  board: string
  seat: string
  token: string
}

/** A hall of residents, and a scribe who gives links of return and takes them herself. */
let folder: string
let server: Running
let links: Record<'participant' | 'scribe' | 'facilitator', string>
let board: string

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'yoriai-returned-'))
  server = await started({ YORIAI_DATA: folder })
  const asked = await call('GET', '/api/boards', server.adminKey)
  ;[{ id: board, links }] = (await asked.json()) as [{ id: string; links: typeof links }]
}, START_MS)
afterAll(() => {
  server?.child.kill('SIGKILL')
  rmSync(folder, { recursive: true, force: true })
})

const call = (method: string, path: string, token?: string, body?: unknown) =>
  fetch(server.url + path, {
    method,
    headers: {
      'Content-Type': 'application/json',
      ...(token ? { Authorization: `Bearer ${token}` } : {}),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })
const join_ = async (key: string, table?: number) =>
  (await (
    await call('POST', '/api/join', undefined, { key, ...(table && { table }) })
  ).json()) as Seated

let count = 0
const say = (seat: Seated, verb: string, more: object) =>
  call('POST', `/api/boards/${board}/commands`, seat.token, {
    ...{ id: `said-${String(count++).padStart(8, '0')}`, verb },
    ...more,
  })

/** All that a seat's socket is told when it comes in, with or without our own messages. */
async function told({ token }: Seated, ext: boolean): Promise<string> {
  const at = `${server.url.replace('http', 'ws')}/sync/${board}?token=${token}`
  const socket = new WebSocket(ext ? `${at}&ext=2` : at)
  const heard: Buffer[] = []
  socket.on('message', (data: Buffer) => heard.push(data))
  await once(socket, 'open')
  // Asks for the whole board, and then says something that is answered after all the rest.
  socket.send(Buffer.from([0, 0, 1, 0]))
  while (!heard.some((message) => message[0] === 0 && message[1] === 1))
    await once(socket, 'message')
  socket.terminate()
  // Board and receipts are everybody's; its own are of the types from 4 on.
  return Buffer.concat(heard.filter(([type = 0]) => ext && type >= 4)).toString('utf8')
}

test(
  'I4 a scribe who takes 18 links of return herself: 0 words, 0 authors, and so after the power was cut',
  async () => {
    const lead = await join_(links.facilitator)
    const scribe = await join_(links.scribe, 1)
    const shown = (await (
      await call('GET', `/api/boards/${board}/board.json`, lead.token)
    ).json()) as Record<'goals' | 'actors', { id: string }[]>
    const place = { goal: shown.goals[0]?.id, actor: shown.actors[0]?.id }
    const notes: { author: number; note: string; words: string; isAway: boolean }[] = []
    for (let author = 0; author < RESIDENTS; author++) {
      const seat = await join_(links.participant, 1)
      for (const isAway of [false, true]) {
        const note = `n-${author}-${isAway ? 'away' : 'shown'}`
        const words = isAway ? `秘密${author}号` : `見守り${author}`
        const said = { note, ...place, text: words, heard: 'written', table: 1 }
        expect((await say(seat, 'notes.post', said)).status).toBe(200)
        notes.push({ author, note, words, isAway })
        const at = `/api/boards/${board}/notes/${note}/put-away`
        if (isAway) await call('POST', at, lead.token, { reason: '' })
      }
    }
    const listed = (await (
      await call('GET', `/api/boards/${board}/seats`, scribe.token)
    ).json()) as { seat: string; role: string }[]
    const residents = listed.filter(({ role }) => role === 'participant')
    expect(residents).toHaveLength(RESIDENTS)
    const taken: Seated[] = []
    for (const { seat } of residents) {
      const at = `/api/boards/${board}/seats/${seat}/return`
      const { link } = (await (await call('POST', at, scribe.token)).json()) as { link: string }
      taken.push(await join_(link))
    }
    const found = async () => {
      const words = new Set<string>()
      const authors = new Set<number>()
      for (const seat of taken) {
        const paths = ['/mine', '', '/seats', '/put-away', '/export/bundle.zip', '/mine/earlier']
        const texts = await Promise.all(
          paths.map(async (path) =>
            (await call('GET', `/api/boards/${board}${path}`, seat.token)).text(),
          ),
        )
        const all = [...texts, await told(seat, true), await told(seat, false)].join('\n')
        for (const one of notes) {
          if (one.isAway && all.includes(one.words)) words.add(one.words)
          if (all.includes(one.note)) authors.add(one.author)
        }
      }
      return { words: words.size, authors: authors.size }
    }
    expect(await found()).toEqual({ words: 0, authors: 0 })
    server.child.kill('SIGKILL')
    await server.ended
    server = await started({ YORIAI_DATA: folder })
    expect(await found()).toEqual({ words: 0, authors: 0 })
    const [first] = taken
    if (!first) throw new Error('nobody came back')
    const said = { note: 'n-later', ...place, text: '続き', heard: 'written', table: 1 }
    expect((await say(first, 'notes.post', said)).status, 'it writes at once').toBe(200)
    // What an answer could tell: her own would be done.
    for (const { note, words, isAway } of notes) {
      const edit = { note, before: words, text: `${words}。` }
      const answer = await say(first, 'notes.edit', edit)
      const why = ((await answer.json()) as { reason?: string }).reason
      expect([answer.status, why]).toEqual(isAway ? [404, 'no-note'] : [403, 'not-yours'])
    }
  },
  3 * START_MS,
)
