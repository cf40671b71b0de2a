/** What goes wrong on such an evening: the power, a phone asleep, a note that must not be there. */
import { expect } from '@playwright/test'
import { boardOf } from '../board-of.ts'
import { rowOf, wordsOf, write as writeRow } from '../desk.ts'
import { box, othersNote, ownNote, postButton } from '../hall.ts'
import { card, dialog, type Evening } from './evening.ts'
import { arrived, everythingIsAt, put, WORDS } from './writing.ts'

const AWAY = 'つながっていません（書いたものは残っています）'
const DARK = {
  withoutDatabase: '停電のとき 懐中電灯を もって となりへ',
  inLine: '大学生と いっしょに スマホの教室',
  keys: '公園で 朝の体そうを つづける',
} as const

/** From here on this phone hears nothing, and believes that it does. */
export async function fallAsleep({ phones, lines }: Evening) {
  await box(phones.asleep).fill('書きかけの言葉')
  lines.sleepy.goDead()
}

/** The server is killed, as by a power switch; everybody goes on; it comes back on the same data. */
export async function powerCut(evening: Evening) {
  const { phones, ward, scribe, wall, lead, album, ledger } = evening
  await evening.server.kill()
  for (const phone of [phones.slow, phones.withoutDatabase, phones.inLine, phones.keys])
    await expect(phone.getByText('つながっていません', { exact: true })).toBeVisible()
  await expect(ward.getByText(AWAY)).toBeVisible()
  for (const who of ['withoutDatabase', 'inLine', 'keys'] as const) {
    await put(evening, who, DARK[who])
    await expect(ownNote(phones[who], DARK[who]).getByText(AWAY)).toBeVisible()
  }
  await scribe.getByRole('textbox', { name: '付箋の言葉' }).fill('ろうそくの よる')
  await scribe.keyboard.press('Enter')
  ledger.wrote('scribe', 'ろうそくの よる')
  await writeRow(rowOf(ward, 'g1-p3'))
  await ward.keyboard.press('Control+Home')
  await ward.keyboard.insertText('電気のない夜も、')
  await lead.evaluate(() => scrollTo(0, 0))
  await expect(lead.getByText('つながっていません', { exact: true })).toBeVisible()
  await album.step('power-cut', evening.surfaces(phones.keys))

  await evening.powerBack()
  for (const who of ['withoutDatabase', 'inLine', 'keys'] as const)
    await arrived(phones[who], DARK[who])
  await ward.keyboard.press('Escape')
  await expect(ward.getByText('すべて保存ずみ')).toBeVisible({ timeout: 25_000 })
  const { asleep: _, ...awake } = evening.all
  for (const page of Object.values(awake)) await everythingIsAt(evening, page)
  await expect(wordsOf(rowOf(ward, 'g1-p3'))).toContainText('電気のない夜も、地域で行う')
  await expect(wall.getByText(/つながったら/)).toHaveCount(0)
  await album.step('power-back', evening.surfaces(phones.keys))
}

/** Ten minutes later its owner looks at it: within three seconds all is there, and what she wrote. */
export async function wakeUp(evening: Evening) {
  const { asleep } = evening.phones
  expect((await boardOf(asleep)).notes.map(({ text }) => text)).not.toContain(DARK.keys)
  await asleep.clock.fastForward('10:00')
  await asleep.evaluate(() => document.dispatchEvent(new Event('visibilitychange')))
  await expect(othersNote(asleep, DARK.keys)).toBeVisible({ timeout: 3_000 })
  await expect(box(asleep)).toHaveValue('書きかけの言葉')
  await expect(ownNote(asleep, WORDS.asleep)).toHaveCount(1)
  await everythingIsAt(evening, asleep)
  await evening.album.step('awake', { phone: asleep })
  await put(evening, 'asleep', '両どなりに 声をかける日を きめる')
  await arrived(asleep, '両どなりに 声をかける日を きめる')
}

/** 書きこみを止める keeps what is in the box. */
export async function stopWriting(evening: Evening) {
  const { lead, phones, scribe, wall } = evening
  const lock = lead.getByRole('switch', { name: '書きこみを止める' })
  await box(phones.slow).fill('花だんの 水やり当番')
  await lock.click()
  await expect(phones.slow.getByText('いまは書きこみを止めています').first()).toBeVisible()
  await expect(postButton(phones.slow)).toHaveCount(0)
  await expect(scribe.getByText('いまは書きこみを止めています').first()).toBeVisible()
  await expect(wall.getByText('書きこみは止まっています').first()).toBeVisible()
  await evening.album.step('locked', evening.surfaces())
  await lock.click()
  await put(evening, 'slow', '花だんの 水やり当番')
  await arrived(phones.slow, '花だんの 水やり当番')
}

const PERSONAL = '田中さんは 糖尿病なので 見てあげて'
const REASON = '名前や病気など個人のこと'

/** Asked back, put up all the same, and put away: gone from everywhere within a second. */
export async function putAway(evening: Evening) {
  const { lead, phones, ledger, album, all } = evening
  await box(phones.inLine).fill(PERSONAL)
  await postButton(phones.inLine).click()
  await expect(phones.inLine.getByText('個人のことかもしれません')).toBeVisible()
  await album.step('asked-back', { phone: phones.inLine })
  await phones.inLine.getByRole('button', { name: 'このままはる' }).click()
  await arrived(phones.inLine, PERSONAL)
  await expect(othersNote(phones.keys, PERSONAL)).toBeVisible()

  const away = card(lead, '付箋をしまう')
  await away.getByLabel('言葉で探す').fill('糖尿病')
  await away.getByRole('button', { name: /^しまう：/ }).click()
  await dialog(lead).getByRole('radio', { name: REASON }).check({ force: true })
  await album.step('put-away', { lead })
  await dialog(lead).getByRole('button', { name: 'しまう', exact: true }).click()
  await expect(dialog(lead)).toHaveCount(0)
  ledger.putAway(PERSONAL)
  for (const [who, page] of Object.entries(all))
    await expect
      .poll(async () => JSON.stringify((await boardOf(page)).notes).includes('糖尿病'), {
        message: who,
        timeout: who === 'slow' ? 10_000 : 1_000,
        intervals: [50],
      })
      .toBe(false)
  await expect(phones.inLine.getByRole('heading', { name: 'しまわれた付箋' })).toBeVisible()
  await expect(phones.inLine.getByText(PERSONAL)).toBeVisible()
  for (const page of Object.values({ ...all, lead: phones.keys }))
    expect(await page.locator('body').innerText()).not.toContain(REASON)
  await phones.inLine
    .getByRole('heading', { name: 'しまわれた付箋' })
    .evaluate((one) => one.scrollIntoView({ block: 'center' }))
  await album.step('gone', { phone: phones.inLine, screen: evening.wall })
  await away.getByLabel('言葉で探す').fill('')
  await phones.inLine.getByRole('button', { name: 'わかりました' }).click()
}
