import { expect, type Page } from '@playwright/test'
import { grouped } from '../../shared/way-in.ts'
import {
  allSaved,
  cell,
  drag,
  handle,
  heardYears,
  note,
  noteWords,
  rowOf,
  rowWith,
  textOf,
  wordsOf,
  write,
  yearOf,
} from './desk.ts'
import { box, inAHall, othersNote, ownNote, post, postButton, test } from './hall.ts'

inAHall()

const WORDS = '朝、学校の門で あいさつ当番をする'
/** 区役所's 地域で行うあいさつ運動を支援する。 */
const GREETING = 'g1-p3'

const show = (lead: Page, name: string) =>
  lead.getByRole('region', { name: '前の画面' }).getByRole('button', { name, exact: true })
const showOf = (lead: Page, goal: string, what: RegExp) =>
  lead
    .getByRole('region', { name: '前の画面' })
    .getByRole('listitem')
    .filter({ hasText: goal })
    .getByRole('button', { name: what })

/** What the hall sees, without what is only measured. */
const onScreen = (screen: Page, text: string) =>
  screen.locator('main').getByText(text).filter({ visible: true }).first()

test('I1, UX 14, 15: a note goes to every surface, becomes a row that is asked for, then agreed', async ({
  hall,
}) => {
  const [phone, staff, lead, screen] = [
    await hall.open('participant'),
    await hall.open('staff'),
    await hall.open('facilitator'),
    await hall.open('screen'),
  ]
  await showOf(lead, '基本目標 1', /付箋/).click()
  await post(phone, WORDS)
  await expect(onScreen(screen, WORDS)).toBeVisible()
  await expect(note(cell(staff, 'g1', 'residents'), WORDS)).toBeVisible()

  await phone.getByRole('radio', { name: '区役所' }).check({ force: true })
  await phone.locator('summary', { hasText: 'いまの計画' }).click()
  await expect(phone.getByText('いまの計画：区役所 3件')).toBeVisible()

  await noteWords(staff, WORDS).click()
  await staff.getByRole('button', { name: '計画の行にする' }).click()
  const making = staff.getByRole('dialog', { name: '計画の行にする' })
  await making.getByRole('radio', { name: '区役所' }).check({ force: true })
  await making.getByRole('textbox', { name: '目標' }).fill('全地区')
  await making.locator('[data-year="2024"]').click()
  await staff.getByRole('menuitem', { name: 'ここから最後まで実施' }).click()
  await making.getByRole('button', { name: '行にする（依頼中）' }).click()
  const row = rowWith(staff, WORDS)
  await expect(row.getByText('依頼中')).toBeVisible()
  await expect(row.getByRole('button', { name: '付箋1枚から' })).toBeVisible()

  await expect(phone.getByText('いまの計画：区役所 4件')).toBeVisible()
  const planned = phone.locator('details').getByRole('listitem').filter({ hasText: WORDS })
  await expect(planned).toContainText('【目標：全地区】')
  await expect(planned).toContainText('依頼中')
  await expect(ownNote(phone, WORDS).getByText('計画の案になりました（依頼中）')).toBeVisible()

  await row.getByRole('button', { name: /^決める/ }).click()
  await staff.getByRole('dialog').getByRole('button', { name: '決める' }).click()
  await expect(row.getByText('合意', { exact: true })).toBeVisible()
  await expect(allSaved(staff)).toBeVisible()
  await expect(ownNote(phone, WORDS).getByText('計画に入りました（合意）')).toBeVisible()
  await expect(planned).toContainText('合意')

  await show(lead, '合意した取組').click()
  await expect(screen.getByRole('heading', { name: '今日合意した取組' })).toBeVisible()
  await expect(onScreen(screen, WORDS)).toBeVisible()
})

test('UX 16: years painted by drag, by taps and by keyboard are on the other laptop and on a phone', async ({
  hall,
}) => {
  const [staff, other, phone] = [
    await hall.open('staff'),
    await hall.open('staff'),
    await hall.open('participant'),
  ]
  await phone.getByRole('radio', { name: '区役所' }).check({ force: true })
  await phone.locator('summary', { hasText: 'いまの計画' }).click()
  const line = phone
    .locator('details')
    .getByRole('listitem')
    .filter({ hasText: '地域で行うあいさつ運動を支援する' })
  await expect(line).toContainText('令和4年度〜令和9年度')
  const [row, there] = [rowOf(staff, GREETING), rowOf(other, GREETING)]
  expect(await heardYears(there)).toEqual(['実施', '実施', '実施', '実施', '実施', '実施'])

  // By drag: the head of the arrow, carried back.
  await drag(staff, yearOf(row, 2027), yearOf(row, 2025))
  await expect
    .poll(() => heardYears(there))
    .toEqual(['実施', '実施', '実施', '実施', '空き', '空き'])
  // By taps.
  await yearOf(row, 2027).click()
  await staff.getByRole('menuitemradio', { name: '見直し' }).click()
  await expect
    .poll(() => heardYears(there))
    .toEqual(['実施', '実施', '実施', '実施', '空き', '見直し'])
  // By keyboard, while somebody else paints another year of the same row.
  await yearOf(there, 2026).click()
  await other.getByRole('menuitemradio', { name: '準備' }).click()
  await yearOf(row, 2022).focus()
  await staff.keyboard.press('Shift+ArrowRight')
  await staff.keyboard.press('1')
  const years = ['準備', '準備', '実施', '実施', '準備', '見直し']
  await expect.poll(() => heardYears(there)).toEqual(years)
  await expect.poll(() => heardYears(row)).toEqual(years)
  await expect(line).toContainText('見直し')
  await expect(line).not.toContainText('令和4年度〜令和9年度')
})

test('UX 23: the facilitator moves the screen; phones are offered the goal, never taken there', async ({
  hall,
}) => {
  const [lead, screen, phone] = [
    await hall.open('facilitator'),
    await hall.open('screen'),
    await hall.open('participant'),
  ]
  await expect(screen.getByText('スマートフォンで参加できます')).toBeVisible()
  await expect(screen.getByText(grouped(hall.board.joinCode)).first()).toBeVisible()
  await box(phone).fill('書きかけ')
  await showOf(lead, '基本目標 2', /付箋/).click()
  await expect(screen.getByRole('heading', { name: /誰もが参加できる交流の場/ })).toBeVisible()
  await expect(phone.getByText('いまは基本目標 2です。')).toBeVisible()
  await expect(box(phone)).toHaveValue('書きかけ')
  await phone.getByRole('button', { name: 'そこへ移る' }).click()
  await expect(phone.getByRole('heading', { level: 1 })).toContainText('誰もが参加できる')
  await phone.getByRole('button', { name: '前の目標' }).click()
  await expect(box(phone)).toHaveValue('書きかけ')

  await showOf(lead, '基本目標 3', /計画の表/).click()
  await expect(screen.getByRole('heading', { name: /ネットワークをつくろう/ })).toBeVisible()
  await expect(onScreen(screen, '身近な地域でネットワークをつくり、活動に活かす。')).toBeVisible()
  await show(lead, '参加の案内').click()
  await expect(screen.getByText('スマートフォンで参加できます')).toBeVisible()
})

test('undo and redo take back one’s own doings and nobody else’s', async ({ hall }) => {
  const [mei, jun] = [await hall.open('staff'), await hall.open('staff')]
  const [mine, theirs] = [rowOf(mei, GREETING), rowOf(jun, GREETING)]
  await yearOf(mine, 2022).focus()
  await mei.keyboard.press('1')
  await expect(yearOf(theirs, 2022)).toHaveAccessibleName(/準備/)
  const field = await write(theirs)
  await jun.keyboard.type('区内の ')
  await jun.keyboard.press('Escape')
  await expect(wordsOf(mine)).toContainText('区内の ')
  await yearOf(theirs, 2027).focus()
  await jun.keyboard.press('3')
  await expect(yearOf(mine, 2027)).toHaveAccessibleName(/見直し/)

  const undo = mei.getByRole('button', { name: 'もどす' })
  await undo.click()
  await expect(yearOf(theirs, 2022)).toHaveAccessibleName(/実施/)
  await expect(undo).toHaveAttribute('aria-disabled', 'true')
  await expect(yearOf(theirs, 2027)).toHaveAccessibleName(/見直し/)
  await expect(wordsOf(mine)).toContainText('区内の ')
  await mei.getByRole('button', { name: 'やり直す' }).click()
  await expect(yearOf(theirs, 2022)).toHaveAccessibleName(/準備/)
  await expect(field).toHaveCount(0)
})

test('UX 10: a note is moved between cells by drag, by うごかす and by keyboard, and is there for all', async ({
  hall,
}) => {
  const guest = await hall.guest('participant')
  await guest.post(WORDS, 'g1', 'residents')
  const [staff, other] = [await hall.open('staff'), await hall.open('staff')]
  await drag(staff, handle(staff, WORDS), cell(staff, 'g1', 'institutions'))
  await expect(note(cell(other, 'g1', 'institutions'), WORDS)).toBeVisible()

  await noteWords(other, WORDS).click()
  await other.getByRole('button', { name: '動かす…' }).click()
  await other
    .getByRole('dialog')
    .getByRole('region', { name: /基本目標 1/ })
    .getByRole('button', { name: 'ケアプラザ' })
    .click()
  await expect(note(cell(staff, 'g1', 'careplaza'), WORDS)).toBeVisible()

  await handle(staff, WORDS).focus()
  await staff.keyboard.press('Space')
  await expect(staff.locator('[id^="DndLiveRegion"]')).toContainText('つかんでいます')
  await staff.keyboard.press('ArrowUp')
  await expect(staff.locator('[id^="DndLiveRegion"]')).toContainText('区社協')
  await staff.keyboard.press('Space')
  await expect(note(cell(other, 'g1', 'council'), WORDS)).toBeVisible()
  await expect(note(other, WORDS)).toHaveCount(1)
})

test('UX 7, I2: one’s own note is edited, moved and withdrawn; nobody else’s', async ({ hall }) => {
  const [phone, neighbour, staff] = [
    await hall.open('participant'),
    await hall.open('participant'),
    await hall.open('staff'),
  ]
  await post(phone, WORDS)
  await expect(othersNote(neighbour, WORDS)).toBeVisible()
  await expect(othersNote(neighbour, WORDS).getByRole('button')).toHaveCount(0)
  await ownNote(phone, WORDS).getByRole('button', { name: '直す' }).click()
  await phone.getByRole('textbox', { name: '付箋の言葉' }).fill('夕方の あいさつ')
  await phone.getByRole('button', { name: 'これに直す' }).click()
  await expect(othersNote(neighbour, '夕方の あいさつ')).toBeVisible()
  await ownNote(phone, '夕方の あいさつ').getByRole('button', { name: '動かす' }).click()
  await phone.getByRole('dialog').getByRole('radio', { name: '学校・施設' }).check({ force: true })
  await phone.getByRole('button', { name: 'ここへ動かす' }).click()
  await expect(note(cell(staff, 'g1', 'institutions'), '夕方の あいさつ')).toBeVisible()
  await ownNote(phone, '夕方の あいさつ').getByRole('button', { name: '取り下げる' }).click()
  await expect(othersNote(neighbour, '夕方の あいさつ')).toHaveCount(0)
  await expect(note(staff, '夕方の あいさつ')).toHaveCount(0)
  await phone.getByRole('button', { name: 'もとにもどす' }).click()
  await expect(othersNote(neighbour, '夕方の あいさつ')).toBeVisible()
})

test('all four surfaces live side by side in one browser profile, each with its own seat', async ({
  hall,
}) => {
  const phone = await hall.open('participant')
  const context = phone.context()
  const laptop = { context, viewport: { width: 1366, height: 768 } }
  const staff = await hall.open('staff', laptop)
  const lead = await hall.open('facilitator', laptop)
  const screen = await hall.open('screen', { context, viewport: { width: 1920, height: 1080 } })
  await showOf(lead, '基本目標 1', /付箋/).click()
  await post(phone, WORDS)
  await expect(note(staff, WORDS)).toBeVisible()
  await expect(onScreen(screen, WORDS)).toBeVisible()
  await expect(showOf(lead, '基本目標 1', /付箋/)).toContainText('1枚')
  for (const page of [phone, staff, lead, screen]) await page.reload()
  await expect(ownNote(phone, WORDS).getByText('はりました')).toBeVisible()
  const field = await write(rowOf(staff, GREETING))
  await expect(field).toBeVisible()
  await show(lead, '合意した取組').click()
  await expect(screen.getByRole('heading', { name: '今日合意した取組' })).toBeVisible()
  await expect(postButton(phone)).toBeVisible()
  await expect(textOf(rowOf(staff, GREETING))).toBeFocused()
})
