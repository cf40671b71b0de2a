import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import type { Device } from '../../../client/sync/device.ts'
import { DeviceStorage } from '../../../client/sync/device-storage.ts'
import { openDevice } from '../../../client/sync/open-device.ts'
import { openBoard } from '../../../shared/board/document.ts'
import type { BoardId, NoteId, RowId } from '../../../shared/board/ids.ts'
import { type Operation, perform } from '../../../shared/board/operations.ts'
import { readBoard } from '../../../shared/board/view.ts'
import { CLOSE, type Refusal } from '../../../shared/wire.ts'
import {
  ACTOR,
  documentsOf,
  furnish,
  GOAL,
  live,
  post,
  ROW,
  rewrite,
  seatOf,
  sharedStorage,
  textOf,
  until,
} from './hall.ts'
import { cutOff, onStage, opened, rowText, server } from './stage.ts'

onStage()

/** Refuses whatever brings this row, as the server would for its text. */
const refusing = (row: string, refusal: Refusal) => (update: Uint8Array) => {
  const doc = new Y.Doc()
  openBoard(doc)
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(server.doc))
  Y.applyUpdate(doc, update)
  return doc.getMap('rows').has(row) ? refusal : undefined
}

const add = (row: string): Operation => ({
  verb: 'rows.add',
  row: row as RowId,
  ...{ goal: GOAL, actor: ACTOR, matrix: 'planned', text: row, rank: 'a1' },
})

const cutAndWait = async (device: Device) => {
  server.shut = CLOSE.tryAgain
  server.cut()
  await until(device, ({ connection }) => connection.state === 'away')
}

const notesOnServer = () => [...server.doc.getMap('notes').keys()].sort()
const rowsOnServer = () =>
  readBoard(openBoard(server.doc))
    .rows.filter(({ id, removed }) => id !== ROW && !removed)
    .map(({ id }) => id)
    .sort()
const settled = (device: Device) =>
  until(device, ({ connection, allSaved }) => connection.state === 'live' && allSaved)

test('I2 one of many written while away is refused: it alone comes back', async () => {
  const { device } = opened('staff')
  await live(device)
  server.cut()
  await until(device, ({ connection }) => connection.state === 'away')
  server.judge = refusing('bad', { reason: 'not-allowed' })
  for (const row of ['one', 'bad', 'two']) device.perform(add(row))
  await until(device, ({ givenBack }) => givenBack.length === 1)
  await settled(device)
  expect(device.state.givenBack.map(({ text }) => text)).toEqual(['bad'])
  expect(rowsOnServer()).toEqual(['one', 'two'])
})

test('a taken client id is no fault of the words: they are sent again', async () => {
  const { device } = opened('staff')
  await live(device)
  let times = 0
  server.judge = () => (times++ === 0 ? { reason: 'foreign-client' } : undefined)
  device.perform(add('n1'))
  await settled(device)
  expect(device.state.givenBack).toEqual([])
  expect(rowsOnServer()).toEqual(['n1'])
})

test('an operation that is refused for ever is tried twice, then given back', async () => {
  const { device } = opened('staff')
  await live(device)
  server.judge = refusing('n1', { reason: 'clock-jump' })
  device.perform(add('n1'))
  await until(device, ({ givenBack }) => givenBack.length === 1)
  await settled(device)
  expect(server.joined.filter((line) => line.refused)).toHaveLength(2)
})

test('what is written while a refused document is replaced is not lost', async () => {
  const { device } = opened('staff')
  await live(device)
  server.judge = refusing('bad', { reason: 'not-allowed' })
  device.perform(add('bad'))
  await until(device, ({ givenBack }) => givenBack.length === 1)
  device.perform(rewrite('見守りを する。声かけも'))
  expect(textOf(device)).toBe('見守りを する。声かけも')
  await settled(device)
  expect(server.doc.getMap('rows').toJSON()).toMatchObject({
    r1: { text: '見守りを する。声かけも' },
  })
})

test('typing that is done anew keeps what another wrote into the same text', async () => {
  const { device } = opened('staff')
  await live(device)
  let times = 0
  server.judge = () => {
    if (times++ > 0) return undefined
    // Somebody else writes at the front at the same time.
    perform(openBoard(server.doc), rewrite('毎週、見守りを する'))
    return { reason: 'foreign-client' }
  }
  device.perform(rewrite('見守りを する。声かけも'))
  await settled(device)
  expect(textOf(device)).toBe('毎週、見守りを する。声かけも')
})

test('what was done before a refusal can still be taken back after it, and done again', async () => {
  const { device } = opened('staff')
  await live(device)
  device.perform(rewrite('見守りを まいにち する'))
  device.perform({ verb: 'rows.schedule', row: ROW, years: { 2027: 'do' } })
  await settled(device)
  let times = 0
  server.judge = () => (times++ === 0 ? { reason: 'foreign-client' } : undefined)
  device.perform(add('n1'))
  await until(device, ({ connection }) => connection.state === 'away')
  await settled(device)
  const row = () => (server.doc.getMap('rows').toJSON() as Record<string, object>).r1
  const steps: (readonly ['undo' | 'redo', object])[] = [
    ['undo', { text: '見守りを まいにち する', years: { 2027: 'do' } }],
    ['undo', { text: '見守りを まいにち する', years: {} }],
    ['undo', { text: '見守りを する', years: {} }],
    ['redo', { text: '見守りを まいにち する', years: {} }],
    ['redo', { text: '見守りを まいにち する', years: { 2027: 'do' } }],
  ]
  for (const [way, left] of steps) {
    device[way]()
    await settled(device)
    expect(row()).toMatchObject(left)
  }
  expect(rowsOnServer()).toEqual([])
})

test('of inherited typing nothing is taken back where another wrote since', async () => {
  const { device } = opened('staff')
  await live(device)
  device.perform(rewrite('見守りを まいにち する'))
  await settled(device)
  let times = 0
  server.judge = () => (times++ === 0 ? { reason: 'foreign-client' } : undefined)
  device.perform(add('n1'))
  await until(device, ({ connection }) => connection.state === 'away')
  await settled(device)
  perform(openBoard(server.doc), rewrite('見守りを まいにち する。声かけも'))
  await until(device, () => textOf(device) === '見守りを まいにち する。声かけも')
  device.undo()
  device.undo()
  await settled(device)
  expect(textOf(device)).toBe('見守りを まいにち する。声かけも')
  expect(rowsOnServer()).toEqual([])
})

test('an undo that was refused with others is done anew', async () => {
  const { device } = opened('staff')
  await live(device)
  device.perform(rewrite('あ'))
  await settled(device)
  let times = 0
  server.judge = () => (times++ === 0 ? { reason: 'incomplete' } : undefined)
  device.undo()
  await settled(device)
  expect(server.doc.getMap('rows').toJSON()).toMatchObject({ r1: { text: '見守りを する' } })
})

test('a restored board has another epoch: what its seat had there is said again, but for what it took back', async () => {
  const { device } = opened('staff')
  await live(device)
  device.perform(post('old', 'まえの'))
  device.perform(post('gone', 'とりさげた'))
  device.perform({ verb: 'notes.withdraw', note: 'gone' as NoteId })
  await settled(device)
  device.perform({ verb: 'notes.edit', note: 'old' as NoteId, text: 'まえのを なおした' })
  await settled(device)
  server.cut()
  await until(device, ({ connection }) => connection.state === 'away')
  device.perform(post('new', 'あたらしい'))
  const restored = new Y.Doc()
  furnish(restored)
  server.restore('second', restored)
  await settled(device)
  expect(restored.getMap('notes').toJSON()).toMatchObject({
    new: { text: 'あたらしい' },
    old: { text: 'まえのを なおした' },
  })
  expect([...restored.getMap('notes').keys()].sort()).toEqual(['new', 'old'])
  expect(device.state.board.notes.map(({ id }) => id).sort()).toEqual(['new', 'old'])
})

test('also where its page was closed over the restore; one that was put away since stays so', async () => {
  const { device, world } = opened('staff')
  await live(device)
  device.perform(post('n1', 'まえの'))
  device.perform(post('n2', 'しまわれた'))
  await settled(device)
  device.destroy()
  const restored = new Y.Doc()
  furnish(restored)
  server.restore('second', restored)
  server.deny = ({ note }) => (note === 'n2' ? 'put-away' : undefined)
  const session = { board: 'b1' as BoardId, seat: seatOf('staff'), epoch: 'second' }
  const later = openDevice(session, documentsOf('staff'), world)
  await until(later, ({ board }) => board.notes.length === 2)
  await settled(later)
  expect([...restored.getMap('notes').keys()]).toEqual(['n1'])
  expect(later.state.givenBack).toEqual([])
  later.destroy()
})

test('no seat and no board end the link', async () => {
  server.shut = CLOSE.noSeat
  const { device } = opened('participant')
  await until(device, ({ connection }) => connection.state === 'ended')
  expect(device.state.connection).toEqual({ state: 'ended', why: 'no-seat' })
  server.shut = CLOSE.noBoard
  const other = opened('participant').device
  await until(other, ({ connection }) => connection.state === 'ended')
  expect(other.state.connection).toEqual({ state: 'ended', why: 'no-board' })
})

test('refused at the door without a word of ours, the board counts as closed', async () => {
  server.shut = CLOSE.notAllowed
  const { device } = opened('participant')
  await until(device, ({ connection }) => connection.state === 'ended')
  expect(device.state.connection).toEqual({ state: 'ended', why: 'closed' })
})

test('the server is away: tried again until it is there', async () => {
  server.shut = CLOSE.tryAgain
  const { device } = opened('participant')
  await until(device, ({ connection }) => connection.state === 'away')
  server.shut = undefined
  await live(device)
})

test('of typing that was taken in part, no word is doubled when the rest is done anew', async () => {
  const { device } = opened('staff')
  await live(device)
  server.holding = true
  let times = 0
  server.judge = () => (++times === 3 ? { reason: 'clock-jump' } : undefined)
  for (const text of ['見守りを する。あ', '見守りを する。あさ', '見守りを する。あさひ']) {
    device.perform(rewrite(text))
  }
  await until(device, ({ connection }) => connection.state === 'away')
  server.release()
  await settled(device)
  expect(textOf(device)).toBe('見守りを する。あさひ')
})

test('I2 a refused note comes back as words; the others are kept and saved, on the same link', async () => {
  const { device } = opened('participant')
  await live(device)
  server.deny = ({ note }) => (note === 'bad' ? 'too-long' : undefined)
  device.perform(post('good', '花を うえる'))
  device.perform(post('bad', 'ながい はなし'))
  device.perform(post('after', '水を やる'))
  await until(device, ({ givenBack }) => givenBack.length === 1)
  await settled(device)
  expect(device.state.givenBack).toMatchObject([{ text: 'ながい はなし', reason: 'too-long' }])
  expect(notesOnServer()).toEqual(['after', 'good'])
  expect(device.state.board.notes.map(({ id }) => id).sort()).toEqual(['after', 'good'])
  expect(device.state.mine.has('after' as NoteId)).toBe(true)
  expect(server.joined).toHaveLength(1)
  device.dismiss(device.state.givenBack[0]?.id ?? '')
  expect(device.state.givenBack).toEqual([])
})

test('what the server cannot read comes back, and keeps nothing else from being said', async () => {
  const { device } = opened('participant')
  await live(device)
  await cutOff(device)
  for (const id of ['n1', 'n2', 'n3']) device.perform(post(id, `${id}のことば`))
  server.cannotRead = ({ note }) => note === 'n2'
  server.shut = undefined
  await until(device, ({ allSaved, givenBack }) => allSaved && givenBack.length > 0)
  expect(device.state.givenBack).toMatchObject([{ reason: 'malformed', text: 'n2のことば' }])
  await live(device)
  expect([...server.doc.getMap('notes').keys()].sort()).toEqual(['n1', 'n3'])
})

describe('what follows a refused edit of a note', () => {
  const n1 = 'n1' as NoteId
  const edit = (text: string): Operation => ({ verb: 'notes.edit', note: n1, text })

  /** Her note says 花を; what she does next is done while away, and the first of it is refused. */
  async function away(...next: Operation[]) {
    const { device } = opened('participant')
    await live(device)
    device.perform(post('n1', '花を'))
    await settled(device)
    server.deny = ({ verb }) => {
      if (verb !== 'notes.edit') return undefined
      server.deny = () => undefined
      return 'too-long'
    }
    await cutOff(device)
    for (const operation of next) device.perform(operation)
    const before = server.said.length
    server.shut = undefined
    await live(device)
    return { device, said: server.said.slice(before).map(({ verb }) => verb) }
  }
  const onServer = () => server.doc.getMap('notes').toJSON()

  test('comes back with it: nothing builds on words that were not taken', async () => {
    const { device, said } = await away(edit('花を たくさん'), edit('花を たくさん うえる'))
    expect(said).toEqual(['notes.edit'])
    expect(onServer()).toMatchObject({ n1: { text: '花を' } })
    expect(device.state.givenBack).toMatchObject([
      { reason: 'too-long', text: '花を たくさん うえる' },
    ])
    expect(device.state.board.notes).toMatchObject([{ text: '花を' }])
  })

  test('where she took it back herself, the words that were not taken come back all the same', async () => {
    const { device } = await away(edit('花を たくさん'), edit('花を'))
    expect(device.state.givenBack).toMatchObject([{ text: '花を たくさん' }])
    expect(onServer()).toMatchObject({ n1: { text: '花を' } })
  })

  test('a withdrawal is done all the same', async () => {
    const { device } = await away(edit('花を たくさん'), { verb: 'notes.withdraw', note: n1 })
    expect(onServer()).toEqual({})
    expect(device.state.givenBack).toMatchObject([{ text: '花を たくさん' }])
  })
})

test('a note that is refused comes back once, with its last words', async () => {
  const { device } = opened('participant')
  await live(device)
  server.holding = true
  server.deny = ({ verb }) => (verb === 'notes.post' ? 'locked' : 'no-note')
  await cutAndWait(device)
  device.perform(post('n1', '花を'))
  device.perform({ verb: 'notes.edit', note: 'n1' as NoteId, text: '花を うえる' })
  server.shut = undefined
  await settled(device)
  expect(device.state.givenBack).toMatchObject([
    { operation: { verb: 'notes.post' }, text: '花を うえる', reason: 'locked' },
  ])
})

test('too fast is no refusal of the document: the same link comes again', async () => {
  const { device } = opened('staff')
  await live(device)
  let times = 0
  server.judge = () => (times++ === 0 ? { reason: 'too-fast' } : undefined)
  device.perform(rewrite('毎日、見守りを する'))
  await until(device, ({ connection }) => connection.state === 'away')
  await settled(device)
  expect(rowText()).toBe('毎日、見守りを する')
  expect(device.state.givenBack).toEqual([])
})

test('I2 writing was stopped while away: the server is asked, and says since when', async () => {
  const { device } = opened('participant')
  await live(device)
  server.cut()
  await until(device, ({ connection }) => connection.state === 'away')
  for (const note of ['n1', 'n2']) device.perform(post(note, note))
  perform(openBoard(server.doc), { verb: 'board.set', patch: { locked: true } })
  server.deny = ({ note }) => (note === 'n2' ? 'locked' : undefined)
  await settled(device)
  expect(notesOnServer()).toEqual(['n1'])
  expect(device.state.givenBack).toMatchObject([{ text: 'n2', reason: 'locked' }])
})

test('words that came back survive a reload', async () => {
  const { storage, keys } = sharedStorage()
  const shelf = () => new DeviceStorage(() => storage)
  const { device } = opened('participant', { shelf: shelf() })
  await live(device)
  server.deny = () => 'not-allowed'
  device.perform(post('bad', 'だめ'))
  await until(device, ({ givenBack }) => givenBack.length === 1)
  const again = opened('participant', { shelf: shelf() }).device
  expect(again.state.givenBack.map(({ text }) => text)).toEqual(['だめ'])
  again.dismiss(again.state.givenBack[0]?.id ?? '')
  expect(keys().filter((key) => key.includes('.back.'))).toEqual([])
})

test('I2 a seat that is stopped while its device starts over still reads the board', async () => {
  const { device } = opened('staff')
  await live(device)
  const locked = refusing('bad', { reason: 'locked' })
  server.judge = (update, line) =>
    line === server.joined[1] ? { reason: 'stopped' } : locked(update)
  device.perform(add('bad'))
  await until(device, ({ stopped }) => stopped)
  await settled(device)
  expect(device.state.givenBack).toMatchObject([{ text: 'bad', reason: 'locked' }])
})
