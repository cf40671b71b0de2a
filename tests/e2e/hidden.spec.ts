import { expect, type Page } from '@playwright/test'
import { inAHall, test } from './hall.ts'
import { expectFits, expectNoViolations, look } from './look.ts'

inAHall()

const write = async (phone: Page, text: string) => {
  await phone.getByRole('textbox', { name: 'どんなこと' }).fill(text)
  await phone.getByRole('button', { name: 'はる', exact: true }).click()
  await expect(phone.getByText(text).first()).toBeVisible()
}

test('a hall writes face down, and opens all of it at once', async ({ hall }) => {
  const lead = await hall.open('facilitator')
  const wall = await hall.open('screen')
  const [one, two] = [await hall.open('participant'), await hall.open('participant')]
  await lead.getByRole('button', { name: '付箋 0枚' }).first().click()
  await lead.getByRole('button', { name: '基本目標 1を伏せて書く' }).click()
  await expect(wall.getByText('伏せたまま書く時間です')).toBeVisible()
  await expect(one.getByText('ほかの人の付箋は伏せてあります')).toBeVisible()

  await write(one, '坂の途中にベンチを置く')
  await write(two, '月に一度お茶会をひらく')
  await expect(one.getByText('伏せています（読めるのはあなただけです）')).toBeVisible()
  await expect(wall.getByText('2枚、伏せています').first()).toBeVisible()
  await expect(lead.getByText('2枚、伏せています').first()).toBeVisible()
  for (const page of [wall, two, lead])
    await expect(page.getByText('坂の途中にベンチを置く')).toHaveCount(0)
  for (const page of [wall, one, lead]) await look(page, 'notes lie face down')

  // Her own is edited and stays hers.
  await one.getByRole('button', { name: '直す' }).click()
  await one.getByRole('textbox', { name: '付箋の言葉' }).fill('坂の上にもベンチを置く')
  await one.getByRole('button', { name: 'これに直す' }).click()
  await expect(one.getByText('坂の上にもベンチを置く')).toBeVisible()
  await expect(one.getByText('伏せています（読めるのはあなただけです）')).toBeVisible()
  await one.reload()
  await expect(one.getByText('坂の上にもベンチを置く')).toBeVisible()

  // 進行 alone looks before, and puts one away.
  await write(two, '世話役は045-000-0000へ')
  await two.getByRole('button', { name: 'このままはる' }).click()
  await expect(lead.getByText('3枚、伏せています').first()).toBeVisible()
  await lead.getByRole('button', { name: '下見をする' }).click()
  const preview = lead.getByRole('dialog', { name: '下見' })
  await expect(preview.getByText('個人のことかもしれません')).toHaveCount(1)
  await expect(preview.getByText('坂の上にもベンチを置く')).toBeVisible()
  await expectNoViolations(lead, '下見')
  await expectFits(lead, '下見')
  await preview.getByRole('button', { name: /^しまう：世話役は/ }).click()
  await lead.getByRole('dialog').getByRole('button', { name: 'しまう', exact: true }).click()
  await expect(preview.getByText('世話役は')).toHaveCount(0)
  await preview.getByRole('button', { name: '閉じる' }).click()

  await expect(lead.getByText('2枚、伏せています').first()).toBeVisible()
  await lead.getByRole('button', { name: 'いっせいにひらく' }).click()
  const asked = lead.getByRole('dialog')
  await expect(asked.getByText('ひらいた付箋は、もう伏せられません。')).toBeVisible()
  await expectNoViolations(lead, 'before the reveal')
  await asked.getByRole('button', { name: 'いっせいにひらく' }).click()
  for (const page of [wall, one, two]) {
    await expect(page.getByText('坂の上にもベンチを置く').first()).toBeVisible()
    await expect(page.getByText('月に一度お茶会をひらく').first()).toBeVisible()
    await expect(page.getByText('世話役は045-000-0000へ')).toHaveCount(page === two ? 1 : 0)
  }
  await expect(one.getByText('伏せています')).toHaveCount(0)
  await expectNoViolations(wall, 'after the reveal')
})

test('ending asks what becomes of notes that lie face down', async ({ hall }) => {
  const lead = await hall.open('facilitator')
  const one = await hall.open('participant')
  await lead.getByRole('button', { name: '基本目標 1を伏せて書く' }).click()
  await write(one, '伏せたままの言葉')
  await expect(lead.getByText('1枚、伏せています').first()).toBeVisible()
  await lead.getByRole('button', { name: '終える', exact: true }).click()
  const asked = lead.getByRole('dialog')
  await expect(asked.getByText('伏せたままの付箋が1枚あります。どうしますか。')).toBeVisible()
  await expect(asked.getByRole('button', { name: '終える' })).toHaveAttribute(
    'aria-disabled',
    'true',
  )
  await asked.getByRole('radio', { name: 'ひらいて終える' }).check()
  await asked.getByRole('button', { name: '終える' }).click()
  const two = await hall.open('staff')
  await expect(two.getByText('伏せたままの言葉').first()).toBeVisible()
})
