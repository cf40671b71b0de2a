/** The scribe's surface: one device that speaks for a table. On a fake device, and in a whole hall. */
import { test as alone, expect, type Page } from '@playwright/test'
import { inputMethod } from './ime.ts'
import { expectNoViolations, look } from './look.ts'
import { open, others, performed, said } from './staff-alone.ts'

alone.use({ viewport: { width: 1366, height: 900 } })

const SCRIBE = '?role=scribe&table=3'
const box = (page: Page) => page.getByRole('textbox', { name: '付箋の言葉' })
const posts = async (page: Page) =>
  (await performed(page)).flatMap((one) => (one.verb === 'notes.post' ? [one] : []))
const entered = (page: Page) =>
  page.getByRole('region', { name: /^書きとめた付箋/ }).getByRole('listitem')
const ofTable = (page: Page, actor: string) =>
  page.getByRole('region', { name: '3班の付箋' }).getByRole('group', { name: actor }).first()

alone('UX 3b: notes one after the other, by keyboard alone', async ({ page }) => {
  await open(page, SCRIBE)
  await expect(box(page)).toBeFocused()
  await page.keyboard.type('朝の見まもり')
  await page.keyboard.press('Enter')
  await expect(box(page)).toHaveValue('')
  await expect(box(page)).toBeFocused()
  await page.keyboard.press('Alt+3')
  await page.keyboard.press('Alt+8')
  await expect(page.getByRole('radio', { name: '区役所' })).toBeChecked()
  await expect(page.getByRole('radio', { name: '電話' })).toBeChecked()
  await page.keyboard.type('窓口を')
  await page.keyboard.press('Shift+Enter')
  await page.keyboard.type('夜もあける')
  await page.keyboard.press('Control+Enter')
  await page.getByRole('button', { name: '1枚にまとめる' }).press('Enter')
  await expect(box(page)).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page.locator('#write-down-problem')).toHaveText('言葉を書いてから、はってください')
  expect(await posts(page)).toMatchObject([
    { text: '朝の見まもり', actor: 'residents', heard: 'written', table: 3, goal: 'g1' },
    { text: '窓口を\n夜もあける', actor: 'ward', heard: 'phone', table: 3, goal: 'g1' },
  ])
  await expect(entered(page)).toHaveCount(2)
  await expect(entered(page).first()).toContainText('基本目標 1・区役所')
  await expect(entered(page).first()).toContainText('はりました')
  await expect(ofTable(page, '区役所')).toContainText('夜もあける')
})

alone('UX 5: Enter that chooses kanji puts nothing up, nor does Ctrl+Enter', async ({ page }) => {
  await open(page, SCRIBE)
  const ime = await inputMethod(page)
  await ime.compose('あさのみまもり')
  await ime.choose()
  await page.keyboard.press('Control+Enter')
  expect(await posts(page)).toEqual([])
  await ime.settle('朝の見守り')
  await expect(box(page)).toHaveValue('朝の見守り')
  await expect
    .poll(async () => {
      // Safari's Enter right after a composition is the input method's, too.
      await page.keyboard.press('Enter')
      return (await posts(page)).map(({ text }) => text)
    })
    .toEqual(['朝の見守り'])
})

alone('a pasted list becomes one note for each line, asked first', async ({ page }) => {
  await open(page, SCRIBE)
  await box(page).fill('・あいさつをする\n・花を植える\n\n・見守り')
  await page.getByRole('button', { name: 'はる', exact: true }).click()
  expect(await posts(page)).toEqual([])
  await expect(said(page)).toContainText('3行あります')
  await expect(page.getByRole('button', { name: '1行ずつ 3枚にする' })).toBeFocused()
  await page.keyboard.press('Enter')
  expect((await posts(page)).map(({ text }) => text)).toEqual([
    'あいさつをする',
    '花を植える',
    '見守り',
  ])
  await expect(box(page)).toBeFocused()
  await expect(entered(page)).toHaveText([/見守り/, /花を植える/, /あいさつをする/])
})

alone(
  'UX 8: what may be about one person is asked back, for any line of several',
  async ({ page }) => {
    await open(page, SCRIBE)
    await box(page).fill('見守り\n電話は 045-123-4567')
    await page.keyboard.press('Control+Enter')
    await page.getByRole('button', { name: '1行ずつ 2枚にする' }).click()
    await expect(page.getByText('電話番号が入っていませんか').first()).toBeVisible()
    expect(await posts(page)).toEqual([])
    await page.getByRole('button', { name: 'このままはる' }).click()
    expect(await posts(page)).toHaveLength(2)
    await expect(box(page)).toBeFocused()
  },
)

alone('なおす, とりさげる and back; うごかす only her own table’s notes', async ({ page }) => {
  await open(page, SCRIBE)
  await box(page).fill('花を うえる')
  await page.keyboard.press('Enter')
  await entered(page).getByRole('button', { name: /^直す/ }).click()
  await page.getByRole('dialog').getByRole('textbox', { name: '付箋の言葉' }).fill('花を 植える')
  await page.getByRole('button', { name: 'これに直す' }).click()
  await entered(page)
    .getByRole('button', { name: /^取り下げる/ })
    .click()
  await expect(page.getByRole('button', { name: 'もとにもどす' })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(entered(page)).toContainText('花を 植える')

  const mover = page.getByRole('button', { name: /^動かす….*職員も門に/ })
  await expect(page.getByRole('button', { name: /^動かす…/ })).toHaveCount(2)
  await mover.click()
  await page.getByRole('dialog').getByRole('radio', { name: '区社協' }).check()
  await page.getByRole('button', { name: 'ここへ動かす' }).click()
  await expect(ofTable(page, '区社協')).toContainText('職員も門に')
  await expect(mover).toBeFocused()
  await page.getByRole('button', { name: 'もどす', exact: true }).click()
  await expect(ofTable(page, '区役所')).toContainText('職員も門に')
})

alone(
  'I7: fifty changes by others while she writes move neither words nor caret nor page',
  async ({ page }) => {
    await open(page, SCRIBE)
    const ime = await inputMethod(page)
    await page.keyboard.type('あの道に')
    await ime.compose('ほどう')
    const before = await box(page).boundingBox()
    await page.evaluate(() => {
      for (let at = 0; at < 50; at++) {
        const others = (one: unknown) => window.device.others(one as never)
        const place = { goal: 'g1', actor: 'residents', rank: `b${at}` }
        const note = `late${at}`
        others({
          verb: 'notes.post',
          note,
          text: `おそい ${at}`,
          heard: 'written',
          table: 3,
          at,
          ...place,
        })
        if (at % 3 === 0) others({ verb: 'notes.withdraw', note })
        if (at % 3 === 1) others({ verb: 'notes.move', note, ...place, actor: 'ward' })
      }
    })
    await expect(ofTable(page, '地域のみんな')).toContainText('おそい 47')
    await expect(box(page)).toHaveValue('あの道にほどう')
    await ime.settle('歩道を')
    await expect(box(page)).toHaveValue('あの道に歩道を')
    expect(await box(page).evaluate((it: HTMLTextAreaElement) => it.selectionStart)).toBe(7)
    expect(await box(page).boundingBox()).toEqual(before)
  },
)

alone(
  'the draft, the place and how it was heard outlast a reload; writing stopped keeps it',
  async ({ page }) => {
    await open(page, SCRIBE)
    await page.keyboard.press('Alt+7')
    await page.getByLabel('目標', { exact: true }).selectOption('g2')
    await box(page).fill('途中の')
    await page.reload()
    await expect(box(page)).toHaveValue('途中の')
    await expect(page.getByLabel('目標', { exact: true })).toHaveValue('g2')
    await expect(page.getByRole('radio', { name: '発言' })).toBeChecked()
    await others(page, { verb: 'board.set', patch: { locked: true } })
    await expect(page.getByText('いまは書きこみを止めています')).toBeVisible()
    await box(page).press('Control+Enter')
    expect(await posts(page)).toEqual([])
    await expect(box(page)).toHaveValue('途中の')
  },
)

alone(
  'axe finds nothing for the scribe, on a phone and on a tablet, and nothing is cut off',
  async ({ page }) => {
    await page.setViewportSize({ width: 390, height: 844 })
    await open(page, SCRIBE)
    await box(page).fill('一\n二')
    await page.getByRole('button', { name: 'はる', exact: true }).click()
    await look(page, 'asking about lines')
    await page.getByRole('button', { name: '1行ずつ 2枚にする' }).click()
    await entered(page)
      .first()
      .getByRole('button', { name: /^取り下げる/ })
      .click()
    await page
      .getByRole('navigation', { name: '見るもの' })
      .getByRole('button', { name: '班の付箋' })
      .click()
    await look(page, 'the table’s notes')
    await page
      .getByRole('button', { name: /^動かす…/ })
      .first()
      .click()
    await look(page, 'moving')
    await page.keyboard.press('Escape')
    await page.setViewportSize({ width: 1366, height: 768 })
    await expectNoViolations(page, 'both sides, one withdrawn')
    await page.getByRole('button', { name: '基本目標 2の区役所に書く' }).click()
    await expect(box(page)).toBeFocused()
    await expect(page.getByLabel('目標', { exact: true })).toHaveValue('g2')
  },
)
