/** The residents write: six phones with their ailments, and a scribe for five people without one. */
import { expect, type Page } from '@playwright/test'
import type { Timer } from '../../../shared/board/field-types.ts'
import { boardOf } from '../board-of.ts'
import { comeIn as comeInWithoutBrowser } from '../guest.ts'
import { box, ownNote, postButton } from '../hall.ts'
import { expectFits } from '../look.ts'
import { card, type Evening, showGoal } from './evening.ts'
import { tabTo } from './preparing.ts'

export const WORDS = {
  asleep: '回覧板を手わたしにして、顔を見る',
  slow: '雨の日の ごみ出しを となりと 代わりばんこに',
  withoutDatabase: '犬の散歩を しながら 見まもり',
  inLine: 'あいさつ当番の日に 職員も門に立ってほしい',
  large: '朝、学校の門で あいさつ当番をする',
  keys: '電球の交換を たのめる 電話番号を つくる',
} as const

/** Who each of the five sits with, how it was heard, and the words: the keys the scribe presses. */
const SPOKEN = [
  ['Alt+1', 'Alt+7', 'ごみ出しの日に 声をかけあう'],
  ['Alt+2', 'Alt+7', '保育園の庭を 土曜日に ひらく'],
  ['Alt+3', 'Alt+8', '集会所の かぎを 借りやすくする'],
  ['Alt+4', 'Alt+7', '手伝ってくれる人を 紹介してほしい'],
  ['Alt+5', 'Alt+9', '若い人が 来やすい 夜の時間に あけてほしい'],
] as const
export const WARD_WISH = '集会所の かぎを 借りやすくする'

const SAVED = { timeout: 25_000 }

export async function put(evening: Evening, who: keyof typeof WORDS, text: string) {
  const phone = evening.phones[who]
  await box(phone).fill(text)
  await postButton(phone).click()
  await expect(box(phone)).toHaveValue('')
  evening.ledger.wrote(who, text)
}

export const arrived = (phone: Page, text: string) =>
  expect(ownNote(phone, text).getByText('はりました')).toBeVisible(SAVED)

/** 書くまえに: read once on each phone, then out of the way. */
export async function rules(evening: Evening) {
  const { phones, album, lead } = evening
  await showGoal(lead, '基本目標 1', /付箋/)
  await expect(phones.large.getByRole('heading', { name: '書く前に' })).toBeVisible()
  await expectFits(phones.large, 'letters twice as large')
  await album.step('rules', { phone: phones.slow, 'phone-200': phones.large })
  for (const phone of [
    phones.asleep,
    phones.slow,
    phones.withoutDatabase,
    phones.inLine,
    phones.large,
  ])
    await phone.getByRole('button', { name: 'わかりました' }).click()
}

export async function write(evening: Evening) {
  const { phones, ledger, album, scribe } = evening
  for (const who of ['asleep', 'slow', 'withoutDatabase', 'inLine', 'large'] as const)
    await put(evening, who, WORDS[who])
  await tabTo(phones.keys, phones.keys.getByRole('button', { name: 'わかりました' }))
  await phones.keys.keyboard.press('Enter')
  await tabTo(phones.keys, box(phones.keys))
  await phones.keys.keyboard.insertText(WORDS.keys)
  await tabTo(phones.keys, postButton(phones.keys))
  await phones.keys.keyboard.press('Enter')
  ledger.wrote('keys', WORDS.keys)

  const written = scribe.getByRole('textbox', { name: '付箋の言葉' })
  for (const [who, heard, words] of SPOKEN) {
    await scribe.keyboard.press(who)
    await scribe.keyboard.press(heard)
    await scribe.keyboard.insertText(words)
    await scribe.keyboard.press('Enter')
    await expect(written).toHaveValue('')
    ledger.wrote('scribe', words)
  }
  for (const who of ['asleep', 'slow', 'withoutDatabase', 'inLine', 'large', 'keys'] as const)
    await arrived(phones[who], WORDS[who])
  await expectFits(phones.large, 'letters twice as large, with notes')
  for (const page of Object.values(evening.all)) await everythingIsAt(evening, page)
  await album.step('writing', {
    ...evening.surfaces(),
    'phone-200': phones.large,
    'phone-line': phones.inLine,
    'phone-keys': phones.keys,
  })
}

export const everythingIsAt = ({ ledger }: Evening, page: Page) =>
  expect
    .poll(async () => (await boardOf(page)).notes.map(({ text }) => text).sort(), SAVED)
    .toEqual(ledger.notes)

/** One timer by the server's clock, on every surface the same, called out at five minutes. */
export async function time(evening: Evening) {
  const { lead, wall, phones, album, server, links } = evening
  const timer = card(lead, 'タイマー')
  await timer.getByLabel('何分').fill('20')
  await timer.getByRole('button', { name: '始める' }).click()
  await expect(wall.getByRole('timer')).toHaveText(/^残り (20:00|19:5\d)/)
  await timer.getByRole('button', { name: '＋1分' }).click()
  await expect(wall.getByRole('timer')).toHaveText(/^残り (21:00|20:5\d)/)
  await timersAgree(evening)
  await album.step('timer', evening.surfaces())

  // A second facilitator, from home: so that nobody has to wait until five minutes are left.
  const second = await comeInWithoutBrowser(server.origin, links.facilitator)
  const endsAt = second.device.now() + 306_000
  await second.do({ verb: 'board.set', patch: { timer: { endsAt } satisfies Timer } })
  second.leave()
  await Promise.all(
    [lead, phones.keys, phones.large, evening.scribe, evening.ward].map((page) =>
      expect(page.getByRole('status').filter({ hasText: 'あと5分です' })).toBeAttached(SAVED),
    ),
  )
  await timer.getByRole('button', { name: '止める' }).click()
  await expect(wall.getByRole('timer')).toContainText('止めています')
  await expect(phones.large.getByRole('timer')).toContainText('止めています')
  await album.step('timer-stopped', { phone: phones.keys, lead, screen: wall })
  await timersAgree(evening)
  await timer.getByRole('button', { name: '消す' }).click()
  for (const page of Object.values(evening.all))
    await expect(page.getByRole('timer')).toHaveCount(0)
}

/** Also at the end of a slow line, as soon as it has heard of the change. */
async function timersAgree({ all }: Evening) {
  await expect
    .poll(async () => {
      const shown = await Promise.all(Object.values(all).map(secondsShown))
      return Math.max(...shown) - Math.min(...shown)
    }, SAVED)
    .toBeLessThanOrEqual(2)
}

async function secondsShown(page: Page) {
  const [, minutes, seconds] =
    /(\d+):(\d\d)/.exec(await page.getByRole('timer').first().innerText()) ?? []
  return Number(minutes) * 60 + Number(seconds)
}
