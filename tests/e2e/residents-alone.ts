/** The residents' surface in a real browser, on a fake device: what needs no server to be shown. */
import { type CDPSession, expect, type Page } from '@playwright/test'

export const PHONE = { viewport: { width: 390, height: 844 } }

export async function open(page: Page, path = '/b/izumi/participant') {
  await page.goto(`${process.env.HARNESS}${path}`)
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
}

/** Comes to the box, the ground rules read. */
export async function openToWrite(page: Page) {
  await open(page)
  await understood(page).click()
}

export const understood = (page: Page) => page.getByRole('button', { name: 'わかりました' })

export const box = (page: Page) => page.getByRole('textbox', { name: 'どんなこと' })
export const post = (page: Page) => page.getByRole('button', { name: 'はる', exact: true })
export const others = (page: Page, ...texts: string[]) =>
  page.evaluate((all) => {
    for (const text of all) window.otherPosts(text)
  }, texts)

/** Enter as an input method's: it chooses the kanji. */
export const chooseByEnter = (ime: CDPSession) =>
  ime.send('Input.dispatchKeyEvent', {
    type: 'rawKeyDown',
    windowsVirtualKeyCode: 229,
    key: 'Enter',
    code: 'Enter',
  })

export const compose = (ime: CDPSession, text: string) =>
  ime.send('Input.imeSetComposition', {
    text,
    selectionStart: text.length,
    selectionEnd: text.length,
  })
