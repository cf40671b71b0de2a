/** A phone that comes back long after the workshop: what has ended is said plainly, the board is still there. */
import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import { DatabaseSync } from '@photostructure/sqlite'
import { expect } from '@playwright/test'
import { inAHall, ownNote, post, test } from './hall.ts'
import { expectNoViolations } from './look.ts'

inAHall()

const DAY_MS = 24 * 60 * 60 * 1000

/** All that the store has a date of was so many days earlier. */
function wasEarlier(data: string, days: number) {
  const db = new DatabaseSync(join(data, 'yoriai.sqlite'))
  const by = days * DAY_MS
  db.exec(`UPDATE boards SET closed_at = closed_at - ${by}, active_at = active_at - ${by};
    UPDATE seats SET created_at = created_at - ${by}`)
  db.close()
}

const deleteNow = (data: string) =>
  execFileSync('npm', ['run', '-s', 'yoriai', '--', 'retention', '--delete', '--force'], {
    env: { ...process.env, YORIAI_DATA: data },
    encoding: 'utf8',
  })

test('after 100 days nobody knows whose a note was, after 500 the seat has ended', async ({
  hall,
}) => {
  hall.expectComplaints(/401/, /ERR_CONNECTION|WebSocket/)
  const phone = await hall.open('participant', { viewport: { width: 360, height: 640 } })
  await post(phone, '坂がきついので手すりがほしい')
  const lead = await hall.open('facilitator')
  const { id } = hall.board
  expect(
    (
      await lead.request.post(`${hall.origin}/api/boards/${id}/close?as=facilitator`, {
        headers: { Origin: hall.origin },
      })
    ).status(),
  ).toBe(200)
  await expect(phone.getByText('終わりました').first()).toBeVisible()
  await lead.close()

  await hall.powerCut()
  wasEarlier(hall.server.data, 100)
  expect(deleteNow(hall.server.data)).toContain('消しました')
  await hall.powerBack()
  await phone.reload()
  const said = 'だれがどの付箋を書いたかの記録を消しました'
  await expect(phone.getByText(said)).toBeVisible()
  await expect(phone.getByText('坂がきついので手すりがほしい').first()).toBeVisible()
  await expect(ownNote(phone, '坂がきつい')).toHaveCount(0)
  await expectNoViolations(phone, 'authors are gone')
  if (process.env.LOOK) await phone.screenshot({ path: join(process.env.LOOK, 'notes-ended.png') })

  await hall.powerCut()
  wasEarlier(hall.server.data, 400)
  expect(deleteNow(hall.server.data)).toContain('消しました')
  await hall.powerBack()
  await phone.reload()
  await expect(phone.getByRole('heading', { name: 'この席は終わりました' })).toBeVisible()
  await expect(phone.getByText('ボードにそのまま残っています')).toBeVisible()
  await expectNoViolations(phone, 'the seat has ended')
  if (process.env.LOOK) await phone.screenshot({ path: join(process.env.LOOK, 'seat-ended.png') })
  // The team comes in again by its link, and reads what was said.
  const later = await hall.open('facilitator')
  await expect(later.getByText('坂がきついので手すりがほしい').first()).toBeVisible()
})
