import { expect } from '@playwright/test'
import { inAHall, test } from './hall.ts'

inAHall()

const TEXT = `泉区役所は、ここに書かれたことを計画づくりのためにだけ使います。\n${'お問い合わせは、区役所の係まで。'.repeat(40)}`

test('what the ward says of personal data stands folded before anybody comes in, by link and by number', async ({
  hall,
  browser,
}) => {
  const { joinCode, links } = await hall.server.createBoard({ privacy: TEXT })
  const context = await browser.newContext({ viewport: { width: 360, height: 640 } })
  const page = await context.newPage()
  const joins: string[] = []
  page.on('request', (request) => {
    if (request.url().endsWith('/api/join')) joins.push(request.url())
  })
  await page.goto(hall.server.origin + links.participant)
  const fold = page.getByText('個人情報の取扱い（読む）')
  await expect(fold).toBeVisible()
  await expect(page.getByRole('button', { name: '参加する' })).toBeInViewport()
  await expect(page.getByText('お問い合わせは')).toBeHidden()
  await page.screenshot({ path: test.info().outputPath('link.png') })
  await fold.click()
  await expect(page.getByText('お問い合わせは')).toBeVisible()

  await page.goto(hall.server.origin)
  await page.getByRole('textbox', { name: 'ワークショップの番号' }).fill(joinCode)
  await page.getByRole('button', { name: '入る' }).click()
  await expect(fold).toBeVisible()
  await expect(page.getByRole('button', { name: '参加する' })).toBeInViewport()
  await page.screenshot({ path: test.info().outputPath('number.png') })
  expect(joins).toEqual([])
  await page.getByRole('button', { name: '参加する' }).click()
  await page.waitForURL('**/participant')
  await context.close()
})

test('the organiser writes it where a workshop is made', async ({ hall, browser }) => {
  const context = await browser.newContext({ viewport: { width: 1366, height: 768 } })
  const page = await context.newPage()
  await page.goto(`${hall.server.origin}/#admin=${hall.server.adminKey}`)
  const box = page.getByRole('textbox', { name: /個人情報の取扱い/ })
  await box.fill(TEXT)
  await box.scrollIntoViewIfNeeded()
  await page.screenshot({ path: test.info().outputPath('form.png') })
  const asked = page.waitForRequest(
    (request) => request.method() === 'POST' && request.url().endsWith('/api/boards'),
  )
  await page.getByRole('button', { name: 'この内容で作る' }).click()
  expect((await asked).postDataJSON()).toMatchObject({ privacy: TEXT })
  await context.close()
})
