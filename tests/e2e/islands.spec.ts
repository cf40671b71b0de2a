/** 島: laid, named, merged, split and taken back, by mouse, by presses alone, and by keyboard alone. */
import { expect, type Locator, type Page } from '@playwright/test'
import type { GoalId, GroupId, NoteId } from '../../shared/board/ids.ts'
import { drag } from './desk.ts'
import type { Guest } from './guest.ts'
import { inAHall, test } from './hall.ts'
import { expectFits, expectNoViolations, look } from './look.ts'

inAHall()

/** Where pictures of it are wanted, for who looks at them. */
const album = process.env.YORIAI_PICTURES
const picture = async (page: Page, name: string) => {
  if (album) await page.screenshot({ path: `${album}/${name}.png` })
}

const paper = (page: Page, text: string) => page.locator('.group-note').filter({ hasText: text })
const gripOf = (page: Page, text: string) =>
  page.getByRole('button', { name: `「${text}」を動かす` })
const island = (page: Page, title: string) =>
  page.locator('.group-island').filter({ has: page.locator('.group-name', { hasText: title }) })
const outside = (page: Page) => page.locator('.groups-outside')
const isIn = (place: Locator, text: string) =>
  expect(place.locator('.group-note').filter({ hasText: text })).toHaveCount(1)
const bar = (page: Page) => page.locator('.groups-bar')
const press = (page: Page, name: string | RegExp) => page.getByRole('button', { name }).click()

async function toIslands(page: Page) {
  await page
    .getByRole('navigation', { name: '表か島か' })
    .getByRole('button', { name: '島' })
    .click()
  await expect(outside(page)).toBeVisible()
}

async function name(page: Page, title: string) {
  await press(page, '名前を付ける')
  await page.getByRole('textbox', { name: '島の名前' }).fill(title)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('dialog')).toHaveCount(0)
}

const make = (guest: Guest, title: string, notes: NoteId[]) =>
  guest.do({
    ...{ verb: 'groups.make', group: `k-${title.length}-${notes.length}` as GroupId, title },
    ...{ goal: 'g1' as GoalId, notes },
  })

test('by mouse: a note on a note is an island, named; a note in, out; an island on another; each taken back', async ({
  hall,
}) => {
  const staff = await hall.open('staff')
  const colleague = await hall.guest('staff')
  for (const text of ['集会所でお茶会', '日曜の朝に体操', '坂道に手すり'])
    await colleague.post(text, 'g1', 'residents')
  await toIslands(staff)
  await drag(staff, gripOf(staff, '日曜の朝に体操'), paper(staff, '集会所でお茶会'))
  await isIn(island(staff, '名前のない島'), '日曜の朝に体操')
  await name(staff, '毎月のお茶会')
  await isIn(island(staff, '毎月のお茶会'), '集会所でお茶会')
  await drag(staff, gripOf(staff, '坂道に手すり'), island(staff, '毎月のお茶会'))
  await isIn(island(staff, '毎月のお茶会'), '坂道に手すり')
  await drag(staff, gripOf(staff, '坂道に手すり'), outside(staff))
  await isIn(outside(staff), '坂道に手すり')
  await staff.keyboard.press('Control+z')
  await isIn(island(staff, '毎月のお茶会'), '坂道に手すり')
  await staff.keyboard.press('Control+z')
  await isIn(outside(staff), '坂道に手すり')

  const far = await colleague.post('バスの本数', 'g1', 'ward')
  await make(colleague, 'バスと買い物', [far])
  await expect(island(staff, 'バスと買い物')).toBeVisible()
  const grip = staff.getByRole('button', { name: 'バスと買い物を動かす' })
  await drag(staff, grip, island(staff, '毎月のお茶会'))
  await isIn(island(staff, '毎月のお茶会'), 'バスの本数')
  await expect(island(staff, 'バスと買い物')).toHaveCount(0)
  await staff.keyboard.press('Control+z')
  await isIn(island(staff, 'バスと買い物'), 'バスの本数')
  await staff.keyboard.press('Control+y')
  await isIn(island(staff, '毎月のお茶会'), 'バスの本数')
  // What the others have is the same, word for word.
  await expect
    .poll(() => colleague.device.state.board.groups.filter(({ removed }) => !removed))
    .toMatchObject([{ title: '毎月のお茶会' }])
})

test('by presses alone: made, laid in, split, merged, untied, and made a row with the way back to all words', async ({
  hall,
}) => {
  const staff = await hall.open('staff')
  const colleague = await hall.guest('staff')
  for (const text of ['集会所でお茶会', '日曜の朝に体操', '坂道に手すり', 'バスの本数'])
    await colleague.post(text, 'g1', 'ward')
  await toIslands(staff)
  const choose = (text: string) => paper(staff, text).locator('.group-note-words').click()
  await choose('集会所でお茶会')
  await choose('日曜の朝に体操')
  await press(staff, '2枚を一つの島にする')
  await name(staff, '毎月のお茶会')
  await choose('坂道に手すり')
  await choose('バスの本数')
  await press(staff, '島に入れる…')
  await staff
    .getByRole('dialog')
    .getByRole('button', { name: /毎月のお茶会/ })
    .click()
  await isIn(island(staff, '毎月のお茶会'), 'バスの本数')
  await choose('坂道に手すり')
  await choose('バスの本数')
  await press(staff, '2枚を分けて新しい島にする')
  await isIn(island(staff, '名前のない島'), '坂道に手すり')
  await choose('バスの本数')
  await press(staff, '島から出す')
  await isIn(outside(staff), 'バスの本数')
  await staff.locator('.group-name', { hasText: '名前のない島' }).click()
  await press(staff, 'ほかの島と合わせる…')
  await staff
    .getByRole('dialog')
    .getByRole('button', { name: /毎月のお茶会/ })
    .click()
  await isIn(island(staff, '毎月のお茶会'), '坂道に手すり')
  await choose('バスの本数')
  await staff.locator('.group-name', { hasText: '毎月のお茶会' }).click()
  await press(staff, '「毎月のお茶会」に入れる')
  await isIn(island(staff, '毎月のお茶会'), 'バスの本数')

  await staff.locator('.group-name', { hasText: '毎月のお茶会' }).click()
  await picture(staff, 'staff')
  await bar(staff).getByRole('button', { name: '計画の行にする' }).click()
  const form = staff.getByRole('dialog')
  await expect(form.getByRole('textbox', { name: /取組/ })).toHaveValue('毎月のお茶会')
  await form.getByRole('button', { name: '付箋4枚の言葉をすべて入れる' }).click()
  await expect(form.getByRole('textbox', { name: /取組/ })).toHaveValue(/集会所でお茶会\n/)
  await form.getByRole('button', { name: '行にする（依頼中）' }).click()
  await expect
    .poll(() => colleague.device.state.board.rows.find(({ state }) => state === 'asked')?.from)
    .toHaveLength(4)
  await toIslands(staff)
  await expect(island(staff, '毎月のお茶会').locator('.group-outcomes')).toHaveText('採用')
  await staff.locator('.group-name', { hasText: '毎月のお茶会' }).click()
  await press(staff, '島をほどく')
  for (const text of ['集会所でお茶会', 'バスの本数']) await isIn(outside(staff), text)
})

test('by keyboard alone: carried onto a note, into an island, an island onto another', async ({
  hall,
}) => {
  const staff = await hall.open('staff')
  const colleague = await hall.guest('staff')
  const tea = await colleague.post('集会所でお茶会', 'g1', 'residents')
  await colleague.post('坂道に手すり', 'g1', 'residents')
  await colleague.post('階段に明かり', 'g1', 'residents')
  await make(colleague, 'お茶会', [tea])
  await toIslands(staff)
  // The surface around has one of its own, which is silent.
  const said = staff.locator('[id^="DndLiveRegion"]').filter({ hasText: /./ })
  const carry = async (grip: Locator, keys: readonly string[], over: string) => {
    await grip.focus()
    await staff.keyboard.press('Space')
    await expect(said).toContainText('つかんでいます')
    // A key that comes before its listener moves nothing.
    await staff.evaluate(() => new Promise((done) => requestAnimationFrame(() => setTimeout(done))))
    for (const key of keys) await staff.keyboard.press(key)
    await expect(said).toContainText(over)
    await staff.keyboard.press('Space')
  }
  await carry(gripOf(staff, '階段に明かり'), ['ArrowUp'], '「坂道に手すり」の上です')
  await isIn(island(staff, '名前のない島'), '階段に明かり')
  await isIn(island(staff, '名前のない島'), '坂道に手すり')
  await carry(
    staff.getByRole('button', { name: '名前のない島を動かす' }),
    ['ArrowLeft'],
    'お茶会の上です',
  )
  await isIn(island(staff, 'お茶会'), '階段に明かり')
  await staff.keyboard.press('Control+z')
  await isIn(island(staff, '名前のない島'), '階段に明かり')
  await carry(gripOf(staff, '階段に明かり'), ['ArrowLeft'], 'お茶会の上です')
  await isIn(island(staff, 'お茶会'), '階段に明かり')
  await paper(staff, '階段に明かり').locator('.group-note-words').focus()
  await staff.keyboard.press('Enter')
  await expect(bar(staff)).toContainText('付箋1枚を選んでいます')
})

test('I7: fifty changes by others move neither a held note nor the list under it, nor the pen in a name', async ({
  hall,
}) => {
  const staff = await hall.open('staff')
  const colleague = await hall.guest('staff')
  const notes: NoteId[] = []
  for (let at = 0; at < 12; at++)
    notes.push(await colleague.post(`ことば${at}`, 'g1', at % 2 ? 'ward' : 'residents'))
  await make(colleague, 'はじめの島', notes.slice(0, 3))
  await toIslands(staff)
  let round = 0
  const fifty = async () => {
    round++
    for (let at = 0; at < 25; at++) {
      const note = notes[3 + (at % 9)] as NoteId
      const group = `r${round}-${at}` as GroupId
      colleague.device.perform({
        ...{ verb: 'groups.make', group, goal: 'g1' as GoalId, notes: [note], title: `島${at}` },
      })
      colleague.device.perform({ verb: 'groups.remove', group })
    }
    const last = `最後${round}`
    await colleague.post(last, 'g1', 'residents')
    return last
  }
  const grip = gripOf(staff, 'ことば11')
  await grip.scrollIntoViewIfNeeded()
  await grip.hover()
  await staff.mouse.down()
  await staff.mouse.move(500, 420, { steps: 4 })
  await expect(staff.locator('.note-in-air')).toContainText('ことば11')
  const at = () =>
    staff.evaluate(() => ({
      y: scrollY,
      tops: [...document.querySelectorAll('.group-island, .group-note')].map((one) => [
        one.textContent,
        Math.round(one.getBoundingClientRect().top),
      ]),
    }))
  const before = await at()
  const last = await fifty()
  expect(await at()).toEqual(before)
  await staff.keyboard.press('Escape')
  await staff.mouse.up()
  await expect(paper(staff, last)).toBeVisible()

  await staff.getByRole('button', { name: 'はじめの島の名前を変える' }).click()
  const field = staff.getByRole('textbox', { name: '島の名前' })
  await field.fill('途中まで')
  await staff.keyboard.press('ArrowLeft')
  const pen = () =>
    field.evaluate((it: HTMLTextAreaElement) => [
      ...[document.activeElement === it, it.value, it.selectionStart],
    ])
  expect(await pen()).toEqual([true, '途中まで', 3])
  await fifty()
  await colleague.do({ verb: 'groups.title', group: 'k-5-3' as GroupId, title: 'ほかの名前' })
  await expect(staff.locator('.group-name', { hasText: 'ほかの名前' })).toHaveCount(1)
  expect(await pen()).toEqual([true, '途中まで', 3])
})

test('似ている付箋: suggested with the reason, laid by a press, never by itself', async ({
  hall,
}) => {
  const staff = await hall.open('staff')
  const colleague = await hall.guest('staff')
  for (const text of ['集会所でお茶をのむ', '集会所に鍵を置く', '犬の散歩で声かけ'])
    await colleague.post(text, 'g1', 'residents')
  await toIslands(staff)
  await press(staff, '似ている付箋を探す')
  await expect(staff.getByText('『集会所』が共通です。')).toBeVisible()
  await expect(staff.locator('.group-island')).toHaveCount(0)
  await press(staff, '一つの島にする')
  await isIn(island(staff, '名前のない島'), '集会所に鍵を置く')
  await expect(staff.getByText('似ている付箋は、もうありません。')).toBeVisible()
})

test('書記 lays her own table’s notes, no other’s; 進行 all; axe finds nothing and nothing is cut off', async ({
  hall,
}) => {
  const [own, other] = [await hall.guest('participant', 1), await hall.guest('participant', 2)]
  await own.post('わたしの班の言葉', 'g1', 'residents')
  await own.post('わたしの班のもう一つ', 'g1', 'ward')
  await other.post('よその班の言葉', 'g1', 'residents')
  const scribe = await hall.open('scribe')
  const choice = scribe.getByRole('button', { name: '1班' })
  if (await choice.count()) await choice.first().click()
  const pane = scribe.getByRole('navigation', { name: '班の付箋の見かた' })
  await pane.getByRole('button', { name: '島' }).click()
  await isIn(outside(scribe), 'わたしの班の言葉')
  await expect(paper(scribe, 'よその班の言葉')).toHaveCount(0)
  await look(scribe, '島, a scribe')
  await drag(scribe, gripOf(scribe, 'わたしの班のもう一つ'), paper(scribe, 'わたしの班の言葉'))
  await isIn(island(scribe, '名前のない島'), 'わたしの班のもう一つ')
  await name(scribe, '班の島')
  await picture(scribe, 'scribe')

  const lead = await hall.open('facilitator')
  await press(lead, '島づくりを開く')
  await isIn(outside(lead), 'よその班の言葉')
  await paper(lead, 'よその班の言葉').locator('.group-note-words').click()
  await lead.locator('.group-name', { hasText: '班の島' }).click()
  await press(lead, '「班の島」に入れる')
  await isIn(island(lead, '班の島'), 'よその班の言葉')
  await picture(lead, 'lead')
  await lead.locator('.groups-way-back').getByRole('button', { name: 'もどす' }).click()
  await isIn(outside(lead), 'よその班の言葉')
  await look(lead, '島, 進行')
})

test('the wall shows islands with their names; a phone lays its own note into one, and back', async ({
  hall,
}) => {
  const lead = await hall.guest('facilitator')
  const resident = await hall.guest('participant', 1)
  const titles = ['まちの茶の間をひらく', '歩いて見守る', '子どもの力']
  for (const [at, title] of titles.entries()) {
    const notes: NoteId[] = []
    for (let more = 0; more < 4 - at; more++)
      notes.push(await resident.post(`${title}の付箋${more}`, 'g1', 'residents'))
    await lead.do({
      ...{ verb: 'groups.make', group: `k${at}` as GroupId, goal: 'g1' as GoalId, notes, title },
    })
  }
  const phone = await hall.open('participant')
  await phone.getByRole('textbox').fill('坂の上にも移動販売の車を')
  await press(phone, 'はる')
  const part = phone.getByRole('region', { name: /この付箋はどの島？/ })
  await expect(part).toContainText('坂の上にも移動販売の車を')
  await part.getByRole('button', { name: 'この島に入れる' }).click()
  await expect(part).toContainText('島を選んでから押してください')
  await part.getByRole('radio', { name: /歩いて見守る/ }).check()
  await picture(phone, 'phone')
  await look(phone, 'どの島, a phone')
  await part.getByRole('button', { name: 'この島に入れる' }).click()
  await expect(part).toContainText('「歩いて見守る」に入れました')
  await expect
    .poll(() => lead.device.state.board.notes.filter(({ group }) => group === 'k1').length)
    .toBe(4)
  await part.getByRole('button', { name: 'もどす' }).click()
  await expect(part.getByRole('button', { name: 'この島に入れる' })).toBeVisible()
  await lead.do({ verb: 'board.set', patch: { grouping: 'team' } })
  await expect(part).toHaveCount(0)

  await lead.do({ verb: 'board.set', patch: { focus: { goal: 'g1' as GoalId, view: 'groups' } } })
  const wall = await hall.open('screen')
  for (const title of titles)
    await expect(wall.locator('.screen-island-head').filter({ hasText: title })).toBeVisible()
  await expect(wall.locator('.screen-island[data-outside="true"]')).toContainText('坂の上にも')
  await picture(wall, 'wall')
  await expectNoViolations(wall, '島, the wall')
  for (const [width, height] of [
    [1920, 1080],
    [1366, 768],
    [1024, 768],
  ] as const) {
    await wall.setViewportSize({ width, height })
    await expectFits(wall, '島, the wall')
  }
})
