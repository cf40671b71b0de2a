import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { readIn } from './written.ts'

const WORD = '\ue00b'
/** In an update its five bytes begin as those of the word. */
const READS_LIKE_IT = 310_558_830

/** A document that forgets nothing, and what can be read in it. */
function reading(write: (doc: Y.Doc) => void): { bytes: Buffer; words: string } {
  const doc = new Y.Doc({ gc: false })
  doc.clientID = READS_LIKE_IT
  write(doc)
  const update = Y.encodeStateAsUpdate(doc)
  return { bytes: Buffer.from(update), words: readIn(update) }
}

test('a client id is no word, though its bytes are those of one', () => {
  const { bytes, words } = reading((doc) => doc.getMap('notes').set('n1', 'ごみ拾い'))
  expect(bytes.includes(WORD)).toBe(true)
  expect(words).not.toContain(WORD)
})

test.each<[string, (doc: Y.Doc) => void]>([
  ['a text', (doc) => doc.getText('notes').insert(0, `ごみ${WORD}拾い`)],
  ['a value', (doc) => doc.getMap('notes').set('n1', { said: [WORD] })],
  ['a key', (doc) => doc.getMap('notes').set(WORD, 1)],
  ['a root', (doc) => doc.getMap(WORD).set('n1', 1)],
  ['a format', (doc) => doc.getText('notes').insert(0, 'ごみ', { [WORD]: true })],
  ['an entry of an entry', (doc) => doc.getMap('rows').set('r1', new Y.Map([['n1', WORD]]))],
])('a word is read where %s says it', (_, write) => {
  expect(reading(write).words).toContain(WORD)
})

test('a word is read where it was deleted and is kept', () => {
  const { words } = reading((doc) => {
    doc.getMap('notes').set('n1', new Y.Text(`𠮷${WORD}`))
    doc.getMap('notes').delete('n1')
  })
  expect(words).toContain(`𠮷${WORD}`)
})
