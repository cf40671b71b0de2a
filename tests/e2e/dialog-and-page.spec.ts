import { expect, type Page, test } from '@playwright/test'
import { box, openToWrite, others, post } from './residents-alone.ts'

test.use({ viewport: { width: 360, height: 640 } })

const scrolled = (page: Page) => page.evaluate(() => Math.round(scrollY))

/** One's own note below enough others' notes to scroll through, its なおす in sight. */
async function ownNoteFarDown(page: Page) {
  await openToWrite(page)
  await box(page).fill('花を うえる')
  await post(page).click()
  await others(page, ...Array.from({ length: 12 }, (_, at) => `みんなの付箋 ${at}`))
  const edit = page.getByRole('button', { name: '直す' })
  await edit.evaluate((button) => button.scrollIntoView({ block: 'center' }))
  return edit
}

test('the page behind a dialog is found where it was left: neither wheel nor keyboard scrolls it', async ({
  page,
}) => {
  const edit = await ownNoteFarDown(page)
  const before = await scrolled(page)
  await edit.click()
  const dialog = page.getByRole('dialog')
  await expect(dialog).toBeVisible()
  // On the dark ground beside the dialog.
  await page.mouse.move(4, 4)
  await page.mouse.wheel(0, 400)
  await page.keyboard.press('PageDown')
  await dialog.getByRole('button', { name: 'やめる' }).click()
  await expect(dialog).toHaveCount(0)
  await expect(edit).toBeFocused()
  expect(await scrolled(page)).toBe(before)
})

test('what a phone’s keyboard scrolled behind a dialog is scrolled back when it closes', async ({
  page,
}) => {
  const edit = await ownNoteFarDown(page)
  const before = await scrolled(page)
  await edit.click()
  await expect(page.getByRole('dialog')).toBeVisible()
  // As iOS does it when the field would lie under the keyboard.
  await page.evaluate(() => window.scrollBy(0, 180))
  expect(await scrolled(page)).toBe(before + 180)
  await page.getByRole('dialog').getByRole('button', { name: 'やめる' }).click()
  await expect(edit).toBeFocused()
  expect(await scrolled(page)).toBe(before)
})

test('what others put up above meanwhile does not count: the button stays under the thumb', async ({
  page,
}) => {
  const edit = await ownNoteFarDown(page)
  const top = () => edit.evaluate((button) => Math.round(button.getBoundingClientRect().top))
  const before = await top()
  await edit.click()
  await expect(page.getByRole('dialog')).toBeVisible()
  await page.evaluate(() =>
    window.device.others({
      verb: 'board.set',
      patch: { focus: { goal: 'g2' as never, view: 'notes' } },
    }),
  )
  await page.getByRole('dialog').getByRole('button', { name: 'やめる' }).click()
  await expect(edit).toBeFocused()
  expect(await top()).toBe(before)
})
