/** The plan's own tables in a real browser, on a fake device. */
import { type CDPSession, expect, test } from '@playwright/test'
import { drag } from './desk.ts'
import {
  carry,
  noteWords,
  open,
  others,
  performed,
  rowOf,
  said,
  write,
  year,
  years,
} from './staff-alone.ts'

test.use({ viewport: { width: 1366, height: 900 } })

const compose = (ime: CDPSession, words: string) =>
  ime.send('Input.imeSetComposition', {
    text: words,
    selectionStart: words.length,
    selectionEnd: words.length,
  })

test('both tables as the plan prints them: 誰が merged, years by fiscal year, runs drawn', async ({
  page,
}) => {
  await open(page)
  const planned = page.getByRole('grid', { name: '計画期間中に取り組むこと【目標】' })
  await expect(page.getByRole('table', { name: '期待される取組（例）' })).toBeVisible()
  await expect(planned.getByRole('columnheader', { name: '令和4 2022' })).toBeVisible()
  const ward = planned.getByRole('rowheader', { name: '区役所', exact: true })
  expect(await ward.getAttribute('rowspan')).toBe('7')
  await expect(year(page, 'r1', 2023)).toHaveAccessibleName('令和5年度　実施')
  await expect(year(page, 'r1', 2023).getByText('◎ 実施')).toBeVisible()
  await expect(year(page, 'r1', 2025).locator('[data-head="true"]')).toBeVisible()
  await expect(year(page, 'r1', 2024)).toHaveText('')
})

test('UX 16: years are painted by drag, each gesture one write of the years it touched', async ({
  page,
}) => {
  await open(page)
  await year(page, 'r2', 2024).scrollIntoViewIfNeeded()
  await drag(page, year(page, 'r2', 2024), year(page, 'r2', 2027))
  await drag(page, year(page, 'r2', 2027), year(page, 'r2', 2025))
  expect(await years(page, 'r2')).toEqual({ 2023: 'prepare', 2024: 'do', 2025: 'do' })
  expect(await performed(page)).toEqual([
    {
      verb: 'rows.schedule',
      row: 'r2',
      years: { 2024: 'do', 2025: 'do', 2026: 'do', 2027: 'do' },
    },
    { verb: 'rows.schedule', row: 'r2', years: { 2026: null, 2027: null } },
  ])
  await expect(page.getByRole('menu')).toHaveCount(0)
})

test('UX 16: by taps, from a menu that names the year', async ({ page }) => {
  await open(page)
  await year(page, 'r2', 2025).click()
  const menu = page.getByRole('menu', { name: '令和7年度の予定' })
  await menu.getByRole('menuitem', { name: 'ここから最後まで実施' }).click()
  await expect(menu).toHaveCount(0)
  await expect(year(page, 'r2', 2025)).toBeFocused()
  await year(page, 'r2', 2027).click()
  await page.getByRole('menuitemradio', { name: '見直し' }).click()
  expect(await years(page, 'r2')).toEqual({
    2023: 'prepare',
    2025: 'do',
    2026: 'do',
    2027: 'review',
  })
})

test('UX 16: by keyboard alone, said aloud in Japanese', async ({ page }) => {
  await open(page)
  await year(page, 'r2', 2022).focus()
  await page.keyboard.press('1')
  await expect(said(page)).toContainText('令和4年度を準備にしました')
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('Shift+ArrowRight')
  await page.keyboard.press('Shift+ArrowRight')
  await expect(said(page)).toContainText('令和6年度から令和8年度まで')
  await page.keyboard.press('2')
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('menuitemradio', { name: '準備' })).toBeFocused()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await expect(year(page, 'r2', 2027)).toBeFocused()
  await page.keyboard.press('ArrowUp')
  await expect(year(page, 'r1', 2027)).toBeFocused()
  await page.keyboard.press('Delete')
  expect(await years(page, 'r1')).toEqual({ 2022: 'prepare', 2023: 'do', 2024: 'do', 2025: 'do' })
  expect(await years(page, 'r2')).toEqual({
    2022: 'prepare',
    2023: 'prepare',
    2024: 'do',
    2025: 'do',
    2026: 'do',
    2027: 'review',
  })
})

test('I7: two people in one text; a remote edit waits for the composition and moves no caret', async ({
  page,
}) => {
  await open(page)
  const ime = await page.context().newCDPSession(page)
  const field = await write(page, 'r2')
  await page.keyboard.press('Control+End')
  await compose(ime, 'くやくしょ')
  await others(page, {
    verb: 'rows.rewrite',
    row: 'r2',
    field: 'text',
    text: '区内の困りごとの相談を 一つの電話番号で受ける。',
  })
  await expect(field).toHaveValue('困りごとの相談を 一つの電話番号で受ける。くやくしょ')
  await ime.send('Input.insertText', { text: '区役所' })
  const both = '区内の困りごとの相談を 一つの電話番号で受ける。区役所'
  await expect(field).toHaveValue(both)
  expect(await field.evaluate((it: HTMLTextAreaElement) => it.selectionStart)).toBe(both.length)
  await page.evaluate(() =>
    window.device.set({ presence: [{ id: 9, role: 'scribe', table: 5, place: 'rows/r2/text' }] }),
  )
  await expect(rowOf(page, 'r2').getByText('書記 5班')).toBeVisible()
  expect(await page.evaluate(() => window.device.pointedAt)).toBe('rows/r2/text')
  await page.keyboard.press('Control+z')
  await expect(field).toHaveValue('区内の困りごとの相談を 一つの電話番号で受ける。')
  await page.keyboard.press('Escape')
  await expect(rowOf(page, 'r2').locator('.row-words')).toBeFocused()
})

test('I7: a row that others remove stays in the hands that write it, and can be brought back', async ({
  page,
}) => {
  await open(page)
  const field = await write(page, 'r2')
  await page.keyboard.press('Control+End')
  await others(page, { verb: 'rows.remove', row: 'r2' })
  await expect(rowOf(page, 'r2').getByText('ほかの人がこの行を消しました')).toBeVisible()
  await expect(field).toBeFocused()
  await page.keyboard.type('夜も。')
  await expect(field).toHaveValue('困りごとの相談を 一つの電話番号で受ける。夜も。')
  await rowOf(page, 'r2').getByRole('button', { name: 'もとにもどす' }).click()
  await page.keyboard.press('Escape')
  await expect(rowOf(page, 'r2').locator('.row-words')).toContainText('夜も。')
})

test('an empty row is added under an actor with the pen in it; a click elsewhere puts it down', async ({
  page,
}) => {
  await open(page)
  await page.getByRole('button', { name: '区社協に行を追加' }).click()
  const field = page.getByRole('textbox', { name: '取組' })
  await expect(field).toBeFocused()
  await page.keyboard.type('空の行から')
  await page.getByRole('heading', { level: 1 }).click()
  await expect(field).toHaveCount(0)
  await expect(page.getByRole('rowheader', { name: '空の行から' })).toBeVisible()
  expect((await performed(page))[0]).toMatchObject({ actor: 'council', matrix: 'planned' })
})

test('what is too long for a row is not cut: it stays in the box, marked, over leaving it', async ({
  page,
}) => {
  await open(page)
  const field = await write(page, 'r2')
  await field.fill('𠮷'.repeat(598))
  await page.keyboard.press('Control+End')
  await page.keyboard.insertText('あいうえお')
  const whole = `${'𠮷'.repeat(598)}あいうえお`
  await expect(field).toHaveValue(whole)
  await expect(field).toHaveAttribute('aria-invalid', 'true')
  await expect(rowOf(page, 'r2').getByText('3字長すぎます')).toBeVisible()
  expect((await performed(page)).at(-1)).toMatchObject({ text: '𠮷'.repeat(598) })
  await page.keyboard.press('Escape')
  await expect(field).toHaveCount(0)
  const again = await write(page, 'r2')
  await expect(again).toHaveValue(whole)
  await expect(rowOf(page, 'r2').getByText('書きかけがあります')).toBeVisible()
  for (let times = 0; times < 3; times++) await page.keyboard.press('Backspace')
  await expect(rowOf(page, 'r2').getByText('長すぎます')).toHaveCount(0)
  expect((await performed(page)).at(-1)).toMatchObject({ text: `${'𠮷'.repeat(598)}あい` })
})

test('UX 14: a note becomes a row in one move, asked for, with the way back', async ({ page }) => {
  await open(page)
  await noteWords(page, '回覧板を手わたし').click()
  await page.getByRole('button', { name: '計画の行にする' }).click()
  await page.getByRole('radio', { name: '区社協' }).check()
  await page.getByRole('textbox', { name: '目標' }).fill('全地区')
  await page.getByRole('dialog').locator('[data-year="2024"]').click()
  await page.getByRole('menuitem', { name: 'ここから最後まで実施' }).click()
  await page.getByRole('button', { name: '行にする（依頼中）' }).click()
  const [made] = await performed(page)
  expect(made).toMatchObject({
    verb: 'rows.add',
    goal: 'g1',
    actor: 'council',
    matrix: 'planned',
    text: '回覧板を手わたしにして、顔を見る',
    target: '全地区',
    years: { 2024: 'do', 2025: 'do', 2026: 'do', 2027: 'do' },
    from: ['n2'],
  })
  const id = made?.verb === 'rows.add' ? made.row : ''
  await expect(rowOf(page, id).getByText('依頼中')).toBeVisible()
  await expect(rowOf(page, id).locator('.row-words')).toBeFocused()
  await rowOf(page, id).getByRole('button', { name: '付箋1枚から' }).click()
  await expect(page.getByRole('dialog').getByText('回覧板を手わたしにして、顔を見る')).toHaveCount(
    2,
  )
  await page.getByRole('button', { name: '閉じる' }).last().click()
  await noteWords(page, '回覧板を手わたし').click()
  await expect(page.getByRole('complementary').getByText('依頼中')).toBeVisible()
})

test('several notes become one row; a withdrawn source is said', async ({ page }) => {
  await open(page)
  await noteWords(page, '朝、学校の門で').click()
  await page.getByRole('checkbox', { name: 'ほかの付箋も一緒に選ぶ' }).check()
  await noteWords(page, '職員も門に').click()
  await page.getByRole('button', { name: '2枚を1つの行にする' }).click()
  await page.getByRole('button', { name: '行にする（依頼中）' }).click()
  expect((await performed(page))[0]).toMatchObject({
    from: ['n1', 'n4'],
    matrix: 'expected',
    text: '朝、学校の門で あいさつ当番をする\n職員も門に立ってほしい',
  })
  await rowOf(page, 'r1').getByRole('button', { name: '付箋3枚から' }).click()
  await expect(page.getByText('（この付箋は取り下げられたか、見えなくなりました）')).toBeVisible()
})

test('UX 15: 合意 with who and when, 対応困難 only with a reason', async ({ page }) => {
  await open(page)
  await rowOf(page, 'r1').getByRole('button', { name: '決める' }).click()
  await page.getByRole('radio', { name: '対応困難' }).check()
  await page.getByRole('dialog').getByRole('button', { name: '決める' }).click()
  expect(await performed(page)).toEqual([])
  await expect(page.getByRole('textbox', { name: '理由' })).toBeFocused()
  await page.getByRole('radio', { name: '合意' }).check()
  await page.getByRole('dialog').getByRole('button', { name: '決める' }).click()
  await expect(rowOf(page, 'r1').getByText('合意')).toBeVisible()
  await expect(rowOf(page, 'r1').getByText(/^区役所・\d+月\d+日$/)).toBeVisible()
  await expect(page.getByRole('button', { name: /まだ決まっていないもの/ })).toContainText(
    '依頼中 0',
  )
})

test('UX 10: a note is moved by drag, by うごかす and by keyboard, told in Japanese', async ({
  page,
}) => {
  await open(page)
  const handle = (words: string) =>
    page.getByRole('button', { name: new RegExp(`つかんで動かす：${words}`) })
  await carry(page, handle('回覧板'), page.locator('[data-cell="g1/institutions"]'))
  // The click that follows a drag at once belongs to the drag.
  const move = page.getByRole('button', { name: '動かす…' })
  await expect(async () => {
    await noteWords(page, '回覧板').click()
    await expect(move).toBeVisible({ timeout: 500 })
  }).toPass()
  await move.click()
  await page
    .getByRole('dialog')
    .getByRole('region', { name: /基本目標 2/ })
    .getByRole('button', { name: 'ケアプラザ' })
    .click()
  await handle('電球').focus()
  await page.keyboard.press('Space')
  await expect(page.locator('[id^="DndLiveRegion"]')).toContainText('つかんでいます')
  await page.keyboard.press('ArrowDown')
  await expect(page.locator('[id^="DndLiveRegion"]')).toContainText('関係機関')
  await page.keyboard.press('Space')
  await expect(page.locator('[id^="DndLiveRegion"]')).toContainText('置きました')
  const moves = (await performed(page)).map((one) =>
    one.verb === 'notes.move' ? [one.note, one.goal, one.actor] : one.verb,
  )
  expect(moves).toEqual([
    ['n2', 'g1', 'institutions'],
    ['n2', 'g2', 'careplaza'],
    ['n3', 'g1', 'institutions'],
  ])
  await expect(handle('電球')).toBeFocused()
})

test('I7: others move and withdraw what has the focus; it stays, or is said', async ({ page }) => {
  await open(page)
  await noteWords(page, '回覧板').focus()
  await others(page, {
    verb: 'notes.move',
    note: 'n2',
    goal: 'g1',
    actor: 'institutions',
    rank: 'a0',
    group: null,
  })
  await expect(noteWords(page, '回覧板')).toBeFocused()
  await noteWords(page, '朝、学校の門で').click()
  await others(page, { verb: 'notes.withdraw', note: 'n1' })
  await expect(page.getByRole('complementary').getByText('取り下げられました')).toBeVisible()
  await expect(page.getByRole('complementary').getByText('朝、学校の門で')).toBeVisible()
  await expect(noteWords(page, '朝、学校の門で')).toBeVisible()
})

test('undo and redo take back one’s own, a removed row comes back', async ({ page }) => {
  await open(page)
  await write(page, 'r2')
  await rowOf(page, 'r2').getByRole('button', { name: '行を消す' }).click()
  await expect(rowOf(page, 'r2')).toHaveCount(0)
  await page.getByRole('button', { name: 'もとにもどす' }).click()
  await expect(rowOf(page, 'r2')).toHaveCount(1)
  await year(page, 'r2', 2026).focus()
  await page.keyboard.press('3')
  await page.keyboard.press('Control+z')
  expect(await years(page, 'r2')).toEqual({ 2023: 'prepare' })
  await page.keyboard.press('Control+Shift+z')
  expect(await years(page, 'r2')).toEqual({ 2023: 'prepare', 2026: 'review' })
})

test('原文の確認: settled one by one, the first year moved after a preview', async ({ page }) => {
  await open(page)
  const button = page.getByRole('button', { name: /原文の確認/ }).first()
  await expect(button).toContainText('16')
  await button.click()
  await page.getByRole('button', { name: '確認しました：誰でも参加できるイベント等を' }).click()
  await page.getByRole('button', { name: '最初の年度を変える' }).click()
  await page.getByRole('textbox', { name: /最初の年度/ }).fill('2010')
  await expect(page.getByText('平成22年度（2010年度）から平成27年度（2015年度）')).toBeVisible()
  await page.getByRole('button', { name: '平成22年度からにする' }).click()
  await page.getByRole('button', { name: '閉じる' }).last().click()
  await expect(page.getByRole('columnheader', { name: '平成22 2010' })).toBeVisible()
  await expect(button).toContainText('15')
})

test('I7: what others add above moves neither the tables nor the focus', async ({ page }) => {
  await open(page)
  await year(page, 'g1-p6', 2024).focus()
  await page.evaluate(() => window.scrollBy(0, 40))
  const before = await year(page, 'g1-p6', 2024).boundingBox()
  for (const at of [1, 2, 3, 4])
    await others(page, {
      verb: 'notes.post',
      note: `late${at}`,
      goal: 'g1',
      actor: 'residents',
      rank: `b${at}`,
      text: `おそい付箋 ${at}`,
      heard: 'written',
      at,
    })
  await expect(noteWords(page, 'おそい付箋 4')).toBeAttached()
  expect((await year(page, 'g1-p6', 2024).boundingBox())?.y).toBeCloseTo(before?.y ?? 0, 0)
  await expect(year(page, 'g1-p6', 2024)).toBeFocused()
})

test.describe('with a finger', () => {
  test.use({ hasTouch: true, viewport: { width: 768, height: 900 } })

  test('UX 16: years are painted after a hold; a swipe scrolls and paints nothing', async ({
    page,
  }) => {
    await open(page)
    const finger = await page.context().newCDPSession(page)
    const middle = async (at: number) => {
      const box = await year(page, 'r2', at).boundingBox()
      if (!box) throw new Error('not on the page')
      return { x: box.x + box.width / 2, y: box.y + box.height / 2 }
    }
    const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', at?: { x: number; y: number }) =>
      finger.send('Input.dispatchTouchEvent', { type, touchPoints: at ? [at] : [] })

    await year(page, 'r2', 2024).scrollIntoViewIfNeeded()
    const { x, y } = await middle(2024)
    await touch('touchStart', { x, y })
    await touch('touchMove', { x, y: y - 60 })
    await touch('touchMove', { x: x + 100, y: y - 60 })
    await touch('touchEnd')
    expect(await performed(page)).toEqual([])

    // Anew: a page that still glides takes the next touch for its brake.
    await open(page)
    await year(page, 'r2', 2024).scrollIntoViewIfNeeded()
    await touch('touchStart', await middle(2024))
    // The hold: the cell shows that it is being painted.
    await expect(year(page, 'r2', 2024).locator('.year-sign')).toHaveText('◎ 実施')
    await touch('touchMove', await middle(2025))
    await touch('touchMove', await middle(2026))
    await touch('touchEnd')
    await expect
      .poll(() => years(page, 'r2'))
      .toEqual({
        2023: 'prepare',
        2024: 'do',
        2025: 'do',
        2026: 'do',
      })
  })
})
