/**
 * How many years stand side by side in one table: of more, the words beside them could not be read
 * any longer, neither on A3 nor on the hall's screen.
 */
export const MOST_YEARS_BESIDE = 10

/** The years of a long plan in as few tables as possible, all about as wide: 14 years are 7 and 7. */
export function yearBlocks(years: readonly number[]): readonly (readonly number[])[] {
  const blocks = Math.ceil(years.length / MOST_YEARS_BESIDE)
  const size = Math.ceil(years.length / Math.max(1, blocks))
  return Array.from({ length: blocks }, (_, at) => years.slice(at * size, (at + 1) * size))
}
