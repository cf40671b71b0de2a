import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { Shown } from '../../../server/sync/shown.ts'
import { openBoard } from '../../../shared/board/document.ts'

/** A board's changes, one update each, and what it then is. */
function evening(changes: number) {
  const { doc, root } = openBoard(new Y.Doc())
  const updates: Uint8Array[] = []
  doc.on('update', (update: Uint8Array) => updates.push(update))
  const notes = root('notes')
  for (let at = 0; at < changes; at++) {
    notes.set(`n${at}`, new Y.Map([['text', `${at}枚め`]]))
    if (at % 3 === 0) notes.delete(`n${at}`)
  }
  return { doc, updates }
}

const shownWith = (updates: readonly Uint8Array[], now = () => 0) => {
  const saved = { epoch: 'e', snapshot: undefined, sequence: 0, putAway: [] }
  const books = {
    updates: [],
    owners: new Map(),
    clients: new Map(),
    commands: [],
    writer: 2,
    format: 2,
  }
  const shown = new Shown({ saved: { ...saved, ...books }, now, onOpen: () => {} })
  for (const update of updates) shown.add(update)
  return shown
}

test.each([1, 49, 199, 201, 420])(
  'I3 after %i changes that nobody looked at, all ways to look agree',
  (n) => {
    const { doc, updates } = evening(n)
    const whole = Y.encodeStateAsUpdate(doc)
    const vector = Y.encodeStateVector(doc)
    expect(shownWith(updates).vector()).toEqual(vector)
    expect(shownWith(updates).board.root('notes').size).toBe(doc.getMap('notes').size)
    expect(shownWith(updates).since(new Uint8Array([0]))).toEqual(whole)
    expect(shownWith(updates).state()).toEqual(whole)
    const read = shownWith(updates.slice(0, n >> 1))
    void read.doc
    for (const update of updates.slice(n >> 1)) read.add(update)
    expect(Y.encodeStateAsUpdate(read.doc)).toEqual(whole)
  },
)

test('a setting that closes is noticed when it is shown, also behind others that nobody read', () => {
  const { doc, root } = openBoard(new Y.Doc())
  const updates: Uint8Array[] = []
  root('board').set('locked', false)
  const first = Y.encodeStateAsUpdate(doc)
  doc.on('update', (update: Uint8Array) => updates.push(update))
  root('notes').set('n', new Y.Map())
  root('board').set('locked', true)
  let now = 0
  const shown = shownWith([first], () => now)
  const [note, lock] = updates as [Uint8Array, Uint8Array]
  shown.add(note)
  now = 100
  shown.add(lock, true)
  expect(shown.closings?.locked).toBe(100)
})
