import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { CommandId } from '../../shared/board/commands.ts'
import type { NoteId, RowId } from '../../shared/board/ids.ts'
import type { Operation } from '../../shared/board/operations.ts'
import { LIMITS } from '../../shared/wire.ts'
import type { Device } from './device.ts'
import { Hall, type Seated } from './hall.ts'

/** Words of people, as long and as odd as their fields let them be, over real sockets. */

let hall: Hall

beforeEach(async () => {
  hall = await Hall.open()
})
afterEach(() => hall.close())

const FULL = LIMITS.maxTextUnits

const post = (device: Device, note: string, text: string): Operation => ({
  ...({ verb: 'notes.post', rank: 'a0', heard: 'written', at: 1, table: 1 } as const),
  ...{ note: note as NoteId, text },
  ...{ goal: device.shown.goals[0]?.id as never, actor: device.shown.actors[0]?.id as never },
})
const edit = (note: string, text: string): Operation => ({
  ...{ verb: 'notes.edit', note: note as NoteId, text },
})

async function arrives(seat: Seated) {
  const device = hall.connect(seat)
  await device.synced()
  return device
}

const textOf = (device: Device, note: string) =>
  device.shown.notes.find(({ id }) => id === note)?.text

/** Several devices write at once: none has the others' words before its own are out. */
async function atOnce(devices: readonly Device[], write: (device: Device, at: number) => void) {
  for (const device of devices) device.provider.disconnect()
  for (const [at, device] of devices.entries()) write(device, at)
  for (const device of devices) {
    device.provider.connect()
    await device.synced()
  }
}

describe('texts as long as their field', () => {
  test.each([
    ['two hundred families', '👨‍👩‍👧‍👦'.repeat(181)],
    ['letters with twenty marks each', `あ${'\u0301'.repeat(20)}`.repeat(95)],
    ['plain letters', 'あ'.repeat(LIMITS.noteCharacters)],
    ['rare letters outside the first plane', '𠮷'.repeat(LIMITS.noteCharacters)],
  ])('%s are accepted and come back the same', async (_, text) => {
    const seat = await hall.seat('participant', 1)
    const device = await arrives(seat)
    device.perform(post(device, 'n1', text))
    expect(await device.verdict()).toBe('receipted')
    const other = await hall.come('screen')
    expect(textOf(other, 'n1')).toBe(text)
  })

  test('four of them, written at once into one row, come together', async () => {
    const staff = await Promise.all([1, 2, 3, 4].map(() => hall.come('staff')))
    const row = staff[0]?.shown.rows[0]?.id as RowId
    await atOnce(staff, (device, at) =>
      device.perform({
        verb: 'rows.rewrite',
        row,
        field: 'text',
        text: 'あいうえ'[at]?.repeat(FULL) ?? '',
      }),
    )
    for (const device of staff) {
      expect(device.refusal).toBeUndefined()
      await device.until('all of it', () =>
        device.shown.rows.some(({ id, text }) => id === row && text.length === 4 * FULL),
      )
    }
  })
})

describe('I2 words longer than the board takes', () => {
  test('are refused as too long, and cost their seat no wait, however often', async () => {
    const seat = await hall.seat('staff')
    const tooLong = 'あ'.repeat(10_000)
    for (let at = 0; at < 4; at++) {
      const device = await arrives(seat)
      const row = device.shown.rows[at]?.id as RowId
      device.perform({ verb: 'rows.rewrite', row, field: 'text', text: tooLong })
      expect(await device.verdict()).toEqual({ reason: 'too-long', entry: `rows/${row}/text` })
      device.end()
    }
    const device = await arrives(seat)
    device.perform(post(device, 'next', 'ベンチがほしい'))
    expect(await device.verdict()).toBe('receipted')
  })

  test('also as a title, which is no text that people merge', async () => {
    const lead = await hall.come('facilitator')
    lead.perform({ verb: 'board.set', patch: { title: 'あ'.repeat(FULL + 1) } })
    expect(await lead.verdict()).toEqual({ reason: 'too-long', entry: 'board/title' })
  })
})

describe('I2 a note of which nothing would be seen', () => {
  const UNSEEN: Record<string, string> = {
    nothing: '',
    'spaces and line breaks': ' \u3000\n\t',
    'a zero-width space': '\u200b',
    'a Hangul filler': '\u3164',
    'a blank of braille': '\u2800',
    'a variation selector': '\ufe0f',
    'tag characters': '\u{e0041}\u{e007f}',
    'marks on nothing': '\u0301\u20dd',
  }
  for (const [name, text] of Object.entries(UNSEEN)) {
    test(`is refused, posted or edited to ${name}`, async () => {
      const seat = await hall.seat('participant', 1)
      const device = await arrives(seat)
      device.perform(post(device, 'n1', 'ベンチがほしい'))
      await device.receipted()
      device.perform(edit('n1', text))
      expect(await device.verdict()).toMatchObject({ reason: 'blank' })
      device.end()
      const again = await arrives(seat)
      again.perform(post(again, 'n2', text))
      expect(await again.verdict()).toMatchObject({ reason: 'blank' })
      const other = await hall.come('screen')
      expect(other.shown.notes.map((note) => note.text)).toEqual(['ベンチがほしい'])
    })
  }

  test('also where two tabs each take away a half: the second is told, and nobody waits', async () => {
    const seat = await hall.seat('participant', 1)
    const tabs = [await arrives(seat), await arrives(seat)]
    const [left, right] = tabs as [Device, Device]
    const edit = (id: string, before: string, text: string) =>
      ({ id: id as CommandId, verb: 'notes.edit', note: 'n1' as NoteId, before, text }) as const
    left.perform(post(left, 'n1', 'ベンチ'))
    await left.receipted()
    for (let at = 0; at < 3; at++) {
      expect(await left.say(edit(`left-${at}`, 'ベンチ', 'ベン'))).toMatchObject({ done: true })
      const second = await right.say(edit(`right-${at}`, 'ベンチ', 'チ'))
      expect(second).toMatchObject({ done: false, reason: 'blank' })
      await left.until('the first half', () => textOf(left, 'n1') === 'ベン')
      expect(await left.say(edit(`back-${at}`, 'ベン', 'ベンチ'))).toMatchObject({ done: true })
    }
  })

  test('its withdrawal is no such thing, and a title is never blank either', async () => {
    const seat = await hall.seat('participant', 1)
    const device = await arrives(seat)
    device.perform(post(device, 'n1', 'ベンチがほしい'))
    device.perform({ verb: 'notes.withdraw', note: 'n1' as NoteId })
    expect(await device.verdict()).toBe('receipted')
    const lead = await hall.come('facilitator')
    lead.perform({ verb: 'board.set', patch: { title: '\u3164' } })
    expect(await lead.verdict()).toEqual({ reason: 'blank', entry: 'board/title' })
  })
})
