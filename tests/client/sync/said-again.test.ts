import { expect, test } from 'vitest'
import * as Y from 'yjs'
import type { Device } from '../../../client/sync/device.ts'
import type { NoteId } from '../../../shared/board/ids.ts'
import { CLOSE } from '../../../shared/wire.ts'
import { furnish, live, post, until } from './hall.ts'
import { onStage, opened, server } from './stage.ts'

onStage()

const NOTE = 'old' as NoteId

const goAway = async (device: Device) => {
  server.shut = CLOSE.tryAgain
  server.cut()
  await until(device, ({ connection }) => connection.state === 'away')
}

const settled = (device: Device) =>
  until(device, ({ connection, allSaved }) => connection.state === 'live' && allSaved)

/** The board is there again under another epoch, with all it had or as it was furnished. */
async function anew(epoch: string, device: Device, keeps: boolean) {
  if (device.state.connection.state !== 'away') await goAway(device)
  const doc = new Y.Doc()
  if (keeps) Y.applyUpdate(doc, Y.encodeStateAsUpdate(server.doc))
  else furnish(doc)
  server.shut = undefined
  server.restore(epoch, doc)
  await settled(device)
}

const notes = () => server.doc.getMap('notes').toJSON()

async function withOneNote(role: 'staff' | 'participant') {
  const { device } = opened(role)
  await live(device)
  device.perform(post(NOTE, 'まえの'))
  await settled(device)
  return device
}

test.each(['staff', 'participant'] as const)(
  'a note that was withdrawn while the board got a new epoch stays withdrawn: %s',
  async (role) => {
    const device = await withOneNote(role)
    await goAway(device)
    device.perform({ verb: 'notes.withdraw', note: NOTE })
    await anew('second', device, true)
    expect(notes()).toEqual({})
    expect(device.state.board.notes).toEqual([])
  },
)

test('also where there was nothing left to withdraw, over one more epoch', async () => {
  const device = await withOneNote('participant')
  await goAway(device)
  device.perform({ verb: 'notes.withdraw', note: NOTE })
  await anew('second', device, false)
  await anew('third', device, false)
  expect(notes()).toEqual({})
})

test('what was typed on a note while it was lost stands on the note that comes back', async () => {
  const device = await withOneNote('participant')
  await goAway(device)
  device.perform({ verb: 'notes.edit', note: NOTE, text: 'まえのを なおした' })
  await anew('second', device, false)
  expect(notes()).toMatchObject({ [NOTE]: { text: 'まえのを なおした' } })
  expect(device.state.givenBack).toEqual([])
})

test.each(['staff', 'participant'] as const)(
  'nothing that stands is said again, so that nothing of it is refused: %s on a board where writing is stopped',
  async (role) => {
    const device = await withOneNote(role)
    const asked: unknown[] = []
    server.deny = (command) => {
      asked.push(command)
      return 'locked'
    }
    await anew('second', device, true)
    expect(device.state.givenBack).toEqual([])
    expect(asked).toEqual([])
    expect(device.state.board.notes).toMatchObject([{ text: 'まえの' }])
  },
)

test('nor what was put away: on a board that is closed it would come back as refused', async () => {
  const device = await withOneNote('participant')
  server.besides = { putAway: [{ note: NOTE, text: 'まえの' }] }
  server.deny = () => 'closed'
  await anew('second', device, false)
  expect(device.state.givenBack).toEqual([])
  expect(device.state.putAway).toMatchObject([{ note: NOTE }])
  server.besides = {}
})

test('a link that breaks before the new state is in loses nothing of what is to be said again', async () => {
  const device = await withOneNote('participant')
  await goAway(device)
  const doc = new Y.Doc()
  furnish(doc)
  const { hear } = server
  const before = server.joined.length
  // It is told of the epoch, begins anew, and asks for a state that does not come.
  server.hear = () => {}
  server.shut = undefined
  server.restore('second', doc)
  await expect.poll(() => server.joined.length).toBe(before + 2)
  server.hear = hear
  server.cut()
  await settled(device)
  expect(notes()).toMatchObject({ [NOTE]: { text: 'まえの' } })
})

test('a note that was given back is not said by itself in the next epoch', async () => {
  const device = await withOneNote('participant')
  server.deny = ({ note }) => (note === NOTE ? 'closed' : undefined)
  await anew('second', device, false)
  expect(device.state.givenBack).toMatchObject([{ reason: 'closed', text: 'まえの' }])
  server.deny = () => undefined
  await anew('third', device, false)
  expect(notes()).toEqual({})
})

test.each([true, false])(
  'a note written face down is not shown by a server that went back; hidden there: %s',
  async (isHidden) => {
    const device = await withOneNote('participant')
    const note = { id: NOTE, goal: 'g1', actor: 'residents', text: 'まえの', group: null }
    server.besides = {
      unrevealed: [{ ...note, rank: '', heard: 'written', at: 1, table: 1 }],
    } as never
    await goAway(device)
    server.shut = undefined
    await settled(device)
    await goAway(device)
    server.besides = {}
    const doc = new Y.Doc()
    furnish(doc)
    if (isHidden) doc.getMap('board').set('hidden', { g1: { allBut: [] } })
    server.shut = undefined
    server.restore('second', doc)
    await settled(device)
    // What the real server does with it where notes lie face down is its own.
    expect(Object.keys(notes())).toEqual(isHidden ? [NOTE] : [])
    const back = device.state.givenBack.map(({ text, reason }) => [text, reason])
    expect(back).toEqual(isHidden ? [] : [['まえの', 'face-down']])
  },
)
