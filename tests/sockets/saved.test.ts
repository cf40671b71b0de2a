import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { openBoard } from '../../shared/board/document.ts'
import type { NoteId } from '../../shared/board/ids.ts'
import type { Operation } from '../../shared/board/operations.ts'
import { readBoard } from '../../shared/board/view.ts'
import { CLOSE } from '../../shared/wire.ts'
import { HeldLog } from '../server/sync/held-log.ts'
import type { Device } from './device.ts'
import { Hall, type Seated } from './hall.ts'

let log: HeldLog
let hall: Hall
let seat: Seated
let resident: Device
let lead: Device
let count = 0

beforeEach(async () => {
  hall = await Hall.open({
    around: (real) => {
      log = new HeldLog(real)
      return log
    },
  })
  seat = await hall.seat('participant', 1)
  resident = hall.connect(seat)
  await resident.synced()
  lead = await hall.come('facilitator')
})
afterEach(() => hall.close())

const post = (device: Device, text: string): NoteId => {
  const { goals, actors } = device.shown
  const note = `note-${++count}` as NoteId
  const operation = {
    ...{ verb: 'notes.post', note, goal: goals[0]?.id, actor: actors[0]?.id, rank: 'a0' },
    ...{ text, heard: 'written', at: 1, table: 1 },
  } as Operation
  device.perform(operation)
  return note
}

const has = (device: Device, note: NoteId) => device.shown.notes.some(({ id }) => id === note)
const stateHas = async (by: Seated, note: NoteId) => {
  const doc = new Y.Doc()
  const response = await hall.get('/state', by)
  Y.applyUpdate(doc, new Uint8Array(await response.arrayBuffer()))
  return readBoard(openBoard(doc)).notes.some(({ id }) => id === note)
}
const jsonHas = async (by: Seated, note: NoteId) =>
  (await (await hall.get('/board.json', by)).text()).includes(note)
const mineHas = async (by: Seated, note: NoteId) =>
  (await (await hall.get('/mine', by)).text()).includes(note)

describe('I1 shown means saved, through real sockets and HTTP', () => {
  test('with the commit held back no socket, snapshot, board.json or join shows the note', async () => {
    const looker = await hall.seat('staff')
    const tag = (await hall.get('/state', looker)).headers.get('ETag')
    log.hold()
    const committing = log.nextCommit()
    const note = post(resident, 'まだ ひみつ')
    await committing
    const joiner = await hall.come('screen')
    const stock = hall.connect(await hall.seat('staff'), { ext: false })
    await stock.synced()
    const where = async () => ({
      lead: has(lead, note),
      joiner: has(joiner, note),
      stock: has(stock, note),
      state: await stateHas(looker, note),
      json: await jsonHas(looker, note),
      mine: await mineHas(seat, note),
      told: resident.mine.includes(note),
      answer: resident.unanswered === 0,
      tag: (await hall.get('/state', looker)).headers.get('ETag') !== tag,
    })
    const before = await where()
    expect(before).toEqual(Object.fromEntries(Object.keys(before).map((key) => [key, false])))
    log.letGo()
    await resident.receipted()
    for (const device of [lead, joiner, stock]) await device.until('shown', () => has(device, note))
    const after = await where()
    expect(after).toEqual(Object.fromEntries(Object.keys(after).map((key) => [key, true])))
  })

  test('a failing commit: 4503, nothing shown, and all is well when the disk is', async () => {
    log.fail(new Error('disk full'))
    const note = post(resident, 'のこらない')
    await Promise.all([resident.closed(), lead.closed()])
    expect(resident.closes[0]?.code).toBe(CLOSE.tryAgain)
    expect(lead.closes[0]?.code).toBe(CLOSE.tryAgain)
    expect(hall.lost.length).toBeGreaterThan(0)
    expect(has(lead, note)).toBe(false)
    const looker = await hall.seat('staff')
    expect(await stateHas(looker, note)).toBe(false)
    log.fail(undefined)
    // Both come back by themselves: y-websocket retries after 4503.
    await lead.until('shown', () => has(lead, note))
    await resident.receipted()
    expect(await stateHas(looker, note)).toBe(true)
  })

  test('a connection cut while its write is being saved: it is neither lost nor doubled', async () => {
    log.hold()
    const committing = log.nextCommit()
    const note = post(resident, 'きれた')
    await committing
    resident.cut()
    await resident.until('back', () => resident.provider.wsconnected && resident.closes.length > 0)
    resident.perform({ verb: 'notes.edit', note, text: 'きれたけど' })
    // Whoever has something on its way to the disk hears nothing before it is there.
    expect(has(lead, note)).toBe(false)
    expect(resident.provider.synced).toBe(false)
    log.letGo()
    await resident.synced()
    await resident.receipted()
    await lead.until('shown', () => lead.shown.notes.some(({ text }) => text === 'きれたけど'))
    expect(lead.shown.notes).toHaveLength(1)
    expect(resident.refusal).toBeUndefined()
  })

  test('typing goes on through one cut after another', async () => {
    const note = post(resident, 'あ')
    await resident.receipted()
    let text = 'あ'
    for (let round = 0; round < 6; round++) {
      const closes = resident.closes.length
      resident.cut()
      for (const letter of 'いうえ') {
        text += letter
        resident.perform({ verb: 'notes.edit', note, text })
      }
      await resident.until('noticed', () => resident.closes.length > closes)
      await resident.until('connected', () => resident.provider.wsconnected)
      // Now, before its SyncStep2 has gone out.
      text += 'お'
      resident.perform({ verb: 'notes.edit', note, text })
      await resident.synced()
      text += 'か'
      resident.perform({ verb: 'notes.edit', note, text })
    }
    await resident.receipted()
    await lead.until('all is there', () => lead.shown.notes[0]?.text === text)
    expect(resident.refusal).toBeUndefined()
    expect(resident.closes.every(({ code }) => code === 1006)).toBe(true)
  })
})
