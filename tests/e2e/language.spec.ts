/** やさしい日本語, chosen on a phone: kept, changed at once, gone with what is erased. */
import { expect, type Page } from '@playwright/test'
import { inAHall, test } from './hall.ts'
import { expectFits, expectNoViolations, expectTargets } from './look.ts'

inAHall()

const SMALL = { width: 360, height: 640 }
const EASY = 'やさしい日本語'
const USUAL = 'ふつう'

const choice = (page: Page, name: string) => page.getByRole('radio', { name, exact: true })
const language = (page: Page) => page.locator('html').getAttribute('lang')
const seen = async (page: Page, where: string) => {
  await expectNoViolations(page, where)
  await expectFits(page, where)
  await expectTargets(page, 48, where)
}

test('chosen where one comes in it stays on the device: reloaded, posted with, changed back, erased', async ({
  hall,
}) => {
  const phone = await hall.page()
  await phone.setViewportSize(SMALL)
  await phone.goto(`${hall.origin}${hall.board.links.participant}?t=3`)
  const act = phone.getByRole('button', { name: '参加する' })
  await expect(act).toBeInViewport({ ratio: 1 })
  await expect(choice(phone, USUAL)).toBeChecked()
  // Who needs it sees it without scrolling.
  await expect(choice(phone, EASY)).toBeInViewport({ ratio: 1 })
  expect(await language(phone)).toBe('ja')

  await choice(phone, EASY).click()
  await expect(phone.getByText('名前や メールアドレスは いりません。')).toBeVisible()
  expect(await language(phone)).toBe('ja-simple')
  await expect(act).toBeInViewport({ ratio: 1 })
  await expect(phone.locator('rt', { hasText: 'ふせん' }).first()).toBeVisible()
  await seen(phone, 'coming in')

  await phone.reload()
  await expect(choice(phone, EASY)).toBeChecked()
  expect(await language(phone)).toBe('ja-simple')
  await act.click()
  await phone.getByRole('button', { name: 'わかりました' }).click()
  const box = phone.getByRole('textbox', { name: 'どんなこと' })
  await box.fill('花をうえる')
  await seen(phone, 'writing')
  await phone.getByRole('button', { name: 'はる', exact: true }).click()
  await expect(phone.getByText('はりました').first()).toBeVisible()
  await expect(phone.getByRole('heading', { name: /^じぶんの ?付箋 ?1まい$/ })).toBeVisible()
  await seen(phone, 'posted')
  await phone.getByRole('button', { name: 'なおす' }).click()
  await expect(phone.getByRole('dialog', { name: /^付箋 ?を なおす$/ })).toBeVisible()
  await seen(phone, 'mending')
  await phone.getByRole('button', { name: 'やめる' }).click()

  await phone.getByRole('button', { name: /^席と この ?端末 ?のこと$/ }).click()
  await expect(choice(phone, EASY)).toBeChecked()
  await seen(phone, 'the device')
  await choice(phone, USUAL).click()
  await expect(phone.getByRole('heading', { name: '自分の付箋 1枚' })).toBeVisible()
  expect(await language(phone)).toBe('ja')
  await choice(phone, EASY).click()
  await phone.getByRole('button', { name: /^この ?端末 ?から けす$/ }).click()
  await seen(phone, 'erasing')
  await phone.getByRole('dialog').getByRole('button', { name: 'けす', exact: true }).click()
  await phone.waitForURL((url) => url.pathname === '/')
  await expect(phone.getByRole('heading', { name: '番号を入れてください' })).toBeVisible()
  await expect(choice(phone, USUAL)).toBeChecked()
  expect(await language(phone)).toBe('ja')
})

test('changed while somebody writes it takes neither words nor caret, and closes nothing', async ({
  hall,
}) => {
  const phone = await hall.open('participant', { viewport: SMALL })
  const box = phone.getByRole('textbox', { name: 'どんなこと' })
  await box.fill('花をうえる日をきめる')
  await box.evaluate((field: HTMLTextAreaElement) => {
    field.dataset.same = 'yes'
    field.setSelectionRange(3, 5)
  })
  await phone.getByRole('button', { name: '席とこの端末のこと' }).click()
  await choice(phone, EASY).click()
  await expect(phone.getByRole('button', { name: /^席と この ?端末 ?のこと$/ })).toBeVisible()
  await expect(choice(phone, EASY)).toBeFocused()
  await expect(box).toHaveValue('花をうえる日をきめる')
  expect(
    await box.evaluate((field: HTMLTextAreaElement) => [
      field.dataset.same,
      field.selectionStart,
      field.selectionEnd,
    ]),
  ).toEqual(['yes', 3, 5])
})

test('a language that cannot be fetched is said, and the page is drawn in the usual one', async ({
  hall,
}) => {
  hall.expectComplaints(/ERR_FAILED/)
  const phone = await hall.page()
  await phone.route(/\/assets\/spoken-/, (route) => route.abort())
  await phone.goto(`${hall.origin}/`)
  await choice(phone, EASY).click()
  await expect(phone.getByText('つながっていません').first()).toBeVisible()
  await expect(choice(phone, USUAL)).toBeChecked()

  await phone.unroute(/\/assets\/spoken-/)
  await phone.reload()
  await choice(phone, EASY).click()
  await expect(phone.getByRole('button', { name: 'はいる', exact: true })).toBeVisible()
  await phone.route(/\/assets\/spoken-/, (route) => route.abort())
  await phone.reload()
  await expect(phone.getByRole('button', { name: '入る', exact: true })).toBeVisible()
  expect(await language(phone)).toBe('ja')

  // What another version of the program kept is nothing to this one.
  await phone.evaluate(() => localStorage.setItem('yoriai-language', 'tlh'))
  await phone.reload()
  await expect(choice(phone, USUAL)).toBeChecked()
})

test('what the ward works with keeps its own words on a device that chose other ones', async ({
  hall,
}) => {
  const phone = await hall.page()
  await phone.goto(`${hall.origin}${hall.board.links.scribe}?t=2`)
  await choice(phone, EASY).click()
  await phone.getByRole('button', { name: '参加する' }).click()
  await expect(phone.getByRole('button', { name: '席とこの端末のこと' })).toBeVisible()
  await expect(phone.locator('[lang=ja]').first()).toBeAttached()
  await phone.getByRole('button', { name: '席とこの端末のこと' }).click()
  await expect(phone.getByRole('button', { name: 'この端末から消す' })).toBeVisible()
  await expect(choice(phone, EASY)).toHaveCount(0)
})
