/** A phone that may not write looks like one that may not, keeps what was being written, and says what to do with it. */
import { expect, type Page, test } from '@playwright/test'
import { expectNoViolations } from './look.ts'
import { box, compose, openToWrite, post } from './residents-alone.ts'

test.use({ viewport: { width: 360, height: 640 } })

const lock = (page: Page, locked: boolean) =>
  page.evaluate((locked) => window.device.others({ verb: 'board.set', patch: { locked } }), locked)
const end = (page: Page) => page.evaluate(() => window.device.end())
const copy = (page: Page) => page.getByRole('button', { name: '書きかけをコピー' })
const looks = (page: Page) =>
  box(page).evaluate((it) => {
    const { backgroundColor, borderTopColor } = getComputedStyle(it)
    return [backgroundColor, borderTopColor]
  })
const NOTHING = ['rgba(0, 0, 0, 0)', 'rgba(0, 0, 0, 0)']

test('while writing is stopped the box is no box: its words are read and copied; then it goes on at the caret', async ({
  page,
}) => {
  await openToWrite(page)
  await box(page).fill('花を うえる')
  await box(page).evaluate((it: HTMLTextAreaElement) => it.setSelectionRange(2, 2))
  expect(await looks(page)).not.toEqual(NOTHING)
  const at = await page.evaluate(() => scrollY)
  await lock(page, true)
  await expect(page.getByText('いまは書きこみを止めています')).toBeVisible()
  await expect(post(page)).toHaveCount(0)
  expect(await looks(page)).toEqual(NOTHING)
  // The focus shows as a bar beside the words, not as a ring that makes a box of them.
  expect(await box(page).evaluate((it) => getComputedStyle(it).outlineStyle)).toBe('none')
  await page.keyboard.type('いらない')
  await expect(box(page)).toHaveValue('花を うえる')
  await expect(copy(page)).toBeVisible()
  await expectNoViolations(page, 'locked')
  await lock(page, false)
  await expect(post(page)).toBeVisible()
  await expect(box(page)).toBeFocused()
  await page.keyboard.type('木も ')
  await expect(box(page)).toHaveValue('花を木も  うえる')
  expect(await page.evaluate(() => scrollY)).toBe(at)
})

test('with nothing in the box there is no box in sight, only the reason', async ({ page }) => {
  await openToWrite(page)
  await lock(page, true)
  await expect(page.getByText('いまは書きこみを止めています')).toBeVisible()
  await expect(page.locator('.sr-only', { has: box(page) })).toHaveCount(1)
  await expect(copy(page)).toHaveCount(0)
})

test('I7: a lock that comes while a word is composed waits for it', async ({ page }) => {
  await openToWrite(page)
  const ime = await page.context().newCDPSession(page)
  await box(page).focus()
  await compose(ime, 'ごみだ')
  await lock(page, true)
  await expect(post(page)).toHaveCount(0)
  await compose(ime, 'ごみだし')
  await ime.send('Input.insertText', { text: 'ごみ出し' })
  await expect(box(page)).toHaveValue('ごみ出し')
  await expect(box(page)).toHaveAttribute('readonly')
})

test('after the end, words left in the box are told what can be done with them, and are copied on plain http', async ({
  page,
}) => {
  // Where there is no clipboard, as on a hall's own address.
  await page.addInitScript(() =>
    Object.defineProperty(navigator, 'clipboard', { value: undefined }),
  )
  await openToWrite(page)
  await box(page).fill('書きかけの 付箋')
  await end(page)
  await expect(
    page.getByText('書きかけの言葉は、この端末に残っています。書記か職員にこの画面を見せるか'),
  ).toBeVisible()
  await copy(page).click()
  await expect(page.getByRole('button', { name: /^(コピーしました|選びました)/ })).toBeVisible()
  const chosen = await box(page).evaluate((it: HTMLTextAreaElement) =>
    it.value.slice(it.selectionStart, it.selectionEnd),
  )
  expect(chosen).toBe('書きかけの 付箋')
  await expectNoViolations(page, 'after the end')
})

test('a seat that is no more looks shut as well', async ({ page }) => {
  await openToWrite(page)
  await box(page).fill('書きかけの 付箋')
  await page.evaluate(() => window.device.set({ connection: { state: 'ended', why: 'no-seat' } }))
  await expect(post(page)).toHaveCount(0)
  expect(await looks(page)).toEqual(NOTHING)
  await expect(copy(page)).toBeVisible()
})

const dialog = (page: Page) => page.getByRole('dialog')

/** A note of one's own, and other words for it in the box of なおす. */
async function rewriting(page: Page) {
  await openToWrite(page)
  await box(page).fill('花を うえる')
  await post(page).click()
  await page.evaluate(() => window.device.save())
  await page.getByRole('button', { name: '直す' }).click()
  await dialog(page).getByRole('textbox').fill('花を うえて 水を やる')
}

test('a lock that comes while a note is rewritten is said there; the words stay, and go up when it goes on', async ({
  page,
}) => {
  await rewriting(page)
  const field = dialog(page).getByRole('textbox')
  await lock(page, true)
  await expect(dialog(page).getByText('いまは書きこみを止めています')).toBeVisible()
  await expect(dialog(page).getByRole('button', { name: 'これに直す' })).toHaveCount(0)
  await expect(field).toHaveAttribute('readonly')
  await expect(field).toHaveValue('花を うえて 水を やる')
  await expectNoViolations(page, 'locked while rewriting')
  await lock(page, false)
  await dialog(page).getByRole('button', { name: 'これに直す' }).click()
  await expect(page.getByText('花を うえて 水を やる')).toBeVisible()
})

test('the end that comes while a note is rewritten is said there, with what can be done with the words', async ({
  page,
}) => {
  await rewriting(page)
  await end(page)
  await expect(dialog(page).getByText('書きかけの言葉は、この端末に残っています')).toBeVisible()
  await expect(dialog(page).getByRole('textbox')).toHaveValue('花を うえて 水を やる')
  await expect(copy(page)).toBeVisible()
})

test('a note that goes while it is rewritten leaves its words in the dialog, then in the list of those without a box', async ({
  page,
}) => {
  await rewriting(page)
  await page.evaluate(() => {
    const [note] = window.device.state.board.notes.filter(({ text }) => text === '花を うえる')
    if (note) window.device.others({ verb: 'notes.withdraw', note: note.id })
  })
  await expect(dialog(page).getByText('この付箋は、もう貼られていません')).toBeVisible()
  await expect(dialog(page).getByRole('textbox')).toHaveValue('花を うえて 水を やる')
  await page.keyboard.press('Escape')
  await expect(dialog(page)).toHaveCount(0)
  await page.getByRole('button', { name: '下書きに入れる' }).click()
  await expect(box(page)).toHaveValue('花を うえて 水を やる')
  await expect(page.getByRole('button', { name: '下書きに入れる' })).toHaveCount(0)
})

test('a note that is carried to another goal while it is rewritten: the dialog stays, and the words get there', async ({
  page,
}) => {
  await rewriting(page)
  await page.evaluate(() => {
    const { notes, goals } = window.device.state.board
    const note = notes.find(({ text }) => text === '花を うえる')
    const goal = goals.at(-1)?.id
    if (note && goal)
      window.device.others({
        verb: 'notes.move',
        note: note.id,
        goal,
        actor: note.actor,
        rank: 'a1',
      })
  })
  await dialog(page).getByRole('button', { name: 'これに直す' }).click()
  const texts = await page.evaluate(() => window.device.state.board.notes.map(({ text }) => text))
  expect(texts).toContain('花を うえて 水を やる')
})
