import { createElement, type ReactNode } from 'react'

/** A word in kanji with its reading: 付箋《ふせん》. Split by it, a text is text, word, reading, text, … */
const READ = /([\p{Script=Han}々]+)《([ぁ-んー]+)》/u

/** The texts that have readings, as they are said and as they are drawn. */
const readings = new Map<string, ReactNode>()

/**
 * A text of ours with readings in it. What comes back is the plain text, for labels, titles and
 * screen readers; `drawn` finds how it is drawn. Only our own letters are read for marks, never a value.
 */
export function kana(ours: TemplateStringsArray, ...values: readonly (string | number)[]): string {
  const pieces = ours.map((text, at) => ({ parts: text.split(READ), value: values[at] ?? '' }))
  const said = pieces
    .map(({ parts, value }) => parts.filter((_, at) => at % 3 !== 2).join('') + value)
    .join('')
  const nodes = pieces.flatMap(({ parts, value }) => [
    ...parts.map((part, at) => {
      if (at % 3 === 2) return null
      return at % 3 === 0 ? part : read(part, parts[at + 1] ?? '')
    }),
    value,
  ])
  // Its words stand apart, and a reading hides from the browser where one ends.
  readings.set(said, createElement('span', { className: '[word-break:keep-all]' }, ...nodes))
  return said
}

/** Heard once: a screen reader knows how the word is read. */
const read = (word: string, reading: string) =>
  createElement('ruby', null, word, createElement('rt', { 'aria-hidden': true }, reading))

/** A text with its readings above it, where it has some. */
export const drawn = (text: string): ReactNode => readings.get(text) ?? text
