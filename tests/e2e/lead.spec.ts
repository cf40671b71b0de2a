/** What a facilitator does in the course of an evening, seen from the phones and the hall's screen. */
import { expect, type Page } from '@playwright/test'
import { grouped } from '../../shared/way-in.ts'
import { anEvening } from '../screens/evening.ts'
import { inAHall, othersNote, ownNote, post, test } from './hall.ts'
import { expectLetters, expectNoViolations, expectTargets, look } from './look.ts'

inAHall()
test.describe.configure({ timeout: 180_000 })

const REFUSED = /the server responded with a status of 4\d\d/
const dialog = (page: Page) => page.getByRole('dialog')
const card = (page: Page, name: string | RegExp) => page.getByRole('region', { name })

test('the timer runs by the server’s clock: an hour wrong on the laptop, the same on the wall', async ({
  hall,
}) => {
  const lead = await hall.open('facilitator', {
    prepare: (page) => page.clock.install({ time: Date.now() + 3_600_000 }),
  })
  const screen = await hall.open('screen')
  const timer = card(lead, 'タイマー')
  await timer.getByLabel('何分').fill('２０')
  await timer.getByRole('button', { name: '始める' }).click()
  await expect(screen.getByRole('timer')).toHaveText(/^残り (20:00|19:5\d)/)
  await expect(timer.getByRole('timer')).toHaveText(/^残り (20:00|19:5\d)/)
  await timer.getByRole('button', { name: '＋5分' }).click()
  await expect(screen.getByRole('timer')).toHaveText(/^残り 2[45]:/)
  await timer.getByRole('button', { name: '止める' }).click()
  await expect(screen.getByRole('timer')).toContainText('止めています')
  await look(lead, 'a stopped timer')
  await look(screen, 'a stopped timer on the wall')
  await timer.getByRole('button', { name: '続ける' }).click()
  await expect(screen.getByRole('timer')).not.toContainText('止めています')
  await timer.getByLabel('何分').fill('6')
  await timer.getByRole('button', { name: 'この時間で始め直す' }).click()
  await expect(lead.getByRole('status')).toHaveText(/^6分のタイマーを始めました/)
  await lead.clock.fastForward(90_000)
  await expect(lead.getByRole('status')).toHaveText(/^あと5分です/)
  await timer.getByRole('button', { name: '消す' }).click()
  await expect(screen.getByRole('timer')).toHaveCount(0)
})

test('UX 22: 5 minutes, 1 minute, the end are called out to the second facilitator and to the hall, in words and sound', async ({
  hall,
}) => {
  const [first, second, screen] = await Promise.all([
    hall.guest('facilitator'),
    hall.open('facilitator', { prepare: countTones }),
    hall.open('screen', { prepare: countTones }),
  ])
  await second.getByRole('switch', { name: /知らせる音/ }).click()
  await screen.mouse.move(300, 300)
  await screen.getByRole('button', { name: '知らせる音を出す' }).click()
  const tones = (page: Page) => page.evaluate(() => Number(document.body.dataset.tones))
  // Turned on, it says how it will sound.
  for (const page of [second, screen]) await expect.poll(() => tones(page)).toBe(1)
  let sounded = 1
  for (const [leftMs, words, more] of [
    [5 * 60_000, 'あと5分です', 1],
    [60_000, 'あと1分です', 2],
    [0, '時間です。書きかけの言葉はそのままです', 3],
  ] as const) {
    const endsAt = first.device.now() + leftMs + 1_500
    await first.do({ verb: 'board.set', patch: { timer: { endsAt } } })
    sounded += more
    await expect(second.getByRole('status').filter({ hasText: words })).toBeAttached()
    await expect(screen.locator('.screen-call')).toHaveText(words)
    for (const page of [second, screen]) await expect.poll(() => tones(page)).toBe(sounded)
  }
  await expect(screen.getByRole('timer')).toHaveText('時間です')
  await expectNoViolations(screen, 'the end called out')
  await first.do({ verb: 'board.set', patch: { timer: null } })
  await expect(screen.locator('.screen-call')).toHaveCount(0)
})

/** Counts what sounds: a tone is one wave and its octave. */
const countTones = (page: Page) =>
  page.addInitScript(() => {
    let waves = 0
    const { start } = OscillatorNode.prototype
    OscillatorNode.prototype.start = function (...when) {
      waves++
      document.body.dataset.tones = String(waves / 2)
      start.apply(this, when)
    }
  })

test('a note is put away with its reason and comes back; so does a whole seat', async ({
  hall,
}) => {
  hall.expectComplaints(REFUSED)
  const phone = await hall.open('participant')
  await post(phone, 'だれかの わるぐち')
  await post(phone, '朝の あいさつ')
  const other = await hall.open('participant')
  await expect(othersNote(other, 'わるぐち')).toBeVisible()
  const lead = await hall.open('facilitator')
  const away = card(lead, '付箋をしまう')
  await away.getByLabel('言葉で探す').fill('ワルグチ はなみ')
  await expect(away.getByText('その言葉の付箋はありません')).toBeVisible()
  await away.getByLabel('言葉で探す').fill('ワルグチ')
  await away.getByRole('button', { name: /^しまう：/ }).click()
  await look(lead, 'putting a note away')
  await expectTargets(lead, 44, 'putting a note away')
  await dialog(lead)
    .getByRole('radio', { name: /個人のこと/ })
    .check({ force: true })
  await dialog(lead).getByRole('button', { name: 'しまう', exact: true }).click()
  await expect(dialog(lead)).toHaveCount(0)
  await expect(othersNote(other, 'わるぐち')).toHaveCount(0)
  await expect(othersNote(other, 'あいさつ')).toBeVisible()
  await expect(away.getByRole('heading')).toBeFocused()
  await away.getByText('しまった付箋 1枚').click()
  await expect(away.getByText(/理由：名前や病気など個人のこと/)).toBeVisible()
  await look(lead, 'what was put away')
  await away.getByRole('button', { name: /^もどす：/ }).click()
  await expect(othersNote(other, 'わるぐち')).toBeVisible()

  await away
    .getByRole('button', { name: /^しまう：/ })
    .first()
    .click()
  await dialog(lead)
    .getByRole('button', { name: /全部しまって止める/ })
    .click()
  await expect(dialog(lead).getByText(/誰なのかは/)).toBeVisible()
  await look(lead, 'stopping a seat?')
  await dialog(lead).getByRole('button', { name: '全部しまって止める' }).click()
  await expect(othersNote(other, 'あいさつ')).toHaveCount(0)
  await away.getByText('しまった付箋 2枚').click()
  await away.getByRole('button', { name: '席も付箋ももとにもどす' }).first().click()
  await dialog(lead).getByRole('button', { name: 'もとにもどす' }).click()
  await expect(othersNote(other, 'あいさつ')).toBeVisible()
  await post(phone, 'また 書けます')
  await expect(ownNote(phone, 'また 書けます')).toBeVisible()
})

test('reception, tables, a phone that proves the way, a seat given back, the Wi-Fi', async ({
  hall,
}) => {
  hall.expectComplaints(REFUSED)
  const lead = await hall.open('facilitator')
  const connection = lead.getByText('つながっています', { exact: true })
  await lead.evaluate(() => window.scrollTo(0, document.body.scrollHeight))
  await expect(connection, 'however far down one is').toBeInViewport()
  const reception = card(lead, '受付')
  await reception.getByLabel('班の数').fill('４')
  await reception.getByRole('button', { name: 'この数にする' }).click()
  await expect(card(lead, /^班のようす/).getByRole('heading', { name: /^\d+班/ })).toHaveCount(4)

  await lead.getByRole('button', { name: 'つながるか確かめる' }).click()
  await expect(dialog(lead).getByRole('status')).toHaveText('まだつながった端末はありません')
  await look(lead, 'nobody came yet')
  const phone = await hall.open('participant')
  await expect(dialog(lead).getByRole('status')).toHaveText(/^つながりました/)
  await look(lead, 'a phone came')
  await expectTargets(lead, 44, 'a phone came')
  await dialog(lead).getByRole('button', { name: '閉じる' }).click()

  await post(phone, '電池が きれる まえの 付箋')
  await phone.context().close()
  const second = await hall.open('facilitator')
  await expect(card(second, '受付').getByText(/^番号やQRで/)).toBeVisible()
  await reception.getByRole('switch', { name: /新しい人を迎える/ }).click()
  await expect(reception.getByText(/^新しい人は入れません/)).toBeVisible()
  await expect(card(second, '受付').getByText(/^新しい人は入れません/)).toBeVisible({
    timeout: 5_000,
  })
  await second.context().close()
  await reception.getByRole('button', { name: '別の端末で席にもどす' }).click()
  await look(lead, 'whose seat')
  await expectTargets(lead, 44, 'whose seat')
  await dialog(lead)
    .getByRole('button', { name: /^もどるQRを出す/ })
    .first()
    .click()
  const link = await dialog(lead).getByLabel('リンク').inputValue()
  await look(lead, 'a seat’s way back')
  await dialog(lead).getByRole('button', { name: '閉じる' }).click()
  const secret = link.slice(link.lastIndexOf('/') + 1)
  const back = await hall.server.call('/api/join', { body: { key: secret } })
  expect(back.role).toBe('participant')
  await expect(hall.server.call('/api/join', { body: { key: secret } })).rejects.toThrow('404')
  await expect(
    hall.server.call('/api/join', { body: { code: hall.board.joinCode } }),
  ).rejects.toThrow('reception-closed')

  const wifi = card(lead, '会場のWi-Fi')
  await wifi.getByRole('button', { name: 'Wi-Fiを入れる' }).click()
  await dialog(lead).getByRole('button', { name: 'これにする' }).click()
  await expect(dialog(lead).getByText('Wi-Fiの名前を入れてください')).toBeVisible()
  await look(lead, 'a Wi-Fi without a name')
  await dialog(lead).getByLabel('Wi-Fiの名前（SSID）').fill('かいじょう')
  await dialog(lead)
    .getByLabel(/^パスワード/)
    .fill('himitsu-1234')
  await dialog(lead).getByRole('button', { name: 'これにする' }).click()
  await expect(wifi.getByText('「かいじょう」を紙に載せます。')).toBeVisible()
  const place = await hall.server.call(`/api/boards/${hall.board.id}/place`, { method: 'GET' })
  expect(place.wifi.password).toBe('himitsu-1234')
})

test('the end: thanks on the wall; the organiser closes, opens and deletes', async ({ hall }) => {
  hall.expectComplaints(REFUSED)
  await anEvening((role, table) => hall.guest(role, table))
  const lead = await hall.open('facilitator')
  const screen = await hall.open('screen')
  await lead.getByRole('button', { name: '終わりの挨拶' }).click()
  await expect(screen.getByRole('heading', { name: 'おつかれさまでした' })).toBeVisible()
  await expect(screen.getByText('続きはいつでも書けます')).toBeVisible()
  await look(screen, 'thanks')
  await expectLetters(screen, 24, '.screen')

  const organiser = await hall.page({ device: 'laptop' })
  await organiser.goto(`${hall.origin}/#admin=${hall.server.adminKey}`)
  const line = organiser.getByRole('listitem').filter({ hasText: grouped(hall.board.joinCode) })
  await line.getByRole('button', { name: /^終える：/ }).click()
  await dialog(organiser).getByRole('button', { name: '終える', exact: true }).click()
  await expect(line.getByText('終わりました')).toBeVisible()
  await expect(
    screen.getByText('みなさんの付箋は、今日入った端末でこのあとも読めます'),
  ).toBeVisible()
  await line.getByRole('button', { name: /^また開く：/ }).click()
  await expect(line.getByText('終わりました')).toHaveCount(0)
  await line.getByRole('button', { name: /^消す：/ }).click()
  const forGood = dialog(organiser).getByRole('button', { name: 'すべて消す' })
  await forGood.click({ force: true })
  await expect(dialog(organiser).getByText(/^題名が同じになると/)).toBeVisible()
  await look(organiser, 'deleting?')
  await expectTargets(organiser, 44, 'deleting?')
  await dialog(organiser).getByRole('textbox').fill('泉区地域福祉保健計画ワークショップ')
  await forGood.click()
  await expect(line).toHaveCount(0)
})

test('the answer to a stopped seat is lost: pressed again it is said once more by the same id, and counts what went', async ({
  hall,
}) => {
  hall.expectComplaints(/Failed to load resource/)
  const phone = await hall.open('participant')
  await post(phone, 'だれかの わるぐち')
  const lead = await hall.open('facilitator')
  const said: string[] = []
  await lead.route('**/commands*', async (route) => {
    said.push(route.request().postDataJSON().id)
    if (said.length > 1) return route.continue()
    // It is done; only nobody hears of it.
    await route.fetch()
    await route.abort()
  })
  const away = card(lead, '付箋をしまう')
  await away.getByRole('button', { name: /^しまう：/ }).click()
  await dialog(lead)
    .getByRole('button', { name: /全部しまって止める/ })
    .click()
  await dialog(lead).getByRole('button', { name: '全部しまって止める' }).click()
  await expect(dialog(lead).getByRole('alert')).toContainText('サーバーに届きませんでした')
  await dialog(lead).getByRole('button', { name: '全部しまって止める' }).click()
  await expect(dialog(lead)).toHaveCount(0)
  expect(new Set(said).size).toBe(1)
  await expect(lead.getByText('席を止めて、付箋 1枚をしまいました').first()).toBeAttached()
})
