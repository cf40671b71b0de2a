import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type BrowserContext, chromium, expect, type Page } from '@playwright/test'
import { HALL } from '../../playwright.config.ts'
import { box, inAHall, post, readRules, test } from './hall.ts'
import { expectNoViolations } from './look.ts'

inAHall()

/** Words that stand nowhere else, as a note, as a draft, and as another's note. */
const WORDS = {
  note: 'ゆうやけ印の付箋',
  draft: 'あさやけ印の書きかけ',
  other: 'ほしぞら印の人の声',
}

/** The files of a browser's profile in which any of the words stand, in UTF-8 or UTF-16. */
function filesWith(folder: string, words: readonly string[]): string[] {
  const found: string[] = []
  for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    const file = join(folder, name)
    if (!statSync(file).isFile()) continue
    const bytes = readFileSync(file)
    for (const word of words)
      for (const encoding of ['utf8', 'utf16le'] as const)
        if (bytes.includes(Buffer.from(word, encoding))) found.push(`${name}: ${word}`)
  }
  return found
}

async function erase(page: Page) {
  const opener = page.getByRole('button', { name: '席とこの端末のこと' })
  if (await opener.isVisible()) await opener.click()
  await page.getByRole('button', { name: 'この端末から消す' }).click()
  await page.getByRole('dialog').getByRole('button', { name: '消す', exact: true }).click()
  await page.waitForURL((url) => url.pathname === '/')
}

const leftIn = (page: Page) =>
  page.evaluate(async () => ({
    local: Object.keys(localStorage).filter((key) => key !== 'yoriai-erased'),
    tab: Object.keys(sessionStorage),
    databases: (await indexedDB.databases()).map(({ name }) => name),
  }))
const NOTHING = { local: [], tab: [], databases: [] }

/**
 * A browser's own databases only ever append: what was removed stays in their files until the browser
 * tidies up, out of reach of any page. Where it takes orders (https, or this machine itself) it
 * removes the larger one at once.
 */
const OUT_OF_REACH = {
  '127.0.0.1': /^Default.Local Storage.leveldb/,
  [HALL]: /^Default.(?:Local Storage.leveldb|IndexedDB)/,
}

for (const [host, outOfReach] of Object.entries(OUT_OF_REACH))
  test(`a lent device holds no word of the workshop after it was erased, on ${host}`, async ({
    hall,
  }, testInfo) => {
    const folder = mkdtempSync(join(tmpdir(), 'yoriai-profile-'))
    const { launchOptions } = testInfo.project.use
    const open = (): Promise<BrowserContext> =>
      chromium.launchPersistentContext(folder, { ...launchOptions, locale: 'ja-JP' })
    const origin = hall.origin.replace('127.0.0.1', host)
    try {
      let browser = await open()
      const phone = await browser.newPage()
      await phone.goto(origin + hall.board.links.participant)
      await phone.getByRole('button', { name: '参加する' }).click()
      await readRules(phone)
      await post(phone, WORDS.note)
      const guest = await hall.guest('participant')
      const [goal] = guest.device.state.board.goals
      const [actor] = guest.device.state.board.actors
      if (!goal || !actor) throw new Error('an empty board')
      await guest.post(WORDS.other, goal.id, actor.id)
      await expect(phone.getByText(WORDS.other)).toBeVisible()
      await box(phone).fill(WORDS.draft)
      await expect
        .poll(() => phone.evaluate(() => JSON.stringify(localStorage)))
        .toContain('あさやけ')
      // A profile is written when the browser closes, and some of it before.
      await browser.close()
      expect(filesWith(folder, Object.values(WORDS)).length).toBeGreaterThan(0)

      browser = await open()
      const again = await browser.newPage()
      await again.goto(`${origin}/b/${hall.board.id}/participant`)
      await expect(box(again)).toHaveValue(WORDS.draft)
      const second = await browser.newPage()
      await second.goto(`${origin}/b/${hall.board.id}/participant`)
      await expect(second.getByText(WORDS.other)).toBeVisible()
      await erase(again)
      await second.waitForURL((url) => url.pathname === '/')
      expect(await leftIn(again)).toEqual(NOTHING)
      expect(await leftIn(second)).toEqual(NOTHING)
      expect(await browser.cookies()).toEqual([])
      await again.goBack().catch(() => undefined)
      await second.goBack().catch(() => undefined)
      for (const page of [again, second])
        await expect(page.locator('body')).not.toContainText('印の')
      await browser.close()
      const found = filesWith(folder, Object.values(WORDS))
      expect(found.filter((file) => !outOfReach.test(file))).toEqual([])
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
  })

test('one board is erased, and what the same browser holds of another stays', async ({ hall }) => {
  const phone = await hall.open('participant')
  const context = phone.context()
  const board = await hall.server.createBoard({ tables: 2 })
  const other = await hall.page({ context })
  await other.goto(hall.origin + board.links.participant)
  await other.getByRole('button', { name: '参加する' }).click()
  await readRules(other)
  await box(other).fill(WORDS.draft)
  await box(phone).fill('けすことば')
  await phone.getByRole('button', { name: '席とこの端末のこと' }).click()
  await phone.getByRole('button', { name: 'この端末から消す' }).click()
  await expectNoViolations(phone, 'erasing one of two')
  await phone.getByRole('button', { name: 'このワークショップだけ消す' }).click()
  await phone.waitForURL((url) => url.pathname === '/')
  const { local, databases } = await leftIn(phone)
  expect(local.filter((key) => key.includes(hall.board.id))).toEqual([])
  expect(databases.filter((name) => name?.includes(hall.board.id))).toEqual([])
  expect((await context.cookies()).map(({ name }) => name)).toEqual([
    `yoriai_${board.id}_participant`,
  ])
  await other.reload()
  await expect(box(other)).toHaveValue(WORDS.draft)
})

test('every surface has it, and the organiser’s and the first page', async ({ hall }) => {
  // A tab that is still open when its seat goes asks once more.
  hall.expectComplaints(/401/)
  const lead = await hall.open('facilitator')
  const context = lead.context()
  for (const role of ['staff', 'scribe', 'screen'] as const) {
    const page = await hall.page({ context, device: 'laptop' })
    await page.goto(hall.origin + hall.board.links[role])
    await page.getByRole('button', { name: '参加する' }).click()
    await expect(page).toHaveURL(/\/b\//)
  }
  const first = await hall.page({ context, device: 'laptop' })
  for (const path of ['/', '/?boards']) {
    await first.goto(hall.origin + path)
    await expect(first.getByRole('button', { name: 'この端末から消す' })).toBeVisible()
  }
  const wall = context.pages().find((page) => page.url().endsWith('/screen'))
  if (!wall) throw new Error('no wall')
  await wall.mouse.move(200, 200)
  await wall.getByRole('button', { name: 'この端末から消す' }).click()
  await expectNoViolations(wall, 'erasing on the wall')
  await wall.getByRole('dialog').getByRole('button', { name: '消す', exact: true }).click()
  for (const page of context.pages()) await page.waitForURL((url) => url.pathname === '/')
  expect(await leftIn(wall)).toEqual(NOTHING)
  expect(await context.cookies()).toEqual([])
  await expect(first.getByRole('button', { name: 'この端末から消す' })).toHaveCount(0)
})
