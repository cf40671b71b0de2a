import { expect } from '@playwright/test'
import { inAHall, post, test } from './hall.ts'

inAHall()

for (const timezoneId of ['UTC', 'Pacific/Honolulu'])
  test(`a laptop set to ${timezoneId} shows the clock of Tokyo`, async ({ hall }) => {
    await post(await hall.open('participant'), '見守り')
    const lead = await hall.open('facilitator', { timezoneId })
    expect(await lead.evaluate(() => new Date(0).getHours())).not.toBe(9)
    const seats = await lead.evaluate(
      async (id) => (await fetch(`/api/boards/${id}/seats?as=facilitator`)).json(),
      hall.board.id,
    )
    const [{ since }] = seats.filter(({ role }: { role: string }) => role === 'participant')
    const inTokyo = new Date(Date.parse(since) + 9 * 3_600_000).toISOString().slice(11, 16)
    await lead.getByRole('button', { name: '別の端末で席にもどす' }).click()
    await expect(lead.getByRole('dialog')).toContainText(`${inTokyo.replace(/^0/, '')}に入りました`)
  })
