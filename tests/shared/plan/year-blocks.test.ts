import { expect, test } from 'vitest'
import { MOST_YEARS_BESIDE, yearBlocks } from '../../../shared/plan/year-blocks.ts'

const years = (count: number) => Array.from({ length: count }, (_, at) => 2020 + at)

test('every year of a plan of 1 to 30 years stands in one table, in its order', () => {
  expect(yearBlocks([])).toEqual([])
  for (let count = 1; count <= 30; count++) {
    const blocks = yearBlocks(years(count))
    expect(blocks.flat()).toEqual(years(count))
    const sizes = blocks.map(({ length }) => length)
    expect(Math.max(...sizes)).toBeLessThanOrEqual(MOST_YEARS_BESIDE)
    expect(blocks).toHaveLength(Math.ceil(count / MOST_YEARS_BESIDE))
  }
  expect(yearBlocks(years(14)).map(({ length }) => length)).toEqual([7, 7])
})
