import { expect, type Locator } from '@playwright/test'
import type { RowId } from '../../shared/board/ids.ts'
import { allSaved, rowOf, textOf, wordsOf, write } from './desk.ts'
import type { Guest } from './guest.ts'
import { box, inAHall, othersNote, ownNote, postButton, test } from './hall.ts'
import { inputMethod } from './ime.ts'

inAHall()

const ROW = 'g1-p3' as RowId
const PRINTED = '地域で行うあいさつ運動を支援する。'

const rewrite = (guest: Guest, change: (text: string) => string) =>
  guest.do({ verb: 'rows.rewrite', row: ROW, field: 'text', text: change(textAt(guest)) })
const textAt = (guest: Guest) =>
  guest.device.state.board.rows.find(({ id }) => id === ROW)?.text ?? ''
const notesAt = (guest: Guest) => guest.device.state.board.notes.map(({ text }) => text)
const caret = (field: Locator) => field.evaluate((it: HTMLTextAreaElement) => it.selectionStart)

test('I7, UX 5: a resident composes while notes arrive and the screen moves; Enter never sends', async ({
  hall,
}) => {
  const phone = await hall.open('participant')
  const neighbour = await hall.guest('participant')
  const lead = await hall.guest('facilitator')
  const ime = await inputMethod(phone)
  await box(phone).focus()
  await ime.compose('ごみだ')
  await neighbour.post('朝の あいさつ', 'g1', 'residents')
  await lead.do({ verb: 'board.set', patch: { focus: { goal: 'g2' as never, view: 'notes' } } })
  await expect(othersNote(phone, '朝の あいさつ')).toBeVisible()
  await expect(phone.getByText('いまは基本目標 2です。')).toBeVisible()
  await expect(box(phone)).toHaveValue('ごみだ')
  await expect(box(phone)).toBeFocused()
  await ime.compose('ごみだし')
  await ime.choose()
  await expect(box(phone)).toHaveValue('ごみだし')
  await ime.settle('ごみ出し')
  await expect(box(phone)).toHaveValue('ごみ出し')
  await phone.keyboard.press('Enter')
  await ime.compose('かわりに')
  await neighbour.post('花を うえる', 'g1', 'residents')
  await expect(othersNote(phone, '花を うえる')).toBeVisible()
  await expect(box(phone)).toHaveValue('ごみ出し\nかわりに')
  expect(notesAt(neighbour)).toHaveLength(2)

  // はる takes what the box shows, also where the composition is still running.
  await postButton(phone).click()
  await expect(box(phone)).toHaveValue('')
  await expect(ownNote(phone, 'ごみ出し').getByText('はりました')).toBeVisible()
  await expect.poll(() => notesAt(neighbour)).toContain('ごみ出し\nかわりに')
  expect(notesAt(neighbour)).toHaveLength(3)
})

test('I7: others write into the row that staff compose in; it waits, then both hands are in it', async ({
  hall,
}) => {
  const staff = await hall.open('staff')
  const colleague = await hall.guest('staff')
  const ime = await inputMethod(staff)
  const field = await write(rowOf(staff, ROW))
  await staff.keyboard.press('Control+End')
  await ime.compose('まいつき')
  await rewrite(colleague, (text) => `区内の${text}`)
  await colleague.post('とどいたことを しらせる', 'g1', 'ward')
  await expect(staff.getByText('とどいたことを しらせる')).toBeVisible()
  await expect(field).toHaveValue(`${PRINTED}まいつき`)
  expect(await caret(field)).toBe(`${PRINTED}まいつき`.length)
  await ime.choose()
  await ime.compose('まいつきの')
  await expect(field).toHaveValue(`${PRINTED}まいつきの`)
  expect(textAt(colleague)).toBe(`区内の${PRINTED}`)

  await ime.settle('毎月の')
  await expect(field).toHaveValue(`区内の${PRINTED}毎月の`)
  expect(await caret(field)).toBe(`区内の${PRINTED}毎月の`.length)
  await expect(field).toBeFocused()
  await expect.poll(() => textAt(colleague)).toBe(`区内の${PRINTED}毎月の`)

  // Once more, with the pen in the middle and the other's words on both sides of it.
  await staff.keyboard.press('Control+Home')
  await staff.keyboard.press('ArrowRight')
  await ime.compose('ない')
  await rewrite(colleague, (text) => `${text}当番`)
  await rewrite(colleague, (text) => `泉${text}`)
  await ime.settle('域')
  const whole = `泉区域内の${PRINTED}毎月の当番`
  await expect(field).toHaveValue(whole)
  expect(await caret(field)).toBe('泉区域'.length)
  await expect.poll(() => textAt(colleague)).toBe(whole)
})

test('I7: in a row’s target, Enter that chooses kanji does not end the writing', async ({
  hall,
}) => {
  const staff = await hall.open('staff')
  const ime = await inputMethod(staff)
  const row = rowOf(staff, ROW)
  await write(row)
  const target = row.getByRole('textbox', { name: '目標' })
  await target.fill('')
  await ime.compose('ぜんちく')
  await ime.choose()
  await expect(target).toBeFocused()
  await ime.settle('全地区と学校')
  await expect(target).toHaveValue('全地区と学校')
  // No hand is as fast as Safari, whose Enter of the input method comes right after the composition.
  const settledAt = await staff.evaluate(() => performance.now())
  await staff.waitForFunction((at) => performance.now() > at + 50, settledAt)
  await staff.keyboard.press('Enter')
  await expect(target).toHaveCount(0)
  await expect(wordsOf(row)).toContainText('【目標：全地区と学校】')
  await expect(allSaved(staff)).toBeVisible()
})

test('I3, I7: two in one text at once, one of them composing: every word of both is there', async ({
  hall,
}) => {
  const [mei, jun] = [await hall.open('staff'), await hall.open('staff')]
  const [first, second] = [await write(rowOf(mei, ROW)), await write(rowOf(jun, ROW))]
  await expect(rowOf(mei, ROW).getByText('記録の人')).toBeVisible()
  await mei.keyboard.press('Control+Home')
  await jun.keyboard.press('Control+End')
  const ime = await inputMethod(jun)
  const hands = [...'毎週月曜日に、'].entries()
  for (const [at, letter] of hands) {
    await mei.keyboard.insertText(letter)
    await ime.compose('よるも'.slice(0, 1 + (at % 3)))
    if (at % 3 === 2) await ime.settle('夜も')
  }
  await ime.settle('する。')
  const whole = `毎週月曜日に、${PRINTED}夜も夜もする。`
  await expect(first).toHaveValue(whole)
  await expect(second).toHaveValue(whole)
  expect(await caret(first)).toBe('毎週月曜日に、'.length)
  expect(await caret(second)).toBe(whole.length)
  await mei.keyboard.press('Escape')
  await jun.keyboard.press('Escape')
  for (const staff of [mei, jun]) {
    await expect(wordsOf(rowOf(staff, ROW))).toContainText(whole)
    await expect(textOf(rowOf(staff, ROW))).toHaveCount(0)
    await expect(allSaved(staff)).toBeVisible()
  }
})
