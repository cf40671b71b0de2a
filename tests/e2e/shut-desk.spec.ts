/** Record-keepers whose board ends, or whose words come back, while they write: nothing is out of reach. */
import { expect, type Locator, type Page, test } from '@playwright/test'
import type { GivenBack } from '../../client/sync/device.ts'
import { expectNoViolations } from './look.ts'
import { noteWords, open, performed, rowOf, textOf, write } from './staff-alone.ts'

test.use({ viewport: { width: 1366, height: 768 } })

const end = (page: Page) => page.evaluate(() => window.device.end())
const dialog = (page: Page) => page.getByRole('dialog')
const notSent = (where: Locator) => where.getByText('送っていない書きかけがあります')
const long = '長'.repeat(700)

test('a row left with words that are too long says so, and leads to them', async ({ page }) => {
  await open(page)
  const field = await write(page, 'r1')
  const before = await field.inputValue()
  await page.keyboard.insertText(long)
  await page.keyboard.press('Escape')
  await expect(notSent(rowOf(page, 'r1'))).toContainText(`${before.length + 100}字長すぎます`)
  await expectNoViolations(page, 'not sent')
  await page.reload()
  await expect(notSent(rowOf(page, 'r1'))).toBeVisible()
  await rowOf(page, 'r1').getByRole('button', { name: '書きかけを開く' }).click()
  await expect(textOf(page, 'r1')).toBeFocused()
  await expect(textOf(page, 'r1')).toHaveValue(before + long)
  await textOf(page, 'r1').fill('みじかい文')
  await page.keyboard.press('Escape')
  await expect(notSent(rowOf(page, 'r1'))).toHaveCount(0)
})

test('the end that comes while a row is too long: its words stand by the row, to be copied', async ({
  page,
}) => {
  await open(page)
  const field = await write(page, 'r1')
  const before = await field.inputValue()
  await page.keyboard.insertText(long)
  await end(page)
  await expect(notSent(rowOf(page, 'r1'))).toBeVisible()
  await expect(rowOf(page, 'r1').getByText(before + long)).toBeVisible()
  await rowOf(page, 'r1').getByRole('button', { name: 'コピー' }).click()
  expect(await page.evaluate(() => String(getSelection()))).toBe(before + long)
})

test('a target is told by how much it is too long, and no letter of it is sent', async ({
  page,
}) => {
  await open(page)
  await write(page, 'r1')
  const target = rowOf(page, 'r1').getByRole('textbox', { name: '目標' })
  await target.fill('目'.repeat(300))
  await expect(rowOf(page, 'r1').getByText('100字長すぎます')).toBeVisible()
  await page.keyboard.press('Enter')
  await expect(notSent(rowOf(page, 'r1'))).toContainText('目標に')
  expect(await performed(page)).toEqual([])
})

test('a reason is told by how much it is too long; what the dialog has stays when the end comes', async ({
  page,
}) => {
  await open(page)
  const asked = page.locator('tr[data-state="asked"]').first()
  await asked.getByRole('button', { name: /^決める/ }).click()
  await dialog(page).getByRole('radio', { name: '対応困難' }).check({ force: true })
  const reason = dialog(page).getByRole('textbox', { name: /理由/ })
  await reason.fill('由'.repeat(700))
  await expect(dialog(page).getByText('100字長すぎます').first()).toBeVisible()
  await dialog(page).getByRole('button', { name: '決める', exact: true }).click()
  await expect(reason).toBeFocused()
  await expect(reason).toHaveValue('由'.repeat(700))
  expect(await performed(page)).toEqual([])
  await end(page)
  await expect(dialog(page).getByRole('button', { name: '決める', exact: true })).toHaveCount(0)
  await expect(dialog(page).getByText('書きかけの言葉は、この端末に残っています')).toBeVisible()
  await expect(reason).toHaveValue('由'.repeat(700))
  await expect(reason).toHaveAttribute('readonly')
  await expectNoViolations(page, 'ended while deciding')
})

for (const [count, letters, over] of [
  [26, 80, 26 * 80 + 25 - 600],
  [6, 400, 6 * 400 + 5 - 600],
] as const)
  test(`${count} notes of ${letters} letters made one row: told by how much, nothing sent, nothing cut; and the end is said`, async ({
    page,
  }) => {
    await open(page)
    for (let at = 0; at < count; at++)
      await page.evaluate(
        ([at, text]) =>
          window.device.others({
            ...{ verb: 'notes.post', note: `long${at}` as never, goal: 'g1' as never },
            ...{
              actor: 'ward' as never,
              text,
              rank: `z${at + 100}`,
              table: 1,
              heard: 'written',
              at,
            },
          }),
        [at, `${at + 100}`.padEnd(letters, '長')] as const,
      )
    const more = page.getByRole('button', { name: /^ほか \d+枚を見る/ })
    while (await more.isVisible()) await more.click()
    await noteWords(page, '100長').click()
    await page.getByRole('checkbox', { name: /一緒に/ }).check({ force: true })
    for (let at = 1; at < count; at++) await noteWords(page, `${at + 100}長`).click()
    await page.getByRole('button', { name: new RegExp(`${count}枚を`) }).click()
    await expect(dialog(page).getByText(`${over}字長すぎます`).first()).toBeVisible()
    const words = dialog(page).getByRole('textbox', { name: /^取組/ })
    const whole = await words.inputValue()
    await dialog(page).getByRole('button', { name: '行にする（依頼中）' }).click()
    await expect(words).toBeFocused()
    await expect(words).toHaveValue(whole)
    expect(await performed(page)).toEqual([])
    await end(page)
    await expect(dialog(page).getByRole('button', { name: '行にする（依頼中）' })).toHaveCount(0)
    await expect(words).toHaveValue(whole)
  })

test('words that come back stand in the list, and go into a box of their place', async ({
  page,
}) => {
  await open(page)
  const back = (returned: unknown) =>
    page.evaluate((one) => window.device.giveBack(one as GivenBack), returned)
  await back({
    ...{ id: 'b1', reason: 'too-fast', text: 'もどってきた話' },
    operation: {
      ...{ verb: 'notes.post', note: 'x', goal: 'g1', actor: 'ward', text: 'もどってきた話' },
      ...{ rank: 'a', heard: 'written', at: 0 },
    },
  })
  await back({
    ...{ id: 'b2', reason: 'too-long', text: long },
    operation: { verb: 'rows.rewrite', row: 'r1', field: 'text', text: long },
  })
  await expect(page.getByText('行を直すことができませんでした。100字長すぎます')).toBeVisible()
  await page.getByRole('button', { name: '下書きにもどす' }).first().click()
  await expect(dialog(page).getByRole('textbox')).toHaveValue('もどってきた話')
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: '下書きにもどす' }).click()
  await expect(dialog(page).getByRole('textbox')).toHaveValue(new RegExp(long))
})
