import { expect } from '@playwright/test'
import { box, inAHall, ownNote, post, test } from './hall.ts'

inAHall()

const tooOld = 'このブラウザは古いため、よりあいボードをひらけません'

test('a browser that is too old is told so, with what to do, whatever is missing in it', async ({
  hall,
}) => {
  hall.expectComplaints(/./)
  const missing = [
    () => Reflect.deleteProperty(Array.prototype, 'at'),
    () => Reflect.deleteProperty(window, 'HTMLDialogElement'),
    () => Reflect.deleteProperty(window, 'CSSLayerBlockRule'),
  ]
  for (const lose of missing) {
    const phone = await hall.page({ prepare: (page) => page.addInitScript(lose) })
    await phone.goto(hall.origin + hall.board.links.participant)
    await expect(phone.getByRole('heading', { name: tooOld })).toBeVisible()
    await expect(phone.getByText(/班の書記の人にお伝えください/)).toBeVisible()
  }
})

test('a file that a browser cannot read is no white page', async ({ hall }) => {
  hall.expectComplaints(/./)
  const phone = await hall.page({
    prepare: (page) =>
      page.route('**/assets/*.js', (route) =>
        route.fulfill({ contentType: 'text/javascript', body: 'const a = /(?<*a)/' }),
      ),
  })
  await phone.goto(hall.origin)
  await expect(phone.getByRole('heading', { name: tooOld })).toBeVisible()
})

test('a browser that is new enough sees nothing of it', async ({ hall }) => {
  const phone = await hall.open('participant')
  await expect(phone.getByText(tooOld)).toBeHidden()
})

test('a page from before the server was replaced loads itself anew; words and notes are kept', async ({
  hall,
}) => {
  hall.expectComplaints(/./)
  const phone = await hall.open('participant')
  await post(phone, '朝の あいさつ')
  await box(phone).fill('書きかけのことば')
  // The server that is there now has files of other names: those of this page are gone.
  let replaced = true
  await phone.route(`${hall.origin}/`, async (route) => {
    const answer = await route.fetch()
    const body = (await answer.text()).replaceAll('/assets/phone-', '/assets/other-')
    await route.fulfill({ response: answer, body: replaced ? body : await answer.text() })
  })
  await phone.route('**/assets/this-device-*', (route) => route.fulfill({ status: 404 }))
  const loaded = phone.waitForEvent('load')
  await phone.getByRole('button', { name: '席とこの端末のこと' }).click()
  await loaded
  replaced = false
  await phone.unroute('**/assets/this-device-*')
  await expect(box(phone)).toHaveValue('書きかけのことば')
  await expect(ownNote(phone, '朝の あいさつ')).toBeVisible()
  await phone.evaluate(() => Object.assign(window, { same: true }))
  await phone.evaluate(() => window.dispatchEvent(new Event('vite:preloadError')))
  await phone.waitForResponse(`${hall.origin}/`)
  await expect(box(phone)).toHaveValue('書きかけのことば')
  expect(await phone.evaluate(() => 'same' in window), 'the same build stays').toBe(true)
})
