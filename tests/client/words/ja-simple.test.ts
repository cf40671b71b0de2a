import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { spoken } from '../../../client/words/ja-simple/spoken.ts'
import { ELEMENTARY } from './elementary.ts'

/** What stands where a text has a value: a name, a number, a list. */
const VALUES: readonly (readonly unknown[])[] = [
  ['三さん', '二さん'],
  [3, 3],
  ['三さん', 3],
  [['三さん', '二さん']],
]

/** Every text of a set, those with values in them, too. */
function textsIn(words: unknown): readonly string[] {
  if (typeof words === 'string') return [words]
  if (typeof words === 'function')
    return VALUES.flatMap((values) => {
      try {
        return textsIn(words(...values))
      } catch {
        // Its values are of another kind.
        return []
      }
    })
  if (typeof words !== 'object' || words === null) return []
  return Object.values(words).flatMap(textsIn)
}

const TEXTS = textsIn(spoken.words)
const drawn = (text: string) => renderToStaticMarkup(spoken.drawn(text))

test('there is something to read, and no mark of a reading is in what is said', () => {
  expect(TEXTS.length).toBeGreaterThan(200)
  expect(TEXTS.filter((text) => /[《》]/.test(text))).toEqual([])
})

test('each character beyond elementary school is drawn with its reading', () => {
  const unread = TEXTS.flatMap((text) =>
    [...drawn(text).replace(/<ruby>.*?<\/ruby>/g, '')]
      .filter((letter) => /\p{Script=Han}/u.test(letter) && !ELEMENTARY.has(letter))
      .map((letter) => `${letter}: ${text}`),
  )
  expect([...new Set(unread)]).toEqual([])
})

test('the sentences are short, and none says no twice', () => {
  const sentences = [...new Set(TEXTS.flatMap((text) => text.split('。')))]
  expect(sentences.filter((one) => [...one.replaceAll(' ', '')].length > 48)).toEqual([])
  const noes = (one: string) => one.match(/ない(?!か)|ません(?!か)|なく|ずに/g)?.length ?? 0
  expect(sentences.filter((one) => noes(one) > 1)).toEqual([])
})
