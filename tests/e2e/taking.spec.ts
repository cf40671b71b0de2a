import { readFileSync } from 'node:fs'
import { expect, type Page } from '@playwright/test'
import { readXlsx, recordsOf } from '../server/export/read-xlsx.ts'
import { inAHall, post, test } from './hall.ts'
import { expectNoViolations } from './look.ts'

inAHall()

const openTaking = (page: Page) => page.getByRole('button', { name: '出力', exact: true }).click()
const dialog = (page: Page) => page.getByRole('dialog', { name: '出力する' })
const excel = (page: Page) => dialog(page).getByRole('button', { name: 'Excel（エクセル）' })

test('staff take plan.xlsx home while residents are still writing; the note is in it', async ({
  hall,
}) => {
  const phone = await hall.open('participant')
  await post(phone, '=夜道を 明るく')
  const staff = await hall.open('staff')
  await openTaking(staff)
  await expectNoViolations(staff, '出力')
  const coming = staff.waitForEvent('download')
  await excel(staff).click()
  const download = await coming
  expect(download.suggestedFilename()).toMatch(/_\d{4}-\d\d-\d\d\.xlsx$/)
  await expect(dialog(staff).getByText('をダウンロードしました')).toBeVisible()
  const slips = readXlsx(readFileSync(await download.path())).get('付箋')
  if (!slips) throw new Error('no 付箋')
  expect(recordsOf(slips).map((record) => record.付箋の言葉)).toEqual(['=夜道を 明るく'])
  await expectNoViolations(staff, '出力')
})

test('longer than a second: it says so; not at all: it says what now, and works again', async ({
  hall,
}) => {
  hall.expectComplaints(/ERR_FAILED|503/)
  const lead = await hall.open('facilitator')
  await openTaking(lead)
  let letGo = () => {}
  const held = new Promise<void>((resolve) => {
    letGo = resolve
  })
  await lead.route('**/export/plan.xlsx*', async (route) => {
    await held
    await route.continue()
  })
  const coming = lead.waitForEvent('download')
  await excel(lead).click()
  await expect(dialog(lead).getByRole('progressbar')).toBeVisible()
  await expect(lead.getByRole('status').filter({ hasText: '作っています' })).toHaveCount(1)
  await expectNoViolations(lead, '出力')
  letGo()
  await coming
  await expect(dialog(lead).getByRole('progressbar')).toHaveCount(0)

  await lead.route('**/export/plan.xlsx*', (route) => route.abort())
  await excel(lead).click()
  await expect(dialog(lead).getByRole('alert')).toContainText('もう一度押してください')
  await expectNoViolations(lead, '出力')
  await lead.unrouteAll()
  const again = lead.waitForEvent('download')
  await excel(lead).click()
  await again
  await expect(dialog(lead).getByRole('alert')).toBeEmpty()
})

test('after the end of the evening, too; CSV and JSON; the facilitator’s pages to print', async ({
  hall,
}) => {
  const lead = await hall.open('facilitator')
  await hall.server.call(`/api/boards/${hall.board.id}/close`)
  await openTaking(lead)
  for (const [name, ending] of [
    ['CSV', /\.csv$/],
    ['JSON', /\.json$/],
  ] as const) {
    const coming = lead.waitForEvent('download')
    await dialog(lead).getByRole('button', { name, exact: true }).click()
    expect((await coming).suggestedFilename()).toMatch(ending)
    await expect(dialog(lead).getByRole('button', { name, exact: true })).toHaveAttribute(
      'aria-disabled',
      'false',
    )
  }
  const links = dialog(lead).getByRole('link')
  await expect(links).toHaveCount(6)
  expect(await links.first().getAttribute('href')).toBe(
    `/b/${hall.board.id}/print/plan?as=facilitator`,
  )
})

test('scribes have no 出力', async ({ hall }) => {
  const scribe = await hall.open('scribe')
  await expect(scribe.getByRole('heading').first()).toBeVisible()
  await expect(scribe.getByRole('button', { name: '出力', exact: true })).toHaveCount(0)
})
