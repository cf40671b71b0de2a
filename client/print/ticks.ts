import type { Goal } from '../../shared/board/view.ts'

const LONGEST_TITLE = 8

/**
 * What to tick for each goal: the number that the plan prints, so that card, screen and plan say the
 * same. A board whose goals have no numbers counts them; one that has some says the others' titles.
 */
export function goalTicks(goals: readonly Pick<Goal, 'number' | 'title'>[]): readonly string[] {
  if (goals.every(({ number }) => !number)) return goals.map((_, at) => String(at + 1))
  return goals.map(({ number, title }) => {
    if (number) return /\d.*$/.exec(number.normalize('NFKC'))?.[0] ?? number
    const characters = [...title]
    const short = characters.slice(0, LONGEST_TITLE).join('')
    return characters.length > LONGEST_TITLE ? `${short}…` : short
  })
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
