import { expect, test } from 'vitest'
import type { Device } from '../../../client/sync/device.ts'
import { openBoard } from '../../../shared/board/document.ts'
import type { GoalId, NoteId } from '../../../shared/board/ids.ts'
import { type Operation, perform } from '../../../shared/board/operations.ts'
import type { Role } from '../../../shared/board/roles.ts'
import { CLOSE, MESSAGE } from '../../../shared/wire.ts'
import { ACTOR, GOAL, live, post, ROW, rewrite, until } from './hall.ts'
import { onStage, opened, server } from './stage.ts'

// What waits when a document is given up, and what is done anew of it on the next.

onStage()

async function lively(role: Role, changes?: Parameters<typeof opened>[1]): Promise<Device> {
  const { device } = opened(role, changes)
  await live(device)
  return device
}

/** The next write is refused, and the server does not come back before it is opened again. */
async function refuseAndShut(device: Device) {
  server.judge = () => {
    server.shut = CLOSE.tryAgain
    server.judge = () => undefined
    return { reason: 'foreign-client' }
  }
  device.perform(rewrite('水を やる'))
  await until(device, ({ connection }) => connection.state === 'away')
}

async function cutAndWait(device: Device) {
  server.shut = CLOSE.tryAgain
  server.cut()
  await until(device, ({ connection }) => connection.state === 'away')
}

const NOTE = 'n1' as NoteId
const move = (rank: string): Operation => ({
  verb: 'notes.move',
  note: NOTE,
  goal: GOAL,
  actor: ACTOR,
  rank,
})
const noteOnServer = () => (server.doc.getMap('notes').toJSON() as Record<string, object>).n1
const rowOnServer = () => (server.doc.getMap('rows').toJSON() as Record<string, object>).r1

test('a decision taken back between a refusal and the next document is taken back there', async () => {
  const device = await lively('staff')
  const before = rowOnServer()
  device.perform({ verb: 'rows.decide', row: ROW, state: 'agreed', by: ACTOR, at: 4 })
  await live(device)
  await refuseAndShut(device)
  device.undo()
  device.undo()
  server.shut = undefined
  await live(device)
  expect(rowOnServer()).toEqual(before)
})

test('a note moved, taken back, brought back and moved again while away lies where it was put last', async () => {
  const board = openBoard(server.doc)
  for (const goal of ['g2', 'g3'] as GoalId[])
    perform(board, { verb: 'goals.add', goal, title: goal, rank: 'a1' })
  const device = await lively('scribe')
  device.perform(post('n1', '花を うえる'))
  await live(device)
  await cutAndWait(device)
  device.perform({ ...move('a5'), goal: 'g2' as GoalId } as Operation)
  device.perform({ verb: 'notes.withdraw', note: NOTE })
  device.undo()
  device.perform({ ...move('a7'), goal: 'g3' as GoalId } as Operation)
  server.shut = undefined
  await live(device)
  expect(noteOnServer()).toMatchObject({ goal: 'g3' })
})

test('I2 what arrived without a receipt is not done anew over what others made of it', async () => {
  const device = await lively('staff')
  server.holding = true
  device.perform({ verb: 'rows.decide', row: ROW, state: 'agreed', by: ACTOR, at: 4 })
  await expect.poll(() => server.received.length).toBeGreaterThan(1)
  perform(openBoard(server.doc), { verb: 'rows.decide', row: ROW, state: 'held', by: ACTOR, at: 5 })
  await until(device, ({ board }) => board.rows[0]?.state === 'held')
  await refuseAndShut(device)
  server.holding = false
  server.shut = undefined
  await live(device)
  expect(rowOnServer()).toMatchObject({ state: 'held' })
})

test.each([
  ['brought back stands', 1, true],
  ['brought back and withdrawn again is gone', 2, false],
])('a note withdrawn and %s, none of it answered before the link went', async (_, times, there) => {
  const device = await lively('scribe')
  server.holding = true
  device.perform(post('n1', '花を うえる'))
  device.perform({ verb: 'notes.withdraw', note: NOTE })
  device.undo()
  if (times === 2) device.perform({ verb: 'notes.withdraw', note: NOTE })
  await expect.poll(() => server.said.length).toBe(1)
  await cutAndWait(device)
  server.holding = false
  server.shut = undefined
  await live(device)
  expect(noteOnServer() !== undefined).toBe(there)
  expect(device.state.board.notes.some(({ id }) => id === NOTE)).toBe(there)
})

test('a move that was done but not answered is not done again over a later one', async () => {
  perform(openBoard(server.doc), post('n1', '花を うえる'))
  const device = await lively('staff')
  server.holding = true
  device.perform(move('a5'))
  await expect.poll(() => server.said.length).toBe(1)
  await cutAndWait(device)
  perform(openBoard(server.doc), move('b7'))
  server.holding = false
  server.shut = undefined
  await live(device)
  expect(server.said.map(({ id }) => id)).toEqual([server.said[0]?.id, server.said[0]?.id])
  expect(noteOnServer()).toMatchObject({ rank: 'b7' })
})

test('a note brought back by undo is one’s own at once, also while away', async () => {
  const device = await lively('scribe')
  device.perform(post('n1', '花を うえる'))
  device.perform({ verb: 'notes.withdraw', note: NOTE })
  await live(device)
  server.say(MESSAGE.mine, { all: true, notes: [] })
  await until(device, ({ mine }) => !mine.has(NOTE))
  await cutAndWait(device)
  device.undo()
  expect(device.state.mine.has(NOTE)).toBe(true)
})
