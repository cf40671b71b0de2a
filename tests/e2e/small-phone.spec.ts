/** A first smartphone within its browser's bars: what one comes for is seen without scrolling, whatever else is said. */
import { expect, type Locator } from '@playwright/test'
import { box, inAHall, postButton, test } from './hall.ts'

inAHall()

const SMALL = { width: 360, height: 640 }

const long = (count: number) =>
  '誰もがいつまでも自分らしく暮らしつづけられる地域をめざす話し合い'.repeat(9).slice(0, count)

/** The whole of it is in the window, and nothing lies over it. */
const inSight = (what: Locator) =>
  expect
    .poll(() =>
      what.evaluate((it) => {
        const { top, bottom, left, width, height } = it.getBoundingClientRect()
        const there = document.elementFromPoint(left + width / 2, top + height / 2)
        return { whole: top >= 0 && bottom <= innerHeight, free: it.contains(there) }
      }),
    )
    .toEqual({ whole: true, free: true })

test('参加する is in sight under the longest title of a workshop', async ({ hall }) => {
  const lead = await hall.guest('facilitator')
  await lead.do({ verb: 'board.set', patch: { title: long(200) } })
  const phone = await hall.page()
  await phone.setViewportSize(SMALL)
  await phone.goto(`${hall.origin}${hall.board.links.participant}?t=3`)
  await inSight(phone.getByRole('button', { name: '参加する' }))
})

test('box and はる are in sight with a timer, a kept draft and a goal that moved on', async ({
  hall,
}) => {
  const lead = await hall.guest('facilitator')
  const phone = await hall.open('participant', { viewport: SMALL })
  await lead.do({ verb: 'board.set', patch: { timer: { endsAt: Date.now() + 3_600_000 } } })
  await expect(phone.getByRole('timer')).toBeVisible()
  await inSight(postButton(phone))
  await box(phone).fill('花をうえる日をきめる')
  await phone.reload()
  await expect(phone.locator('.kept-line')).toBeVisible()
  await inSight(postButton(phone))
  await inSight(box(phone))
  await lead.do({ verb: 'board.set', patch: { focus: { goal: 'g2' as never, view: 'notes' } } })
  await expect(phone.getByRole('button', { name: 'そこへ移る' })).toBeVisible()
  await inSight(postButton(phone))
  await inSight(box(phone))
})

test('box and はる are in sight under the longest title of a goal', async ({ hall }) => {
  const lead = await hall.guest('facilitator')
  await lead.do({ verb: 'goals.write', goal: 'g1' as never, title: long(88), measure: '' })
  const phone = await hall.open('participant', { viewport: SMALL })
  await lead.do({ verb: 'board.set', patch: { timer: { endsAt: Date.now() + 3_600_000 } } })
  await expect(phone.getByRole('timer')).toBeVisible()
  await inSight(postButton(phone))
  await inSight(box(phone))
})
