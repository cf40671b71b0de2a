import { expect, test } from 'vitest'
import * as Y from 'yjs'
import type { Device } from '../../../client/sync/device.ts'
import { goalFields, openBoard } from '../../../shared/board/document.ts'
import type { GoalId, NoteId, RowId } from '../../../shared/board/ids.ts'
import { type Operation, perform } from '../../../shared/board/operations.ts'
import { ACTOR, GOAL, live, post, ROW, rewrite, textOf, until } from './hall.ts'
import { cutOff, onStage, opened, rowText, server } from './stage.ts'

onStage()

const settled = (device: Device) =>
  until(device, ({ connection, allSaved }) => connection.state === 'live' && allSaved)
const settle: Operation = { verb: 'goals.settle', goal: GOAL }
const question = (device: Device) => device.state.board.goals[0]?.question

/** A goal about which something is asked. */
async function asked(device: Device) {
  goalFields(openBoard(server.doc), GOAL)?.set({ question: '何年ですか' })
  await until(device, () => question(device) !== undefined)
}

/** Refuses whatever makes the board so. */
const refusing = (isSo: (doc: Y.Doc) => boolean) => (update: Uint8Array) => {
  const doc = new Y.Doc()
  openBoard(doc)
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(server.doc))
  Y.applyUpdate(doc, update)
  return isSo(doc) ? ({ reason: 'too-long', entry: `goals/${GOAL}/question` } as const) : undefined
}
const asksAgain = (doc: Y.Doc) => goalFields(openBoard(doc), GOAL)?.get('question') !== undefined

test('a refused undo is told, and what it took back stands', async () => {
  const { device } = opened('staff')
  await live(device)
  await asked(device)
  device.perform(rewrite('別の文'))
  device.perform(settle)
  await settled(device)
  server.judge = refusing(asksAgain)
  device.undo()
  await until(device, ({ givenBack }) => givenBack.length === 1)
  await settled(device)
  expect(device.state.givenBack).toMatchObject([{ step: 'undo', reason: 'too-long', text: '' }])
  expect(question(device)).toBeUndefined()
  // There is nothing to do again, and what was done before it can still be taken back.
  expect(device.state.canRedo).toBe(false)
  expect(device.state.canUndo).toBe(true)
  device.undo()
  await settled(device)
  expect(textOf(device)).toBe('見守りを する')
  expect(question(device)).toBeUndefined()
})

test('a refused redo is told as well', async () => {
  const { device } = opened('staff')
  await live(device)
  await asked(device)
  device.perform(settle)
  device.undo()
  await settled(device)
  server.judge = refusing((doc) => !asksAgain(doc))
  device.redo()
  await until(device, ({ givenBack }) => givenBack.length === 1)
  await settled(device)
  expect(device.state.givenBack).toMatchObject([{ step: 'redo', reason: 'too-long' }])
  expect(question(device)).toBe('何年ですか')
  expect(device.state).toMatchObject({ canUndo: false, canRedo: false })
})

test('also a decision taken back while away, after a reload', async () => {
  const { device, world } = opened('staff')
  await live(device)
  device.perform({ verb: 'rows.decide', row: ROW, state: 'agreed', by: ACTOR, at: 4 })
  await settled(device)
  await cutOff(device)
  device.undo()
  device.destroy()
  server.judge = () => ({ reason: 'not-allowed', entry: `rows/${ROW}/state` })
  server.shut = undefined
  const { device: later } = opened('staff', { shelf: world.shelf })
  await until(later, ({ givenBack }) => givenBack.length === 1)
  expect(later.state.givenBack).toMatchObject([
    { step: 'undo', operation: { verb: 'put-back' }, reason: 'not-allowed' },
  ])
})

test('words that come back one after the other keep nobody waiting', async () => {
  const waits: number[] = []
  const { device } = opened('staff', {
    random: () => 0.987,
    later: (ms, run) => {
      waits.push(ms)
      const timer = setTimeout(run, ms)
      return () => clearTimeout(timer)
    },
  })
  await live(device)
  server.cut()
  await until(device, ({ connection }) => connection.state === 'away')
  for (const row of ['x1', 'x2', 'x3', 'x4'] as RowId[])
    device.perform({
      ...{ verb: 'rows.add', row, goal: GOAL, actor: ACTOR, matrix: 'planned' },
      ...{ text: row, rank: 'a1' },
    })
  server.judge = (update) => {
    const doc = new Y.Doc()
    openBoard(doc)
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(server.doc))
    Y.applyUpdate(doc, update)
    const row = [...doc.getMap('rows').keys()].find((id) => id !== ROW)
    return row === undefined ? undefined : { reason: 'too-long', entry: `rows/${row}/text` }
  }
  waits.splice(0)
  await until(device, ({ givenBack }) => givenBack.length === 4)
  await settled(device)
  // Whoever starts over after a fault of the link waits 0.987 of a whole number of seconds.
  expect(waits.filter((ms) => ms % 987 === 0 && ms > 987)).toEqual([])
})

test('a refused step of a note is told as one, and the other kind of write is next to be taken back', async () => {
  const { device } = opened('staff')
  await live(device)
  device.perform(rewrite('別の文'))
  device.perform(post('n1', '花を'))
  device.perform({ verb: 'notes.edit', note: 'n1' as NoteId, text: '花を うえる' })
  await settled(device)
  server.deny = () => 'not-allowed'
  device.undo()
  await until(device, ({ givenBack }) => givenBack.length === 1)
  expect(device.state.givenBack).toMatchObject([{ step: 'undo', reason: 'not-allowed' }])
  expect(device.state).toMatchObject({ canRedo: false })
  expect(device.state.board.notes).toMatchObject([{ text: '花を うえる' }])
  server.deny = () => undefined
  device.undo()
  await settled(device)
  expect(device.state.board.notes).toEqual([])
  device.undo()
  await settled(device)
  expect(textOf(device)).toBe('見守りを する')
})

test('what is refused has no step: nothing is there to be taken back', async () => {
  const { device } = opened('scribe')
  await live(device)
  server.deny = () => 'locked'
  device.perform(post('n1', '花を うえる'))
  expect(device.state.canUndo).toBe(true)
  await until(device, ({ givenBack }) => givenBack.length === 1)
  expect(device.state).toMatchObject({ canUndo: false, canRedo: false })
})

test('something said is taken back before its answer came: both are done, in order', async () => {
  const { device } = opened('staff')
  await live(device)
  device.perform(post('n1', '花を'))
  await settled(device)
  server.holding = true
  device.perform({ verb: 'notes.edit', note: 'n1' as NoteId, text: '花を うえる' })
  device.perform(rewrite('別の文'))
  device.undo()
  device.undo()
  expect(device.state.board.notes).toMatchObject([{ text: '花を' }])
  expect(textOf(device)).toBe('見守りを する')
  await expect.poll(() => server.said.length).toBe(2)
  server.release()
  await settled(device)
  expect(server.doc.getMap('notes').toJSON()).toMatchObject({ n1: { text: '花を' } })
  device.redo()
  device.redo()
  await settled(device)
  expect(server.doc.getMap('notes').toJSON()).toMatchObject({ n1: { text: '花を うえる' } })
  expect(rowText()).toBe('別の文')
})

test('a note that was moved is taken back to its place after the server gave it its rank', async () => {
  const { device } = opened('staff')
  perform(openBoard(server.doc), { verb: 'goals.add', goal: 'g2' as GoalId, title: '', rank: 'a1' })
  await live(device)
  device.perform(post('n1', '花を うえる'))
  await settled(device)
  const note = 'n1' as NoteId
  device.perform({ verb: 'notes.move', note, goal: 'g2' as GoalId, actor: ACTOR, rank: 'Zz' })
  await settled(device)
  device.undo()
  await settled(device)
  expect(server.doc.getMap('notes').toJSON()).toMatchObject({ n1: { goal: GOAL } })
  device.redo()
  await settled(device)
  expect(server.doc.getMap('notes').toJSON()).toMatchObject({ n1: { goal: 'g2' } })
})
