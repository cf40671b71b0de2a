import { expect, type Page } from '@playwright/test'
import { allSaved, rowOf, textOf, wordsOf, write } from './desk.ts'
import { box, inAHall, othersNote, ownNote, post, postButton, saved, test } from './hall.ts'
import { layLine } from './line.ts'

inAHall()

const AWAY = 'つながっていません（書いたものは残っています）'
/** What a browser says of a server that is not there. */
const NOT_THERE = /ERR_CONNECTION|WebSocket connection to/
const LINE_APP =
  'Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148 Safari/604.1 Line/14.10.0'

const live = (phone: Page) => phone.getByText('つながっています', { exact: true })
const gone = (phone: Page) => phone.getByText('つながっていません', { exact: true })

test('I1, UX 7: the server’s power is cut; what is written stays, says so, and arrives when it is back', async ({
  hall,
}) => {
  hall.expectComplaints(NOT_THERE)
  const [phone, other, staff] = [
    await hall.open('participant'),
    await hall.open('participant'),
    await hall.open('staff'),
  ]
  await post(phone, '朝の あいさつ')
  await expect(othersNote(other, '朝の あいさつ')).toBeVisible()
  await expect(allSaved(staff)).toBeVisible()
  await hall.powerCut()
  await expect(gone(phone)).toBeVisible()
  await expect(staff.getByText(AWAY)).toBeVisible()

  await box(phone).fill('花を うえる')
  await postButton(phone).click()
  await expect(box(phone)).toHaveValue('')
  await expect(ownNote(phone, '花を うえる').getByText(AWAY)).toBeVisible()
  await expect(ownNote(phone, '朝の あいさつ').getByText('はりました')).toBeVisible()
  await box(phone).fill('書きかけの言葉')
  await write(rowOf(staff, 'g1-p3'))
  await staff.keyboard.press('Control+Home')
  await staff.keyboard.insertText('電気のない夜も、')

  await hall.powerBack()
  await expect(ownNote(phone, '花を うえる').getByText('はりました')).toBeVisible({
    timeout: 20_000,
  })
  await expect(saved(phone)).toBeAttached()
  await expect(live(phone)).toBeVisible()
  await expect(box(phone)).toHaveValue('書きかけの言葉')
  await expect(othersNote(other, '花を うえる')).toBeVisible({ timeout: 20_000 })
  await expect(othersNote(other, '朝の あいさつ')).toHaveCount(1)
  await expect(textOf(rowOf(staff, 'g1-p3'))).toBeFocused()
  await expect(staff.getByText('すべて保存ずみ')).toBeVisible({ timeout: 20_000 })
  const next = await hall.open('staff')
  await expect(wordsOf(rowOf(next, 'g1-p3'))).toContainText('電気のない夜も、地域で行う')
})

test('UX 2, 6: closed while the server was gone; opened again later, the same seat sends its words', async ({
  hall,
}) => {
  hall.expectComplaints(NOT_THERE)
  const phone = await hall.open('participant')
  await post(phone, '朝の あいさつ')
  const here = phone.url()
  await hall.powerCut()
  await expect(gone(phone)).toBeVisible()
  await box(phone).fill('花を うえる')
  await postButton(phone).click()
  await expect(ownNote(phone, '花を うえる').getByText(AWAY)).toBeVisible()
  await box(phone).fill('書きかけの言葉')
  const context = phone.context()
  await phone.close()
  await hall.powerBack()

  const again = await hall.page({ context })
  await again.goto(here)
  await expect(ownNote(again, '花を うえる').getByText('はりました')).toBeVisible()
  await expect(ownNote(again, '朝の あいさつ').getByText('はりました')).toBeVisible()
  await expect(box(again)).toHaveValue('書きかけの言葉')
  const neighbour = await hall.open('participant')
  await expect(othersNote(neighbour, '花を うえる')).toHaveCount(1)
  await expect(othersNote(neighbour, '朝の あいさつ')).toHaveCount(1)
})

test('UX 6, 7: the sockets are blocked; a reload keeps what waits, and it goes out when they pass', async ({
  hall,
}) => {
  hall.expectComplaints(NOT_THERE)
  const line = await layLine(hall.server.port)
  const phone = await hall.open('participant', { origin: line.origin })
  await post(phone, '朝の あいさつ')
  line.cut()
  await expect(gone(phone)).toBeVisible()
  await box(phone).fill('花を うえる')
  await postButton(phone).click()
  await expect(ownNote(phone, '花を うえる').getByText(AWAY)).toBeVisible()
  await phone.reload()
  await expect(ownNote(phone, '花を うえる').getByText(AWAY)).toBeVisible()
  await expect(ownNote(phone, '朝の あいさつ').getByText('はりました')).toBeVisible()
  const neighbour = await hall.open('participant')
  await expect(othersNote(neighbour, '朝の あいさつ')).toBeVisible()
  await expect(othersNote(neighbour, '花を うえる')).toHaveCount(0)
  line.heal()
  await expect(othersNote(neighbour, '花を うえる')).toBeVisible({ timeout: 20_000 })
  await expect(ownNote(phone, '花を うえる').getByText('はりました')).toBeVisible()
  line.close()
})

test('UX 30: ten minutes asleep on a dead line: right within 3 s of waking', async ({ hall }) => {
  hall.expectComplaints(NOT_THERE)
  const line = await layLine(hall.server.port)
  const phone = await hall.open('participant', {
    origin: line.origin,
    prepare: (page) => page.clock.install(),
  })
  await post(phone, '朝の あいさつ')
  await expect(live(phone)).toBeVisible()
  line.goDead()
  const guest = await hall.guest('participant')
  await guest.post('花を うえる', 'g1', 'residents')
  await guest.post('水を やる', 'g1', 'residents')
  // Nobody told it: it still believes its line.
  await expect(live(phone)).toBeVisible()
  await expect(othersNote(phone, '花を うえる')).toHaveCount(0)
  await phone.clock.fastForward('10:00')
  await phone.evaluate(() => document.dispatchEvent(new Event('visibilitychange')))
  await expect(othersNote(phone, '花を うえる')).toBeVisible({ timeout: 3_000 })
  await expect(live(phone)).toBeVisible({ timeout: 3_000 })
  await expect(ownNote(phone, '朝の あいさつ').getByText('はりました')).toBeVisible()
  await post(phone, 'おはようございます')
  line.close()
})

test('typing through a line that breaks again and again loses no letter', async ({ hall }) => {
  hall.expectComplaints(NOT_THERE)
  const line = await layLine(hall.server.port)
  const staff = await hall.open('staff', { origin: line.origin })
  const colleague = await hall.guest('staff')
  const field = await write(rowOf(staff, 'g1-p3'))
  await staff.keyboard.press('Control+End')
  const words = 'ふたりで あるいて、となりの まちまで いく。'
  for (const [at, letter] of [...words].entries()) {
    if (at % 5 === 2) line.cut()
    if (at % 5 === 4) line.heal()
    await staff.keyboard.insertText(letter)
  }
  line.heal()
  await expect(staff.getByText('すべて保存ずみ')).toBeVisible({ timeout: 20_000 })
  await expect(field).toHaveValue(`地域で行うあいさつ運動を支援する。${words}`)
  await expect
    .poll(() => colleague.device.state.board.rows.find(({ id }) => id === 'g1-p3')?.text)
    .toBe(`地域で行うあいさつ運動を支援する。${words}`)
  line.close()
})

for (const [how, breakIt] of [
  [
    'throws',
    () => {
      IDBFactory.prototype.open = () => {
        throw new DOMException('off', 'SecurityError')
      }
    },
  ],
  [
    'never answers',
    () => {
      IDBFactory.prototype.open = () => new EventTarget() as IDBOpenDBRequest
    },
  ],
] as const)
  test(`UX 6: IndexedDB ${how}: writing, posting and a reload while away go on`, async ({
    hall,
  }) => {
    hall.expectComplaints(NOT_THERE)
    const line = await layLine(hall.server.port)
    const phone = await hall.open('participant', {
      origin: line.origin,
      prepare: (page) => page.addInitScript(breakIt),
    })
    await post(phone, '朝の あいさつ')
    line.cut()
    await expect(gone(phone)).toBeVisible()
    await box(phone).fill('花を うえる')
    await postButton(phone).click()
    await expect(ownNote(phone, '花を うえる').getByText(AWAY)).toBeVisible()
    await box(phone).fill('書きかけ')
    await phone.reload()
    await expect(box(phone)).toHaveValue('書きかけ')
    line.heal()
    await expect(ownNote(phone, '花を うえる').getByText('はりました')).toBeVisible({
      timeout: 20_000,
    })
    await expect(ownNote(phone, '朝の あいさつ')).toHaveCount(1)
    line.close()
  })

test('UX 1, 6: in LINE’s own browser without any storage one takes part, and is told what is not kept', async ({
  hall,
}) => {
  hall.expectComplaints(NOT_THERE)
  const line = await layLine(hall.server.port)
  const phone = await hall.open('participant', {
    origin: line.origin,
    userAgent: LINE_APP,
    prepare: (page) =>
      page.addInitScript(() => {
        const off = {
          get: () => {
            throw new DOMException('off', 'SecurityError')
          },
        }
        for (const name of ['localStorage', 'sessionStorage', 'indexedDB'])
          Object.defineProperty(window, name, off)
      }),
  })
  await expect(phone.getByText(/この画面を閉じると/)).toBeVisible()
  await post(phone, '朝の あいさつ')
  line.cut()
  await expect(gone(phone)).toBeVisible()
  await box(phone).fill('花を うえる')
  await postButton(phone).click()
  await expect(ownNote(phone, '花を うえる')).toBeVisible()
  line.heal()
  await expect(ownNote(phone, '花を うえる').getByText('はりました')).toBeVisible({
    timeout: 20_000,
  })
  await phone.reload()
  await expect(ownNote(phone, '花を うえる').getByText('はりました')).toBeVisible()
  line.close()
})
