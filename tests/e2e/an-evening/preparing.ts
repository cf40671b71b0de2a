/** Before the hall fills: the board, a phone that proves the way, paper, and everybody's coming in. */
import { expect, type Locator, type Page } from '@playwright/test'
import { grouped } from '../../../shared/way-in.ts'
import { seeded } from '../../server/seeded.ts'
import { rules } from '../hall.ts'
import { layLine } from '../line.ts'
import { AILMENTS, PROJECTOR } from './devices.ts'
import { card, comeIn, dialog, type Evening } from './evening.ts'
import { at, layBadLine } from './lan.ts'

export const TITLE = '和泉中央地区 よりあい'

/** The organiser makes the board and leads it from the same laptop, whose clock is an hour fast. */
export async function prepare(evening: Evening) {
  const { devices, album, origin, server } = evening
  const lead = await devices.laptop(AILMENTS.anHourFast)
  evening.lead = lead
  await lead.goto(`${origin}/#admin=${server.adminKey}`)
  await expect(lead.getByRole('heading', { name: '新しいワークショップを作る' })).toBeVisible()
  await lead.getByRole('textbox', { name: '題名' }).fill(TITLE)
  await lead.getByLabel('班の数').fill('３')
  await album.step('make', { organiser: lead })
  await lead.getByRole('button', { name: 'この内容で作る' }).click()
  await lead.getByRole('button', { name: '進行を始める', exact: true }).click()
  await expect(lead.getByRole('heading', { name: '前の画面' })).toBeVisible()
  evening.id = /\/b\/([^/]+)\//.exec(lead.url())?.[1] ?? ''

  for (const [role, name] of [
    ['participant', '参加（スマートフォン）'],
    ['scribe', '書記'],
    ['staff', '記録（職員）'],
    ['facilitator', '進行'],
  ] as const) {
    await lead.getByRole('button', { name: `リンクとQR：${name}` }).click()
    evening.links[role] = await dialog(lead).getByLabel('リンク').inputValue()
    expect(new URL(evening.links[role]).origin).toBe(origin)
    await lead.keyboard.press('Escape')
  }
  const door = await card(lead, '参加の入口').innerText()
  evening.code = /\d{3}\s\d{3}/.exec(door)?.[0].replace(/\D/g, '') ?? ''

  await lead.getByRole('button', { name: 'Wi-Fiを入れる' }).click()
  await dialog(lead).getByLabel('Wi-Fiの名前（SSID）').fill('yoriai')
  await dialog(lead)
    .getByLabel(/^パスワード/)
    .fill('hanami-2026')
  await dialog(lead).getByRole('button', { name: 'これにする' }).click()
  await expect(lead.getByText('「yoriai」を紙に載せます。')).toBeVisible()
  await papers(evening)
  const opening = lead.context().waitForEvent('page')
  await lead.getByRole('link', { name: '投影の画面を開く' }).click()
  evening.wall = await opening
  await evening.wall.setViewportSize(PROJECTOR)
  await expect(evening.wall.getByText('スマートフォンで参加できます')).toBeVisible()
}

async function papers({ lead, id, origin, code, album }: Evening) {
  const paper = await lead.context().newPage()
  for (const [name, words] of [
    ['sheets', 'インターネットに接続できません'],
    ['code-cards', grouped(code)],
    ['poster', grouped(code)],
  ] as const) {
    await paper.goto(`${origin}/b/${id}/print/${name}?as=facilitator`)
    await expect(paper.locator('.print-paper').first()).toContainText(words)
    if (name === 'sheets') await album.step('paper', { sheets: paper })
  }
  await paper.close()
}

/** The first phone comes while つながるか確かめる is open; the others by QR, by link and by code. */
export async function receive(evening: Evening) {
  const { devices, lead, links, port, album } = evening
  const [sleepy, bad] = [await layLine(port), await layBadLine(port, seeded(20261120))]
  evening.lines = { sleepy, bad }
  const qr = (table: number, origin = evening.origin) =>
    `${origin}${new URL(links.participant).pathname}?t=${table}`

  await lead.getByRole('button', { name: 'つながるか確かめる' }).click()
  await expect(dialog(lead).getByText('まだつながった端末はありません')).toBeVisible()
  const asleep = await devices.phone(AILMENTS.asleep)
  await asleep.goto(qr(1, at(Number(new URL(sleepy.origin).port))))
  await album.step('join', { phone: asleep, lead, screen: evening.wall })
  await comeIn(asleep, asleep.url())
  await expect(dialog(lead).getByText(/^つながりました/)).toBeVisible()
  await album.step('check', { phone: asleep, lead })
  await dialog(lead).getByRole('button', { name: '閉じる' }).click()

  const [slow, withoutDatabase, inLine, large, keys] = await Promise.all([
    devices.phone(),
    devices.phone(AILMENTS.withoutDatabase),
    devices.phone(AILMENTS.inLine),
    devices.phone(AILMENTS.large),
    devices.phone(),
  ])
  await Promise.all([
    comeIn(slow, qr(1, bad.origin)),
    comeIn(withoutDatabase, qr(2)),
    comeIn(inLine, `${qr(2)}&openExternalBrowser=1`),
    comeIn(large, qr(3)),
    byKeys(keys, evening),
  ])
  evening.phones = { asleep, slow, withoutDatabase, inLine, large, keys }
  expect(await large.evaluate(() => getComputedStyle(document.documentElement).fontSize)).toBe(
    '32px',
  )
  await expect(inLine.getByText(/この画面を閉じると/)).toBeVisible()

  evening.scribe = await devices.laptop()
  evening.ward = await devices.laptop()
  await comeIn(evening.scribe, `${links.scribe}?t=3`)
  await comeIn(evening.ward, links.staff)
  await evening.ward.getByRole('button', { name: 'どこの職員ですか' }).click()
  await dialog(evening.ward).getByRole('radio', { name: '区役所' }).check({ force: true })
  await dialog(evening.ward).getByRole('button', { name: 'これにする' }).click()
  await expect(evening.ward.getByRole('button', { name: '区役所の席' })).toBeVisible()
}

/** By the code on the card, without touching the screen. */
async function byKeys(phone: Page, { origin, code }: Evening) {
  await phone.goto(origin)
  await tabTo(phone, phone.getByRole('textbox', { name: 'ワークショップの番号' }))
  await phone.keyboard.type(code)
  await phone.keyboard.press('Enter')
  await expect(rules(phone)).toBeVisible()
}

/** Tab until it has the focus. */
export async function tabTo(page: Page, to: Locator) {
  for (let times = 0; times < 60; times++) {
    if (await to.evaluate((it) => it === document.activeElement)) return
    await page.keyboard.press('Tab')
  }
  throw new Error(`Tab does not lead to ${to}`)
}
