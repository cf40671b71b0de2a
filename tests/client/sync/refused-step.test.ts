import { expect, test } from 'vitest'
import * as Y from 'yjs'
import type { Device } from '../../../client/sync/device.ts'
import { goalFields, openBoard } from '../../../shared/board/document.ts'
import type { Operation } from '../../../shared/board/operations.ts'
import { ACTOR, GOAL, live, post, ROW, rewrite, textOf, until } from './hall.ts'
import { cutOff, onStage, opened, server } from './stage.ts'

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
  await until(device, ({ returned }) => returned.length === 1)
  await settled(device)
  expect(device.state.returned).toMatchObject([{ step: 'undo', reason: 'too-long', text: '' }])
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
  await until(device, ({ returned }) => returned.length === 1)
  await settled(device)
  expect(device.state.returned).toMatchObject([{ step: 'redo', reason: 'too-long' }])
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
  await until(later, ({ returned }) => returned.length === 1)
  expect(later.state.returned).toMatchObject([
    { step: 'undo', operation: { verb: 'decision' }, reason: 'not-allowed' },
  ])
})

test('words that come back one after the other keep nobody waiting', async () => {
  const waits: number[] = []
  const { device } = opened('participant', {
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
  for (const note of ['n1', 'n2', 'n3', 'n4']) device.perform(post(note, note))
  server.judge = (update) => {
    const doc = new Y.Doc()
    openBoard(doc)
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(server.doc))
    Y.applyUpdate(doc, update)
    const [note] = doc.getMap('notes').keys()
    return note === undefined ? undefined : { reason: 'too-long', entry: `notes/${note}/text` }
  }
  waits.splice(0)
  await until(device, ({ returned }) => returned.length === 4)
  await settled(device)
  // Whoever starts over after a fault of the link waits 0.987 of a whole number of seconds.
  expect(waits.filter((ms) => ms % 987 === 0 && ms > 987)).toEqual([])
})
