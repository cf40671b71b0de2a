// `npm run screens`: fills a board with a believable evening and takes a picture of every surface,
// for README and docs. Writes docs/screens/*.png. Needs `npm run build`.
import { mkdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { type BrowserContextOptions, chromium, type Page } from '@playwright/test'
import type { GoalId } from '../../shared/board/ids.ts'
import type { Role } from '../../shared/board/roles.ts'
import type { View } from '../../shared/board/schema.ts'
import { chromiumPath } from '../chromium.mjs'
import { comeIn, type Guest } from '../e2e/guest.ts'
import { startServer } from '../server-process.mjs'
import { anEvening } from './evening.ts'

const FOLDER = 'docs/screens'
const MOST_BYTES = 250_000

const executablePath = chromiumPath()
if (!executablePath) {
  console.log('screens: no pictures: no Chromium here')
  process.exit(1)
}

const PHONE: BrowserContextOptions = {
  viewport: { width: 390, height: 844 },
  deviceScaleFactor: 2,
  isMobile: true,
  hasTouch: true,
}
const LAPTOP: BrowserContextOptions = { viewport: { width: 1366, height: 860 } }
const PROJECTOR: BrowserContextOptions = { viewport: { width: 1920, height: 1080 } }

mkdirSync(FOLDER, { recursive: true })
const server = await startServer({ env: { YORIAI_PUBLIC_URL: 'http://192.168.1.5:8787' } })
const browser = await chromium.launch({
  executablePath,
  args: ['--no-sandbox', '--disable-gpu', '--force-color-profile=srgb'],
  // For the browser's own controls, such as a date's.
  env: { ...process.env, LANGUAGE: 'ja', LANG: 'ja_JP.UTF-8' } as Record<string, string>,
})
const guests: Guest[] = []
try {
  const board = await server.createBoard({ tables: 6, heldOn: '2026-11-20' })
  const guest = async (role: Role, table?: number) => {
    const one = await comeIn(server.origin, board.links[role] ?? '', table)
    guests.push(one)
    return one
  }
  await anEvening(guest)
  const leader = await guest('facilitator')
  // Somebody sits at every table.
  for (const table of [1, 1, 2, 2, 2, 3, 3, 4, 5, 5, 6, 6, 6]) await guest('participant', table)

  const open = async (role: Role, options: BrowserContextOptions) => {
    const context = await browser.newContext({
      ...options,
      locale: 'ja-JP',
      timezoneId: 'Asia/Tokyo',
      reducedMotion: 'reduce',
    })
    const page = await context.newPage()
    await page.goto(server.origin + board.links[role])
    await page.getByRole('button', { name: '参加する' }).click()
    await page.waitForURL(/\/b\//)
    return page
  }
  const show = (view: View, goal: string | null) =>
    leader.do({ verb: 'board.focus', goal: goal as GoalId | null, view })

  const phone = await open('participant', PHONE)
  const words = phone.getByRole('textbox', { name: 'どんなこと' })
  await phone.getByRole('button', { name: 'わかりました' }).click()
  await words.fill('買い物の 行き帰りに ひと声')
  await phone.getByRole('button', { name: 'はる', exact: true }).click()
  await phone.getByText('はりました').first().waitFor()
  await words.fill('雪の日は となりの 家の前も はく')
  await words.blur()
  await take(phone, 'participant')
  await phone.getByRole('radio', { name: 'ケアプラザ' }).check({ force: true })
  await phone.locator('summary', { hasText: 'いまの計画' }).click()
  await phone.getByText('夜の相談日を開く。').waitFor()
  await words.blur()
  await phone.evaluate(() => window.scrollTo(0, 0))
  await take(phone, 'participant-plan')

  const staff = await open('staff', LAPTOP)
  await staff.getByText('すべて保存ずみ').waitFor()
  await staff
    .getByText('計画期間中に取り組むこと【目標】')
    .evaluate((one) => one.scrollIntoView({ block: 'start' }))
  await staff.mouse.move(0, 0)
  await take(staff, 'staff')
  await staff.evaluate(() => window.scrollTo(0, 0))
  const note = staff.locator('.note-on-table').filter({ hasText: '回覧板' })
  await note.locator('.note-words').click()
  await staff.getByRole('button', { name: '計画の行にする' }).waitFor()
  await staff.mouse.move(0, 0)
  await take(staff, 'staff-note')

  await show('notes', 'g1')
  const lead = await open('facilitator', { ...LAPTOP, viewport: { width: 1366, height: 1000 } })
  await lead.getByText('つながっています').waitFor()
  await lead.mouse.move(0, 0)
  await take(lead, 'lead')

  await show('join', null)
  const screen = await open('screen', PROJECTOR)
  await screen.getByText('スマートフォンで さんか できます').waitFor()
  await take(screen, 'screen-join')
  await show('notes', 'g1')
  await screen.locator('.screen-note').filter({ visible: true }).first().waitFor()
  await take(screen, 'screen-notes')
  await show('plan', 'g1')
  await screen.getByRole('table').filter({ visible: true }).first().waitFor()
  // The second page is the one with the years; the corner's buttons go by themselves.
  await screen.keyboard.press('PageDown')
  await screen.locator('.screen-corner[data-awake="false"]').waitFor({ state: 'attached' })
  await take(screen, 'screen-plan')
  await show('agreed', null)
  await screen.getByRole('heading', { name: '今日 合意した取組' }).waitFor()
  await take(screen, 'screen-agreed')

  const organiser = await (await browser.newContext({ ...LAPTOP, locale: 'ja-JP' })).newPage()
  await organiser.goto(`${server.origin}/#admin=${server.adminKey}`)
  await organiser.getByRole('heading', { name: 'これまでの ワークショップ' }).waitFor()
  await take(organiser, 'admin')
} finally {
  for (const guest of guests) guest.leave()
  await browser.close()
  await server.stop()
}

async function take(page: Page, name: string) {
  const path = join(FOLDER, `${name}.png`)
  await page.evaluate(() => document.fonts.ready)
  await page.screenshot({ path, animations: 'disabled', caret: 'hide' })
  const { size } = statSync(path)
  console.log(`${String(size).padStart(8)}  ${path}`)
  if (size > MOST_BYTES) {
    console.log(`${path} is above ${MOST_BYTES} bytes`)
    process.exitCode = 1
  }
}
