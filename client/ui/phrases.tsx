import { Children, Fragment, type ReactNode, useContext } from 'react'
import { Language } from '../words/provided.ts'

/** A browser that finds the phrases of Japanese itself needs no marks. */
const findsPhrases = typeof CSS !== 'undefined' && CSS.supports('word-break', 'auto-phrase')

/** A label or a head, with the places marked at which a line may end; what is no text stays as it is. */
export function Phrases({ children }: { children?: ReactNode }) {
  const drawn = useContext(Language)?.drawn
  if (findsPhrases && !drawn) return children
  if (Array.isArray(children)) return Children.map(children, (child) => <Phrases>{child}</Phrases>)
  if (typeof children !== 'string') return children
  // Its words stand apart: a line may end between them.
  if (drawn) return drawn(children)
  return (
    <span>
      {phrasesOf(children).map((phrase, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the same words always fall into the same phrases.
        <Fragment key={at}>
          {at > 0 && <wbr />}
          {phrase}
        </Fragment>
      ))}
    </span>
  )
}

const KANJI = /\p{Script=Han}|々/u
const HIRAGANA = /\p{Script=Hiragana}/u
/** Alone between two words these end the first one; any other is part of it: 引き受け, 読み上げ. */
const PARTICLE = /[はがをにでとものへや]/u
/** After て, で, に, と these are words of their own: うごかせるように する. */
const VERBS = ['する', 'しま', 'くだ', 'いる', 'いま', 'なり', 'なる', 'でき', 'おく']
const OPENS = /[「『（(【]/u
const CLOSES = /[」』）)】]/u
const PAUSES = /[、。，．：・！？…]/u
const SPACE = /[ \u3000]/u

/**
 * The phrases of a text: a line may end between them. They are told from the script alone, which is
 * enough for labels; joined they are the text.
 */
export function phrasesOf(text: string): readonly string[] {
  const letters = [...text]
  const phrases = ['']
  for (const [at, letter] of letters.entries()) {
    phrases.push((phrases.pop() ?? '') + letter)
    if (at + 1 < letters.length && mayEnd(letters, at)) phrases.push('')
  }
  return phrases
}

/** Whether a line may end after this letter. */
function mayEnd(letters: readonly string[], at: number): boolean {
  const [before = '', letter = '', next = ''] = [letters[at - 1], letters[at], letters[at + 1]]
  if (SPACE.test(next) || PAUSES.test(next) || CLOSES.test(next) || OPENS.test(letter)) return false
  if (SPACE.test(letter) || PAUSES.test(letter) || OPENS.test(next)) return true
  if (CLOSES.test(letter)) return !HIRAGANA.test(next)
  if (letter === 'を') return true
  if (/[てでにと]/u.test(letter)) {
    const rest = letters.slice(at + 1, at + 3).join('')
    if (VERBS.includes(rest)) return true
  }
  if (!HIRAGANA.test(letter) || HIRAGANA.test(next) || next === 'ー') return false
  // お知らせ, ご意見: it belongs to what follows.
  if (/[おご]/u.test(letter) && !HIRAGANA.test(before)) return false
  return HIRAGANA.test(before) || !KANJI.test(before) || PARTICLE.test(letter)
}
