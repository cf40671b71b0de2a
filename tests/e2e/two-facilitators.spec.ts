/** Two facilitators: what one does with one press, the other sees and can take back. */
import { expect, type Page } from '@playwright/test'
import { inAHall, test } from './hall.ts'
import { expectNoViolations, expectTargets } from './look.ts'

inAHall()

const bar = (page: Page, said: string) => page.locator('.lead-change').filter({ hasText: said })
const timer = (page: Page) => page.getByRole('region', { name: 'タイマー' }).getByRole('timer')

test('another’s けす of a running timer is told on both, and taken back on either', async ({
  hall,
}) => {
  const [first, second] = [await hall.open('facilitator'), await hall.open('facilitator')]
  await first.getByRole('button', { name: '始める' }).click()
  await expect(timer(second)).toBeVisible()
  await first.getByRole('button', { name: '消す', exact: true }).click()
  await expect(timer(second)).toHaveCount(0)
  await expect(bar(first, 'タイマーを消しました')).toBeVisible()
  await expect(bar(first, '別の進行')).toHaveCount(0)
  const told = bar(second, '別の進行の画面で、タイマーを消しました')
  await expect(told).toBeVisible()
  await expectNoViolations(second, 'what another facilitator did')
  await expectTargets(second, 44, 'what another facilitator did')
  await told.getByRole('button', { name: /^もどす/ }).click()
  await expect(timer(first)).toHaveText(/^残り (20:00|19:)/)
  await expect(timer(second)).toBeVisible()
  // It runs again: there is nothing left to take back of its going.
  await expect(bar(first, 'タイマーを消しました')).toHaveCount(0)
  await expect(bar(second, 'タイマーを消しました')).toHaveCount(0)
})

test('another’s 書きこみを止める is told with its way back, which goes by itself after a while', async ({
  hall,
}) => {
  const second = await hall.open('facilitator', { prepare: (page) => page.clock.install() })
  await expect(second.getByText('つながっています')).toBeVisible()
  const first = await hall.guest('facilitator')
  await first.do({ verb: 'board.set', patch: { locked: true } })
  const told = bar(second, '別の進行の画面で、書きこみを止めました')
  await expect(told).toBeVisible()
  await told.getByRole('button', { name: /^もどす/ }).click()
  await expect.poll(() => first.device.state.settings.locked).toBe(false)
  await expect(told).toHaveCount(0)
  // What somebody points at stays: the mouse would lie where the next one comes to stand.
  await second.mouse.move(0, 0)
  await first.do({ verb: 'board.set', patch: { locked: true } })
  await expect(told).toBeVisible()
  await second.clock.fastForward(20_000)
  await expect(told).toHaveCount(0)
  await expect.poll(() => first.device.state.settings.locked).toBe(true)
})
