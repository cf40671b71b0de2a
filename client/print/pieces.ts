import { type Change, changedFromPrint, changedSinceAgreed } from '../../shared/board/agreement.ts'
import type { Row } from '../../shared/board/view.ts'

/** About so many characters fill a line of the narrower paper. */
const LINE = 24
/** A piece of about so many lines always fits on a page, with the table's heads above it. */
const MOST_LINES = 10

/** A state's column is about so many characters wide. */
const STATE_LINE = 8

const changeLines = (change: Change | null, line: number) =>
  change
    ? 1 +
      change.parts.length *
        Math.ceil((change.before.text.length + change.after.text.length + 20) / line)
    : 0

const linesOf = (row: Row) =>
  Math.max(
    Math.ceil((row.text.length + row.target.length + 7) / LINE) +
      (row.asPrinted ? changeLines(changedFromPrint(row, undefined), LINE) : 0),
    1 +
      Object.keys(row.takers).length * 2 +
      Math.ceil(row.reason.length / STATE_LINE) +
      changeLines(changedSinceAgreed(row), STATE_LINE),
  )

/**
 * One 誰が's rows in pieces that a page does not part, so that each page says whose its rows are.
 * A row by itself is never parted, however long.
 */
export function pieces(rows: readonly Row[]): readonly (readonly Row[])[] {
  const all: Row[][] = []
  let lines = 0
  for (const row of rows) {
    const last = all.at(-1)
    if (last && lines + linesOf(row) <= MOST_LINES) {
      last.push(row)
      lines += linesOf(row)
    } else {
      all.push([row])
      lines = linesOf(row)
    }
  }
  return all
}
