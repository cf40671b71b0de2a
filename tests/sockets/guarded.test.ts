import { once } from 'node:events'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import WebSocket from 'ws'
import * as Y from 'yjs'
import type { Command, CommandId } from '../../shared/board/commands.ts'
import { openBoard } from '../../shared/board/document.ts'
import type { ActorId, BoardId, GoalId, NoteId } from '../../shared/board/ids.ts'
import { apply } from '../../shared/board/notes.ts'
import { CLIENT, CLOSE, LIMITS, MESSAGE, SERVER_LIMITS } from '../../shared/wire.ts'
import type { Device } from './device.ts'
import { Hall, type Seated } from './hall.ts'

/** What one seat does to a hall, within the limits of each message. */

let hall: Hall

beforeEach(async () => {
  hall = await Hall.open()
})
afterEach(() => hall.close())

type Post = Extract<Command, { verb: 'notes.post' }>
let count = 0
const placeOn = (device: Device) => ({
  goal: device.shown.goals[0]?.id as GoalId,
  actor: device.shown.actors[0]?.id as ActorId,
})
const posting = (device: Device, text: string): Post => ({
  ...{ id: `say-${++count}` as CommandId, verb: 'notes.post', note: `n-${count}` as NoteId },
  ...{ ...placeOn(device), text, heard: 'written' },
})

function raw({ token }: Seated) {
  const ws = new WebSocket(
    `${hall.origin.replace('http', 'ws')}/sync/${hall.board.id}?token=${token}&ext=${CLIENT}`,
  )
  ws.on('error', () => {})
  const closed = once(ws, 'close').then(([code]) => code as number)
  return { ws, closed }
}

describe('I5 nothing is free', () => {
  const floods: Record<string, (ws: WebSocket) => void> = {
    pings: (ws) => ws.ping(),
    'answers to nothing': (ws) => ws.pong(),
    'questions who is there': (ws) => ws.send(Uint8Array.of(MESSAGE.queryAwareness)),
    'questions for what is missing': (ws) => ws.send(Uint8Array.of(MESSAGE.sync, 0, 1, 0)),
  }
  for (const [name, one] of Object.entries(floods)) {
    test(`${name} are counted: the same seat’s next message waits, and another’s note does not`, async () => {
      const seat = await hall.seat('participant', 1)
      const other = await hall.come('participant', 2)
      const { ws } = raw(seat)
      await once(ws, 'open')
      let answered = 0
      ws.on('pong', () => answered++)
      for (let at = 0; at < 5_000; at++) one(ws)
      expect(await other.say(posting(other, 'とおる'))).toMatchObject({ done: true })
      const waits = async () => {
        const said = await hall.post('/commands', seat, posting(other, 'おなじ席'))
        return said.status === 429
      }
      await expect.poll(waits, { timeout: 10_000 }).toBe(true)
      expect(answered).toBeLessThan(1_000)
      ws.terminate()
    })
  }

  test('of forty connections that come at once thirty stay, and others come in all the same', async () => {
    const seat = await hall.seat('participant', 1)
    const all = Array.from({ length: 40 }, () => raw(seat))
    const ends: number[] = []
    let heard = 0
    for (const { ws, closed } of all) {
      closed.then((code) => ends.push(code))
      ws.once('message', () => heard++)
    }
    await expect.poll(() => ends.length + heard, { timeout: 10_000 }).toBe(40)
    expect(heard).toBe(SERVER_LIMITS.connectionsPerSeat)
    expect(new Set(ends)).toEqual(new Set([CLOSE.tooFast]))
    await hall.come('participant', 2)
    for (const { ws } of all) ws.terminate()
  })

  test('who goes on sending after the door has closed is cut off', async () => {
    const { ws, closed } = raw(await hall.seat('participant', 1))
    await once(ws, 'open')
    ws.send(Uint8Array.of(99))
    for (let at = 0; at < 5_000; at++) ws.send(Uint8Array.of(99))
    expect([CLOSE.malformed, 1006]).toContain(await closed)
  })
})

describe('one allowance for both doors', () => {
  test('what a seat did by the socket counts over HTTP: 429, a time, and words; then it is let in', async () => {
    const seat = await hall.seat('participant', 1)
    const device = hall.connect(seat)
    await device.synced()
    const ask = Uint8Array.of(MESSAGE.queryAwareness)
    for (let at = 0; at < 600; at++) device.sendRaw(ask)
    let refused: Response | undefined
    const isRefused = async () => {
      const said = await hall.post('/commands', seat, posting(device, 'まだ'))
      if (said.status === 429) refused = said
      return said.status
    }
    await expect.poll(isRefused, { timeout: 10_000 }).toBe(429)
    if (!refused) throw new Error('never refused')
    expect(Number(refused.headers.get('Retry-After'))).toBeGreaterThan(0)
    const { error } = (await refused.json()) as { error: { code: string; ja: string } }
    expect(error).toMatchObject({ code: 'too-fast', ja: expect.stringContaining('少し待って') })
    const later = async () => (await hall.post('/commands', seat, posting(device, 'あとで'))).status
    await expect.poll(later, { timeout: 10_000, interval: 1_000 }).toBe(200)
  })

  test('a refusal over HTTP says why in words, and an honest one costs no wait', async () => {
    const seat = await hall.seat('participant', 1)
    const device = await hall.come('participant', 1)
    for (let at = 0; at < 20; at++) {
      const said = await hall.post('/commands', seat, posting(device, ' '))
      expect(said.status).toBe(422)
      expect(await said.json()).toMatchObject({
        ...{ done: false, reason: 'blank' },
        error: { code: 'blank', ja: '見える文字がありません。', en: expect.any(String) },
      })
    }
    expect((await hall.post('/commands', seat, posting(device, 'ことば'))).status).toBe(200)
  })
})

describe('how long a note may be', () => {
  test('what is typed takes 400 characters and 40 breaks; what two edits come to takes more', async () => {
    const device = await hall.come('participant', 1)
    const full = posting(device, 'あ'.repeat(400))
    expect(await device.say(full)).toMatchObject({ done: true })
    expect(await device.say(posting(device, 'あ'.repeat(401)))).toMatchObject({
      ...{ reason: 'too-long', by: 1 },
    })
    const lines = (breaks: number) => posting(device, `あ${'\nあ'.repeat(breaks)}`)
    expect(await device.say(lines(40))).toMatchObject({ done: true })
    expect(await device.say(lines(43))).toMatchObject({ reason: 'too-long', by: 6 })
    const edit = (before: string, text: string) => {
      const id = `say-${++count}` as CommandId
      return device.say({ id, verb: 'notes.edit', note: full.note, before, text })
    }
    expect(await edit(full.text, 'い'.repeat(401))).toMatchObject({ reason: 'too-long', by: 1 })
    // The other tab had seen it empty of all but its first letter.
    expect(await edit('あ', `う${'い'.repeat(300)}あ`)).toMatchObject({ done: true })
    await device.until('both are there', () =>
      device.shown.notes.some(({ id, text }) => id === full.note && text.length > 600),
    )
    let answer = await edit('', 'え'.repeat(400))
    for (let at = 0; answer.done && at < 40; at++) answer = await edit('', 'え'.repeat(400))
    expect(answer).toMatchObject({ done: false, reason: 'too-long' })
    const longest = Math.max(...device.shown.notes.map(({ text }) => text.length))
    expect(longest).toBeLessThanOrEqual(LIMITS.maxMergedUnits)
  })

  test('I5 a seat fills its own share of a board and no more; others write on', async () => {
    const greedy = await hall.come('participant', 1)
    const text = '👨‍👩‍👧‍👦'.repeat(180)
    let answer = await greedy.say(posting(greedy, text))
    for (let at = 0; answer.done && at < 1_000; at++)
      answer = await greedy.say(posting(greedy, text))
    expect(answer).toMatchObject({ done: false, reason: 'full' })
    const other = await hall.come('participant', 1)
    expect(await other.say(posting(other, 'まだ書ける'))).toMatchObject({ done: true })
    expect((await hall.rooms.use(hall.board.id, (room) => room.state().length)) ?? 0).toBeLessThan(
      2_000_000,
    )
  }, 60_000)
})

test('I5 on a board of 24.7 MB residents get in by stock clients, come back, and write', async () => {
  const saved = await hall.store.log.load(hall.board.id)
  const record = await hall.store.registry.board(hall.board.id)
  const links = await hall.store.registry.links(hall.board.id)
  if (!saved?.snapshot || !record || !links) throw new Error('no board')
  const board = openBoard(new Y.Doc())
  Y.applyUpdate(board.doc, saved.snapshot)
  const [goal] = board.root('goals').keys()
  const [actor] = board.root('actors').keys()
  board.doc.transact(() => {
    for (let at = 0; at < 4_000; at++)
      apply(board, {
        ...{ verb: 'notes.post', note: `old-${at}` as NoteId, rank: 'a0', heard: 'written', at: 1 },
        ...{ goal: goal as GoalId, actor: actor as ActorId, table: 1, text: 'あ'.repeat(2_000) },
      })
  })
  const first = Y.encodeStateAsUpdate(board.doc)
  expect(first.length).toBeGreaterThan(24_000_000)
  const id = 'large-board' as BoardId
  const renamed = Object.fromEntries(Object.entries(links).map(([role, key]) => [role, `${key}x`]))
  await hall.store.registry.addBoard(
    { ...record, id, joinCode: '990011' },
    renamed as typeof links,
    'e9',
    first,
  )
  const comes = async (ext: boolean) => {
    const headers = { 'Content-Type': 'application/json' }
    const body = JSON.stringify({ key: renamed.participant, table: 1 })
    const joined = await fetch(`${hall.origin}/api/join`, { method: 'POST', headers, body })
    const seat = (await joined.json()) as Seated
    return { seat, device: hall.connect(seat, { ext, board: id }) }
  }
  const [stock, resident] = [await comes(false), await comes(true)]
  await stock.device.until('a stock client has it', () => stock.device.provider.synced, 60_000)
  await resident.device.until('a resident has it', () => resident.device.provider.synced, 60_000)
  expect(await resident.device.say(posting(resident.device, 'ここでも'))).toMatchObject({
    done: true,
  })
  await stock.device.until('it arrives', () => stock.device.shown.notes.length === 4_001, 60_000)
  // Back with all but nothing missing: paid for by what is sent.
  for (let at = 0; at < 3; at++) {
    resident.device.cut()
    await resident.device.until('gone', () => !resident.device.provider.wsconnected)
    await resident.device.until('back', () => resident.device.provider.synced, 60_000)
  }
  expect(stock.device.closes).toEqual([])
  expect(await resident.device.say(posting(resident.device, 'もう一度'))).toMatchObject({
    done: true,
  })
}, 120_000)
