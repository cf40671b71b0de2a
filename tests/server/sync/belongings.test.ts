import { expect, test } from 'vitest'
import { Belongings } from '../../../server/sync/belongings.ts'
import type { NoteId, SeatId } from '../../../shared/board/ids.ts'
import { LIMITS, SERVER_LIMITS } from '../../../shared/wire.ts'

const seat = (at: number) => `s${at}` as SeatId
const note = (at: number) => `n${at}` as NoteId

/** A board with so many notes, fifty of each seat. */
const holding = (count: number) =>
  new Belongings({
    owners: new Map(
      Array.from({ length: count }, (_, at) => [note(at), seat(Math.floor(at / 50))]),
    ),
    clients: new Map(),
  })
const ONE = 'one' as NoteId

test('I5 on a board that is half full a resident keeps to a share; others still have theirs', () => {
  const half = holding(LIMITS.maxNotes / 2)
  expect(half.hasRoom(seat(0), ONE, 'participant')).toBe(false)
  expect(half.hasRoom('new' as SeatId, ONE, 'participant')).toBe(true)
  expect(half.hasRoom(seat(0), ONE, 'scribe')).toBe(true)
  expect(holding(LIMITS.maxNotes / 2 - 1).hasRoom(seat(0), ONE, 'participant')).toBe(true)
})

test('I5 however many seats write, there is room left for the team', () => {
  const filled = holding(LIMITS.maxNotes - 2_000)
  expect(filled.hasRoom('new' as SeatId, ONE, 'participant')).toBe(false)
  for (const role of ['scribe', 'staff', 'facilitator'] as const)
    expect(filled.hasRoom('new' as SeatId, ONE, role)).toBe(true)
  // What is there already may be written again, by whoever has it.
  expect(filled.hasRoom(seat(0), note(0), 'participant')).toBe(true)
  expect(holding(LIMITS.maxNotes).hasRoom('new' as SeatId, ONE, 'staff')).toBe(false)
})

test('a seat’s notes are those from before and those that were given since, once each', () => {
  const known = new Belongings({
    owners: new Map([
      [note(1), seat(1)],
      [note(2), seat(2)],
    ]),
    clients: new Map([[7, seat(3)]]),
  })
  known.give(seat(1), [note(3), note(1)])
  expect(known.notesOf(seat(1))).toEqual([note(1), note(3)])
  // Whose it was first it stays.
  known.give(seat(2), [note(3)])
  expect([known.ownerOf(note(3)), known.notesOf(seat(2))]).toEqual([seat(1), [note(2)]])
})

test('I5 a board takes so many client ids, however many seats bring them', () => {
  const nobody = new Belongings({ owners: new Map(), clients: new Map() })
  const full = { onBoard: SERVER_LIMITS.clientsPerBoard, now: 0 }
  expect(nobody.refusesClients('new' as SeatId, [99_999], full)).toBe('full')
  expect(nobody.refusesClients('new' as SeatId, [], full)).toBeUndefined()
})
