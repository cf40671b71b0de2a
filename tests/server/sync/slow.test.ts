import { afterEach, beforeEach, expect, test } from 'vitest'
import * as Y from 'yjs'
import { readBoard } from '../../../shared/board/view.ts'
import { type Guest, Meeting, post, welcomed } from './meeting.ts'

let meeting: Meeting
let writer: Guest
let reader: Guest
let full = true
let drained: (() => void)[] = []

beforeEach(async () => {
  meeting = await Meeting.open()
  writer = await meeting.come('participant', 1)
  reader = await meeting.come('participant', 1)
  full = true
  drained = []
  const { session } = reader
  if (!session) throw new Error('not here')
  const { send, close } = session.line
  const slow = {
    ...{ send, close },
    get isFull() {
      return full
    },
    whenDrained: (run: () => void) => void drained.push(run),
  }
  Object.assign(session, { line: slow })
})
afterEach(() => meeting.end())

const write = async (...texts: string[]) => {
  for (const words of texts) {
    writer.perform(post(writer, words))
    await welcomed(writer)
  }
}
const texts = () => readBoard(reader.board).notes.map(({ text }) => text)

test('I5 who takes in too slowly gets nothing more, then all that was missed as one update', async () => {
  // What fills it still gets through.
  await write('ぜろ')
  const before = reader.heard.length
  await write('いち', 'に', 'さん')
  const note = readBoard(writer.board).notes.find(({ text }) => text === 'いち')
  if (!note) throw new Error('no note')
  writer.perform({ verb: 'notes.withdraw', note: note.id })
  await welcomed(writer)
  expect(reader.heard).toHaveLength(before)
  expect(drained).toHaveLength(1)
  full = false
  drained.shift()?.()
  expect(reader.heard).toHaveLength(before + 1)
  expect(texts()).toEqual(['ぜろ', 'に', 'さん'])
  await write('よん')
  expect(texts()).toEqual(['ぜろ', 'に', 'さん', 'よん'])
  expect(Y.encodeStateVector(reader.doc)).toEqual(Y.encodeStateVector(writer.room.shown))
})

test('one that asks meanwhile, however often, is answered once when the line is free', async () => {
  await write('いち', 'に')
  expect(texts()).toEqual(['いち'])
  const heard = reader.heard.length
  for (let at = 0; at < 100; at++) reader.hear(Uint8Array.of(0, 0, 1, 0))
  expect(reader.heard).toHaveLength(heard)
  full = false
  for (const run of drained.splice(0)) run()
  expect(texts()).toEqual(['いち', 'に'])
  // Once, in a few pieces, and not a hundred times.
  expect(reader.heard.length).toBeLessThan(heard + 10)
})
