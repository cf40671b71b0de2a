/** What stays where it is, and what is said only as long as it is so, on a phone and at the desk. */
import { expect, type Page, test } from '@playwright/test'
import { box, open, openToWrite, post } from './residents-alone.ts'

test.use({ viewport: { width: 360, height: 640 } })

const topOf = (page: Page) =>
  post(page).evaluate((button) => Math.round(button.getBoundingClientRect().top))

for (const width of [320, 360, 390])
  test(`choosing a chip moves nothing at ${width} px: neither a chip nor はる`, async ({
    page,
  }) => {
    await page.setViewportSize({ width, height: 640 })
    await openToWrite(page)
    const chips = page.getByRole('group', { name: '誰がすることですか' })
    const places = () =>
      chips.locator('label').evaluateAll((labels) =>
        labels.map((label) => {
          const { left, width } = label.getBoundingClientRect()
          return [Math.round(left), Math.round(width)]
        }),
      )
    const [before, at] = [await topOf(page), await places()]
    const radios = chips.getByRole('radio')
    expect(await radios.count()).toBeGreaterThan(3)
    for (let nth = 0; nth < (await radios.count()); nth++) {
      await radios.nth(nth).check({ force: true })
      expect([await topOf(page), await places()]).toEqual([before, at])
    }
  })

test('choosing a chip moves nothing under an open いまの計画 either', async ({ page }) => {
  await openToWrite(page)
  await page.locator('summary', { hasText: 'いまの計画' }).click()
  // Its rows come late.
  await expect(page.locator('details[open] > div > *').first()).toBeVisible()
  await box(page).evaluate((it) => it.scrollIntoView({ block: 'center' }))
  const before = await topOf(page)
  for (const nth of [2, 1, 0]) {
    await page.getByRole('radio').nth(nth).check({ force: true })
    // Half a pixel is lost where a page scrolls by whole ones.
    expect(Math.abs((await topOf(page)) - before)).toBeLessThanOrEqual(1)
  }
})

test('はりました under the box goes with its note, and where the note is no longer what was put up', async ({
  page,
}) => {
  await openToWrite(page)
  const said = page.locator('section[aria-label="どんなこと"]').getByText('はりました')
  await box(page).fill('花を うえる')
  await post(page).click()
  await page.evaluate(() => window.device.save())
  await expect(said).toBeVisible()
  await page.getByRole('button', { name: '取り下げる' }).click()
  await expect(said).toHaveCount(0)
  await page.getByRole('button', { name: 'もとにもどす' }).click()
  await page.evaluate(() => window.device.save())
  await expect(said).toBeVisible()
  await page.getByRole('button', { name: '直す' }).click()
  await page.getByRole('textbox', { name: '付箋の言葉' }).fill('花と 木を うえる')
  await page.getByRole('button', { name: 'これに直す' }).click()
  await expect(said).toHaveCount(0)
  await expect(page.getByText('人の名前や病気は書かないでください')).toBeVisible()
})

test('the switch for screen readers is under 席とこの端末のこと, not on every screen', async ({
  page,
}) => {
  await open(page)
  const readOut = page.getByRole('checkbox', { name: /^読み上げソフトに/ })
  await expect(readOut).toHaveCount(0)
  await page.getByRole('button', { name: /席とこの端末のこと/ }).click()
  await expect(readOut).toBeChecked()
  const room = await readOut.boundingBox()
  expect(room?.width).toBe(24)
  await readOut.uncheck()
  await expect(readOut).not.toBeChecked()
})

test('words that were put away or came back stand on their table’s paper', async ({ page }) => {
  await openToWrite(page)
  await box(page).fill('となりの人の うわさ話')
  await post(page).click()
  await page.evaluate(() => {
    const { device } = window
    device.save()
    const own = device.state.board.notes.filter(({ id }) => device.state.mine.has(id))
    for (const { id } of own) device.others({ verb: 'notes.withdraw', note: id })
    device.set({ mine: new Set(), putAway: own.map(({ id, text }) => ({ note: id, text })) })
  })
  const paper = page.locator('.paper-note', { hasText: 'となりの人の うわさ話' })
  const ground = (it: Element) => getComputedStyle(it).backgroundColor
  expect(await paper.evaluate(ground)).toBe(await box(page).evaluate(ground))
})
