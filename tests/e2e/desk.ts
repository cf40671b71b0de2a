/** What record-keepers do at their laptops. */
import { expect, type Locator, type Page } from '@playwright/test'

export const rowOf = (staff: Page, id: string) => staff.locator(`tr[data-row="${id}"]`)
/** Rows are found by their words; the words of one open for writing stand in its box. */
export const rowWith = (staff: Page, text: string) =>
  staff.locator('tr[data-row]').filter({ hasText: text })
export const wordsOf = (row: Locator) => row.locator('.row-words')
export const textOf = (row: Locator) => row.getByRole('textbox', { name: '取組' })
export const yearOf = (row: Locator, year: number) => row.locator(`[data-year="${year}"]`)
export const cell = (staff: Page, goal: string, actor: string) =>
  staff.locator(`[data-cell="${goal}/${actor}"]`)
export const note = (where: Page | Locator, text: string) =>
  where.locator('.note-on-table').filter({ hasText: text })
export const noteWords = (where: Page | Locator, text: string) =>
  note(where, text).locator('.note-words')
export const handle = (where: Page | Locator, text: string) =>
  note(where, text).getByRole('button', { name: /つかんで動かす/ })
export const allSaved = (staff: Page) => staff.getByText('すべて保存ずみ')

/** Opens a row's words for writing. */
export async function write(row: Locator): Promise<Locator> {
  await wordsOf(row).locator('.row-text').click()
  await expect(textOf(row)).toBeFocused()
  return textOf(row)
}

/** Carries something with the mouse. */
export async function drag(page: Page, from: Locator, to: Locator) {
  await to.scrollIntoViewIfNeeded()
  await expect(from).toBeInViewport({ ratio: 1 })
  const [a, b] = [await from.boundingBox(), await to.boundingBox()]
  if (!a || !b) throw new Error('not on the page')
  await page.mouse.move(a.x + a.width / 2, a.y + a.height / 2)
  await page.mouse.down()
  await page.mouse.move(a.x + a.width / 2 + 10, a.y + a.height / 2 + 2, { steps: 2 })
  await page.mouse.move(b.x + b.width / 2, b.y + b.height / 2, { steps: 6 })
  await page.mouse.up()
}

/** What a screen reader hears of a row's years, first to last. */
export const heardYears = (row: Locator) =>
  row
    .locator('[data-year]')
    .evaluateAll((cells) =>
      cells.map((one) => (one.getAttribute('aria-label') ?? '').split('　')[1]),
    )
