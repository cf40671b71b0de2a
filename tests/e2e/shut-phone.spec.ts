/** A phone that may not write looks like one that may not, keeps what was being written, and says what to do with it. */
import { expect, type Page, test } from '@playwright/test'
import { expectNoViolations } from './look.ts'
import { box, compose, openToWrite, post } from './residents-alone.ts'

test.use({ viewport: { width: 360, height: 640 } })

const lock = (page: Page, locked: boolean) =>
  page.evaluate((locked) => window.device.others({ verb: 'board.lock', locked }), locked)
const end = (page: Page) => page.evaluate(() => window.device.end())
const copy = (page: Page) => page.getByRole('button', { name: '書きかけをコピー' })
const looks = (page: Page) =>
  box(page).evaluate((it) => {
    const { backgroundColor, borderTopColor } = getComputedStyle(it)
    return [backgroundColor, borderTopColor]
  })
const NOTHING = ['rgba(0, 0, 0, 0)', 'rgba(0, 0, 0, 0)']

test('while writing is stopped the box is no box: its words are read and copied; then it goes on at the caret', async ({
  page,
}) => {
  await openToWrite(page)
  await box(page).fill('花を うえる')
  await box(page).evaluate((it: HTMLTextAreaElement) => it.setSelectionRange(2, 2))
  expect(await looks(page)).not.toEqual(NOTHING)
  const at = await page.evaluate(() => scrollY)
  await lock(page, true)
  await expect(page.getByText('いまは 書きこみを 止めています')).toBeVisible()
  await expect(post(page)).toHaveCount(0)
  expect(await looks(page)).toEqual(NOTHING)
  await page.keyboard.type('いらない')
  await expect(box(page)).toHaveValue('花を うえる')
  await expect(copy(page)).toBeVisible()
  await expectNoViolations(page, 'locked')
  await lock(page, false)
  await expect(post(page)).toBeVisible()
  await expect(box(page)).toBeFocused()
  await page.keyboard.type('木も ')
  await expect(box(page)).toHaveValue('花を木も  うえる')
  expect(await page.evaluate(() => scrollY)).toBe(at)
})

test('with nothing in the box there is no box in sight, only the reason', async ({ page }) => {
  await openToWrite(page)
  await lock(page, true)
  await expect(page.getByText('いまは 書きこみを 止めています')).toBeVisible()
  await expect(page.locator('.sr-only', { has: box(page) })).toHaveCount(1)
  await expect(copy(page)).toHaveCount(0)
})

test('I7: a lock that comes while a word is composed waits for it', async ({ page }) => {
  await openToWrite(page)
  const ime = await page.context().newCDPSession(page)
  await box(page).focus()
  await compose(ime, 'ごみだ')
  await lock(page, true)
  await expect(post(page)).toHaveCount(0)
  await compose(ime, 'ごみだし')
  await ime.send('Input.insertText', { text: 'ごみ出し' })
  await expect(box(page)).toHaveValue('ごみ出し')
  await expect(box(page)).toHaveAttribute('readonly')
})

test('after the end, words left in the box are told what can be done with them, and are copied on plain http', async ({
  page,
}) => {
  // Where there is no clipboard, as on a hall's own address.
  await page.addInitScript(() =>
    Object.defineProperty(navigator, 'clipboard', { value: undefined }),
  )
  await openToWrite(page)
  await box(page).fill('書きかけの 付箋')
  await end(page)
  await expect(
    page.getByText('書きかけの言葉は、この端末に残っています。書記か職員にこの画面を見せるか'),
  ).toBeVisible()
  await copy(page).click()
  await expect(page.getByRole('button', { name: /^(コピーしました|えらびました)/ })).toBeVisible()
  const chosen = await box(page).evaluate((it: HTMLTextAreaElement) =>
    it.value.slice(it.selectionStart, it.selectionEnd),
  )
  expect(chosen).toBe('書きかけの 付箋')
  await expectNoViolations(page, 'after the end')
})

test('a seat that is no more looks shut as well', async ({ page }) => {
  await openToWrite(page)
  await box(page).fill('書きかけの 付箋')
  await page.evaluate(() => window.device.set({ connection: { state: 'ended', why: 'no-seat' } }))
  await expect(post(page)).toHaveCount(0)
  expect(await looks(page)).toEqual(NOTHING)
  await expect(copy(page)).toBeVisible()
})
