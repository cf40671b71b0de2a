import { expect } from '@playwright/test'
import type { ActorId, GoalId, RowId } from '../../shared/board/ids.ts'
import { comeIn } from './guest.ts'
import { inAHall, test } from './hall.ts'

inAHall()
test.describe.configure({ timeout: 120_000 })

const SIZES = [
  { width: 1920, height: 1080 },
  { width: 1366, height: 768 },
  { width: 1024, height: 768 },
]
/** So many letters of a row stand beside each other at least. */
const LETTERS = 7

for (const [from, years] of [
  [2027, 1],
  [2027, 6],
  [2016, 6],
  [2027, 10],
  [2027, 14],
  [2016, 30],
] as const)
  test(`the hall reads the rows of a plan of ${years} years from ${from}, with their line breaks`, async ({
    hall,
  }) => {
    const period = { from, to: from + years - 1 }
    const board = await hall.server.createBoard({ period })
    const leader = await comeIn(hall.origin, board.links.facilitator ?? '')
    await leader.do(
      { verb: 'board.set', patch: { focus: { goal: 'g1' as GoalId, view: 'plan' } } },
      {
        verb: 'rows.add',
        row: 'lines' as RowId,
        goal: 'g1' as GoalId,
        actor: 'ward' as ActorId,
        matrix: 'planned',
        text: '受付をする。\n席につく。',
        target: '',
        years: { [period.to]: 'do' },
        from: [],
        rank: 'a0',
      },
    )
    const wall = await hall.page({ device: 'projector' })
    await wall.goto(`${hall.origin}${board.links.screen}`)
    await wall.getByRole('button', { name: '参加する' }).click()
    for (const size of SIZES) {
      await wall.setViewportSize(size)
      const measured = wall.locator('.screen-measure .screen-row-text')
      await expect(measured.filter({ hasText: '席につく' })).not.toHaveCount(0)
      const found = await wall.evaluate(() => {
        const all = (selector: string) => [
          ...document.querySelectorAll<HTMLElement>(`.screen-measure ${selector}`),
        ]
        const heads = all('thead').map((head) => head.getBoundingClientRect().height)
        const letters = all('.screen-row-text').map((text) => {
          const cell = text.closest('td')
          const style = cell && getComputedStyle(cell)
          if (!cell || !style) return 0
          const room = cell.clientWidth - 2 * Number.parseFloat(style.paddingLeft)
          return room / Number.parseFloat(style.fontSize)
        })
        const broken = all('.screen-row-text')
          .filter((text) => text.textContent?.includes('席につく'))
          .map((text) => text.getClientRects().length)
        // What stands over years and columns never reaches out of its columns.
        const over = all('thead tr + tr th, thead th[colspan]').map(
          (head) => head.scrollWidth - head.clientWidth,
        )
        return { heads, letters, broken, over }
      })
      expect(Math.min(...found.letters), `${size.width}`).toBeGreaterThanOrEqual(LETTERS)
      expect(Math.max(...found.heads), `${size.width}`).toBeLessThan(200)
      expect(Math.max(...found.over), `${size.width}`).toBeLessThanOrEqual(1)
      for (const lines of found.broken) expect(lines).toBeGreaterThanOrEqual(2)
    }
    leader.leave()
  })

for (const years of [1, 2, 14])
  test(`記録: the heads of a plan of ${years} years stay low`, async ({ hall }) => {
    const board = await hall.server.createBoard({ period: { from: 2027, to: 2026 + years } })
    const desk = await hall.page({ device: 'laptop' })
    await desk.goto(`${hall.origin}${board.links.staff}`)
    await desk.getByRole('button', { name: '参加する' }).click()
    const heads = desk.locator('table thead').filter({ has: desk.locator('.year-head') })
    await expect(heads.first()).toBeVisible()
    for (const head of await heads.all())
      expect((await head.boundingBox())?.height).toBeLessThan(180)
  })

for (const viewport of [
  { width: 1366, height: 768 },
  { width: 360, height: 640 },
])
  test(`記録, ${viewport.width} px: whose rows they are stays in sight beside the last of many years`, async ({
    hall,
  }) => {
    const board = await hall.server.createBoard({ period: { from: 2027, to: 2040 } })
    const desk = await hall.page({ device: 'laptop', viewport })
    await desk.goto(`${hall.origin}${board.links.staff}`)
    await desk.getByRole('button', { name: '参加する' }).click()
    const region = desk
      .locator('.matrix-region')
      .filter({ has: desk.locator('.year-head') })
      .first()
    await region.locator('.year-head').last().scrollIntoViewIfNeeded()
    await region.evaluate((one) => {
      one.scrollLeft = one.scrollWidth
    })
    expect(await region.evaluate((one) => one.scrollLeft)).toBeGreaterThan(50)
    const left = (await region.boundingBox())?.x ?? Number.NaN
    const who = region.locator('.who')
    for (const one of await who.all())
      expect(Math.abs(((await one.boundingBox())?.x ?? 0) - left)).toBeLessThan(3)
    await expect(region.locator('.year-head').last()).toBeInViewport()
  })
