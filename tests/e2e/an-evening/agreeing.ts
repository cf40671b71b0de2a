/** From notes to rows and their answers, taken home before and after the end. */
import { readFileSync } from 'node:fs'
import { expect, type Page } from '@playwright/test'
import { comingPeriod } from '../../../shared/board/usual.ts'
import { readXlsx, recordsOf } from '../../server/export/read-xlsx.ts'
import { boardOf } from '../board-of.ts'
import { allSaved, noteWords, rowWith } from '../desk.ts'
import { ownNote } from '../hall.ts'
import { dialog, type Evening, show } from './evening.ts'
import { WARD_WISH, WORDS } from './writing.ts'

/** Of the plan that comes: the form lays one that is over on it. */
const THIRD_YEAR = comingPeriod(Date.now()).from + 2

async function makeRow({ ward, ledger }: Evening, words: string, actor: string, target: string) {
  await noteWords(ward, words).click()
  await ward.getByRole('button', { name: '計画の行にする' }).click()
  await dialog(ward).getByRole('radio', { name: actor }).check({ force: true })
  await dialog(ward).getByRole('textbox', { name: '目標' }).fill(target)
  await dialog(ward).locator(`[data-year="${THIRD_YEAR}"]`).click()
  await ward.getByRole('menuitem', { name: 'ここから最後まで実施' }).click()
  await dialog(ward).getByRole('button', { name: '行にする（依頼中）' }).click()
  await expect(rowWith(ward, words).getByText('依頼中')).toBeVisible()
  ledger.rows.set(words, '依頼中')
}

async function answer({ ward, ledger }: Evening, words: string, state: string, reason: string) {
  await rowWith(ward, words)
    .getByRole('button', { name: /^決める/ })
    .click()
  await dialog(ward).getByRole('radio', { name: state }).check({ force: true })
  await dialog(ward)
    .getByRole('textbox', { name: /わけ|理由/ })
    .fill(reason)
  await dialog(ward).getByRole('button', { name: '決める' }).click()
  await expect(rowWith(ward, words).getByText(state, { exact: true })).toBeVisible()
  ledger.rows.set(words, state)
}

/** Where a resident sees what became of her words. */
const toOwnNotes = (phone: Page) =>
  phone
    .getByRole('heading', { name: /^自分の付箋/ })
    .evaluate((one) => one.scrollIntoView({ block: 'start' }))

/** 依頼中, 引き受け by the ward's own seat, 保留, 対応困難; then read back to the hall. */
export async function agree(evening: Evening) {
  const { ward, lead, wall, phones, album, ledger } = evening
  await makeRow(evening, WORDS.inLine, '区役所', '全地区')
  await makeRow(evening, WORDS.keys, '区社協', '')
  await makeRow(evening, WARD_WISH, '区役所', '')
  await makeRow(evening, WORDS.large, '区役所', '年4回')
  await expect(ownNote(phones.inLine, WORDS.inLine)).toContainText('計画の案になりました（依頼中）')
  await toOwnNotes(phones.inLine)
  await lead.evaluate(() => scrollTo(0, 0))
  await album.step('rows', evening.surfaces(phones.inLine))

  await rowWith(ward, WORDS.inLine)
    .getByRole('button', { name: /^引き受けます/ })
    .click()
  await expect(rowWith(ward, WORDS.inLine).getByText('合意', { exact: true })).toBeVisible()
  ledger.rows.set(WORDS.inLine, '合意')
  await answer(evening, WORDS.keys, '保留', '担い手を さがしてから')
  await answer(evening, WARD_WISH, '対応困難', '夜に管理する人の 手当てが つかないため')
  await expect(allSaved(ward)).toBeVisible()
  await expect(ownNote(phones.inLine, WORDS.inLine)).toContainText('計画に入りました（合意）')

  await show(lead, '合意した取組')
  await expect(wall.getByRole('heading', { name: '今日合意した取組' })).toBeVisible()
  await expect(
    wall.locator('main').getByText(WORDS.inLine).filter({ visible: true }).first(),
  ).toBeVisible()
  const list = (name: string) =>
    ward
      .getByRole('navigation', { name: '基本目標' })
      .getByRole('button', { name: new RegExp(name) })
  await list('まだ決まっていないもの').click()
  await expect(ward.getByRole('heading', { level: 1 })).toBeInViewport()
  await album.step('undecided', { staff: ward })
  await list('合意を読みあげる').click()
  await expect(ward.getByText('いま前の画面に、合意した取組が出ています。')).toBeVisible()
  await expect(ward.getByRole('listitem').filter({ hasText: WORDS.inLine })).toBeVisible()
  await toOwnNotes(phones.inLine)
  await album.step('agreed', evening.surfaces(phones.inLine))
}

/** plan.xlsx, plan.csv and board.json from the ward's laptop, read again and laid beside the ledger. */
export async function takeHome({ ward, ledger, album }: Evening, when: string) {
  await ward.getByRole('button', { name: '出力', exact: true }).click()
  const taking = ward.getByRole('dialog', { name: '出力する' })
  const file = async (name: string) => {
    const button = taking.getByRole('button', { name, exact: true })
    await expect(button).not.toHaveAttribute('aria-disabled', 'true')
    const coming = ward.waitForEvent('download')
    await button.click()
    return readFileSync(await (await coming).path())
  }
  const [xlsx, csv, json] = [
    await file('Excel（エクセル）'),
    (await file('CSV')).toString('utf8'),
    (await file('JSON')).toString('utf8'),
  ]
  await expect(taking.getByText('をダウンロードしました').first()).toBeVisible()
  await album.step(`taking-${when}`, { staff: ward })
  await ward.keyboard.press('Escape')

  const sheets = readXlsx(xlsx)
  const [slips, facts] = [sheets.get('付箋'), sheets.get('データ')]
  if (!slips || !facts || !sheets.has('印刷用')) throw new Error(`sheets: ${[...sheets.keys()]}`)
  const written = recordsOf(slips).map((one) => String(one.付箋の言葉))
  ledger.expectNotes(written, `in 付箋, ${when}`)
  expect(csv.startsWith('\ufeff')).toBe(true)
  expect(csv.replaceAll('\r\n', '')).not.toContain('\r')
  const printed = [...(sheets.get('印刷用')?.cells.values() ?? [])].join('\n')
  for (const [words, state] of ledger.rows) {
    // One line a year, from the third to the end of the plan.
    const lines = csv.split('\r\n').filter((one) => one.includes(words))
    expect(new Set(lines).size, `${words} in plan.csv, ${when}`).toBe(4)
    expect(lines).toHaveLength(4)
    for (const line of lines) expect(line).toContain(state)
    expect(printed, `印刷用, ${when}`).toContain(words)
    expect(JSON.stringify(recordsOf(facts))).toContain(words)
  }
  const board = JSON.parse(json)
  ledger.expectNotes(
    board.notes.map(({ text }: { text: string }) => text),
    `in board.json, ${when}`,
  )
  for (const [name, bytes] of Object.entries({ json, csv, slips: written.join('\n') }))
    ledger.expectNothingPutAway(bytes, `${name}, ${when}`)
  return board
}

/** Every device has the same board, and it is what everybody wrote. */
export async function compare(evening: Evening, exported: { rows: { id: string }[] }) {
  const { all, ledger } = evening
  const ids = new Set<string>()
  const rows = new Set<string>()
  for (const [who, page] of Object.entries(all)) {
    const board = await boardOf(page)
    ledger.expectNotes(
      board.notes.map(({ text }) => text),
      `on ${who}`,
    )
    for (const { id } of board.notes) ids.add(id)
    rows.add(JSON.stringify([...board.rows].sort((a, b) => (a.id < b.id ? -1 : 1))))
    const made = board.rows.filter(({ text }) => ledger.rows.has(text))
    expect(made).toHaveLength(ledger.rows.size)
    expect(board.rows.length).toBe(exported.rows.length)
  }
  expect(ids.size).toBe(ledger.notes.length)
  expect(rows.size, 'devices that have other rows').toBe(1)
}
