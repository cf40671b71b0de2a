import { expect, test } from 'vitest'
import { sharedAmongTables } from '../../../client/screen/shares.ts'

const notes = (table: number | undefined, ...dates: number[]) =>
  dates.map((at) => ({ id: `${table}-${at}`, at, ...(table === undefined ? {} : { table }) }))
const order = (all: ReturnType<typeof notes>) =>
  sharedAmongTables([...all].sort((a, b) => b.at - a.at)).map(({ id }) => id)

test('I5 eighty notes of one table leave the newest of every other table first', () => {
  const flood = notes(1, ...Array.from({ length: 80 }, (_, at) => 1_000 + at))
  const shown = order([...flood, ...notes(2, 5, 3), ...notes(3, 4), ...notes(undefined, 1)])
  expect(shown.slice(0, 4)).toEqual(['1-1079', '2-5', '3-4', 'undefined-1'])
  expect(shown.slice(4, 6)).toEqual(['1-1078', '2-3'])
  expect(shown).toHaveLength(84)
})

test('of one table alone the newest come first', () => {
  expect(order(notes(1, 1, 3, 2))).toEqual(['1-3', '1-2', '1-1'])
})
