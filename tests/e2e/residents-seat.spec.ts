import { expect, type Page, test } from '@playwright/test'
import { expectNoViolations } from './look.ts'
import { box, open, openToWrite, others, PHONE, post, understood } from './residents-alone.ts'

test.use(PHONE)

/** The facilitator puts this seat's notes away; no device has their words any more. */
const putAway = (page: Page, stopped: boolean) =>
  page.evaluate((stop) => {
    const { device } = window
    const own = device.state.board.notes.filter(({ id }) => device.state.mine.has(id))
    for (const { id } of own) device.others({ verb: 'notes.withdraw', note: id })
    device.set({
      mine: new Set(),
      putAway: own.map(({ id, text }) => ({ note: id, text })),
      stopped: stop,
    })
  }, stopped)

/** A first smartphone within the browser's bars, and a usual one. */
for (const [width, height] of [
  [360, 640],
  [390, 844],
] as const)
  test(`UX 8: the ground rules first, then the box and はる, each at one look, at ${width} × ${height}`, async ({
    page,
  }) => {
    await page.setViewportSize({ width, height })
    await open(page)
    const rules = page.getByRole('heading', { name: '書く前に' })
    await expect(rules).toBeInViewport({ ratio: 1 })
    await expect(understood(page)).toBeInViewport({ ratio: 1 })
    await expect(box(page)).toHaveCount(0)
    await understood(page).click()
    await expect(rules).toHaveCount(0)
    await expect(page.getByRole('region', { name: 'どんなこと', exact: true })).toBeFocused()
    await expect(page.getByRole('group', { name: '誰がすることですか' })).toBeInViewport({
      ratio: 1,
    })
    await expect(box(page)).toBeInViewport({ ratio: 1 })
    await expect(post(page)).toBeInViewport({ ratio: 1 })
    await expect(box(page)).toHaveAccessibleDescription(/^人の名前や病気は書かないでください/)
    // A later visit begins at the top of the page, wherever one was.
    await page.evaluate(() => scrollTo(0, 35))
    await page.reload()
    await expect(post(page)).toBeInViewport({ ratio: 1 })
    expect(await page.evaluate(() => scrollY)).toBe(0)
  })

test('UX 24: an own note that was put away is told once, with its words, and can be posted anew', async ({
  page,
}) => {
  await openToWrite(page)
  await box(page).fill('となりの人の うわさ話を やめる')
  await post(page).click()
  await page.evaluate(() => window.device.save())
  const told = page.getByRole('alert').filter({ hasText: 'しまいました' })
  await expect(told).toHaveCount(0)
  await page.getByRole('button', { name: '直す' }).click()
  await page.getByRole('textbox', { name: '付箋の言葉' }).fill('うわさ話を へらす')
  await putAway(page, false)
  await expect(told).toHaveText(/進行の人があなたの付箋をしまいました。言葉はここに/)
  await expect(page.getByRole('heading', { name: 'しまわれた付箋' })).toBeVisible()
  // The dialog stays with the words until she closes it.
  const dialog = page.getByRole('dialog')
  await expect(dialog.getByText('この付箋は、もう貼られていません')).toBeVisible()
  await expect(dialog.getByRole('textbox')).toHaveValue('うわさ話を へらす')
  await dialog.getByRole('button', { name: 'やめる' }).click()
  await expect(dialog).toHaveCount(0)
  expect(await page.evaluate(() => document.activeElement?.tagName)).not.toBe('BODY')
  await expectNoViolations(page, 'put away')
  await page.getByRole('button', { name: '直してもう一度はる' }).click()
  await expect(box(page)).toHaveValue('うわさ話を へらす')
  await expect(page.getByRole('heading', { name: 'しまわれた付箋' })).toHaveCount(0)
  await post(page).click()
  expect(await page.evaluate(() => window.device.performed.map(({ verb }) => verb))).toEqual([
    'notes.post',
    'notes.post',
  ])
})

test('a stopped seat reads, is told whom to ask, and keeps its draft', async ({ page }) => {
  await openToWrite(page)
  await box(page).fill('花を うえる')
  await post(page).click()
  await box(page).fill('書きかけ')
  await others(page, '朝の あいさつ')
  await putAway(page, true)
  await expect(page.getByText('いまはこの席から書きこむことができません').first()).toBeVisible()
  await expect(page.getByText('進行の人に聞いてください').first()).toBeVisible()
  await expect(post(page)).toHaveCount(0)
  await expect(page.getByRole('button', { name: '直してもう一度はる' })).toHaveCount(0)
  await expect(box(page)).toHaveValue('書きかけ')
  await expect(page.getByText('朝の あいさつ')).toBeVisible()
  await expectNoViolations(page, 'stopped')
  await page.evaluate(() => window.device.set({ stopped: false }))
  await expect(post(page)).toBeVisible()
})

test('UX 11: after an own note went to another goal the focus is not lost', async ({ page }) => {
  await openToWrite(page)
  await page.evaluate(() => {
    window.device.savesAtOnce = true
  })
  for (const text of ['ごみ出し', '花を うえる']) {
    await box(page).fill(text)
    await post(page).click()
  }
  for (const [left, holder] of [
    ['自分の付箋 1枚', '自分の付箋 1枚'],
    ['自分の付箋 0枚', 'どんなこと'],
  ] as const) {
    await page.getByRole('button', { name: '動かす' }).first().focus()
    await page.keyboard.press('Enter')
    await page.getByRole('radio', { name: /基本目標 2/ }).focus()
    await page.keyboard.press('Space')
    await page.getByRole('button', { name: 'ここへ動かす' }).focus()
    await page.keyboard.press('Enter')
    await expect(page.getByRole('dialog')).toHaveCount(0)
    await expect(page.getByText(left)).toHaveCount(left === holder ? 1 : 0)
    await expect(page.getByRole('region', { name: holder, exact: true })).toBeFocused()
  }
})

test('UX 10: others’ notes are moved by taps while grouping is open, and not otherwise', async ({
  page,
}) => {
  await openToWrite(page)
  await others(page, '朝の あいさつ')
  const moves = page.getByRole('button', { name: '動かす' })
  await expect(page.getByText('朝の あいさつ')).toBeVisible()
  await expect(moves).toHaveCount(0)
  await page.evaluate(() => window.device.others({ verb: 'board.set', patch: { grouping: 'all' } }))
  await moves.click()
  const dialog = page.getByRole('dialog')
  await expectNoViolations(page, 'moving another’s note')
  await dialog.getByRole('radio', { name: 'ケアプラザ' }).check()
  await dialog.getByRole('button', { name: 'ここへ動かす' }).click()
  await expect(moves).toBeFocused()
  const actor = () => page.evaluate(() => window.device.state.board.notes[0]?.actor)
  const before = await actor()
  await moves.click()
  // Somebody else takes it to another goal while it is in hand, then closes grouping.
  await page.evaluate(() => {
    const { device } = window
    const note = device.state.board.notes[0]?.id as never
    device.others({
      verb: 'notes.move',
      note,
      goal: 'g2' as never,
      actor: 'residents' as never,
      rank: 'a0',
    })
  })
  await expect(page.getByText('朝の あいさつ')).toHaveCount(0)
  await expect(page.getByRole('region', { name: 'みんなの付箋 0枚' })).toBeFocused()
  expect(await actor()).not.toBe(before)
  await others(page, '回覧板')
  await expect(moves).toHaveCount(1)
  await page.evaluate(() => window.device.others({ verb: 'board.set', patch: { grouping: 'own' } }))
  await expect(moves).toHaveCount(0)
})

test('a lent device forgets all of this board, after saying so', async ({ page }) => {
  let answers = 503
  await page.route('**/api/leave', (route) =>
    route.fulfill({ status: answers, ...(answers === 204 ? {} : { json: {} }) }),
  )
  await openToWrite(page)
  await box(page).fill('書きかけ')
  await page.getByRole('button', { name: '席とこの端末のこと' }).click()
  await expect(page.getByText('この端末は2班の席です')).toBeVisible()
  await page.evaluate(() => localStorage.setItem('yoriai/other/participant/goal', 'g1'))
  await page.getByRole('button', { name: 'この端末から消す' }).click()
  await expect(page.getByRole('button', { name: 'やめる' })).toBeFocused()
  await expectNoViolations(page, 'forgetting')
  const button = page.getByRole('button', { name: 'このワークショップだけ消す' })
  await button.click()
  await expect(page.getByText('消せませんでした')).toBeVisible()
  const kept = () =>
    page.evaluate(() =>
      Object.keys(localStorage)
        .filter((key) => !key.startsWith('yoriai-tabs/'))
        .sort(),
    )
  expect((await kept()).some((key) => key.startsWith('yoriai/izumi/'))).toBe(true)
  answers = 204
  await button.click()
  await expect(page.getByRole('heading', { name: '番号を入れてください' })).toBeVisible()
  expect(await kept()).toEqual(['yoriai-erased', 'yoriai/other/participant/goal'])
})

test('a link of return says what it does, and why it may not work', async ({ page }) => {
  await page.route('**/api/join', (route) =>
    route.fulfill({ status: 404, json: { error: { code: 'unknown-link', message: '' } } }),
  )
  await open(page, '/r/abcdef')
  await expectNoViolations(page, 'return')
  await page.getByRole('button', { name: '前の席にもどる' }).click()
  await expect(page.getByText('一度だけ、出してから10分まで')).toBeVisible()
  await page.route('**/api/join', (route) =>
    route.fulfill({ status: 403, json: { error: { code: 'reception-closed', message: '' } } }),
  )
  await open(page, '/k/abcdef')
  await page.getByRole('button', { name: '参加する' }).click()
  await expect(page.getByText('いまは受付を終了しています')).toBeVisible()
})

test('code that cannot be fetched breaks nothing: it is said, and the next tap tries again', async ({
  page,
}) => {
  let away = true
  for (const part of ['edit-note', 'plan-rows', 'this-device', 'returned-words'])
    await page.route(new RegExp(`${part}[^/]*\\.[jt]sx?`), (route) =>
      away ? route.abort() : route.continue(),
    )
  await openToWrite(page)
  await page.evaluate(() => {
    window.device.savesAtOnce = true
  })
  await box(page).fill('ごみ出し')
  await post(page).click()
  await box(page).fill('花を うえる')
  const edit = page.getByRole('button', { name: '直す' })
  await edit.click()
  await expect(
    page.getByRole('region', { name: '自分の付箋' }).getByText('つながっていません'),
  ).toBeVisible()
  await page.getByText(/^いまの計画：/).click()
  await expect(page.getByRole('group').getByText('つながっていません')).toBeVisible()
  await expect(box(page)).toHaveValue('花を うえる')
  away = false
  await edit.click()
  await expect(page.getByRole('textbox', { name: '付箋の言葉' })).toBeFocused()
  await page.getByRole('button', { name: 'やめる' }).click()
  await page.evaluate(() => dispatchEvent(new Event('online')))
  await expect(page.getByRole('group').getByText('具体的な取組')).toBeVisible()
  await expect(box(page)).toHaveValue('花を うえる')
})
