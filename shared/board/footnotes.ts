import type { Row } from './view.ts'

/** What printed rows still ask about their source: each question once, in the rows' order. */
export interface Footnotes {
  texts: readonly string[]
  /** @returns which of the texts a row asks, from 1 on; undefined when it asks nothing */
  numberOf(row: Row): number | undefined
}

/** @param rows in the order in which they are printed */
export function footnotesOf(rows: readonly Row[]): Footnotes {
  const texts = [...new Set(rows.flatMap(({ question }) => (question ? [question] : [])))]
  return {
    texts,
    numberOf: ({ question }) => (question ? texts.indexOf(question) + 1 : undefined),
  }
}
