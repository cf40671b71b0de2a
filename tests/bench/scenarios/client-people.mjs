// What somebody does at a screen, until the time is over: as fast as people are at their fastest.
import { setTimeout as wait } from 'node:timers/promises'

const KEY_MS = 90
const LOOK_MS = 400
const WORDS = 'asa no mimamori wo minna de suru '

const type = (page, length) => page.keyboard.type(WORDS.slice(0, length), { delay: KEY_MS })

/** A resident: writes, puts up, looks at what came, changes 誰が and the goal. */
async function participant(page, over) {
  const button = (name) => page.getByRole('button', { name, exact: true })
  const box = page.getByRole('textbox', { name: 'どんなこと' })
  for (let round = 0; !over(); round++) {
    await box.tap()
    await type(page, 24)
    await button('はる').tap()
    await wait(LOOK_MS)
    if (round % 3 === 1) {
      await page
        .getByRole('button', { name: /^新しい付箋/ })
        .first()
        .tap({ timeout: 500 })
        .catch(() => {})
      await page.mouse.wheel(0, 1_500)
      await wait(LOOK_MS)
    }
    if (round % 3 === 2) {
      const next = button('次の目標')
      await ((await next.isVisible()) ? next : button('前の目標')).tap()
      await wait(LOOK_MS)
    }
    await page
      .locator('label:has(input[type=radio])')
      .nth(round % 5)
      .tap()
    await wait(LOOK_MS)
  }
}

/** An officer: writes into a row, paints its years, moves a note by taps and by mouse. */
async function staff(page, over) {
  const row = page.locator('table[data-matrix=planned] tr[data-row]').first()
  const words = row.locator('.row-words .row-text')
  for (let round = 0; !over(); round++) {
    await words.click()
    await type(page, 20)
    await row.getByRole('button', { name: '完了' }).click()
    await wait(LOOK_MS)
    await paint(page, row, round)
    await choose(page, round)
    await page.getByRole('button', { name: '動かす' }).click()
    await page
      .locator('.move-place:not([aria-disabled=true])')
      .nth(round % 9)
      .click()
    await wait(LOOK_MS)
    if (round % 2 === 1) {
      await page.locator('.nav-goal').nth(1).click()
      await wait(LOOK_MS)
      await page.locator('.nav-goal').nth(0).click()
      await wait(LOOK_MS)
    }
  }
}

async function paint(page, row, round) {
  const cells = row.locator('[data-year]')
  const [from, to] = [await cells.nth(round % 3).boundingBox(), await cells.nth(5).boundingBox()]
  await page.mouse.move(from.x + from.width / 2, from.y + from.height / 2)
  await page.mouse.down()
  await page.mouse.move(to.x + to.width / 2, to.y + to.height / 2, { steps: 8 })
  await page.mouse.up()
  await wait(LOOK_MS)
  await cells.nth(2).focus()
  for (const key of ['1', 'ArrowRight', '2', 'ArrowRight', '3', 'Delete']) {
    await page.keyboard.press(key)
    await wait(KEY_MS)
  }
}

async function choose(page, round) {
  await page
    .locator('.note-on-table .note-words')
    .nth(3 + (round % 5))
    .click()
  await wait(LOOK_MS)
}

/** How each comes in by the role's link and is ready. */
export async function comeIn(page, origin, link, role) {
  await page.goto(new URL(link, origin).href)
  await page.getByRole('button', { name: '参加する' }).click()
  if (role === 'participant') await page.getByRole('button', { name: 'わかりました' }).tap()
  await page
    .locator(role === 'participant' ? '[data-cell=others] li' : '.note-on-table')
    .first()
    .waitFor()
}

export const people = { participant, staff }
