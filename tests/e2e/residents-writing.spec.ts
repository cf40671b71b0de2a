import { expect, test } from '@playwright/test'
import {
  box,
  chooseByEnter,
  compose,
  open,
  openToWrite,
  others,
  PHONE,
  post,
} from './residents-alone.ts'

test.use(PHONE)

test('I1: はりました is said only when the note is saved; the box empties once it is in the outbox', async ({
  page,
}) => {
  await openToWrite(page)
  await box(page).fill('雨の日の ごみ出しを\n代わりばんこに')
  await post(page).click()
  await expect(box(page)).toHaveValue('')
  await expect(page.getByText('送信中')).toHaveCount(3)
  await expect(page.getByText('はりました')).toHaveCount(0)
  await page.evaluate(() => window.device.save())
  await expect(page.getByRole('status').filter({ hasText: 'はりました' })).toHaveCount(1)
  await page.evaluate(() => window.device.away())
  await box(page).fill('花を うえる')
  await post(page).click()
  await expect(page.getByText('つながっていません（書いたものは残っています）')).toHaveCount(3)
})

test('UX 5: Enter is a new line and never sends, composing or not', async ({ page }) => {
  await openToWrite(page)
  const ime = await page.context().newCDPSession(page)
  await box(page).focus()
  await compose(ime, 'ごみだし')
  await chooseByEnter(ime)
  await ime.send('Input.insertText', { text: 'ごみ出し' })
  await page.keyboard.press('Enter')
  await page.keyboard.type('a')
  expect(await page.evaluate(() => window.device.performed.length)).toBe(0)
  expect(await box(page).inputValue()).toContain('ごみ出し')
  expect(await box(page).inputValue()).toContain('\n')
})

test('I7: nothing touches the box while it is composed in; はる takes what it shows', async ({
  page,
}) => {
  await openToWrite(page)
  const ime = await page.context().newCDPSession(page)
  await box(page).focus()
  await page.keyboard.type('a')
  await compose(ime, 'ごみだ')
  await others(page, '朝の あいさつ', '回覧板を 手わたしに')
  await page.evaluate(() => {
    window.device.others({
      verb: 'board.set',
      patch: { focus: { goal: 'g2' as never, view: 'notes' } },
    })
  })
  await expect(page.getByText('みんなの付箋 2枚')).toBeVisible()
  await expect(box(page)).toHaveValue('aごみだ')
  await expect(box(page)).toBeFocused()
  await compose(ime, 'ごみだし')
  await expect(box(page)).toHaveValue('aごみだし')
  await post(page).click()
  await expect(box(page)).toHaveValue('')
  const texts = await page.evaluate(() =>
    window.device.performed.map((one) => ('text' in one ? one.text : '')),
  )
  expect(texts).toEqual(['aごみだし'])
})

test('I7: a text in two hands waits for the composition, then both hands’ words are in it', async ({
  page,
}) => {
  await open(page, '/shared-text')
  const ime = await page.context().newCDPSession(page)
  const field = page.getByRole('textbox')
  const caret = () => field.evaluate((it: HTMLTextAreaElement) => it.selectionStart)
  await field.focus()
  await page.keyboard.press('Control+End')
  await compose(ime, 'をてつだ')
  await page.evaluate(() => window.othersWrite((text) => `朝の${text}`))
  await expect(page.locator('output')).toHaveText('朝のごみ出し')
  await expect(field).toHaveValue('ごみ出しをてつだ')
  await chooseByEnter(ime)
  await compose(ime, 'をてつだう')
  await expect(field).toHaveValue('ごみ出しをてつだう')
  await ime.send('Input.insertText', { text: 'を手伝う' })
  await expect(field).toHaveValue('朝のごみ出しを手伝う')
  await expect(page.locator('output')).toHaveText('朝のごみ出しを手伝う')
  expect(await caret()).toBe('朝のごみ出しを手伝う'.length)
  await page.evaluate(() => window.othersWrite((text) => `毎週${text}`))
  await expect(field).toHaveValue('毎週朝のごみ出しを手伝う')
  expect(await caret()).toBe('毎週朝のごみ出しを手伝う'.length)
  await page.keyboard.press('Enter')
  await expect(field).toHaveValue('送った')
})

test('UX 6: a draft survives a reload, also one that is still being composed', async ({ page }) => {
  await openToWrite(page)
  await page.getByRole('radio', { name: '区役所' }).check()
  await box(page).fill('公園の 草かり')
  const ime = await page.context().newCDPSession(page)
  await compose(ime, 'を')
  await page.reload()
  await expect(box(page)).toHaveValue('公園の 草かりを')
  await expect(page.getByRole('radio', { name: '区役所' })).toBeChecked()
  await page.getByRole('button', { name: '次の目標' }).click()
  await expect(box(page)).toHaveValue('')
  await page.getByRole('button', { name: '前の目標' }).click()
  await expect(box(page)).toHaveValue('公園の 草かりを')
})

test('UX 6: where storage throws, writing goes on', async ({ page }) => {
  await page.addInitScript(() => {
    Object.defineProperty(window, 'localStorage', {
      get: () => {
        throw new DOMException('off', 'SecurityError')
      },
    })
  })
  await openToWrite(page)
  await box(page).fill('花を うえる')
  await page.getByRole('button', { name: '次の目標' }).click()
  await page.getByRole('button', { name: '前の目標' }).click()
  await expect(box(page)).toHaveValue('花を うえる')
  await post(page).click()
  await expect(page.getByText('自分の付箋 1枚')).toBeVisible()
})

test('I7: what is read stays where it is while notes and rows arrive', async ({ page }) => {
  await openToWrite(page)
  await others(page, ...Array.from({ length: 20 }, (_, at) => `付箋 その${at + 1}`))
  await page.locator('summary').click()
  const card = page.getByText('付箋 その9', { exact: true })
  await card.evaluate((element) => element.scrollIntoView({ block: 'center' }))
  await expect.poll(() => page.evaluate(() => window.scrollY)).toBeGreaterThan(0)
  // The page learns what is in sight with the next frame.
  await page.evaluate(
    () =>
      new Promise((seen) =>
        requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(seen))),
      ),
  )
  const before = await card.boundingBox()
  await others(page, 'あたらしい ひとつめ', 'あたらしい ふたつめ', 'あたらしい みっつめ')
  await page.evaluate(() => {
    window.device.others({
      verb: 'rows.add',
      row: 'r1' as never,
      goal: 'g1' as never,
      actor: 'residents' as never,
      matrix: 'expected',
      text: '計画に ふえた 行',
      rank: 'zz',
    })
  })
  await expect(page.getByText('計画に ふえた 行')).toBeAttached()
  const waiting = page.getByRole('button', { name: '新しい付箋 3枚' })
  await expect(waiting).toBeInViewport()
  expect((await card.boundingBox())?.y).toBeCloseTo(before?.y ?? Number.NaN, 0)
  await waiting.click()
  await expect(page.getByText('あたらしい みっつめ')).toBeInViewport()
  await expect(waiting).toHaveCount(0)
})

test('UX 7: an own note is edited, moved, withdrawn and brought back by taps', async ({ page }) => {
  await openToWrite(page)
  await page.evaluate(() => {
    window.device.savesAtOnce = true
  })
  await box(page).fill('ごみ出し')
  await post(page).click()
  await page.getByRole('button', { name: '直す' }).click()
  const words = page.getByRole('textbox', { name: '付箋の言葉' })
  await expect(words).toBeFocused()
  await words.fill('朝の ごみ出し')
  await page.getByRole('button', { name: 'やめる' }).click()
  await expect(page.getByText('ごみ出し', { exact: true })).toBeVisible()
  await page.getByRole('button', { name: '直す' }).click()
  await words.fill('夜の ごみ出し')
  await page.getByRole('button', { name: 'これに直す' }).click()
  await expect(page.getByText('夜の ごみ出し')).toBeVisible()
  await page.getByRole('button', { name: '取り下げる' }).click()
  await expect(page.getByRole('button', { name: 'もとにもどす' })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('button', { name: '取り下げる' })).toBeVisible()
  await page.getByRole('button', { name: '動かす' }).click()
  await page.getByRole('radio', { name: /基本目標 2/ }).check()
  await page.getByRole('dialog').getByRole('radio', { name: 'ケアプラザ' }).check()
  await page.getByRole('button', { name: 'ここへ動かす' }).click()
  await page.getByRole('button', { name: '次の目標' }).click()
  await expect(page.getByText('夜の ごみ出し')).toBeVisible()
})
