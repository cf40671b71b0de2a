import { expect, type Page } from '@playwright/test'
import { inAHall, test } from './hall.ts'
import { look } from './look.ts'

inAHall()

const REFUSED = /the server responded with a status of 4\d\d/

/** Somebody's device opens the link that she was given. */
async function opens(page: Page, origin: string, link: string) {
  await page.goto(origin + link.slice(link.indexOf('/k/')))
  await page.getByRole('button', { name: '参加する' }).click()
}

test('a table’s scribe: her link, who comes second, and the change to another one', async ({
  hall,
}) => {
  hall.expectComplaints(REFUSED)
  const lead = await hall.open('facilitator')
  const dialog = lead.getByRole('dialog')
  await lead.getByRole('button', { name: 'リンクとQR：書記' }).click()
  await dialog.getByLabel('どの班の書記に渡しますか').selectOption('2班')
  const field = dialog.getByLabel('リンク', { exact: true })
  await expect(field).toHaveValue(/t=2&b=/)
  await expect(dialog.getByRole('button', { name: '書記を交代する' })).toHaveCount(0)
  const link = await field.inputValue()

  const first = await hall.page({ device: 'laptop' })
  await opens(first, hall.origin, link)
  await expect(first).toHaveURL(/\/scribe/)
  await expect(first.locator('body')).toContainText('2班')

  const second = await hall.page({ device: 'laptop' })
  await opens(second, hall.origin, link)
  await expect(second.getByRole('alert').filter({ hasText: 'もう書記の人がいます' })).toHaveCount(1)
  await look(second, 'a table that has its scribe')

  await dialog.getByLabel('どの班の書記に渡しますか').selectOption('1班')
  await expect(field).toHaveValue(/t=1&b=/)
  await dialog.getByLabel('どの班の書記に渡しますか').selectOption('2班')
  await expect(dialog).toContainText('2班には、もう書記の人がいます')
  await look(lead, 'the link for a table’s scribe')
  await dialog.getByRole('button', { name: '書記を交代する' }).click()
  await expect(dialog).toContainText('2班の書記を交代しますか')
  await look(lead, 'changing a table’s scribe')
  await dialog.getByRole('button', { name: '交代する', exact: true }).click()
  await expect(lead.getByRole('status')).toContainText('2班に、次の書記の人が入れます')

  await second.getByRole('button', { name: '参加する' }).click()
  await expect(second).toHaveURL(/\/scribe/)
  await expect(second.locator('body')).toContainText('2班')
})
