import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { realChance } from '../../server/chance.ts'
import type { NoteId, RowId } from '../../shared/board/ids.ts'
import { newId } from '../../shared/board/ids.ts'
import { isBlank, ROOM, type Room, tooLongBy, wellFormed } from '../../shared/board/words.ts'
import type { Device } from './device.ts'
import { Hall } from './hall.ts'

/** What a field lets through, the server takes, and every device shows the same. */

const SEED = 20_261_129

let hall: Hall
let resident: Device
let staff: Device
let colleague: Device
let wall: Device

beforeAll(async () => {
  hall = await Hall.open()
  resident = await hall.come('participant', 1)
  staff = await hall.come('staff')
  colleague = await hall.come('staff')
  wall = await hall.come('screen')
})
afterAll(() => hall.close())

/** As people and their keyboards write: also what takes many units for one character, or none. */
const piece = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom('あ', '漢', 'ー', 'A', '、', '𠮷', '髙', '①', 'ｶﾞ') },
  {
    weight: 3,
    arbitrary: fc.constantFrom(
      '👨‍👩‍👧‍👦',
      '🇯🇵',
      '👍🏽',
      '❤️',
      'か\u3099',
      `あ${'\u0301'.repeat(20)}`,
      '葛\u{e0100}',
    ),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      '\n',
      '\r\n',
      ' ',
      '\u3000',
      '\u200b',
      '\u200f',
      '\u202e',
      '\ufeff',
      '\ud83d',
      '\udc00',
      '\u0000',
    ),
  },
)
const anyText = fc
  .tuple(fc.array(piece, { minLength: 1, maxLength: 30 }), fc.integer({ min: 1, max: 60 }))
  .map(([pieces, times]) => pieces.join('').repeat(times))

/** The text as its field lets it through: the end goes that is told to be too much. */
function fitting(text: string, room: Room): string {
  const by = tooLongBy(text, room)
  if (by === 0) return text
  const characters = [...new Intl.Segmenter('ja', { granularity: 'grapheme' }).segment(text)]
  return characters
    .slice(0, -by)
    .map(({ segment }) => segment)
    .join('')
}

test('a text shortened by as much as its field says fits', () => {
  fc.assert(
    fc.property(anyText, fc.constantFrom(ROOM.note, ROOM.row, ROOM.title), (text, room) => {
      expect(tooLongBy(fitting(text, room), room)).toBe(0)
    }),
    { seed: SEED, numRuns: 300 },
  )
})

test('any note that its field lets through is accepted, and is the same everywhere', async () => {
  let posted = 0
  await fc.assert(
    fc.asyncProperty(anyText, async (typed) => {
      const text = fitting(typed, ROOM.note)
      const note = newId<NoteId>(realChance)
      // A field that shows nothing is empty, and sends nothing.
      if (isBlank(text)) return
      resident.perform({
        ...{ verb: 'notes.post', note, text, rank: 'a0', heard: 'written', at: 1, table: 1 },
        goal: resident.shown.goals[0]?.id as never,
        actor: resident.shown.actors[0]?.id as never,
      })
      expect(await resident.verdict()).toBe('receipted')
      const shownAt = (device: Device) => device.shown.notes.find(({ id }) => id === note)?.text
      await wall.until('the note is on the wall', () => shownAt(wall) !== undefined)
      expect(shownAt(wall)).toBe(wellFormed(text))
      expect(shownAt(resident)).toBe(wellFormed(text))
      posted++
    }),
    { seed: SEED, numRuns: 40 },
  )
  expect(posted).toBeGreaterThan(30)
})

test('two people who each fill a row at once, within their fields, are both heard', async () => {
  const row = staff.shown.rows[0]?.id as RowId
  const textOf = (device: Device) => device.shown.rows.find(({ id }) => id === row)?.text
  const field = fc.constantFrom('text' as const, 'target' as const)
  const both = fc.tuple(anyText, anyText)
  await fc.assert(
    fc.asyncProperty(both, field, async ([one, two], field) => {
      const room = field === 'text' ? ROOM.row : ROOM.target
      const each = [
        [staff, one],
        [colleague, two],
      ] as const
      for (const [device] of each) device.provider.disconnect()
      for (const [device, typed] of each)
        device.perform({ verb: 'rows.rewrite', row, field, text: fitting(typed, room) })
      for (const [device] of each) {
        device.provider.connect()
        await device.synced()
        expect(await device.verdict()).toBe('receipted')
      }
      await staff.until('they agree', () => textOf(staff) === textOf(colleague))
      await wall.until('all agree', () => textOf(wall) === textOf(staff))
    }),
    { seed: SEED, numRuns: 25 },
  )
})
