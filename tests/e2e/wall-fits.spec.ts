/** The wall with the longest texts there are, and what it says of what it shows. */
import { expect, type Page } from '@playwright/test'
import type { View } from '../../shared/board/field-types.ts'
import { inAHall, test } from './hall.ts'

inAHall()
test.describe.configure({ timeout: 180_000 })

const dialog = (page: Page) => page.getByRole('dialog')

const LETTERS =
  'ちょっとした困りごとをご近所の支え合いで解決できる関係をつくり、誰もが安心して暮らせるまち'
const long = (count: number) => LETTERS.repeat(Math.ceil(count / LETTERS.length)).slice(0, count)

for (const viewport of [
  { width: 1024, height: 768 },
  { width: 1366, height: 768 },
  { width: 1920, height: 1080 },
])
  test(`titles of 88 letters, notes of 400: nothing overlaps or is cut on any view at ${viewport.width} × ${viewport.height}`, async ({
    hall,
  }) => {
    const lead = await hall.guest('facilitator')
    const residents = [await hall.guest('participant', 1), await hall.guest('participant', 2)]
    await lead.do({ verb: 'board.set', patch: { title: long(88) } })
    for (const [at, resident] of residents.entries())
      for (const length of [400, 12, 90, 400])
        await resident.post(long(length), 'g1', at === 0 ? 'residents' : 'ward')
    await lead.do({ verb: 'board.set', patch: { timer: { endsAt: Date.now() + 3_600_000 } } })
    await lead.do({ verb: 'goals.write', goal: 'g1' as never, title: long(88), measure: '' })
    const staff = await hall.guest('staff')
    for (const at of [1, 2])
      await staff.do(
        {
          verb: 'rows.add',
          row: `long-${at}` as never,
          goal: 'g1' as never,
          actor: 'ward' as never,
          matrix: 'planned',
          text: long(250),
          target: long(80),
          rank: `z${at}`,
        },
        {
          verb: 'rows.decide',
          row: `long-${at}` as never,
          state: 'agreed',
          by: 'ward' as never,
          at: Date.now(),
        },
      )
    const screen = await hall.open('screen', { viewport })
    for (const [view, goal] of [
      ['join', null],
      ['notes', 'g1'],
      ['plan', 'g1'],
      ['agreed', null],
      ['thanks', null],
    ] as const satisfies readonly (readonly [View, string | null])[]) {
      await lead.do({ verb: 'board.set', patch: { focus: { goal: goal as never, view } } })
      await expect(screen.locator(`.screen[data-view="${view}"]`)).toBeVisible()
      await expect.poll(() => badlyPlaced(screen), { message: view }).toEqual([])
    }
  })

/** Words that stand on others' words, or reach out of the window. */
const badlyPlaced = (page: Page) =>
  page.evaluate(() => {
    const words = document.createTreeWalker(document.querySelector('.screen') as Element, 4)
    const placed: { text: string; holder: Element; boxes: DOMRect[] }[] = []
    for (let text = words.nextNode(); text; text = words.nextNode()) {
      const holder = text.parentElement
      if (!holder || !text.textContent?.trim()) continue
      if (holder.closest('.sr-only, [inert], .screen-corner')) continue
      if (!holder.checkVisibility({ visibilityProperty: true, opacityProperty: true })) continue
      const range = document.createRange()
      range.selectNodeContents(text)
      // Where words end in three dots, the rest of them is nowhere.
      const clip = holder
        .closest('.screen-note-text, .screen-title, .screen-one-line')
        ?.getBoundingClientRect()
      const boxes = [...range.getClientRects()]
        .filter(({ width, top, height }) => width > 1 && (!clip || top + height / 2 < clip.bottom))
        .map((box) =>
          clip && box.right > clip.right
            ? new DOMRect(box.left, box.top, Math.max(0, clip.right - box.left), box.height)
            : box,
        )
      placed.push({ text: text.textContent.trim().slice(0, 24), holder, boxes })
    }
    const found: string[] = []
    const [wide, high] = [innerWidth, innerHeight]
    for (const { text, boxes } of placed)
      if (
        boxes.some(
          ({ left, right, top, bottom }) =>
            left < -1 || right > wide + 1 || top < -1 || bottom > high + 1,
        )
      )
        found.push(`${text} reaches out of the window`)
    // A line's letters stand well within its height.
    const meets = (a: DOMRect, b: DOMRect) =>
      Math.min(a.right, b.right) - Math.max(a.left, b.left) > 3 &&
      Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > a.height * 0.3
    for (const [at, one] of placed.entries())
      for (const other of placed.slice(at + 1)) {
        if (
          one.holder === other.holder ||
          one.holder.contains(other.holder) ||
          other.holder.contains(one.holder)
        )
          continue
        if (one.boxes.some((a) => other.boxes.some((b) => meets(a, b))))
          found.push(`${one.text} × ${other.text}`)
      }
    const main = document.querySelector('.screen-columns, .screen-tables')?.getBoundingClientRect()
    for (const paper of document.querySelectorAll(
      '.screen-columns :is(.screen-note, .screen-agreed)',
    ))
      if (main && paper.getBoundingClientRect().bottom > main.bottom + 1)
        found.push(`${paper.textContent?.slice(0, 12)} is cut at the foot`)
    return found
  })

test('the foot counts what is in sight, on the wall as on 進行; the thanks have no timer beside them', async ({
  hall,
}) => {
  const resident = await hall.guest('participant', 1)
  for (const goal of ['g1', 'g1', 'g2']) await resident.post('花を うえる', goal, 'residents')
  const lead = await hall.guest('facilitator')
  await lead.do({ verb: 'board.set', patch: { timer: { endsAt: Date.now() + 3_600_000 } } })
  const screen = await hall.open('screen')
  const desk = await hall.open('facilitator')
  const foot = screen.locator('.screen-footer')
  for (const [view, goal, said] of [
    ['notes', 'g1', 'この目標の付箋 2枚'],
    ['notes', 'g2', 'この目標の付箋 1枚'],
    ['agreed', null, '付箋は全部で3枚'],
    ['thanks', null, '付箋は全部で3枚'],
  ] as const) {
    await lead.do({ verb: 'board.set', patch: { focus: { goal: goal as never, view } } })
    await expect(foot).toContainText(said)
    await expect(desk.locator('.lead-preview-foot')).toContainText(said)
    await expect(foot.getByRole('timer')).toHaveCount(view === 'thanks' ? 0 : 1)
  }
})

for (const [width, height] of [
  [1024, 768],
  [1920, 1080],
] as const)
  test(`次回の予定 of 100 letters is written in 進行 and stands whole under the thanks at ${width} × ${height}`, async ({
    hall,
  }) => {
    const lead = await hall.open('facilitator')
    const screen = await hall.open('screen')
    await screen.setViewportSize({ width, height })
    const next = '令和9年1月20日（水）午後7時から、和泉中央地区センター2階の会議室で。'.padEnd(
      100,
      '当日は',
    )
    await lead.getByRole('button', { name: '次回の予定を書く' }).click()
    await dialog(lead).getByRole('textbox', { name: '次回の予定' }).fill(`${next}。`)
    await dialog(lead).getByRole('button', { name: 'これにする' }).click()
    await expect(dialog(lead).getByText('1字長すぎます').first()).toBeVisible()
    await dialog(lead).getByRole('textbox', { name: '次回の予定' }).fill(next)
    await dialog(lead).getByRole('button', { name: 'これにする' }).click()
    await lead.getByRole('button', { name: '終わりの挨拶' }).click()
    const line = screen.getByText(next)
    await expect(line).toBeInViewport({ ratio: 1 })
    await expect(screen.getByRole('heading', { name: 'おつかれさまでした' })).toBeInViewport({
      ratio: 1,
    })
    await expect.poll(() => badlyPlaced(screen)).toEqual([])
  })

test('題名を変える opens over the page and moves nothing; 消す does not look like おえる', async ({
  hall,
}) => {
  const lead = await hall.open('facilitator')
  const card = lead.getByRole('region', { name: 'タイマー' })
  const before = await card.boundingBox()
  await lead.getByRole('button', { name: '題名を変える' }).click()
  await expect(lead.getByRole('textbox', { name: '題名' })).toBeFocused()
  expect(await card.boundingBox()).toEqual(before)

  const organiser = await hall.page({ device: 'laptop' })
  await organiser.goto(`${hall.origin}/#admin=${hall.server.adminKey}`)
  const line = organiser.getByRole('listitem').filter({ hasText: hall.board.joinCode.slice(0, 3) })
  const looks = (name: RegExp) =>
    line.getByRole('button', { name }).evaluate((button) => {
      const { color, borderTopColor } = getComputedStyle(button)
      return { color, borderTopColor, pictures: button.querySelectorAll('svg').length }
    })
  const [ends, deletes] = [await looks(/^終える：/), await looks(/^消す：/)]
  expect(deletes.color).not.toBe(ends.color)
  expect(deletes.borderTopColor).not.toBe(ends.borderTopColor)
  expect([ends.pictures, deletes.pictures]).toEqual([0, 1])
})
