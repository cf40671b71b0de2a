/** What becomes of rows at the record-keepers' tables: who takes them on, what was agreed, what moved, what went. */
import { expect, type Page, test } from '@playwright/test'
import { expectFits, expectNoViolations } from './look.ts'
import { open, others, rowOf, said, textOf, write } from './staff-alone.ts'

test.use({ viewport: { width: 1366, height: 900 } })

const board = (page: Page) => page.evaluate(() => window.device.state.board)
const rowNow = async (page: Page, id: string) =>
  (await board(page)).rows.find((row) => row.id === id)
const dialog = (page: Page) => page.getByRole('dialog')
const decide = async (page: Page, id: string) => {
  await rowOf(page, id)
    .getByRole('button', { name: /^(決める|変える)/ })
    .click()
  await expect(dialog(page)).toBeVisible()
}
const confirm = (page: Page) => dialog(page).getByRole('button', { name: '決める' }).click()
const taker = (page: Page, name: string) =>
  dialog(page).getByRole('checkbox', { name, exact: true })

test('takers are check boxes: two are named in the plan’s order, one named by slip is taken back', async ({
  page,
}) => {
  await open(page)
  await decide(page, 'r1')
  await page.getByRole('radio', { name: '合意' }).check()
  await expect(taker(page, '区役所')).toBeChecked()
  await taker(page, 'ケアプラザ').check()
  await taker(page, '区社協').check()
  await expectNoViolations(page, 'deciding, with takers')
  await confirm(page)
  await expect(rowOf(page, 'r1')).toContainText('区役所・区社協・ケアプラザ・')

  await decide(page, 'r1')
  await taker(page, '区役所').uncheck()
  await taker(page, '区社協').uncheck()
  await confirm(page)
  await expect(rowOf(page, 'r1')).toContainText('ケアプラザ・')
  await expect(rowOf(page, 'r1')).not.toContainText('区社協')
  expect(Object.keys((await rowNow(page, 'r1'))?.takers ?? {})).toEqual(['careplaza'])

  await decide(page, 'r1')
  await taker(page, 'ケアプラザ').uncheck()
  await confirm(page)
  await expect(dialog(page)).toContainText('引き受けたところを1つ以上選んでください')
  await page.getByRole('radio', { name: '依頼中' }).check()
  await confirm(page)
  expect((await rowNow(page, 'r1'))?.takers).toEqual({})
})

test('an agreed row that is changed says what was agreed, until its takers say このまま', async ({
  page,
}) => {
  await open(page)
  await decide(page, 'r1')
  await page.getByRole('radio', { name: '合意' }).check()
  await confirm(page)
  const change = rowOf(page, 'r1').locator('[data-change="agreed"]')
  await expect(change).toHaveCount(0)
  await others(page, { verb: 'rows.rewrite', row: 'r1', field: 'text', text: '毎朝、門に立つ。' })
  await expect(change).toContainText('合意のあとに直されました')
  await expect(change).toContainText('あいさつ当番の時間に 職員も門に立つ。')
  await expect(change).toContainText('毎朝、門に立つ。')
  await expectFits(page, 'a changed row')
  await rowOf(page, 'r1')
    .getByRole('button', { name: /^このまま合意/ })
    .click()
  await expect(change).toHaveCount(0)
  expect((await rowNow(page, 'r1'))?.agreed?.text).toBe('毎朝、門に立つ。')
})

test('a printed row that is changed says what the plan prints', async ({ page }) => {
  await open(page)
  const printed = (await board(page)).rows.find(
    (row) => row.state === 'plan' && row.goal === 'g1' && row.actor === 'ward',
  )
  if (!printed) throw new Error('no printed row')
  const box = await write(page, printed.id)
  await box.fill('別のことをする。')
  await page.keyboard.press('Escape')
  const change = rowOf(page, printed.id).locator('[data-change="printed"]')
  await expect(change).toContainText('計画書から変わりました')
  await expect(change).toContainText(printed.text)
})

test('an added row that is left empty goes; one with a word in it stays', async ({ page }) => {
  await open(page)
  const add = page.getByRole('button', { name: '区役所に行を追加' })
  const shown = async () => (await board(page)).rows.filter((row) => !row.removed).length
  const before = await shown()
  await add.click()
  expect(await shown()).toBe(before + 1)
  await page.keyboard.press('Escape')
  await expect.poll(shown).toBe(before)
  await expect(add).toBeFocused()
  await expect(page.getByText('ほかの人がこの行を消しました')).toHaveCount(0)

  await add.click()
  await expect(page.getByRole('textbox', { name: '取組' })).toBeFocused()
  await page.keyboard.type('見守り')
  await page.keyboard.press('Escape')
  await expect(page.getByRole('row').filter({ hasText: '見守り' }).last()).toBeVisible()
  expect(await shown()).toBe(before + 1)

  // Left by going elsewhere.
  await add.click()
  await page.getByRole('button', { name: /^すきまを見る/ }).click()
  await expect.poll(shown).toBe(before + 1)
})

test('removed rows stand in a list and come back from it', async ({ page }) => {
  await open(page)
  await write(page, 'r1')
  await page.getByRole('button', { name: '行を消す' }).click()
  await page.getByRole('button', { name: '閉じる' }).click()
  await page.getByRole('button', { name: /^消した行/ }).click()
  const entry = page.locator('[data-removed-row="r1"]')
  await expect(entry).toContainText('基本目標 1 区役所')
  await expect(entry).toContainText(/\d+月\d+日 \d+:\d\dに消しました/)
  await expectNoViolations(page, 'the removed rows')
  await entry.getByRole('button', { name: /^もとにもどす/ }).click()
  await expect(rowOf(page, 'r1')).toBeVisible()
  expect((await rowNow(page, 'r1'))?.removed).toBe(false)
})

test('a scheduled row on its way to 地域住民 is asked for its years; kept, they are shown there', async ({
  page,
}) => {
  await open(page)
  const move = async (id: string, to: string) => {
    await rowOf(page, id).locator('.row-words').click()
    await expect(textOf(page, id)).toBeFocused()
    await page.getByRole('button', { name: '動かす…' }).click()
    await dialog(page)
      .getByRole('region', { name: /基本目標 1/ })
      .getByRole('button', { name: to })
      .click()
  }
  const expected = page.locator('table[data-matrix="expected"]')
  await move('r3', '地域住民')
  await expect(dialog(page)).toContainText('年度の予定をどうしますか')
  await expect(dialog(page)).toContainText('実施 令和6年度')
  await dialog(page).getByRole('button', { name: '予定を消して動かす' }).click()
  await expect(expected.locator('tr[data-row="r3"]')).toBeVisible()
  await expect(expected.locator('[data-year]')).toHaveCount(0)
  expect((await rowNow(page, 'r3'))?.years).toEqual({})

  await page.keyboard.press('Escape')
  await move('r1', '地域住民')
  await dialog(page).getByRole('button', { name: '予定をつけたまま動かす' }).click()
  await page.keyboard.press('Escape')
  await expect(expected.locator('tr[data-row="r1"] [data-year="2023"]')).toBeVisible()
  await page.getByRole('button', { name: 'もどす', exact: true }).first().click()
})

test('もどす goes to the goal where it changed something, and says what', async ({ page }) => {
  await open(page)
  const box = await write(page, 'r1')
  await box.fill('別のことをする。')
  await page.keyboard.press('Escape')
  await page
    .getByRole('navigation', { name: '基本目標' })
    .getByRole('button', { name: /^基本目標 2/ })
    .click()
  await expect(rowOf(page, 'r1')).toHaveCount(0)
  await page.getByRole('button', { name: 'もどす', exact: true }).click()
  await expect(rowOf(page, 'r1')).toBeInViewport()
  await expect(rowOf(page, 'r1')).not.toContainText('別のことをする。')
  await expect(said(page)).toContainText('もどしました：基本目標 1 区役所「')

  // From a list over all goals, and with the keys.
  await page.getByRole('button', { name: /^すきまを見る/ }).click()
  await page.keyboard.press('Control+y')
  await expect(rowOf(page, 'r1')).toContainText('別のことをする。')
})
