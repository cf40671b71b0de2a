/** The record-keepers' surfaces in a real browser, on a fake device: what needs no server to be shown. */
import { expect, type Locator, type Page } from '@playwright/test'
import type { Operation } from '../../shared/board/operations.ts'

export async function open(page: Page, query = '') {
  await page.goto(`${process.env.HARNESS}/staff${query}`)
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
}

export const performed = (page: Page) => page.evaluate(() => window.device.performed)
export const others = (page: Page, operation: Record<string, unknown>) =>
  page.evaluate((one) => window.device.others(one as Operation), operation)
export const rowOf = (page: Page, id: string) => page.locator(`tr[data-row="${id}"]`)
export const year = (page: Page, row: string, at: number) =>
  rowOf(page, row).locator(`[data-year="${at}"]`)
export const years = (page: Page, row: string) =>
  page.evaluate((id) => window.device.state.board.rows.find((one) => one.id === id)?.years, row)
export const noteWords = (page: Page, text: string) =>
  page.locator('.note-on-table').filter({ hasText: text }).locator('.note-words')
export const textOf = (page: Page, id: string) =>
  rowOf(page, id).getByRole('textbox', { name: '取組' })

/** What the polite region says; the drag library has one of its own. */
export const said = (page: Page) => page.locator('[role="status"].sr-only')

export async function write(page: Page, row: string): Promise<Locator> {
  await rowOf(page, row).locator('.row-words').click()
  await expect(textOf(page, row)).toBeFocused()
  return textOf(page, row)
}

/** Carries a note by its handle, and lets it go once the place says that it is there. */
export async function carry(page: Page, from: Locator, to: Locator) {
  // Away from the window's edges, where carrying scrolls the page.
  await to.evaluate((place) => place.scrollIntoView({ block: 'center' }))
  await expect(from).toBeInViewport({ ratio: 1 })
  const [a, b] = [await from.boundingBox(), await to.boundingBox()]
  if (!a || !b) throw new Error('not on the page')
  await page.mouse.move(a.x + a.width / 2, a.y + a.height / 2)
  await page.mouse.down()
  await page.mouse.move(a.x + a.width / 2 + 10, a.y + a.height / 2 + 2, { steps: 2 })
  await page.mouse.move(b.x + b.width / 2, b.y + b.height / 2, { steps: 6 })
  await expect(page.locator('[data-drop="over"]').filter({ has: to })).toBeVisible()
  await page.mouse.up()
}
