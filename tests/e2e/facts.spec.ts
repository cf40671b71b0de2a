/** Ten evenings by chance on a real server: what 記録, wall, phone and paper show of each row is the same. */
import { expect, type Page } from '@playwright/test'
import type { RowId } from '../../shared/board/ids.ts'
import { yearsOf } from '../../shared/plan/years.ts'
import { Improviser } from '../client/facts/evenings.ts'
import { found, having, parseMarkup, textOf } from '../client/facts/markup.ts'
import { byRow, paperRow, phoneRows, recordLine, wallLine } from '../client/facts/readers.ts'
import type { Said } from '../client/facts/said.ts'
import { Luck } from '../simulation/luck.ts'
import { inAHall, test } from './hall.ts'

inAHall()

const STEPS = 30

/** A part of a page, as well-formed markup. */
const markupOf = async (page: Page, selector: string) =>
  parseMarkup(
    (
      await page
        .locator(selector)
        .evaluateAll((all) => all.map((one) => new XMLSerializer().serializeToString(one)))
    ).join(''),
  )

/** Every word that one surface says of a row, another that speaks of it says, too. */
function agree(
  known: Map<RowId, Said>,
  surface: string,
  rows: readonly (readonly [RowId, Said])[],
) {
  for (const [id, said] of rows) {
    const before: Said = known.get(id) ?? {}
    for (const [part, value] of Object.entries(said)) {
      const was = before[part as keyof Said]
      if (was !== undefined)
        expect({ [part]: value }, `${surface} on ${id}`).toEqual({ [part]: was })
    }
    known.set(id, { ...said, ...before })
  }
}

for (let seed = 1; seed <= 10; seed++)
  test(`evening ${seed}: no two surfaces in the browser disagree on a row`, async ({ hall }) => {
    const staff = await hall.guest('staff')
    const lead = await hall.guest('facilitator')
    const improviser = new Improviser(new Luck(seed), {
      get board() {
        return staff.device.state.board
      },
      get now() {
        return Date.now()
      },
    })
    for (let at = 0; at < STEPS; at++) {
      const operation = improviser.operation()
      if (operation && operation.verb !== 'board.shift') await staff.do(operation)
      if (improviser.luck.happens(0.1)) staff.device.undo()
    }
    await expect.poll(() => staff.device.state.allSaved).toBe(true)
    const { board } = staff.device.state
    const known = new Map<RowId, Said>()

    const record = await hall.open('staff')
    for (const [at, goal] of board.goals.entries()) {
      await record.locator('.nav-goal').nth(at).click()
      await expect(record.getByRole('heading', { level: 1 })).toContainText(goal.title)
      const lines = byRow(await markupOf(record, 'table.matrix'), 'data-row', (line) =>
        recordLine(board, line),
      )
      expect(lines.length).toBeGreaterThan(0)
      agree(known, '記録', lines)
    }
    expect(known.size).toBeGreaterThan(30)

    await record.goto(`${hall.origin}/b/${hall.board.id}/print/plan?as=staff`)
    await expect(record.locator('tr[data-row]').first()).toBeVisible()
    const years = yearsOf(board.board.period ?? { from: 0, to: -1 })
    const printed = new Map<RowId, ReturnType<typeof paperRow>>()
    const lines = found(await markupOf(record, 'tr[data-row]'), having('data-row'))
    for (const id of new Set(lines.map(({ attributes }) => attributes['data-row'] as RowId))) {
      const own = lines.filter(({ attributes }) => attributes['data-row'] === id)
      printed.set(
        id,
        paperRow(
          board,
          own.map((line) => ({ years, line })),
        ),
      )
    }
    expect([...printed.keys()].sort()).toEqual([...known.keys()].sort())
    agree(known, '印刷', [...printed])

    const wall = await hall.open('screen')
    const phone = await hall.open('participant')
    let onWall = 0
    for (const goal of board.goals.slice(0, 3)) {
      await lead.do({ verb: 'board.set', patch: { focus: { goal: goal.id, view: 'plan' } } })
      await expect(wall.getByRole('heading', { level: 1 })).toHaveText(goal.title)
      await expect(wall.locator('.screen-tables tr[data-row]').first()).toBeVisible()
      const rows = byRow(await markupOf(wall, '.screen-tables'), 'data-row', (line) =>
        wallLine(board, line, years),
      )
      onWall += rows.length
      agree(known, '投影', rows)
    }
    expect(onWall).toBeGreaterThan(5)

    const inPlan = phone.locator('details').filter({ hasText: 'いまの計画' })
    await inPlan.locator('summary').click()
    let onPhone = 0
    for (const actor of board.actors) {
      await phone.getByRole('radio', { name: actor.plain, exact: true }).check({ force: true })
      await expect(inPlan.locator('summary')).toContainText(actor.plain)
      // Its rows are fetched when it is unfolded; then they follow what is chosen.
      await expect(inPlan.locator('[data-row], p').first()).toBeVisible()
      const html = await inPlan.evaluate((one) => new XMLSerializer().serializeToString(one))
      const part = parseMarkup(html)
      const rows = phoneRows(board, part)
      const count = Number(
        /(\d+)件/.exec(textOf(found(part, (one) => one.name === 'summary')[0]))?.[1],
      )
      expect(rows.filter(([, said]) => said.inPlan)).toHaveLength(count)
      onPhone += rows.length
      agree(known, '参加', rows)
    }
    expect(onPhone).toBeGreaterThan(3)
  })
