import { expect, test } from 'vitest'
import { couldNot } from '../../../client/seat/why-not.ts'
import { DeviceStorage } from '../../../client/sync/device-storage.ts'
import { GIVEN_BACK } from '../../../client/words/given-back.ts'
import { GOAL, live, sharedStorage, until } from './hall.ts'
import { onStage, opened, server } from './stage.ts'

// Settings once had verbs of their own. A device that was away since keeps them in its storage.

onStage()

const KEPT = [
  { verb: 'board.rename', title: '夜の集まり' },
  { verb: 'board.focus', goal: GOAL, view: 'notes' },
  { verb: 'board.grouping', grouping: 'all' },
  { verb: 'board.lock', locked: true },
  { verb: 'board.timer', timer: { leftMs: 5_000 } },
  { verb: 'board.tables', tables: 4 },
]

const BACK = [
  [{ verb: 'board.rename', title: '秋の会' }, '題名を変えることができませんでした。'],
  [{ verb: 'board.focus', goal: null, view: 'join' }, '前の画面を変えることができませんでした。'],
  [
    { verb: 'board.grouping', grouping: 'own' },
    '付箋を動かす決まりを変えることができませんでした。',
  ],
  [{ verb: 'board.lock', locked: false }, '書きこみを止めたり始めたりすることができませんでした。'],
  [{ verb: 'board.timer', timer: null }, 'タイマーを動かすことができませんでした。'],
  [{ verb: 'board.tables', tables: 2 }, '班の数を変えることができませんでした。'],
] as const

const PREFIX = 'yoriai.b1.facilitator.seat-facilitator.'

test('what waited in an old device’s storage is set when it comes back', async () => {
  const { storage, keys } = sharedStorage()
  for (const [order, operation] of KEPT.entries()) {
    const entry = { id: `w${order}`, operation, anew: true, epoch: 'e0', before: null, order }
    storage.setItem(
      `${PREFIX}op.w${order}`,
      JSON.stringify({ v: 1, ...entry, typed: [], refusals: 0 }),
    )
  }
  const { device } = opened('facilitator', { shelf: new DeviceStorage(() => storage) })
  await live(device)
  await until(device, ({ allSaved }) => allSaved)
  expect(server.doc.getMap('board').toJSON()).toMatchObject({
    ...{ title: '夜の集まり', focus: { goal: GOAL, view: 'notes' }, grouping: 'all' },
    ...{ locked: true, timer: { leftMs: 5_000 }, tables: 4 },
  })
  expect(keys().filter((key) => key.includes('.op.'))).toEqual([])
})

test('what came back to it is told as what it was, with its words', async () => {
  const { storage } = sharedStorage()
  for (const [index, [operation]] of BACK.entries()) {
    const text = 'title' in operation ? operation.title : ''
    const back = { v: 1, id: `b${index}`, operation, reason: 'closed', text }
    storage.setItem(`${PREFIX}back.b${index}`, JSON.stringify(back))
  }
  const { device } = opened('facilitator', { shelf: new DeviceStorage(() => storage) })
  expect(device.state.givenBack.map((one) => couldNot(one, GIVEN_BACK.words))).toEqual(
    BACK.map(([, said]) => said),
  )
  expect(device.state.givenBack[0]).toMatchObject({
    ...{ text: '秋の会', operation: { verb: 'board.set', patch: { title: '秋の会' } } },
  })
})

test('what is no setting of that kind stays where it is and is not set', async () => {
  const { storage } = sharedStorage()
  const spoilt = [
    { verb: 'board.rename', title: 7 },
    { verb: 'board.focus', goal: GOAL },
    { verb: 'board.lock' },
    { verb: 'board.tables', tables: 'x' },
  ]
  for (const [order, operation] of spoilt.entries()) {
    const entry = { id: `w${order}`, operation, anew: true, epoch: 'e0', before: null, order }
    const text = JSON.stringify({ v: 1, ...entry, typed: [], refusals: 0 })
    storage.setItem(`${PREFIX}op.w${order}`, text)
  }
  const { device } = opened('facilitator', { shelf: new DeviceStorage(() => storage) })
  await live(device)
  await until(device, ({ allSaved }) => allSaved)
  expect(device.state.board.board.title).toBe('計画')
  expect(storage.getItem(`${PREFIX}op.w0`)).toContain('board.rename')
})
