/** A door that is shut says so on every surface, and nobody is invited to it. */
import { expect } from '@playwright/test'
import { inAHall, test } from './hall.ts'

inAHall()

test('reception closed and workshop ended: wall and 進行 say so, おえる shows the thanks, reopened it invites', async ({
  hall,
}) => {
  const lead = await hall.open('facilitator')
  const wall = await hall.open('screen')
  const qr = wall.getByRole('img', { name: '参加のための二次元コード' })
  const door = lead.locator('[aria-labelledby="lead-door"]')
  await expect(qr).toBeVisible()

  const reception = lead.getByRole('switch', { name: '新しい人を迎える' })
  await reception.click()
  await expect(wall.getByRole('heading', { name: '受付は終わりました' })).toBeVisible()
  await expect(qr).toHaveCount(0)
  await expect(door).toContainText('いまは新しい人は入れません')
  await expect(lead.getByText('受付は終わりました（QRは出ていません）')).toBeVisible()
  await lead
    .getByRole('button', { name: /^基本目標 1の付箋|^付箋/ })
    .first()
    .click()
  await expect(wall.locator('.screen')).toHaveAttribute('data-view', 'notes')
  await expect(qr).toHaveCount(0)

  await reception.click()
  await expect(qr).toBeVisible()

  await lead.getByRole('button', { name: '終える', exact: true }).click()
  await expect(lead.getByRole('dialog')).toContainText('終わりの挨拶')
  await lead.getByRole('dialog').getByRole('button', { name: '終える', exact: true }).click()
  await expect(wall.getByRole('heading', { name: 'おつかれさまでした' })).toBeVisible()
  await expect(qr).toHaveCount(0)
  await expect(wall.getByText('今日入った端末でこのあとも読めます')).toBeVisible()
  await expect(door).toContainText('ワークショップが終わっているので、新しい人は入れません')
  await expect(reception).toBeDisabled()
  await expect(lead.getByText('終わったあとは、前の画面を変えられません')).toBeVisible()

  await lead.getByRole('button', { name: 'また開く' }).click()
  await expect(qr).toBeVisible()
  await expect(reception).toBeEnabled()
})
