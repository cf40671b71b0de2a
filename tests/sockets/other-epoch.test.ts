import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { realChance } from '../../server/chance.ts'
import { backUp } from '../../server/store/backup.ts'
import { restore } from '../../server/store/restore.ts'
import { DATABASE_FILE } from '../../server/store/sqlite.ts'
import type { BoardId, NoteId } from '../../shared/board/ids.ts'
import { CLOSE } from '../../shared/wire.ts'
import type { Device } from './device.ts'
import { Hall, type Seated } from './hall.ts'

let folder: string
let hall: Hall
let board: BoardId
let resident: Seated
let neighbour: Seated
/** What the neighbour's device holds of the epoch that is no more: also what was lost. */
let held: Uint8Array
/** Posted by the resident after the backup. */
let lost: NoteId
let kept: NoteId

let count = 0
async function post(device: Device, text: string): Promise<NoteId> {
  const { goals, actors } = device.shown
  const [goal, actor] = [goals[0]?.id, actors[0]?.id]
  if (!goal || !actor) throw new Error('an empty board')
  const note = `note-${++count}` as NoteId
  device.perform({
    ...{
      verb: 'notes.post',
      note,
      goal,
      actor,
      rank: 'a0',
      text,
      heard: 'written',
      at: 1,
      table: 1,
    },
  })
  await device.receipted()
  return note
}

/** A board goes back to a backup, with devices that still hold what came after it. */
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'yoriai-epochs-'))
  const before = join(folder, 'before')
  const first = await Hall.open({ data: before })
  board = first.board.id
  resident = await first.seat('participant', 1)
  neighbour = await first.seat('participant', 1)
  const [one, two] = [first.connect(resident), first.connect(neighbour, { ext: false })]
  await Promise.all([one.synced(), two.synced()])
  kept = await post(one, '控えのまえ')
  const file = join(folder, 'b.sqlite')
  backUp(join(before, DATABASE_FILE), file, 1)
  // On a page loaded anew: the board that comes back has never seen what it writes as.
  const again = first.connect(resident)
  await again.synced()
  lost = await post(again, '控えのあと')
  await two.until('seen', () => two.shown.notes.length === 2)
  held = Y.encodeStateAsUpdate(two.doc)
  await first.close()
  const data = join(folder, 'data')
  await restore(file, data, { chance: realChance, now: 1 })
  hall = await Hall.open({ data })
})
afterAll(async () => {
  await hall.close()
  rmSync(folder, { recursive: true, force: true })
})

const owners = async () => (await hall.store.log.load(board))?.owners

/** A device that comes back as it is, without a word about epochs. */
function comeBack(seat: Seated, ext: boolean): Device {
  const device = hall.connect(seat, { board, ext })
  Y.applyUpdate(device.doc, held)
  return device
}

describe('I2 after a board went back, nobody brings back what others wrote, as her own', () => {
  test('a stock client that still holds it is sent out, and nothing of it comes in', async () => {
    const back = comeBack(neighbour, false)
    await back.closed()
    expect(back.closes[0]).toMatchObject({ code: CLOSE.incomplete, reason: 'another epoch' })
    expect(await owners()).toEqual(new Map([[kept, resident.seat]]))
  })

  test('a device that was told the epoch and brings it all the same: nothing of it comes in', async () => {
    const back = comeBack(neighbour, true)
    await back.until('told', () => back.provider.wsconnected)
    back.perform({ verb: 'notes.edit', note: lost, text: 'わたしのもの' })
    const looker = hall.connect(await joined('screen'), { board })
    await looker.synced()
    expect(looker.shown.notes.map(({ id }) => id)).toEqual([kept])
    expect(await owners()).toEqual(new Map([[kept, resident.seat]]))
    back.end()
  })

  test('whoever begins anew comes in; what she says again by its id is hers', async () => {
    const fresh = hall.connect(resident, { board })
    await fresh.synced()
    const { goals, actors } = fresh.shown
    const [goal, actor] = [goals[0]?.id, actors[0]?.id]
    if (!goal || !actor) throw new Error('an empty board')
    fresh.perform({
      ...{ verb: 'notes.post', note: lost, goal, actor, rank: 'a0', text: '控えのあと' },
      ...{ heard: 'written', at: 1, table: 1 },
    })
    await fresh.receipted()
    expect(fresh.refusal).toBeUndefined()
    expect((await owners())?.get(lost)).toBe(resident.seat)
  })

  test('a stock client on a page that was just loaded, and one that wrote before it was let in, are welcome', async () => {
    const fresh = hall.connect(await joined('staff'), { board, ext: false })
    await fresh.synced()
    const early = hall.connect(await joined('staff'), { board, ext: false })
    // Typed before the first answer: a document with nothing in it but its own.
    early.doc.getMap('rows').set('early', new Y.Map())
    await early.until('asked', () => early.writes > 0 || early.closes.length > 0)
    expect(early.closes[0]?.reason).not.toBe('another epoch')
    fresh.cut()
    await fresh.until('back', () => fresh.closes.length > 0 && fresh.provider.synced)
    expect(fresh.closes.map(({ code }) => code)).toEqual([1006])
  })
})

async function joined(role: 'screen' | 'staff'): Promise<Seated> {
  const key = (await hall.store.registry.links(board))?.[role]
  const response = await fetch(`${hall.origin}/api/join`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ key }),
  })
  return (await response.json()) as Seated
}
