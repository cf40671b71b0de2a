/** The residents' surface in a real browser, on a fake device: what needs no server to be shown. */
import { AxeBuilder } from '@axe-core/playwright'
import { type CDPSession, expect, type Page, test } from '@playwright/test'
import { serveHarness } from '../client/harness/serve.ts'

let harness: Awaited<ReturnType<typeof serveHarness>>

/** Serves the screens to the tests of one file, on a phone. */
export function onAPhone() {
  test.beforeAll(async () => {
    harness = await serveHarness()
  })
  test.afterAll(() => harness.stop())
  test.use({ viewport: { width: 390, height: 844 } })
}

export async function open(page: Page, path = '/b/izumi/participant') {
  await page.goto(harness.address + path)
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
}

export const box = (page: Page) => page.getByRole('textbox', { name: 'どんなこと' })
export const post = (page: Page) => page.getByRole('button', { name: 'はる', exact: true })
export const others = (page: Page, ...texts: string[]) =>
  page.evaluate((all) => {
    for (const text of all) window.otherPosts(text)
  }, texts)

export async function expectNoViolations(page: Page, where: string) {
  const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze()
  expect(
    violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`),
    where,
  ).toEqual([])
}

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
