import { afterEach, describe, expect, test } from 'vitest'
import type { Command, CommandId } from '../../shared/board/commands.ts'
import type { ActorId, GoalId, NoteId } from '../../shared/board/ids.ts'
import { CLOSE } from '../../shared/wire.ts'
import { lateStore } from '../server/store/late-store.ts'
import { Luck } from '../simulation/luck.ts'
import type { Device } from './device.ts'
import { Hall, type HallOptions, type Seated } from './hall.ts'

let hall: Hall
afterEach(() => hall.close())

const place = { goal: 'g1' as GoalId, actor: 'residents' as ActorId, heard: 'written' } as const
const posting = (id: string): Command => ({
  ...{ id: id as CommandId, verb: 'notes.post', note: id as NoteId, text: `ことば ${id}` },
  ...place,
})
const editing = (note: string, id: string): Command => ({
  ...{ id: id as CommandId, verb: 'notes.edit', note: note as NoteId },
  ...{ before: `ことば ${note}`, text: `なおしたことば ${note}` },
})
const leave = async (device: Device) => {
  device.end()
  await expect.poll(() => hall.rooms.count().sessions).toBe(0)
}
const everybodyIsGone = () =>
  expect.poll(() => hall.rooms.count()).toEqual({ rooms: 0, sessions: 0 })

test.each([1, 2])(
  'I1 I2 I4 a hall on a store that answers late: in, written, gone, back, moderated, erased, seed %i',
  async (seed) => {
    const luck = new Luck(seed)
    hall = await Hall.open({ aroundStore: (real) => lateStore(real, luck) })
    const lead = await hall.seat('facilitator')
    const seats = await Promise.all(Array.from({ length: 12 }, () => hall.seat('participant', 1)))
    const comeAll = async () => {
      const devices = seats.map((seat) => hall.connect(seat))
      // Each writes in the moment in which it is in: the room may have been opened for it.
      await Promise.all(devices.map((device) => device.synced()))
      return devices
    }
    const first = await comeAll()
    const said = await Promise.all(first.map((device, at) => device.say(posting(`note-${at}`))))
    expect(said.every(({ done }) => done)).toBe(true)
    for (const device of first)
      await device.until('all are there', () => device.shown.notes.length === seats.length)
    for (const device of first) device.end()
    await everybodyIsGone()

    const back = await comeAll()
    for (const [at, device] of back.entries()) expect(device.mine).toEqual([`note-${at}`])
    const edits = back.map((device, at) => {
      const isOwn = at % 3 !== 0
      const note = `note-${isOwn ? at : (at + 1) % seats.length}`
      return device.say(editing(note, `edit-${at}`)).then(({ done }) => done === isOwn)
    })
    expect(await Promise.all(edits)).toEqual(edits.map(() => true))

    const ask = (path: string, by: Seated = lead) => hall.post(path, by, {})
    expect((await ask('/notes/note-1/put-away')).status).toBe(200)
    expect((await ask('/notes/note-1/restore')).status).toBe(200)
    expect((await ask('/notes/note-2/stop-seat')).status).toBe(200)
    expect(await back[2]?.say(posting('stopped'))).toMatchObject({ reason: 'stopped' })
    expect((await ask('/notes/note-2/start-seat')).status).toBe(200)
    expect(await back[2]?.say(posting('again'))).toMatchObject({ done: true })
    // All are sent out and come back by themselves; what is said meanwhile is said again.
    const erasing = ask('/notes/note-3/redact')
    const meanwhile = Promise.all(back.map((device, at) => device.say(posting(`more-${at}`))))
    expect((await erasing).status).toBe(200)
    expect((await meanwhile).every(({ done }) => done)).toBe(true)

    for (const device of back) device.end()
    await everybodyIsGone()
    const mine = await (await hall.get('/mine', seats[3] as Seated)).json()
    const states = (mine as { notes: { id: string; state: string }[] }).notes
    expect(new Map(states.map(({ id, state }) => [id, state]))).toEqual(
      new Map([
        ['note-3', 'withdrawn'],
        ['more-3', 'shown'],
      ]),
    )
    const reader = await hall.come('screen')
    expect(reader.shown.notes.length).toBe(2 * seats.length)
    expect([hall.errors, hall.lost, hall.unread]).toEqual([[], [], []])
  },
  30_000,
)

describe('a board that cannot be loaded', () => {
  const options = (isBroken: () => boolean): HallOptions => ({
    around: (log) => ({
      has: (board) => log.has(board),
      commit: (entries) => log.commit(entries),
      compact: (...folded) => log.compact(...folded),
      load: async (board) => {
        if (isBroken()) throw new Error('connection lost')
        return log.load(board)
      },
    }),
  })

  test('says 4503 by the socket and 503 over HTTP; devices come back by themselves when it can', async () => {
    let isBroken = false
    hall = await Hall.open(options(() => isBroken))
    const seat = await hall.seat('participant', 1)
    const first = hall.connect(seat)
    await first.synced()
    expect(await first.say(posting('before'))).toMatchObject({ done: true })
    await leave(first)
    isBroken = true
    const device = hall.connect(seat)
    await device.until('turned away', () => device.closes.length > 0)
    expect(device.closes[0]?.code).toBe(CLOSE.tryAgain)
    const answer = await hall.get('/board.json', seat)
    expect([answer.status, answer.headers.get('Retry-After')]).toEqual([503, '5'])
    expect(await answer.json()).toMatchObject({
      error: { code: 'not-loaded', ja: expect.stringContaining('開けません') },
    })
    expect(hall.unread.length).toBeGreaterThan(1)
    // It was told of where it was noticed, and is no mistake of each socket's.
    expect([hall.errors, hall.lost]).toEqual([[], []])
    isBroken = false
    await device.synced()
    expect(device.mine).toContain('before')
    expect(await device.say(editing('before', 'edit'))).toMatchObject({ done: true })
  })
})
