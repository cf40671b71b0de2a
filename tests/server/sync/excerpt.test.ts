import { expect, test } from 'vitest'
import * as Y from 'yjs'
import izumi from '../../../seeds/izumi/plan.json' with { type: 'json' }
import { excerpt } from '../../../server/sync/judge/excerpt.ts'
import { openBoard } from '../../../shared/board/document.ts'
import { boardFromPlan } from '../../../shared/plan/board-from-plan.ts'
import type { Plan } from '../../../shared/plan/format.ts'
import { Luck } from '../../simulation/luck.ts'

/** Trying a write on a part of the board comes to the same as trying it on the whole (I2, I5). */

const plan = izumi as unknown as Plan
const laid = boardFromPlan(plan, {
  title: '泉区の集まり',
  period: { from: 2022, to: 2027 },
  tables: 3,
  epoch: 'e1',
  client: 1,
})

for (const seed of [1, 2, 3, 4, 5, 6, 7, 8, 9, 10])
  test(`what several wrote at once comes out of an excerpt as out of the board, seed ${seed}`, () => {
    const { next: chance } = new Luck(seed)
    const pick = <T>(from: readonly T[]): T => from[Math.floor(chance() * from.length)] as T
    const devices = [1, 2, 3, 4].map((at) => {
      const { doc } = openBoard(new Y.Doc())
      doc.clientID = 100 * seed + at
      Y.applyUpdate(doc, laid)
      return doc
    })
    const [board = new Y.Doc()] = devices
    const rows = [...board.getMap('rows').keys()].slice(0, 5)
    for (let round = 0; round < 20; round++) {
      const before = Y.encodeStateAsUpdate(board)
      const device = pick(devices.slice(1))
      const touched = new Set<string>()
      // Away for a while: several writes under one key, letters typed and taken out again.
      for (let deed = 0; deed < 6; deed++) touched.add(scribble(device, pick(rows), chance))
      const update = Y.encodeStateAsUpdate(device, Y.encodeStateVector(board))
      const part = excerpt(board, touched)
      expect(part.doc.store.pendingStructs).toBeNull()
      Y.applyUpdate(part.doc, update)
      Y.applyUpdate(board, update)
      expect(part.doc.store.pendingStructs).toBeNull()
      for (const name of touched) expect(read(part.doc, name)).toEqual(read(board, name))
      expect(Y.decodeStateVector(Y.encodeStateVector(part.doc))).toEqual(
        Y.decodeStateVector(Y.encodeStateVector(board)),
      )
      expect(part.bytes).toBeLessThan(before.length)
      // Some learn of it soon, some never.
      for (const other of devices.slice(1))
        if (chance() < 0.3) Y.applyUpdate(other, Y.encodeStateAsUpdate(board))
    }
  })

/** One write into a row, or into the board's own settings. @returns the entry's name */
function scribble(doc: Y.Doc, row: string, chance: () => number): string {
  if (chance() < 0.15) {
    doc.getMap('board').set('title', `題${chance()}`)
    return 'board'
  }
  const entry = doc.getMap('rows').get(row) as Y.Map<unknown>
  const text = entry.get('text') as Y.Text
  const years = entry.get('years') as Y.Map<unknown>
  const how = chance()
  if (how < 0.3) entry.set('rank', `a${Math.floor(chance() * 100)}`)
  else if (how < 0.45) text.insert(Math.floor(chance() * (text.length + 1)), '花だん')
  else if (how < 0.6) text.delete(0, Math.min(2, text.length))
  else if (how < 0.8) years.set('2024', chance() < 0.5 ? 'do' : 'review')
  else years.delete('2024')
  return `rows/${row}`
}

function read(doc: Y.Doc, name: string): unknown {
  const [root = '', id] = name.split('/')
  return id === undefined
    ? doc.getMap(root).toJSON()
    : (doc.getMap(root).get(id) as Y.Map<unknown>).toJSON()
}
