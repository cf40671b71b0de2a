/** What was typed is nowhere cut and nowhere lost: every box and dialog, on every surface. */
import { expect, type Locator, type Page } from '@playwright/test'
import { cell, noteWords, rowOf, write } from './desk.ts'
import { box, inAHall, ownNote, post, postButton, test } from './hall.ts'

inAHall()

const dialog = (page: Page) => page.getByRole('dialog')
const tooLong = (where: Page | Locator, by: number) => where.getByText(`${by}字長すぎます`).first()
const keptLine = (where: Page | Locator) => where.getByText('書きかけがあります')
const paste = async (page: Page, field: Locator, text: string) => {
  await field.focus()
  await page.keyboard.insertText(text)
}

/** A dialog's box: typed, closed, opened again; reloaded, opened again; dropped on purpose. */
async function keeps(page: Page, open: () => Promise<unknown>, field: Locator, words: string) {
  await open()
  const before = await field.inputValue()
  await field.fill(words)
  await page.keyboard.press('Escape')
  await expect(dialog(page)).toHaveCount(0)
  await open()
  await expect(field).toHaveValue(words)
  await expect(keptLine(dialog(page))).toBeVisible()
  await page.reload()
  await open()
  await expect(field).toHaveValue(words)
  await dialog(page).getByRole('button', { name: '書きかけを消す' }).click()
  await expect(dialog(page).locator(':focus')).toHaveCount(1)
  await page.keyboard.press('Escape')
  await open()
  await expect(field).toHaveValue(before)
  await expect(keptLine(dialog(page))).toHaveCount(0)
}

test('なおす on a phone keeps what was typed over やめる, a reload and a second look', async ({
  hall,
}) => {
  const phone = await hall.open('participant')
  await post(phone, '花を うえる')
  const open = () => ownNote(phone, '花を').getByRole('button', { name: '直す' }).click()
  await keeps(phone, open, dialog(phone).getByRole('textbox'), '花を うえて 水を やる')
})

test('the dialogs of 記録 keep what was typed: 計画の行にする, 決める, 付箋をはる', async ({
  hall,
}) => {
  const phone = await hall.open('participant')
  await post(phone, '花を うえる')
  const staff = await hall.open('staff')
  const dialogBox = (name: RegExp) => dialog(staff).getByRole('textbox', { name })
  const make = async () => {
    const button = staff.getByRole('button', { name: '計画の行にする' })
    // After a reload nothing is chosen; after Esc the note still is.
    await expect(noteWords(staff, '花を')).toBeVisible()
    if (!(await button.isVisible())) await noteWords(staff, '花を').click()
    await button.click()
  }
  await keeps(staff, make, dialogBox(/^取組/), '花を うえて 水を やる')
  await dialog(staff).getByRole('button', { name: '行にする（依頼中）' }).click()
  const row = staff.locator('tr[data-state="asked"]').filter({ hasText: '花を' })
  const decide = async () => {
    await row
      .getByRole('button', { name: /^返事を記録|^決める|^.*：花を/ })
      .first()
      .click()
    await dialog(staff).getByRole('radio', { name: '保留' }).check({ force: true })
  }
  await keeps(staff, decide, dialogBox(/わけ|理由/), '来年 もう一度')
  await staff.keyboard.press('Escape')
  const add = () =>
    cell(staff, 'g1', 'ward')
      .getByRole('button', { name: /付箋をはる/ })
      .click()
  await keeps(staff, add, dialogBox(/付箋の言葉/), '電話で 聞いた話')
})

test('nothing is cut on paste, and nothing is sent until it fits', async ({ hall }) => {
  const phone = await hall.open('participant')
  await paste(phone, box(phone), 'あ'.repeat(450))
  await expect(box(phone)).toHaveValue('あ'.repeat(450))
  await expect(tooLong(phone, 50)).toBeVisible()
  await postButton(phone).click()
  await expect(box(phone)).toHaveValue('あ'.repeat(450))
  await box(phone).fill('👨‍👩‍👧'.repeat(251))
  await expect(tooLong(phone, 1)).toBeVisible()
  await box(phone).fill('\u200b\u3164\u2800')
  await postButton(phone).click()
  await expect(phone.getByText('どんなことか、書いてから、はってください').first()).toBeVisible()

  const staff = await hall.open('staff')
  await cell(staff, 'g1', 'ward')
    .getByRole('button', { name: /付箋をはる/ })
    .click()
  const note = dialog(staff).getByRole('textbox')
  await paste(staff, note, 'い'.repeat(450))
  await expect(note).toHaveValue('い'.repeat(450))
  await expect(tooLong(dialog(staff), 50)).toBeVisible()
  await dialog(staff).getByRole('button', { name: 'はる', exact: true }).click()
  await expect(note).toHaveValue('い'.repeat(450))

  const lead = await hall.open('facilitator')
  await lead.getByRole('button', { name: '題名を変える' }).click()
  const title = lead.getByRole('textbox', { name: '題名' })
  await title.fill('う'.repeat(201))
  await expect(tooLong(lead, 1)).toBeVisible()
  await lead.getByRole('button', { name: 'この題名にする' }).click()
  await expect(title).toHaveValue('う'.repeat(201))
  await lead.keyboard.press('Escape')
  await lead.getByRole('button', { name: '題名を変える' }).click()
  await expect(title).toHaveValue('う'.repeat(201))
})

test('notes that are too long for one row are told so before the button', async ({ hall }) => {
  const scribe = await hall.guest('scribe', 1)
  for (const [at, letter] of [...'あいう'].entries())
    await scribe.do({
      verb: 'notes.post',
      note: `long${at}` as never,
      goal: 'g1' as never,
      actor: 'ward' as never,
      text: letter.repeat(250),
      rank: `a${at}`,
      table: 1,
      heard: 'spoken',
      at: Date.now(),
    })
  const staff = await hall.open('staff')
  await noteWords(staff, 'ああ').click()
  await staff.getByRole('checkbox', { name: /一緒に/ }).check({ force: true })
  await noteWords(staff, 'いい').click()
  await noteWords(staff, 'うう').click()
  await staff.getByRole('button', { name: '3枚を1つの行にする' }).click()
  await expect(tooLong(dialog(staff), 152)).toBeVisible()
  await dialog(staff).getByRole('button', { name: '行にする（依頼中）' }).click()
  await expect(dialog(staff).getByRole('textbox', { name: /^取組/ })).toBeFocused()
  await expect(staff.locator('tr[data-state="asked"]')).toHaveCount(0)
})

test('ten thousand letters into a row: they stand there, and nothing of the row is lost', async ({
  hall,
}) => {
  const staff = await hall.open('staff')
  const row = staff.locator('tr[data-row]').filter({ hasText: 'あいさつ' }).first()
  const id = (await row.getAttribute('data-row')) ?? ''
  const field = await write(rowOf(staff, id))
  const before = await field.inputValue()
  await staff.keyboard.press('Control+End')
  await staff.keyboard.insertText('話'.repeat(10_000))
  await expect(field).toHaveValue(before + '話'.repeat(10_000))
  await expect(rowOf(staff, id).getByText('長すぎます').first()).toBeVisible()
})

test('two tabs of one phone: neither writes over the other, and nothing goes out twice', async ({
  hall,
}) => {
  const one = await hall.open('participant')
  const other = await hall.page({ context: one.context() })
  await other.goto(one.url())
  await box(one).fill('ひとつめの 話')
  await box(other).fill('ふたつめの 話')
  await one.reload()
  await expect(box(one)).toHaveValue('ひとつめの 話')
  await postButton(one).click()
  await expect(ownNote(one, 'ひとつめの')).toBeVisible()
  await expect(box(other)).toHaveValue('ふたつめの 話')
  await other.close()
  await one.reload()
  await expect(box(one)).toHaveValue('ふたつめの 話')
  await postButton(one).click()
  await expect(ownNote(one, 'ふたつめの')).toHaveCount(1)
  await expect(box(one)).toHaveValue('')
})

test('a board that is gone: the words that the phone kept are shown, and taken along to the next', async ({
  hall,
}) => {
  hall.expectComplaints(/404/, /ERR_|WebSocket/)
  const phone = await hall.open('participant')
  await box(phone).fill('まだ 送っていない話')
  await hall.server.call(`/api/boards/${hall.board.id}`, {
    method: 'DELETE',
    body: { title: '泉区 地域福祉保健計画 ワークショップ' },
  })
  await phone.reload()
  await expect(phone.getByText('まだ 送っていない話')).toBeVisible()
  const next = await hall.server.createBoard({ tables: 2 })
  await phone.goto(hall.origin + next.links.participant)
  await phone.getByRole('button', { name: '参加する' }).click()
  await phone.getByRole('button', { name: 'わかりました' }).click()
  await phone.getByRole('button', { name: '下書きに入れる' }).click()
  await expect(box(phone)).toHaveValue('まだ 送っていない話')
  await expect(phone.getByRole('button', { name: '下書きに入れる' })).toHaveCount(0)
})

test('the end that comes while the title is written is said there; it goes on after また開く', async ({
  hall,
}) => {
  const lead = await hall.open('facilitator')
  const rename = () => lead.getByRole('button', { name: '題名を変える' })
  await rename().click()
  const title = lead.getByRole('textbox', { name: '題名' })
  await title.fill('秋の よりあい')
  const state = (to: 'close' | 'open') =>
    hall.server.call(`/api/boards/${hall.board.id}/${to}`, { method: 'POST' })
  await state('close')
  await expect(dialog(lead).getByText('このワークショップは終わりました')).toBeVisible()
  await expect(lead.getByRole('button', { name: 'この題名にする' })).toHaveCount(0)
  await title.press('Enter')
  await expect(title).toHaveValue('秋の よりあい')
  await lead.keyboard.press('Escape')
  await state('open')
  await rename().click()
  await expect(title).toHaveValue('秋の よりあい')
  await lead.getByRole('button', { name: 'この題名にする' }).click()
  await expect(lead.getByRole('heading', { name: '秋の よりあい' })).toBeVisible()
})
