/** An evening with an agenda: 進行, the phones and the wall go through it together. */
import { expect, type Page } from '@playwright/test'
import { box, inAHall, othersNote, post, postButton, test } from './hall.ts'
import { expectFits, expectNoViolations } from './look.ts'

inAHall()
test.describe.configure({ timeout: 180_000 })

const SMALL = { viewport: { width: 360, height: 640 } }
const rail = (lead: Page) => lead.getByRole('navigation', { name: '今日の流れ' })
const next = (lead: Page, title: string) => lead.getByRole('button', { name: `つぎへ：${title}` })
const now = (lead: Page) => rail(lead).locator('[aria-current="step"]')

/** A very low page leaves words out; a little higher they are there, and none is cut off. */
async function fits(phone: Page, where: string) {
  await phone.setViewportSize({ width: 360, height: 740 })
  await expectFits(phone, where)
  await phone.setViewportSize(SMALL.viewport)
}

async function begin(lead: Page) {
  await lead.getByRole('button', { name: '120分の流れにする' }).click()
  await lead.getByRole('button', { name: 'はじめる：受付' }).click()
  await expect(now(lead)).toContainText('受付')
}

test('one press leads wall and phones on; what was written face down is read when it is revealed', async ({
  hall,
}) => {
  const lead = await hall.open('facilitator')
  const [phone, wall] = await Promise.all([hall.open('participant', SMALL), hall.open('screen')])
  await begin(lead)
  await expect(phone.getByText('前を見てお待ちください')).toBeVisible()
  await expectNoViolations(phone, 'waiting')
  await fits(phone, 'waiting')
  // All of 進行 is in sight: the page itself does not scroll.
  expect(
    await lead.evaluate(() => document.documentElement.scrollHeight <= window.innerHeight),
  ).toBe(true)
  await expect(next(lead, '自己紹介')).toBeInViewport()
  await next(lead, '自己紹介').click()
  await expect(wall.getByRole('heading', { name: '自己紹介' })).toBeVisible()
  await expectNoViolations(wall, 'a phase by itself')
  await expectFits(wall, 'a phase by itself')

  await next(lead, '書く').click()
  await expect(box(phone)).toBeVisible()
  await expect(postButton(phone)).toBeInViewport()
  const other = await hall.open('participant', SMALL)
  await box(phone).fill('月に一度お茶会をひらく')
  await postButton(phone).click()
  await expect(box(phone)).toHaveValue('')
  await expect(lead.getByText('1枚をいっせいにひらく（元に戻せません）')).toBeVisible()
  await expect(othersNote(other, '月に一度お茶会をひらく')).toHaveCount(0)
  await expectNoViolations(lead, 'writing face down')
  await expectFits(lead, 'writing face down')
  await next(lead, 'ひらく').click()
  await expect(othersNote(other, '月に一度お茶会をひらく')).toBeVisible()
  await expect(now(lead)).toContainText('ひらく')
})

test('a draft is never lost and nobody is taken along: a phase that waits leaves her box, a bar offers the goal', async ({
  hall,
}) => {
  const lead = await hall.open('facilitator')
  const phone = await hall.open('participant', SMALL)
  await begin(lead)
  await phone.getByRole('button', { name: '付箋を書く' }).click()
  await box(phone).fill('書きかけの言葉')
  await next(lead, '自己紹介').click()
  await expect(phone.getByText('自己紹介').first()).toBeVisible()
  await expect(box(phone)).toHaveValue('書きかけの言葉')
  await lead.getByLabel('基本目標', { exact: true }).selectOption({ index: 1 })
  await expect(phone.getByText('書きかけは残ります')).toBeVisible()
  await expect(box(phone)).toHaveValue('書きかけの言葉')
  await postButton(phone).click()
  await expect(box(phone)).toHaveCount(0)
  // With an empty box it goes along by itself.
  await lead.getByLabel('基本目標', { exact: true }).selectOption({ index: 2 })
  await expect(phone.getByText('書きかけは残ります')).toHaveCount(0)
})

test('班 say できました: 進行 is told, つぎへ suggests itself, and もどす takes the step back', async ({
  hall,
}) => {
  const lead = await hall.open('facilitator')
  const phone = await hall.open('participant', SMALL)
  await begin(lead)
  await rail(lead)
    .getByRole('button', { name: /^島づくり/ })
    .click()
  const dialog = lead.getByRole('dialog')
  await expect(dialog).toContainText('飛ばして持ち越し：書く、ひらく')
  await expectNoViolations(lead, 'going past')
  await dialog.getByRole('button', { name: 'ここへ進む' }).click()
  await expect(rail(lead).getByRole('button', { name: '持ち越し 2' })).toBeVisible()
  await phone.getByRole('button', { name: 'できました' }).click()
  await expect(lead.getByText('すべての班が「できました」です。')).toBeVisible()
  await phone.getByRole('button', { name: 'もう少し時間' }).click()
  await expect(lead.getByText(/が「もう少し時間」です。$/)).toBeVisible()
  await expectNoViolations(phone, 'done or not')

  await lead.getByRole('button', { name: 'もどす：「島づくり」に進みました' }).click()
  await expect(now(lead)).toContainText('受付')
  await expect(rail(lead).getByText('持ち越し', { exact: true })).toHaveCount(0)
  // A clicker's keys.
  await lead.evaluate(() => {
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur()
  })
  await expect(next(lead, '自己紹介')).toBeEnabled()
  await lead.keyboard.press('ArrowRight')
  await expect(now(lead)).toContainText('自己紹介')
  await expect(next(lead, '書く')).toBeEnabled()
  await lead.keyboard.press('ArrowLeft')
  await expect(now(lead)).toContainText('受付')
})

test('two facilitators who press at once lead on once, and both see where they are', async ({
  hall,
}) => {
  hall.expectComplaints(/status of 409/)
  const [one, two] = await Promise.all([hall.open('facilitator'), hall.open('facilitator')])
  await begin(one)
  await expect(now(two)).toContainText('受付')
  const press = async (lead: Page) => {
    await expect(next(lead, '自己紹介')).toBeEnabled()
    // At this very moment, whatever the button comes to say meanwhile.
    const button = lead.locator('.next-step-go')
    return () => button.evaluate((element) => element instanceof HTMLElement && element.click())
  }
  const presses = [await press(one), await press(two), await press(one), await press(two)]
  await Promise.all(presses.map((act) => act()))
  for (const lead of [one, two]) await expect(now(lead)).toContainText('自己紹介')
})

test('準備: the agenda is edited by buttons alone, what is removed comes back, 班 have their people', async ({
  hall,
}) => {
  const lead = await hall.open('facilitator')
  await lead.getByRole('button', { name: '90分の流れにする' }).click()
  await lead.getByRole('button', { name: '準備' }).click()
  const drawer = lead.getByRole('dialog')
  const titles = () => drawer.locator('.agenda-list strong').allTextContents()
  await drawer.getByRole('button', { name: '「シール投票」を消す' }).click()
  await expect.poll(titles).not.toContain('シール投票')
  await drawer.getByRole('button', { name: 'もどす', exact: true }).click()
  await expect.poll(async () => (await titles()).indexOf('シール投票')).toBe(5)
  await drawer.getByRole('button', { name: '「発表」を前へ' }).click()
  await expect.poll(async () => (await titles()).indexOf('発表')).toBe(5)
  await drawer.getByRole('button', { name: '「島づくり」を直す' }).click()
  const editing = lead.getByRole('dialog').last()
  await editing.getByLabel('題', { exact: true }).fill('話し合い')
  await editing.getByLabel('分', { exact: true }).fill('３0')
  await editing.getByRole('button', { name: '保存する' }).click()
  await expect.poll(titles).toContain('話し合い')
  await expect(drawer.getByText('合わせて100分')).toBeVisible()
  await drawer.getByLabel('2班の人数').fill('6')
  await drawer.getByLabel('2班のスマートフォンのない人数').fill('2')
  await drawer.getByLabel('3班の人数').focus()
  await expect(drawer.getByText('合わせて6人（スマホなし2人）')).toBeVisible()
  await expectNoViolations(lead, '準備')
  await expectFits(lead, '準備')
})

test('進行 on a phone has what is next in sight', async ({ hall }) => {
  const lead = await hall.open('facilitator', SMALL)
  await begin(lead)
  await expect(next(lead, '自己紹介')).toBeInViewport()
  await expectNoViolations(lead, '進行 on a phone')
  await fits(lead, '進行 on a phone')
  await next(lead, '自己紹介').click()
  await expect(now(lead)).toContainText('自己紹介')
})

test('a board without an agenda is as before', async ({ hall }) => {
  const lead = await hall.open('facilitator')
  const phone = await hall.open('participant', SMALL)
  await expect(lead.getByRole('heading', { name: 'タイマー' })).toBeVisible()
  await expect(rail(lead)).toHaveCount(0)
  await post(phone, '道にベンチを置く')
  await expect(phone.getByRole('button', { name: 'できました' })).toHaveCount(0)
})
