import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { Stored } from '../../../server/sync/board-bytes.ts'
import { Luck } from '../../simulation/luck.ts'

test('I4 an update that deletes is known by its bytes, whatever Yjs wrote it', () => {
  const luck = new Luck(11)
  let deleting = 0
  for (let round = 0; round < 300; round++) {
    const doc = new Y.Doc({ gc: luck.below(2) === 0 })
    const text = doc.getText('text')
    const map = doc.getMap('map')
    const updates: Uint8Array[] = []
    doc.on('update', (update: Uint8Array) => updates.push(update))
    for (let act = luck.below(8); act >= 0; act--) {
      const at = luck.below(text.length + 1)
      if (luck.below(3) > 0) text.insert(at, 'あいう'.slice(0, 1 + luck.below(3)))
      else if (text.length > 0) text.delete(luck.below(text.length), 1)
      if (luck.below(4) === 0) map.set(`k${luck.below(3)}`, luck.below(9))
    }
    for (const update of [...updates, Y.encodeStateAsUpdate(doc), Y.mergeUpdates([...updates])]) {
      const deletes = Y.decodeUpdate(update).ds.clients.size > 0
      if (deletes) deleting++
      expect(new Stored({ snapshot: undefined, updates: [update] }).isFit).toBe(!deletes)
    }
  }
  expect(deleting).toBeGreaterThan(100)
})

test('its parts are the board; folded, it is one update and may be sent again', () => {
  const doc = new Y.Doc()
  const stored = new Stored({ snapshot: undefined, updates: [] })
  doc.on('update', (update: Uint8Array) => stored.add(update))
  doc.getText('text').insert(0, 'あいうえお')
  doc.getText('text').delete(1, 2)
  expect(stored.isFit).toBe(false)
  expect(stored.single).toBeUndefined()
  const copy = new Y.Doc()
  for (const part of stored.parts) Y.applyUpdate(copy, part)
  expect(copy.getText('text').toString()).toBe('あえお')
  const state = Y.encodeStateAsUpdate(doc)
  stored.fold(state)
  expect(stored.single).toBe(state)
  expect(stored.isFit).toBe(true)
  expect(stored.byteLength).toBe(state.length)
})
