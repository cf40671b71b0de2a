/** Before the evening: the organiser's page, the check of the hall, what is printed. */
import type { Page } from '@playwright/test'
import { LAPTOP, PHONE, type Stage } from './stage.ts'

const A4 = { width: 860, height: 1216 }
const A3_STANDING = { width: 1240, height: 1680 }
const A3_LYING = { width: 1640, height: 1200 }

export async function before(stage: Stage) {
  const { server, board } = stage
  const organiser = await stage.page(LAPTOP)
  await organiser.goto(`${server.origin}/#admin=${server.adminKey}`)
  await organiser.getByRole('heading', { name: 'これまでのワークショップ' }).waitFor()
  await stage.take(organiser, 'admin')
  await organiser.getByRole('textbox', { name: '題名' }).fill('和泉中央地区よりあい')
  await organiser.getByRole('button', { name: 'この内容で作る' }).click()
  await organiser.getByRole('heading', { name: /ができました/ }).waitFor()
  await organiser.getByRole('heading', { name: /ができました/ }).scrollIntoViewIfNeeded()
  await stage.take(organiser, 'admin-made')

  const lead = await stage.open('facilitator', LAPTOP)
  await lead.getByText('つながっています').waitFor()
  await lead.getByRole('button', { name: 'つながるか確かめる' }).click()
  const check = lead.getByRole('dialog')
  await check.getByText('まだつながった端末はありません').waitFor()
  const phone = await stage.open('participant', PHONE)
  await check.getByText('つながりました').waitFor()
  await stage.take(lead, 'lead-check')
  await phone.context().close()
  await check.getByRole('button', { name: '閉じる' }).click()

  await lead.getByRole('button', { name: 'Wi-Fiを入れる' }).click()
  const wifi = lead.getByRole('dialog')
  await wifi.getByLabel('Wi-Fiの名前（SSID）').fill('yoriai')
  await wifi.getByLabel(/^パスワード/).fill('hanami-2026')
  await stage.take(lead, 'lead-wifi')
  await wifi.getByRole('button', { name: 'これにする' }).click()
  await lead.getByText('「yoriai」を紙に載せます。').waitFor()

  const paper = async (sheet: string, page: Page) => {
    await page.goto(`${server.origin}/b/${board.id}/print/${sheet}?as=facilitator`)
    const first = page.locator('.print-paper').first()
    await first.waitFor()
    await stage.take(page, `paper-${sheet}`, first)
  }
  await lead.setViewportSize(A4)
  for (const sheet of ['sheets', 'code-cards', 'cards']) await paper(sheet, lead)
  await lead.setViewportSize(A3_STANDING)
  await paper('poster', lead)
  await lead.setViewportSize(A3_LYING)
  await lead.goto(`${server.origin}/b/${board.id}/print/blank?as=facilitator`)
  const blank = lead.locator('.print-page').nth(1)
  await blank.waitFor()
  await stage.take(lead, 'paper-blank', blank)
  await lead.context().close()
}

/** Each goal's tables on A3, when the evening has filled them. */
export async function printedPlan(stage: Stage) {
  const { server, board } = stage
  const page = await stage.open('staff', { viewport: A3_LYING })
  await page.goto(`${server.origin}/b/${board.id}/print/plan?as=staff`)
  const pages = page.locator('.print-page')
  await pages.first().waitFor()
  await stage.take(page, 'paper-plan', pages.first())
  const asking = pages.filter({ hasText: '※1　原文の確認' }).first()
  await stage.take(page, 'paper-plan-questions', asking)
  await page.context().close()
}
