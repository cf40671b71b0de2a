/** I7: fifty changes by others while something is in hand; and the thing in hand taken away. */
import { expect, type Locator, type Page } from '@playwright/test'
import type { GoalId, NoteId, RowId } from '../../shared/board/ids.ts'
import type { Operation } from '../../shared/board/operations.ts'
import { boardOf } from './board-of.ts'
import { cell, handle, note, noteWords, rowOf, textOf, write } from './desk.ts'
import type { Guest } from './guest.ts'
import { inAHall, test } from './hall.ts'

inAHall()

const ROW = 'g1-p3'
let rounds = 0

/** Inserts, moves and deletions, all around: 50 of them. @returns once this page has them all. */
async function fiftyChanges(guest: Guest, page: Page) {
  rounds += 1
  const all: Operation[] = []
  const place = { goal: 'g1' as GoalId, actor: 'residents' as never }
  for (let at = 0; at < 25; at++) {
    const id = `late${rounds}-${at}` as NoteId
    const text = `おそい付箋 ${rounds}の${at}`
    all.push({
      ...{ verb: 'notes.post', note: id, text, heard: 'written', at, rank: `a${at}` },
      table: guest.device.seat.table,
      ...place,
    } as Operation)
    if (at % 3 === 0) all.push({ verb: 'notes.withdraw', note: id })
    else
      all.push({ verb: 'notes.move', note: id, ...place, actor: 'ward' as never, rank: `b${at}` })
  }
  for (const operation of all) guest.device.perform(operation)
  expect(all).toHaveLength(50)
  const last = `おそい付箋 ${rounds}の23`
  await expect
    .poll(async () =>
      (await boardOf(page)).notes.some(({ text, actor }) => text === last && actor === 'ward'),
    )
    .toBe(true)
  await page.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => setTimeout(drawn))))
}

/** Where the page stands, and in a field where the pen does. */
const standing = (field: Locator) =>
  field.evaluate((it: HTMLTextAreaElement) => ({
    y: scrollY,
    top: Math.round(it.getBoundingClientRect().top),
    focused: document.activeElement === it,
    value: it.value,
    caret: [it.selectionStart, it.selectionEnd],
  }))

async function stays(field: Locator, changes: () => Promise<unknown>) {
  const before = await standing(field)
  expect(before.focused).toBe(true)
  await changes()
  expect(await standing(field)).toEqual(before)
}

test('I7: a row’s words and its target stay under the pen; taken away, they stay and it is said', async ({
  hall,
}) => {
  const staff = await hall.open('staff')
  const colleague = await hall.guest('staff')
  const field = await write(rowOf(staff, ROW))
  await staff.keyboard.press('Control+Home')
  await staff.keyboard.press('ArrowRight')
  await stays(field, () => fiftyChanges(colleague, staff))
  const target = rowOf(staff, ROW).getByRole('textbox', { name: '目標' })
  await target.fill('全地区と学校')
  await staff.keyboard.press('ArrowLeft')
  await stays(target, () => fiftyChanges(colleague, staff))
  await colleague.do({ verb: 'rows.remove', row: ROW as RowId })
  await expect(rowOf(staff, ROW).getByText('ほかの人がこの行を消しました')).toBeVisible()
  await expect(target).toBeFocused()
  await expect(target).toHaveValue('全地区と学校')
  await expect(textOf(rowOf(staff, ROW))).toHaveValue('地域で行うあいさつ運動を支援する。')
})

test('I7: a note being rewritten keeps its draft when it is put away, and says so', async ({
  hall,
}) => {
  const staff = await hall.open('staff')
  const colleague = await hall.guest('staff')
  await staff.getByRole('button', { name: '区社協に付箋をはる' }).click()
  await staff.getByRole('dialog').getByRole('textbox').fill('花だんの 水やり')
  await staff.keyboard.press('Control+Home')
  await stays(staff.getByRole('dialog').getByRole('textbox'), () => fiftyChanges(colleague, staff))
  await staff.getByRole('button', { name: 'はる', exact: true }).click()
  await noteWords(staff, '花だんの').click()
  await staff.getByRole('button', { name: '直す', exact: true }).click()
  const field = staff.getByRole('dialog').getByRole('textbox')
  await field.fill('花だんの 水やり当番')
  await staff.keyboard.press('ArrowLeft')
  await stays(field, () => fiftyChanges(colleague, staff))
  await expect
    .poll(() => colleague.device.state.board.notes.some(({ text }) => text === '花だんの 水やり'))
    .toBe(true)
  const own = colleague.device.state.board.notes.find(({ text }) => text === '花だんの 水やり')
  await hall.server.call(`/api/boards/${hall.board.id}/notes/${own?.id}/put-away`, {
    body: { reason: 'おなじ付箋' },
  })
  await expect(staff.getByRole('dialog').getByText(/書いた文はここに残っています/)).toBeVisible()
  await expect(field).toBeFocused()
  await expect(field).toHaveValue('花だんの 水やり当番')
})

test('I7: a note held by the mouse, and one by keyboard: what lies under it stands still', async ({
  hall,
}) => {
  const staff = await hall.open('staff')
  const colleague = await hall.guest('staff')
  const words = '朝、学校の門で あいさつ当番をする'
  const held = await colleague.post(words, 'g1', 'council')
  await expect(note(staff, words)).toBeVisible()
  const at = async () => ({
    y: await staff.evaluate(() => scrollY),
    box: await cell(staff, 'g1', 'careplaza').boundingBox(),
  })
  const air = staff.locator('.note-in-air')

  await handle(staff, words).scrollIntoViewIfNeeded()
  await handle(staff, words).hover()
  await staff.mouse.down()
  await staff.mouse.move(700, 400, { steps: 4 })
  await expect(air).toHaveText(words)
  const before = await at()
  await fiftyChanges(colleague, staff)
  expect(await at()).toEqual(before)
  await expect(air).toHaveText(words)
  await staff.keyboard.press('Escape')
  await staff.mouse.up()

  await handle(staff, words).focus()
  const said = staff.locator('[id^="DndLiveRegion"]')
  await staff.keyboard.press('Space')
  // A key that comes before the note is in the hand moves nothing.
  await expect(said).toContainText('つかんでいます')
  await staff.keyboard.press('ArrowDown')
  await expect(said).toContainText('ケアプラザの上です')
  const lifted = await at()
  await fiftyChanges(colleague, staff)
  expect(await at()).toEqual(lifted)
  await colleague.do({ verb: 'notes.withdraw', note: held })
  await expect(air).toContainText('取り下げ')
  await staff.keyboard.press('Space')
  await expect(said).toContainText('なくなりました')
  await expect(note(staff, words)).toHaveCount(0)
})

test('I7: the facilitator’s title and her reason stay in hand; a note gone meanwhile is said', async ({
  hall,
}) => {
  const resident = await hall.guest('participant')
  const rude = await resident.post('だれかの わるぐち', 'g1', 'residents')
  const [lead, other] = [await hall.open('facilitator'), await hall.guest('facilitator')]
  await lead.getByRole('button', { name: '題名を変える' }).click()
  const title = lead.getByRole('textbox', { name: '題名' })
  await title.fill('和泉中央地区 よりあい')
  await lead.keyboard.press('ArrowLeft')
  await stays(title, async () => {
    await other.do({ verb: 'board.set', patch: { title: 'ほかの題名' } })
    await fiftyChanges(resident, lead)
  })
  await lead.keyboard.press('Escape')
  await expect(lead.getByRole('heading', { level: 1 })).toHaveText('ほかの題名')

  const away = lead.getByRole('region', { name: '付箋をしまう' })
  await away.getByLabel('言葉で探す').fill('わるぐち')
  await away.getByRole('button', { name: /^しまう：/ }).click()
  const reason = lead.getByRole('dialog').getByRole('textbox')
  await reason.fill('ご本人から たのまれました')
  await lead.keyboard.press('ArrowLeft')
  await stays(reason, () => fiftyChanges(resident, lead))
  await resident.do({ verb: 'notes.withdraw', note: rude })
  await expect(lead.getByRole('dialog').getByText(/いまボードからなくなりました/)).toBeVisible()
  await expect(reason).toBeFocused()
  await expect(reason).toHaveValue('ご本人から たのまれました')
})
