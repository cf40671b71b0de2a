import { expect, test } from '@playwright/test'
import { expectNoViolations } from './look.ts'
import { box, open, openToWrite, others, PHONE, post, understood } from './residents-alone.ts'

test.use(PHONE)

test('UX 8: the ground rules stand before the first note; words about one person are asked about', async ({
  page,
}) => {
  await open(page)
  const rules = page.getByRole('heading', { name: '書く前に' })
  await expect(rules).toBeVisible()
  await expectNoViolations(page, 'the ground rules')
  await understood(page).click()
  await box(page).fill('田中さんは 認知症なので 見守る')
  await post(page).click()
  await expect(page.getByText('個人のことかもしれません')).toBeVisible()
  expect(await page.evaluate(() => window.device.performed.length)).toBe(0)
  await page.getByRole('button', { name: '書き直す' }).click()
  await expect(box(page)).toBeFocused()
  await post(page).click()
  const before = await post(page).boundingBox()
  await page.getByRole('button', { name: 'このままはる' }).click()
  await expect(post(page)).toBeFocused()
  await expect(box(page)).toHaveValue('')
  expect(await page.evaluate(() => window.device.performed.length)).toBe(1)
  await expect(rules).toHaveCount(0)
  expect((await post(page).boundingBox())?.y).toBeCloseTo(before?.y ?? Number.NaN, 0)
  await page.reload()
  await expect(box(page)).toBeVisible()
  await expect(rules).toHaveCount(0)
})

test('UX 25: axe finds nothing in trouble of every kind, at 320 and 390 wide, without sideways scroll', async ({
  page,
}) => {
  await openToWrite(page)
  await others(page, '朝の あいさつ', '回覧板を 手わたしに')
  await box(page).fill('ごみ出し')
  await post(page).click()
  await page.locator('summary').click()
  await expectNoViolations(page, 'sending')
  await page.getByRole('button', { name: '取り下げる' }).click()
  await page.evaluate(() => {
    const { device } = window
    device.giveBack({
      id: 'r1',
      reason: 'locked',
      text: '公園の 草かり',
      operation: {
        verb: 'notes.post',
        note: 'n1' as never,
        goal: 'g1' as never,
        actor: 'residents' as never,
        rank: 'a0',
        text: '公園の 草かり',
        heard: 'written',
        at: 1,
      },
    })
    device.away()
    device.set({ keeps: false })
    device.others({ verb: 'board.set', patch: { locked: true } })
    device.others({ verb: 'board.set', patch: { focus: { goal: 'g2' as never, view: 'notes' } } })
  })
  await expectNoViolations(page, 'trouble of every kind')
  for (const width of [320, 390, 768]) {
    await page.setViewportSize({ width, height: 800 })
    const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
    expect(over, `${width} wide`).toBeLessThanOrEqual(0)
  }
  await page.evaluate(() => window.device.connect({ state: 'ended', why: 'no-seat' }))
  await expectNoViolations(page, 'ended')
})

test('UX 25: the ways in say what to do when they fail', async ({ page }) => {
  await page.route(/\/api\/join(\/look)?$/, (route) =>
    route.fulfill({ status: 404, json: { error: { code: 'unknown-code', message: '' } } }),
  )
  await open(page, '/')
  await page.getByRole('textbox').pressSequentially('１２３４')
  await expect(page.getByRole('textbox')).toHaveValue('123 4')
  await page.getByRole('button', { name: '入る' }).click()
  await expect(page.getByRole('alert').filter({ hasText: 'いま4桁' })).toBeVisible()
  await expect(page.getByRole('textbox')).toBeFocused()
  await page.getByRole('textbox').fill('123456')
  await page.keyboard.press('Enter')
  await expect(page.getByText('この番号は見つかりません')).toBeVisible()
  await expectNoViolations(page, 'home with a problem')
  await page.route(/\/api\/join$/, (route) => route.abort())
  await open(page, '/k/abcdef')
  await page.getByRole('button', { name: '参加する' }).click()
  await expect(page.getByText('つながりませんでした')).toBeVisible()
  await expectNoViolations(page, 'link with a problem')
})
