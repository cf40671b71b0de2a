import { expect, type Page } from '@playwright/test'
import type { ActorId, GoalId, RowId } from '../../shared/board/ids.ts'
import type { Operation } from '../../shared/board/operations.ts'
import { grouped } from '../../shared/way-in.ts'
import { anEvening } from '../screens/evening.ts'
import { inAHall, test } from './hall.ts'
import { expectFits, expectNoViolations, expectTargets } from './look.ts'

inAHall()
test.describe.configure({ timeout: 180_000 })

const SHEETS = ['plan', 'blank', 'cards', 'sheets', 'code-cards', 'poster'] as const
const paper = (page: Page) => page.getByRole('region', { name: '印刷するもの' })

/** The pages as the printer gets them: their count, and width × height in points. */
async function printed(page: Page) {
  const path = test.info().outputPath('printed.pdf')
  const pdf = (await page.pdf({ path, preferCSSPageSize: true })).toString('latin1')
  const boxes = [...pdf.matchAll(/\/MediaBox\s*\[\s*0 0 ([\d.]+) ([\d.]+)/g)]
  return boxes.map(
    ([, width, height]) => `${Math.round(Number(width))}×${Math.round(Number(height))}`,
  )
}

/** Each page says the workshop, its own number and how many there are, and holds all that is on it. */
async function expectWholePages(page: Page) {
  const pages = page.locator('.print-page')
  const count = await pages.count()
  expect((await printed(page)).length).toBe(count)
  for (const [at, one] of (await pages.all()).entries()) {
    await expect(one).toContainText('泉区 地域福祉保健計画 ワークショップ')
    await expect(one.locator('.print-number')).toHaveText(`${at + 1}／${count}`)
    const over = await one.evaluate((sheet) => {
      const room = sheet.querySelector('.print-room')
      const end = sheet.querySelector('.print-number')?.getBoundingClientRect().top ?? 0
      const last = room?.lastElementChild?.getBoundingClientRect().bottom ?? 0
      return Math.max(last - end, sheet.scrollHeight - sheet.clientHeight)
    })
    expect(over, `page ${at + 1}`).toBeLessThanOrEqual(1)
  }
}

const A3_ACROSS = '1191×842'
const A4_ACROSS = '842×595'
const A4 = '595×842'

test('UX 25: every page shows its paper and one button; that prints the paper', async ({
  hall,
}) => {
  const lead = await hall.open('facilitator')
  for (const sheet of SHEETS) {
    await lead.goto(`${hall.origin}/b/${hall.board.id}/print/${sheet}?as=facilitator`)
    await expect(paper(lead)).toBeVisible()
    await expectNoViolations(lead, sheet)
    await expectTargets(lead, 48, sheet)
    for (const width of [320, 1366]) {
      await lead.setViewportSize({ width, height: 800 })
      await expectFits(lead, sheet)
    }
    await lead.evaluate(() => {
      window.print = () => document.body.setAttribute('data-printed', '')
    })
    await lead.getByRole('button', { name: '印刷する' }).click()
    await expect(lead.locator('body')).toHaveAttribute('data-printed', '')
    await lead.emulateMedia({ media: 'print' })
    await expect(lead.getByRole('button')).toHaveCount(0)
    await lead.emulateMedia({ media: 'screen' })
  }
})

test('UX 3: a sheet for each table, the Wi-Fi on it when the hall has one', async ({ hall }) => {
  const lead = await hall.open('facilitator')
  const url = `${hall.origin}/b/${hall.board.id}/print/sheets?as=facilitator`
  await lead.goto(url)
  await expect(paper(lead).getByRole('article')).toHaveCount(6)
  await expect(lead.getByText('Wi-FiのQRは入っていません')).toBeVisible()
  await hall.server.call(`/api/boards/${hall.board.id}/place`, {
    method: 'PUT',
    body: { wifi: { name: '集会所;2', password: 'a:b,c"d\\e' } },
  })
  await lead.goto(url)
  const third = paper(lead).getByRole('article').nth(2)
  await expect(third.getByRole('img', { name: 'Wi-FiにつなぐためのQR' })).toBeVisible()
  await expect(third.getByRole('img', { name: '3班から参加するQR' })).toBeVisible()
  await expect(third).toContainText('このまま接続する')
  const { joinCode } = hall.board
  await expect(third).toContainText(grouped(joinCode))
  expect(await printed(lead)).toEqual(Array(6).fill(A4))
  for (const sheet of await paper(lead).getByRole('article').all())
    expect(await sheet.evaluate((one) => one.scrollHeight - one.clientHeight)).toBeLessThanOrEqual(
      0,
    )
})

test('the plan on A3 and on A4: states of new rows, who is merged, the heads on every page', async ({
  hall,
}) => {
  const { staff } = await anEvening((role, table) => hall.guest(role, table))
  await staff.do(
    ...Array.from(
      { length: 40 },
      (_, at): Operation => ({
        verb: 'rows.add',
        row: `long${at}` as RowId,
        goal: 'g1' as GoalId,
        actor: 'ward' as ActorId,
        matrix: 'planned',
        text: `${at}番めの 長い取組。${'となり近所の つながりを ひろげる。'.repeat(at % 5)}`,
        target: '',
        years: { 2023: 'prepare', 2024: 'do', 2025: 'do' },
        from: [],
        rank: `z${String(at).padStart(2, '0')}V`,
      }),
    ),
  )
  const page = await hall.open('staff')
  await page.goto(`${hall.origin}/b/${hall.board.id}/print/plan?as=staff`)
  await expect(paper(page).getByText('39番めの 長い取組')).toBeVisible()
  await expect(paper(page).getByText('合意', { exact: true }).first()).toBeVisible()
  await expect(paper(page).getByText('区役所（続き）').first()).toBeVisible()
  await expectWholePages(page)
  const target = paper(page).getByText('【目標：全地区】').first()
  expect(await target.evaluate((one) => one.getClientRects().length)).toBe(1)
  const large = await printed(page)
  expect(new Set(large)).toEqual(new Set([A3_ACROSS]))
  expect(large.length).toBeGreaterThan(3)
  await page.getByRole('radio', { name: 'A4 横' }).check({ force: true })
  await expectWholePages(page)
  const small = await printed(page)
  expect(new Set(small)).toEqual(new Set([A4_ACROSS]))
  expect(small.length).toBeGreaterThan(3)
  staff.leave()
})

test('line breaks are printed; ◎実施 and → are words that a copy keeps', async ({ hall }) => {
  const staff = await hall.guest('staff')
  await staff.do({
    verb: 'rows.add',
    row: 'lines' as RowId,
    goal: 'g1' as GoalId,
    actor: 'ward' as ActorId,
    matrix: 'planned',
    text: '受付をする。\n席につく。',
    target: '',
    years: { 2023: 'do', 2024: 'do', 2026: 'review' },
    from: [],
    rank: 'zzV',
  })
  const page = await hall.open('staff')
  await page.goto(`${hall.origin}/b/${hall.board.id}/print/plan?as=staff`)
  const row = paper(page).getByRole('row').filter({ hasText: '受付をする。' })
  await expect(row).toBeVisible()
  const copied = await row.evaluate((one) => {
    const range = document.createRange()
    range.selectNodeContents(one)
    const selection = getSelection()
    selection?.removeAllRanges()
    selection?.addRange(range)
    return selection?.toString() ?? ''
  })
  expect(copied).toContain('・受付をする。\n席につく。')
  expect(
    copied
      .split('\t')
      .slice(-7)
      .map((one) => one.trim()),
  ).toEqual([...['', '◎実施', '→', '', '☆見直し', '', '依頼中']])
  staff.leave()
})

test('a title of 200 letters is on every paper, all of it, and pushes nothing off', async ({
  hall,
}) => {
  const title = '誰もが いつまでも 自分らしく暮らせる地域をめざす話し合い'.repeat(9).slice(0, 200)
  const leader = await hall.guest('facilitator')
  await leader.do({ verb: 'board.set', patch: { title } })
  await hall.server.call(`/api/boards/${hall.board.id}/place`, {
    method: 'PUT',
    body: { wifi: { name: 'yoriai', password: 'hanami-2026' } },
  })
  const lead = await hall.open('facilitator')
  for (const sheet of ['poster', 'sheets', 'code-cards'] as const) {
    await lead.goto(`${hall.origin}/b/${hall.board.id}/print/${sheet}?as=facilitator`)
    await expect(lead.getByRole('heading', { name: title }).first()).toBeVisible()
    for (const one of await lead.locator('.print-paper, .way-card').all())
      expect(
        await one.evaluate((box) => box.scrollHeight - box.clientHeight),
        sheet,
      ).toBeLessThanOrEqual(0)
  }
  leader.leave()
})

test('pages that do not exist, and other roles, find nothing', async ({ hall }) => {
  const lead = await hall.open('facilitator')
  for (const rest of ['nosuch?as=facilitator', 'plan?as=participant', 'plan']) {
    await lead.goto(`${hall.origin}/b/${hall.board.id}/print/${rest}`)
    await expect(lead.getByRole('heading', { name: 'このページは見つかりません' })).toBeVisible()
  }
})
