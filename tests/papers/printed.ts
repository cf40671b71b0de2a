/** The pages that a browser prints, of boards that are hard to lay out, as PDF. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { chromium } from '@playwright/test'
import type { ActorId, GoalId, RowId } from '../../shared/board/ids.ts'
import type { Operation } from '../../shared/board/operations.ts'
import { chromiumPath } from '../chromium.mjs'
import { comeIn } from '../e2e/guest.ts'
import { anEvening } from '../screens/evening.ts'
import { startServer } from '../server-process.mjs'
import { hardPlans } from './plans.ts'

const LONG_TITLE = '誰もがいつまでも自分らしく暮らしつづけられる地域をめざす話し合い'
  .repeat(6)
  .slice(0, 200)
const WORDS = '雨の日も雪の日も、坂の上の家まで 送り迎えをする人を となり近所から さがす。'

/** Plan, years, title, and the sheets that are printed of it. */
const EVENINGS: readonly [string, string, [number, number], string, readonly string[]][] = [
  [
    'evening',
    'izumi',
    [2022, 2027],
    '和泉中央地区 よりあい',
    ['plan', 'blank', 'cards', 'sheets', 'code-cards', 'poster'],
  ],
  ['one-year', 'izumi', [2027, 2027], '一年の計画', ['plan', 'blank']],
  ['14-years', 'izumi', [2022, 2035], '十四年の計画', ['plan', 'blank']],
  ['30-years', 'izumi', [2016, 2045], '三十年の計画', ['plan', 'blank']],
  ['only-bodies', 'only-bodies', [2022, 2027], '区の計画', ['plan', 'blank', 'cards']],
  ['only-community', 'only-community', [2022, 2027], '地域の計画', ['plan', 'blank', 'cards']],
  [
    'many',
    'many',
    [2022, 2027],
    LONG_TITLE,
    ['plan', 'blank', 'cards', 'sheets', 'code-cards', 'poster'],
  ],
]

const added = (row: string, text: string, at: number): Operation => ({
  verb: 'rows.add',
  row: row as RowId,
  goal: 'g1' as GoalId,
  actor: 'ward' as ActorId,
  matrix: 'planned',
  text,
  target: '年3回以上',
  years: { 2027: 'do', 2028: 'do', 2029: 'review' },
  from: [],
  rank: `z${String(at).padStart(2, '0')}V`,
})

/** @returns the files' names, without .pdf */
export async function printPages(folder: string, wanted: readonly string[]): Promise<string[]> {
  const executablePath = chromiumPath()
  if (!executablePath) throw new Error('no Chromium here')
  const server = await startServer({ env: { YORIAI_SEEDS: hardPlans() } })
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] })
  const made: string[] = []
  try {
    for (const [name, template, [from, to], title, sheets] of EVENINGS) {
      if (wanted.length > 0 && !wanted.includes(name)) continue
      const board = await server.createBoard({ template, title, period: { from, to }, tables: 6 })
      const guest = (role: string, table?: number) =>
        comeIn(server.origin, board.links[role] ?? '', table)
      if (name === 'evening') {
        const { staff, tables } = await anEvening(guest)
        const long = [1, 4, 20, 50].map((times) => WORDS.repeat(times))
        const texts = ['一行目\n二行目\n\n四行目', '①〜⑥ 髙﨑さんと𠮷野さん ｶﾀｶﾅ 👨‍👩‍👧', ...long]
        await staff.do(...texts.map((text, at) => added(`long${at}`, text, at)))
        for (const one of [staff, ...tables]) one.leave()
      }
      const page = await browser.newPage()
      await page.goto(`${server.origin}${board.links.facilitator}`)
      await page.getByRole('button', { name: '参加する' }).click()
      await page.waitForURL(/\/b\//)
      for (const sheet of sheets) {
        await page.goto(`${server.origin}/b/${board.id}/print/${sheet}?as=facilitator`)
        await page.locator('.print-paper').first().waitFor()
        await page.evaluate(() => document.fonts.ready)
        const file = `print-${name}-${sheet}`
        writeFileSync(join(folder, `${file}.pdf`), await page.pdf({ preferCSSPageSize: true }))
        made.push(file)
      }
      await page.close()
    }
  } finally {
    await browser.close()
    await server.stop()
  }
  return made
}
