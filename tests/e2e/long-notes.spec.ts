/** Notes over six lines are folded wherever they stand, and open where there is something to press. */
import { expect, type Locator, type Page } from '@playwright/test'
import { LIMITS } from '../../shared/wire.ts'
import { inAHall, test } from './hall.ts'
import * as residents from './residents-alone.ts'
import * as staff from './staff-alone.ts'

inAHall()

/** As many line breaks as a note takes: a card taller than a phone. */
const TALL = `あ${'\nい'.repeat(LIMITS.noteBreaks)}`
const WORDY = 'となりの人と 声をかけあい、雨の日も 雪の日も 見守りを つづける。'
  .repeat(10)
  .slice(0, 390)

const tall = (it: Locator) => it.evaluate((one) => Math.round(one.getBoundingClientRect().height))
const unfold = (within: Page | Locator) => within.getByRole('button', { name: '続きを読む' })
const fold = (within: Page | Locator) => within.getByRole('button', { name: '閉じる' })

test('on a phone a long note folds to six lines, opens and closes by key, and stays as it is while others write', async ({
  page,
}) => {
  await page.setViewportSize({ width: 360, height: 640 })
  await residents.openToWrite(page)
  await residents.others(page, TALL, WORDY, '短い 付箋')
  const card = page.locator('.paper-note', { hasText: /^あ/ })
  await expect(unfold(page)).toHaveCount(2)
  expect(await tall(card)).toBeLessThan(280)
  const more = unfold(card)
  expect(await tall(more)).toBeGreaterThanOrEqual(48)
  await expect(more).toHaveAttribute('aria-expanded', 'false')
  await more.focus()
  await page.keyboard.press('Enter')
  await expect(fold(card)).toBeFocused()
  await expect(fold(card)).toHaveAttribute('aria-expanded', 'true')
  expect(await tall(card)).toBeGreaterThan(LIMITS.noteBreaks * 20)
  await residents.others(page, 'もう 1枚')
  await expect(page.getByText(/^みんなの付箋 4/)).toBeVisible()
  await expect(fold(card)).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(unfold(card)).toBeFocused()
  expect(await tall(card)).toBeLessThan(280)
})

test('the coming of 続きを読む moves nothing: a card is as high before the page knows that it is long', async ({
  page,
}) => {
  await page.setViewportSize({ width: 360, height: 640 })
  await residents.openToWrite(page)
  await page.evaluate((text) => {
    const heights = new Set<number>()
    const look = () => {
      const card = [...document.querySelectorAll('.paper-note')].find(({ textContent }) =>
        textContent?.startsWith('あ'),
      )
      if (card) heights.add(Math.round(card.getBoundingClientRect().height))
      document.body.dataset.heights = [...heights].join(' ')
    }
    new MutationObserver(look).observe(document.body, { childList: true, subtree: true })
    window.otherPosts(text)
  }, TALL)
  await expect(unfold(page)).toBeVisible()
  expect((await page.evaluate(() => document.body.dataset.heights))?.split(' ')).toHaveLength(1)
})

test('on 記録 a long note is folded on the table and beside it, and is open still when others carry it elsewhere', async ({
  page,
}) => {
  await page.setViewportSize({ width: 1366, height: 768 })
  await staff.open(page)
  await staff.others(page, {
    verb: 'notes.post',
    note: 'long',
    goal: 'g1',
    actor: 'residents',
    text: TALL,
    rank: 'a0',
    table: 2,
    heard: 'written',
    at: 1,
  })
  const note = page.locator('.note-on-table', { hasText: /^あ/ })
  expect(await tall(note)).toBeLessThan(280)
  await unfold(note).click()
  expect(await tall(note)).toBeGreaterThan(LIMITS.noteBreaks * 20)
  await staff.others(page, {
    verb: 'notes.move',
    note: 'long',
    goal: 'g1',
    actor: 'ward',
    rank: 'a0',
    group: null,
  })
  await expect(page.locator('[data-cell="g1/ward"]', { has: note })).toBeVisible()
  await fold(note).click()
  expect(await tall(note)).toBeLessThan(280)
  await note.locator('.note-words').click()
  expect(await tall(page.locator('.panel-note'))).toBeLessThan(280)
  await expect(unfold(page.locator('.panel-note'))).toBeVisible()
})

test('on the wall a long note is folded and says where its rest is; its line breaks count', async ({
  hall,
}) => {
  const resident = await hall.guest('participant', 3)
  await resident.post(TALL, 'g1', 'residents')
  await resident.post('朝の あいさつ\n夕の あいさつ', 'g1', 'ward')
  const lead = await hall.guest('facilitator')
  await lead.do({ verb: 'board.set', patch: { focus: { goal: 'g1' as never, view: 'notes' } } })
  for (const viewport of [
    { width: 1920, height: 1080 },
    { width: 1024, height: 768 },
  ]) {
    const screen = await hall.open('screen', { viewport })
    const long = screen.locator('.screen-columns .screen-note', { hasText: /^あ/ })
    await expect(long).toContainText('続きは記録の画面で')
    await expect(long).toContainText('3班')
    expect(await tall(long)).toBeLessThan(6 * 60 + 80)
    const short = screen.locator('.screen-columns .screen-note-text', { hasText: /^朝の/ })
    const lines = await short.evaluate((it) => {
      const range = document.createRange()
      range.selectNodeContents(it)
      return new Set([...range.getClientRects()].map(({ top }) => Math.round(top))).size
    })
    expect(lines).toBe(2)
    await expect(screen.locator('.screen-columns')).not.toContainText('朝の あいさつつづき')
  }
})

test('on 進行 and at the scribe’s table long notes are folded, too', async ({ hall }) => {
  const resident = await hall.guest('participant', 1)
  await resident.post(TALL, 'g1', 'residents')
  const lead = await hall.open('facilitator')
  const line = lead.locator('.lead-notes li', { hasText: /^あ/ })
  expect(await tall(line)).toBeLessThan(280)
  await unfold(line).click()
  await expect(fold(line)).toBeVisible()
  const scribe = await hall.open('scribe')
  const note = scribe.locator('.table-note', { hasText: /^あ/ })
  expect(await tall(note)).toBeLessThan(320)
  await expect(unfold(note)).toBeVisible()
})

test('in 記録’s dialogs a long note is folded, and the buttons below it are near', async ({
  hall,
}) => {
  const resident = await hall.guest('participant', 1)
  await resident.post(TALL, 'g1', 'residents')
  const page = await hall.open('staff')
  await page.locator('.note-on-table', { hasText: /^あ/ }).locator('.note-words').click()
  for (const name of ['計画の行にする', '動かす…']) {
    await page.locator('.note-panel').getByRole('button', { name, exact: true }).click()
    const quote = page.getByRole('dialog').locator('.form-notes li')
    expect(await tall(quote), name).toBeLessThan(280)
    await unfold(quote).focus()
    await page.keyboard.press('Enter')
    expect(await tall(quote), name).toBeGreaterThan(LIMITS.noteBreaks * 20)
    await page.keyboard.press('Enter')
    await page.keyboard.press('Escape')
  }
})
