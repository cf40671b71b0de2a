/** A hall where no resident has a phone: scribes write down, staff agree. Real server, real devices. */
import { expect } from '@playwright/test'
import { allSaved, cell, noteWords, rowWith } from './desk.ts'
import { inAHall, test } from './hall.ts'

inAHall()

test('UX 3b: from what is said at the tables to what the ward takes on', async ({ hall }) => {
  const scribe = await hall.open('scribe')
  const heading = scribe.getByRole('heading', { level: 1 })
  await expect(heading).toHaveText('1班の書記')
  const box = scribe.getByRole('textbox', { name: '付箋の言葉' })
  await box.fill('途中の言葉')
  await scribe.getByRole('button', { name: '班が違うとき' }).click()
  await scribe.getByRole('radio', { name: '2班' }).check()
  await scribe.getByRole('button', { name: 'この班にする' }).click()
  await expect(heading).toHaveText('2班の書記')
  await expect(box).toHaveValue('途中の言葉')

  await box.fill('')
  for (const [keys, words] of [
    ['Alt+3', '窓口を 夜もあけてほしい'],
    ['Alt+1', '朝、門で あいさつをする'],
  ] as const) {
    await scribe.keyboard.press(keys)
    await scribe.keyboard.type(words)
    await scribe.keyboard.press('Enter')
    await expect(box).toHaveValue('')
  }
  const other = await hall.guest('scribe', 1)
  await other.post('1班の話', 'g1', 'residents', { heard: 'spoken' })
  const table = scribe.getByRole('region', { name: '2班の付箋' })
  await expect(table.getByRole('heading', { level: 2 })).toHaveText('2班の付箋2枚')
  await expect(table).not.toContainText('1班の話')
  await expect(allSaved(scribe)).toBeVisible()

  const resident = await hall.guest('participant', 2)
  await resident.post('スマートフォンから', 'g1', 'residents')
  await expect(table).toContainText('スマートフォンから')
  await scribe.getByRole('button', { name: '別の端末で席にもどす' }).click()
  await scribe.getByRole('button', { name: /^もどるQRを出す：参加の席/ }).click()
  await expect(scribe.getByRole('img', { name: '前の席にもどる二次元コード' })).toBeVisible()
  await scribe.keyboard.press('Escape')

  const staff = await hall.open('staff')
  await expect(noteWords(cell(staff, 'g1', 'residents'), '1班の話')).toContainText('発言')
  await staff.getByRole('button', { name: 'どこの職員ですか' }).click()
  await staff.getByRole('radio', { name: '区役所' }).check()
  await staff.getByRole('button', { name: 'これにする' }).click()
  await expect(staff.getByRole('button', { name: '区役所の席' })).toBeVisible()
  await noteWords(cell(staff, 'g1', 'ward'), '窓口を').click()
  await staff.getByRole('button', { name: '計画の行にする' }).click()
  await staff.getByRole('button', { name: '行にする（依頼中）' }).click()
  const row = rowWith(staff, '窓口を 夜もあけてほしい').filter({ hasText: '依頼中' })
  await expect(row).toBeVisible()
  await expect(allSaved(staff)).toBeVisible()
  await staff.reload()
  await expect(staff.getByRole('button', { name: '区役所の席' })).toBeVisible()
  await row.getByRole('button', { name: /^引き受けます/ }).click()
  const agreed = rowWith(staff, '窓口を 夜もあけてほしい').filter({ hasText: '合意' })
  await expect(agreed).toContainText('区役所・')

  await scribe
    .getByRole('listitem')
    .filter({ hasText: '窓口を' })
    .getByRole('button', { name: /^取り下げる/ })
    .click()
  await expect(agreed).toContainText('もとの付箋 1枚が見えなくなりました')

  await staff.getByRole('button', { name: /^合意を読みあげる/ }).click()
  await expect(staff.getByRole('listitem').filter({ hasText: '窓口を 夜も' })).toBeVisible()
  const lead = await hall.guest('facilitator')
  await lead.do({ verb: 'board.set', patch: { focus: { goal: null, view: 'agreed' } } })
  await expect(staff.getByText('いま前の画面に、合意した取組が出ています。')).toBeVisible()
})
