/** Words are erased for good, seen from their author, from others, from the record-keepers and the wall. */
import { mkdirSync } from 'node:fs'
import { expect, type Page } from '@playwright/test'
import { box, inAHall, othersNote, ownNote, post, test } from './hall.ts'
import { expectLetters, expectTargets, look } from './look.ts'

inAHall()
test.describe.configure({ timeout: 180_000 })

const SECRET = 'あの角の家のひみつの話'
const dialog = (page: Page) => page.getByRole('dialog')
const card = (page: Page, name: string | RegExp) => page.getByRole('region', { name })

/** Whether any of the browser's own stores on this device still has the words. */
const keepsWords = (page: Page, words: string) =>
  page.evaluate(async (words) => {
    const forms = [words, encodeURIComponent(words)]
    const inText = (text: string) => forms.some((form) => text.includes(form))
    for (const store of [localStorage, sessionStorage])
      for (let at = 0; at < store.length; at++) {
        const key = store.key(at) ?? ''
        if (inText(key) || inText(store.getItem(key) ?? '')) return true
      }
    const decoder = new TextDecoder()
    const inValue = (value: unknown): boolean => {
      if (typeof value === 'string') return inText(value)
      if (value instanceof ArrayBuffer) return inText(decoder.decode(value))
      if (ArrayBuffer.isView(value)) return inText(decoder.decode(value))
      return typeof value === 'object' && value !== null && Object.values(value).some(inValue)
    }
    const done = <T>(request: IDBRequest<T>) =>
      new Promise<T>((resolve, reject) => {
        request.onsuccess = () => resolve(request.result)
        request.onerror = () => reject(request.error)
      })
    for (const { name } of await indexedDB.databases()) {
      const db = await done(indexedDB.open(name ?? ''))
      for (const store of db.objectStoreNames)
        if (inValue(await done(db.transaction(store).objectStore(store).getAll()))) return true
      db.close()
    }
    return false
  }, words)

/** Pictures for whoever wants to look: set LOOK to a folder. */
async function picture(page: Page, name: string) {
  const folder = process.env.LOOK
  if (!folder) return
  mkdirSync(folder, { recursive: true })
  const size = page.viewportSize()
  for (const [width, height] of [
    [360, 640],
    [1366, 768],
  ] as const) {
    await page.setViewportSize({ width, height })
    await page.screenshot({ path: `${folder}/${name}-${width}.png` })
  }
  if (size) await page.setViewportSize(size)
}

async function search(lead: Page, words: string) {
  const erasing = card(lead, '言葉を完全に消す')
  await erasing.getByText('消す言葉を探す').click()
  await erasing.getByLabel('消したい言葉で探す').fill(words)
  return erasing
}

test('I6 a note is erased: asked twice, gone from the other phone, 記録 and the wall at once; its author is told, and nothing of it comes back', async ({
  hall,
}) => {
  const phone = await hall.open('participant')
  await post(phone, SECRET)
  await post(phone, '朝の声かけ')
  const other = await hall.open('participant')
  await expect(othersNote(other, SECRET)).toBeVisible()
  const staff = await hall.open('staff')
  await expect(staff.getByText(SECRET).first()).toBeVisible()
  const wall = await hall.open('screen')
  const lead = await hall.open('facilitator')
  const before = await lead.evaluate(() => location.href)

  const erasing = await search(lead, '角の家')
  await picture(lead, 'card')
  await look(lead, 'looking for words to erase')
  await erasing.getByRole('button', { name: /^完全に消す：/ }).click()
  await picture(lead, 'ask')
  await look(lead, 'erasing a note?')
  await expectTargets(lead, 44, 'erasing a note?')
  await expect(dialog(lead).getByText('元にはもどせません。', { exact: false })).toBeVisible()
  // Nothing happens before a reason is chosen, and before it is asked once more.
  await dialog(lead).getByRole('button', { name: '次へ' }).click({ force: true })
  await expect(dialog(lead).getByRole('button', { name: '次へ' })).toBeVisible()
  await dialog(lead)
    .getByRole('radio', { name: /個人の名前/ })
    .check({ force: true })
  await dialog(lead).getByRole('button', { name: '次へ' }).click()
  await expect(dialog(lead).getByRole('button', { name: 'やめる' })).toBeFocused()
  await picture(lead, 'sure')
  await look(lead, 'really?')
  await expect(ownNote(phone, SECRET)).toBeVisible()
  await dialog(lead).getByRole('button', { name: '完全に消す', exact: true }).click()

  await expect(othersNote(other, SECRET)).toHaveCount(0)
  await expect(ownNote(phone, SECRET)).toHaveCount(0)
  await expect(staff.getByText(SECRET)).toHaveCount(0)
  await expect(wall.getByText(SECRET)).toHaveCount(0)
  await expect(dialog(lead).getByRole('heading', { name: '完全に消しました' })).toBeVisible()
  await expect(dialog(lead).getByText('サーバーのデータのファイル', { exact: true })).toBeVisible()
  await expect(dialog(lead).getByText(/前にとった控えのファイル/)).toBeVisible()
  await picture(lead, 'done')
  await look(lead, 'erased')
  await dialog(lead).getByRole('button', { name: '閉じる' }).click()
  expect(await lead.evaluate(() => location.href)).toBe(before)

  const told = phone.getByText('進行の人が、あなたの付箋1枚の言葉を完全に消しました。', {
    exact: false,
  })
  await expect(told.last()).toBeVisible()
  await picture(phone, 'told')
  await look(phone, 'told that her note was erased')
  await expectLetters(phone, 18, 'told that her note was erased')
  await expect(other.getByText('完全に消しました', { exact: false })).toHaveCount(0)
  await phone.getByRole('button', { name: 'わかりました' }).click()
  await phone.reload()
  await expect(box(phone)).toBeVisible()
  await expect(ownNote(phone, '朝の声かけ')).toBeVisible()
  await expect(phone.getByRole('heading', { name: '完全に消された付箋' })).toHaveCount(0)
  await post(phone, 'つづけて書きます')
  await expect(othersNote(other, 'つづけて書きます')).toBeVisible()
  await expect(othersNote(other, SECRET)).toHaveCount(0)
  for (const page of [phone, other, wall, staff])
    await expect.poll(() => keepsWords(page, SECRET)).toBe(false)
})

test('I6 a row with the note that it was made of; what is left is said; 記録 says whom to ask', async ({
  hall,
}) => {
  const staff = await hall.guest('staff')
  const goal = staff.device.state.board.goals[0]?.id ?? ''
  const actor = staff.device.state.board.actors[0]?.id ?? ''
  const note = await staff.post(SECRET, goal, actor)
  const row = 'row-of-secret' as (typeof staff.device.state.board.rows)[number]['id']
  const place = { goal, actor } as Pick<
    (typeof staff.device.state.board.notes)[number],
    'goal' | 'actor'
  >
  await staff.do({
    ...{ verb: 'rows.add', row, matrix: 'planned', text: `${SECRET}を訪ねる`, rank: 'zz' },
    ...{ ...place, from: [note] },
  })
  const desk = await hall.open('staff')
  await expect(desk.locator(`tr[data-row="${row}"]`)).toBeVisible()
  await desk.locator('.note-on-table').filter({ hasText: SECRET }).locator('.note-words').click()
  await desk.getByRole('button', { name: '言葉を完全に消すには' }).click()
  await expect(dialog(desk).getByText(/進行の画面の「言葉を完全に消す」/)).toBeVisible()
  await look(desk, 'how words are erased')
  await dialog(desk).getByRole('button', { name: '閉じる' }).click()

  const lead = await hall.open('facilitator')
  const erasing = await search(lead, 'を訪ねる')
  await erasing.getByRole('button', { name: /^完全に消す：/ }).click()
  await expect(dialog(lead).getByText(`付箋：${SECRET}`)).toBeVisible()
  await dialog(lead)
    .getByRole('radio', { name: /頼まれた/ })
    .check({ force: true })
  await dialog(lead).getByRole('button', { name: '次へ' }).click()
  await dialog(lead).getByRole('button', { name: '前へ' }).click()
  await dialog(lead).getByRole('checkbox').check()
  await picture(lead, 'also')
  await look(lead, 'erasing a row and its note?')
  await dialog(lead).getByRole('button', { name: '次へ' }).click()
  await expect(dialog(lead).getByText('次の2件を消します。')).toBeVisible()
  await dialog(lead).getByRole('button', { name: '完全に消す', exact: true }).click()
  await expect(dialog(lead).getByRole('heading', { name: '完全に消しました' })).toBeVisible()
  await expect
    .poll(() => desk.getByText(SECRET).evaluateAll((all) => all.map((one) => one.outerHTML)))
    .toEqual([])
  await dialog(lead).getByRole('button', { name: '閉じる' }).click()
  await expect(erasing.getByText('その言葉の付箋や取組はありません')).toBeVisible()
})
