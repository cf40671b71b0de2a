import { linesOf } from './answers.ts'
import type { Row } from './view.ts'

/** What printed rows still ask about their source: each question once, in the rows' order. */
export interface Footnotes {
  texts: readonly string[]
  /** @returns which of the texts a row asks, from 1 on; empty when it asks nothing */
  numbersOf(row: Row): readonly number[]
}

/** @param rows in the order in which they are printed */
export function footnotesOf(rows: readonly Row[]): Footnotes {
  const texts = [...new Set(rows.flatMap(({ question }) => linesOf(question)))]
  return {
    texts,
    numbersOf: ({ question }) => linesOf(question).map((text) => texts.indexOf(text) + 1),
  }
}
