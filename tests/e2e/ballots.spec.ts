/** シール, a quick question and the questions at the end: on phones, in 進行, at 書記, on the wall. */
import { expect, type Page } from '@playwright/test'
import { inAHall, post, test } from './hall.ts'
import { expectFits, expectNoViolations, expectTargets } from './look.ts'

inAHall()

const SMALL = { width: 360, height: 640 }
const PICTURES = process.env.PICTURES

const picture = (page: Page, name: string) =>
  PICTURES ? page.screenshot({ path: `${PICTURES}/${name}.png` }) : undefined

const card = (lead: Page) => lead.getByRole('region', { name: '投票とアンケート' })

async function begin(
  lead: Page,
  kind: string,
  fill: (dialog: ReturnType<Page['getByRole']>) => Promise<void>,
) {
  await card(lead).getByRole('button', { name: kind, exact: true }).click()
  const dialog = lead.getByRole('dialog')
  await fill(dialog)
  await dialog.getByRole('button', { name: 'はじめる' }).click()
  await expect(dialog).toHaveCount(0)
}

async function close(lead: Page) {
  await card(lead).getByRole('button', { name: '締める' }).click()
  await lead.getByRole('dialog').getByRole('button', { name: '締める' }).click()
  await expect(lead.getByRole('dialog')).toHaveCount(0)
}

test('stickers: put, undone, counted, closed; raised hands apart; nobody sees a number before the end', async ({
  hall,
}) => {
  const phone = await hall.open('participant', { viewport: SMALL })
  for (const words of [
    '月に一度、集会所でお茶会をひらく',
    '雪の日は、となりの家の前もはく',
    '坂の上にも移動販売の車を',
  ])
    await post(phone, words)
  const lead = await hall.open('facilitator')
  const wall = await hall.open('screen')
  const scribe = await hall.open('scribe')
  await begin(lead, 'シール投票をはじめる', async (dialog) => {
    await expectNoViolations(lead, 'a ballot that is to be opened')
    await dialog.getByRole('button', { name: '同じものには何枚までを増やす' }).click()
    await picture(lead, 'lead-open')
  })

  const choosing = phone.getByRole('region', { name: '投票' })
  await expect(choosing).toBeVisible()
  await picture(phone, 'phone-stickers')
  const put = (words: string) =>
    choosing.getByRole('button', { name: `「${words}」に貼る` }).click()
  await put('月に一度、集会所でお茶会をひらく')
  await put('月に一度、集会所でお茶会をひらく')
  await expect(choosing.getByText('3枚のうち2枚を貼りました')).toBeVisible()
  // At most two on one.
  await expect(
    choosing.getByRole('button', { name: '「月に一度、集会所でお茶会をひらく」に貼る' }),
  ).toHaveCount(0)
  await put('坂の上にも移動販売の車を')
  await picture(phone, 'phone-put')
  await choosing.getByRole('button', { name: '一つもどす' }).click()
  await expect(choosing.getByText('3枚のうち2枚を貼りました')).toBeVisible()
  await put('雪の日は、となりの家の前もはく')
  await expectNoViolations(phone, 'stickers')
  await expectFits(phone, 'stickers')
  await expectTargets(phone, 44, 'stickers')
  await choosing.getByRole('button', { name: 'できました' }).click()
  await expect(choosing.getByText('数えました')).toBeVisible()
  await picture(phone, 'phone-counted')

  // How many, not what.
  await expect(wall.locator('.screen-ballot-count strong')).toHaveText('1')
  await picture(wall, 'wall-open')
  await expect(wall.locator('.ballot-results')).toHaveCount(0)
  await expect(card(lead).locator('.ballot-progress strong')).toHaveText('1')
  await card(lead).getByRole('button', { name: /^1班/ }).click()
  await card(lead).getByRole('button', { name: 'スマホのない人を増やす' }).click()
  await card(lead).getByRole('button', { name: 'この人数にする' }).click()

  const hands = scribe.getByRole('region', { name: '挙手を入れる' })
  await hands.getByRole('button', { name: '坂の上にも移動販売の車をを増やす' }).click()
  await hands.getByRole('button', { name: '坂の上にも移動販売の車をを増やす' }).click()
  await picture(scribe, 'scribe-hands')
  await expectNoViolations(scribe, 'raised hands')
  await hands.getByRole('button', { name: '1班の挙手にする' }).click()
  await expect(wall.locator('.screen-ballot-count strong')).toHaveText('2')
  await picture(lead, 'lead-running')
  await expectNoViolations(lead, 'a ballot that runs')
  await expectFits(lead, 'a ballot that runs')

  await close(lead)
  const results = wall.locator('.ballot-results li')
  await expect(results.nth(0)).toContainText('1位')
  await expect(results.nth(0)).toContainText('同数')
  await expect(results.filter({ hasText: '坂の上' })).toContainText('挙手 2')
  await expect(results.nth(2)).toContainText('3位')
  await picture(wall, 'wall-result')
  await expectNoViolations(wall, 'a result')
  await expectFits(wall, 'a result')
  await expectFits(lead, 'a result')
  await lead.screenshot({
    path: PICTURES ? `${PICTURES}/lead-result.png` : 'test-results/lead-result.png',
    fullPage: true,
  })
  await expect(choosing).toHaveCount(0)
  await expect(phone.getByRole('textbox', { name: 'どんなこと' })).toBeVisible()

  const staff = await hall.open('staff')
  await expect(staff.getByText('シール2').first()).toBeVisible()
})

test('who writes when something is asked is not led away; what is chosen without a connection is sent later', async ({
  hall,
}) => {
  const phone = await hall.open('participant', { viewport: SMALL })
  await phone.getByRole('textbox', { name: 'どんなこと' }).fill('書きかけの言葉')
  const lead = await hall.open('facilitator')
  await begin(lead, '質問をする', async (dialog) => {
    await dialog.getByLabel('質問', { exact: true }).fill('ここへは何で来ましたか')
    await dialog.getByLabel('答え1').fill('歩いて')
    await dialog.getByLabel('答え2').fill('バスで')
  })
  await expect(phone.getByText('投票をしています')).toBeVisible()
  await expect(phone.getByRole('textbox', { name: 'どんなこと' })).toHaveValue('書きかけの言葉')
  await phone.getByRole('button', { name: '選ぶ' }).click()
  hall.expectComplaints(/ERR_INTERNET_DISCONNECTED/, /Failed to fetch/)
  await phone.context().setOffline(true)
  await phone.getByRole('radio', { name: 'バスで' }).check()
  await picture(phone, 'phone-question')
  await phone.context().setOffline(false)
  await expect(phone.getByText('数えました')).toBeVisible()
  await expectNoViolations(phone, 'a question')
  await phone.getByRole('button', { name: '付箋を書く' }).click()
  await expect(phone.getByRole('textbox', { name: 'どんなこと' })).toHaveValue('書きかけの言葉')
  await close(lead)
  await expect(card(lead).locator('.ballot-results li').first()).toContainText('バスで')
})

test('the questions at the end: five faces and a line; nothing of fewer than five answers is shown', async ({
  hall,
}) => {
  const phone = await hall.open('participant', { viewport: SMALL })
  const lead = await hall.open('facilitator')
  await begin(lead, 'おわりの質問をする', async () => {
    await picture(lead, 'lead-closing')
  })
  await expect(phone.getByText('質問 1／4')).toBeVisible()
  await phone.getByRole('radio', { name: 'とてもそう思う' }).check()
  await picture(phone, 'phone-face')
  await expectNoViolations(phone, 'the questions at the end')
  await phone.getByRole('button', { name: 'つぎへ' }).click()
  await phone.getByRole('button', { name: '答えない' }).click()
  await phone.getByRole('button', { name: '答えない' }).click()
  await phone.getByRole('textbox', { name: 'よかったこと、直したいこと' }).fill('話しやすかった')
  await picture(phone, 'phone-line')
  await phone.getByRole('button', { name: '送る' }).click()
  await expect(phone.getByText('ありがとうございました')).toBeVisible()
  await expect(phone.getByText('数えました')).toBeVisible()
  await close(lead)
  await expect(card(lead).getByText('答えた人が5人より少ないので').first()).toBeVisible()
  await expect(lead.getByText('話しやすかった')).toHaveCount(0)
  await picture(lead, 'lead-closing-result')
})
