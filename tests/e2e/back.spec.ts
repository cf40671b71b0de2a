import { expect, type Page } from '@playwright/test'
import { box, inAHall, ownNote, post, readRules, test } from './hall.ts'

inAHall()

const stayed = (page: Page) => page.getByText('ワークショップの画面にとどまりました').first()

/** As a hand does it: something was touched before. */
async function back(page: Page) {
  await page.goBack()
}

test('Back on a phone closes what lies on top, goes to the goal before, and stays on the board', async ({
  hall,
}) => {
  const phone = await hall.open('participant')
  const board = phone.url()
  await post(phone, '朝の あいさつ')
  await ownNote(phone, '朝の あいさつ')
    .getByRole('button', { name: /動かす/ })
    .click()
  await expect(phone.getByRole('dialog')).toBeVisible()
  await back(phone)
  await expect(phone.getByRole('dialog')).toHaveCount(0)
  await box(phone).fill('書きかけのことば')
  const goal = phone.getByRole('heading', { level: 1 })
  const first = await goal.innerText()
  await phone.getByRole('button', { name: /次の/ }).click()
  await expect(goal).not.toHaveText(first)
  await back(phone)
  await expect(goal).toHaveText(first)
  await expect(box(phone)).toHaveValue('書きかけのことば')
  for (let times = 0; times < 3; times++) {
    await back(phone)
    await expect(stayed(phone)).toBeVisible()
    expect(phone.url()).toBe(board)
    await expect(box(phone)).toHaveValue('書きかけのことば')
  }
})

test('Back stays on the board also after it was loaded anew, and when one came by the number', async ({
  hall,
}) => {
  const phone = await hall.page()
  await phone.goto(hall.origin)
  await phone.getByRole('textbox', { name: 'ワークショップの番号' }).fill(hall.board.joinCode)
  await phone.getByRole('button', { name: '入る' }).click()
  await readRules(phone)
  await phone.reload()
  await expect(box(phone)).toBeVisible()
  await back(phone)
  await expect(stayed(phone)).toBeVisible()
  await expect(phone).toHaveURL(/\/participant$/)
})

test('Back in 記録 goes through its views, the address with it; in 書記 and 進行 it stays', async ({
  hall,
}) => {
  const staff = await hall.open('staff')
  const goals = staff.getByRole('navigation')
  const links = goals.getByRole('button', { name: /^基本目標/ })
  await links.nth(1).click()
  await expect(staff).toHaveURL(/#g2$/)
  await links.nth(2).click()
  await expect(staff).toHaveURL(/#g3$/)
  await back(staff)
  await expect(staff).toHaveURL(/#g2$/)
  await staff.getByRole('button', { name: '出力' }).click()
  await expect(staff.getByRole('dialog')).toBeVisible()
  await back(staff)
  await expect(staff.getByRole('dialog')).toHaveCount(0)
  await expect(staff).toHaveURL(/#g2$/)
  await back(staff)
  await expect(staff).not.toHaveURL(/#g[23]$/)
  await back(staff)
  await expect(stayed(staff)).toBeVisible()
  for (const role of ['scribe', 'facilitator'] as const) {
    const page = await hall.open(role)
    const board = page.url()
    await back(page)
    await expect(stayed(page)).toBeVisible()
    expect(page.url()).toBe(board)
  }
})

test('the projector’s buttons go after a click by mouse, and stay for the keyboard', async ({
  hall,
}) => {
  const wall = await hall.open('screen')
  const corner = wall
    .getByRole('region', { name: 'この画面の そうさ' })
    .or(wall.locator('.screen-corner'))
    .first()
  const shown = () => corner.evaluate((element) => getComputedStyle(element).opacity)
  await wall.mouse.move(600, 400)
  await wall.getByRole('button', { name: /い画面にする/ }).click()
  await expect.poll(shown).toBe('1')
  await expect.poll(shown, { timeout: 10_000 }).toBe('0')
  expect(await wall.evaluate(() => document.activeElement?.tagName)).toBe('BODY')
  await wall.keyboard.press('Tab')
  await expect.poll(shown).toBe('1')
  await wall.keyboard.press('Enter')
  await expect(corner.locator(':focus')).toHaveCount(1)
})
