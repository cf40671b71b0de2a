import { expect, test } from 'vitest'
import { Space } from '../../../server/sync/space.ts'
import type { SeatId } from '../../../shared/board/ids.ts'
import type { Role } from '../../../shared/board/roles.ts'

const seat = (at: number) => `seat-${at}` as SeatId

test('I5 a hall of 300 for two hours never feels the shares; a large board leaves room for short words', () => {
  const MIB = 1_048_576
  const who = (at: number, role: Role) =>
    ({ id: seat(at), board: 'b', role, table: 1 }) as unknown as Parameters<Space['isLeft']>[0]
  const space = new Space(() => 0)
  let board = 600_000
  // Thirty notes of a hundred characters each.
  const note = new Uint8Array(300 + 250)
  for (let round = 0; round < 30; round++)
    for (let at = 0; at < 300; at++) {
      expect(space.isLeft(who(at, 'participant'), board)).toBe(true)
      space.took(who(at, 'participant'), note)
      board += note.length
    }
  expect(space.isLeft(who(999, 'participant'), 24.7 * MIB)).toBe(true)
  space.took(who(999, 'participant'), new Uint8Array(8_200))
  expect(space.isLeft(who(999, 'participant'), 24.7 * MIB)).toBe(false)
  expect(space.isLeft(who(999, 'participant'), MIB)).toBe(true)
  expect(space.isLeft(who(1_000, 'staff'), 40 * MIB)).toBe(true)
  expect(space.isLeft(who(1_000, 'screen'), MIB)).toBe(false)
})
