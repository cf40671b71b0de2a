import { goalNumber } from '../../shared/board/goal-number.ts'
import type { Goal } from '../../shared/board/view.ts'

/**
 * What to tick for each goal: the figure of the number by which screens and papers call it, or all of
 * that number where the figures alone would not tell two goals apart.
 */
export function goalTicks(goals: readonly Pick<Goal, 'id' | 'number'>[]): readonly string[] {
  const numbers = goals.map(({ id }) => goalNumber(goals, id))
  const figures = numbers.map((number) => /\d.*$/.exec(number.normalize('NFKC'))?.[0] ?? number)
  return new Set(figures).size === numbers.length ? figures : numbers
}

/** In the size of the letters: a line of a card, its label, a tick's box with the room around it. */
const LINE = 22
const LABEL = 5
const BOX = 1.9
/** So many lines of ticks leave room for a sentence on a card of which eight, or four, are a paper. */
const LINES_OF_EIGHT = 4
const LINES_OF_FOUR = 13

const widthOf = (tick: string) =>
  [...tick].reduce((sum, one) => sum + (one < '\u{250}' ? 0.75 : 1), BOX)

function linesOf(ticks: readonly string[]): number {
  let [lines, used] = [1, LABEL]
  for (const tick of ticks) {
    const width = Math.min(LINE, widthOf(tick))
    if (used + width > LINE) [lines, used] = [lines + 1, 0]
    used += width
  }
  return lines
}

/** How many cards a paper is cut into: fewer, larger ones where there is much to tick. */
export function cardsPerPaper(...ticks: readonly (readonly string[])[]): 8 | 4 | 2 {
  const lines = ticks.reduce((sum, some) => sum + linesOf(some), 0)
  if (lines <= LINES_OF_EIGHT) return 8
  return lines <= LINES_OF_FOUR ? 4 : 2
}
