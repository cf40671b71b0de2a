import type { Row } from '../../shared/board/view.ts'

/** About so many characters fill a line of the narrower paper. */
const LINE = 24
/** A piece of about so many lines always fits on a page, with the table's heads above it. */
const MOST_LINES = 10

const linesOf = ({ text, target, reason, takers }: Row) =>
  Math.max(
    Math.ceil((text.length + target.length + 7) / LINE),
    1 + Object.keys(takers).length * 2 + Math.ceil(reason.length / 8),
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
