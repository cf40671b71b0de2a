import { expect, test } from 'vitest'
import { phrasesOf } from '../../../client/ui/phrases.tsx'
import { boardsWords } from '../../../client/words/boards.ts'
import { JOIN } from '../../../client/words/join.ts'
import { leadWords } from '../../../client/words/lead.ts'
import { matrixWords } from '../../../client/words/matrix.ts'
import { NOTES } from '../../../client/words/notes.ts'
import { receptionWords } from '../../../client/words/reception.ts'
import { scribeWords } from '../../../client/words/scribe.ts'
import { SHARED } from '../../../client/words/shared.ts'
import { takingWords } from '../../../client/words/taking.ts'

const ALL = [
  boardsWords,
  SHARED.words,
  JOIN.words,
  leadWords,
  matrixWords,
  NOTES.words,
  receptionWords,
  scribeWords,
  takingWords,
]

/** Every fixed text of ours in a word list. */
function textsIn(words: unknown): readonly string[] {
  if (typeof words === 'string') return [words]
  if (typeof words !== 'object' || words === null) return []
  return Object.values(words).flatMap(textsIn)
}

test('a line ends after a particle or a pause, never within a compound or before what belongs to a word', () => {
  for (const [text, phrases] of [
    ['合意した取組', ['合意した', '取組']],
    ['みんなの付箋をうごかせるようにする', ['みんなの', '付箋を', 'うごかせるように', 'する']],
    ['引き受けたところ（いくつでも）', ['引き受けたところ', '（いくつでも）']],
    ['「参加する」をおす', ['「参加する」を', 'おす']],
    ['お知らせを読み上げる', ['お知らせを', '読み上げる']],
    ['書きかけがあります。消しますか', ['書きかけがあります。', '消しますか']],
    ['ワークショップ', ['ワークショップ']],
    ['', ['']],
  ] as const)
    expect(phrasesOf(text)).toEqual(phrases)
})

test('joined, the phrases of every fixed text are the text; none begins with what may not begin a line', () => {
  const texts = ALL.flatMap(textsIn)
  expect(texts.length).toBeGreaterThan(300)
  for (const text of texts) {
    const phrases = phrasesOf(text)
    expect(phrases.join('')).toBe(text)
    for (const phrase of phrases.slice(1))
      expect(phrase).not.toMatch(/^[、。，．・：！？」』）)】ー…\s]/u)
  }
})
