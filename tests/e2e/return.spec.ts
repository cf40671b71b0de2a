import { expect, type Page } from '@playwright/test'
import {
  box,
  type Hall,
  inAHall,
  othersNote,
  ownNote,
  post,
  postButton,
  readRules,
  rules,
  test,
} from './hall.ts'
import { look } from './look.ts'

inAHall()

/** The browser's own note of an answer that says no. */
const REFUSED = /the server responded with a status of 4\d\d/

/** Asks the server as the facilitator of this board. */
async function facilitator(origin: string, link: string | undefined) {
  const call = async (path: string, body: unknown, token?: string) => {
    const answer = await fetch(origin + path, {
      method: body === undefined ? 'GET' : 'POST',
      headers: {
        'content-type': 'application/json',
        ...(token ? { authorization: `Bearer ${token}` } : {}),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    expect(answer.ok, `${path}: ${answer.status}`).toBe(true)
    return answer.json()
  }
  const { board, token } = await call('/api/join', { key: link })
  return {
    post: (path: string, body: unknown = {}) => call(`/api/boards/${board}${path}`, body, token),
    get: (path: string) => call(`/api/boards/${board}${path}`, undefined, token),
  }
}

const noteIds = async (lead: Awaited<ReturnType<typeof facilitator>>): Promise<string[]> =>
  (await lead.get('/board.json')).notes.map(({ id }: { id: string }) => id)

/** What this browser keeps of a board. */
const keptOf = (page: Page, board: string) =>
  page.evaluate(async (id) => {
    const copies = (await indexedDB.databases()).map(({ name }) => name ?? '')
    return [...Object.keys(localStorage), ...copies].filter((name) => name.includes(id))
  }, board)

test('UX 2: a link of return lets another phone write on, once; nothing earlier is opened by it', async ({
  hall,
}) => {
  hall.expectComplaints(REFUSED)
  const lead = await facilitator(hall.origin, hall.board.links.facilitator)
  const old = await hall.open('participant')
  await post(old, '朝の 見守り')
  const seats = await lead.get('/seats')
  const { seat } = seats.find((one: { role: string }) => one.role === 'participant')
  const { link } = await lead.post(`/seats/${seat}/return`)

  const phone = await hall.page()
  await phone.goto(hall.origin + link)
  await expect(phone.getByRole('heading', { name: '前の席にもどる' })).toBeVisible()
  await expect(old.getByText('この席はもう使えません')).toHaveCount(0)
  await phone.getByRole('button', { name: '前の席にもどる' }).click()
  await readRules(phone)
  await post(phone, 'ごみ出し')
  await expect(othersNote(phone, '朝の 見守り')).toBeVisible()
  await expect(ownNote(phone, '朝の 見守り')).toHaveCount(0)
  await post(old, 'まだ書ける')

  const late = await hall.page()
  await late.goto(hall.origin + link)
  await expect(late.getByText('使えるのは一度だけ、出してから10分まで')).toBeVisible()
  await expect(late.getByRole('textbox', { name: 'ワークショップの番号' })).toBeVisible()
})

const SMALL = { width: 360, height: 640 }

/** A resident's new phone, of the smallest size, by a link that 進行 gives. */
async function newPhone(hall: Hall, lead: Awaited<ReturnType<typeof facilitator>>) {
  const seats = await lead.get('/seats')
  const { seat } = seats.find((one: { role: string }) => one.role === 'participant')
  const { link } = await lead.post(`/seats/${seat}/return`)
  const phone = await hall.page({ viewport: SMALL })
  await phone.goto(hall.origin + link)
  await phone.getByRole('button', { name: '前の席にもどる' }).click()
  await readRules(phone)
  return phone
}

const says = (page: Page, text: string) => page.getByText(text)
const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click()
const mayEdit = (page: Page, text: string) =>
  expect(ownNote(page, text).getByRole('button', { name: '直す' })).toBeVisible()

test('on a new phone she writes at once; her old phone says yes, and her notes are hers again', async ({
  hall,
}) => {
  hall.expectComplaints(REFUSED)
  const lead = await facilitator(hall.origin, hall.board.links.facilitator)
  const panel = await hall.open('facilitator')
  const old = await hall.open('participant', { viewport: SMALL })
  await post(old, '朝の 見守り')
  await press(old, 'いりません')
  await box(old).fill('書きかけ')
  const phone = await newPhone(hall, lead)
  await expect(says(phone, 'この端末で続きを書けます')).toBeVisible()
  await post(phone, 'ごみ出し')
  await expect(panel.getByText('端末を替えて続けた席：1')).toBeVisible()
  await expect(panel.getByText('進行のQRから1')).toBeVisible()
  await expect(panel.getByText('本人の答えがまだの端末：1')).toBeVisible()

  await expect(says(old, '別の端末がこの席で書いています')).toBeVisible()
  await expect(box(old), 'nothing touches what she writes').toBeFocused()
  await expect(box(old)).toHaveValue('書きかけ')
  await look(old, 'return-old')
  await look(phone, 'return-new')
  await press(old, '答える')
  await expect(old.getByRole('dialog', { name: '端末を替えましたか' })).toBeVisible()
  await look(old, 'return-whose')
  await press(old, 'はい、わたしが替えました')
  await mayEdit(phone, '朝の 見守り')
  await mayEdit(phone, 'ごみ出し')
  await expect(says(phone, 'この端末で続きを書けます')).toHaveCount(0)
  await expect(says(old, 'この席はもう使えません').first()).toBeVisible()
  await expect(panel.getByText('本人の答えがまだの端末')).toHaveCount(0)
})

test('her old phone knows nothing of it: the other one is sent away, and she goes on', async ({
  hall,
}) => {
  hall.expectComplaints(REFUSED)
  const lead = await facilitator(hall.origin, hall.board.links.facilitator)
  const old = await hall.open('participant')
  await post(old, '朝の 見守り')
  const other = await newPhone(hall, lead)
  await press(old, '答える')
  await press(old, 'いいえ、知りません')
  await expect(says(other, 'この席はもう使えません').first()).toBeVisible()
  await expect(says(old, '別の端末がこの席で書いています')).toHaveCount(0)
  await post(old, 'つづき')
  await mayEdit(old, '朝の 見守り')
})

test('her phone is gone: three pictures that she had chosen open her notes on a new one', async ({
  hall,
}) => {
  hall.expectComplaints(REFUSED)
  const lead = await facilitator(hall.origin, hall.board.links.facilitator)
  const old = await hall.open('participant', { viewport: SMALL })
  await post(old, '朝の 見守り')
  await press(old, '絵を選ぶ')
  for (const picture of ['ねこ', 'おちゃ', 'つき']) await press(old, picture)
  await look(old, 'return-sign')
  await press(old, 'これにする')
  await expect(old.getByRole('dialog')).toHaveCount(0)
  await expect(says(old, '絵の合言葉を選んでおくと')).toHaveCount(0)
  await old.close()

  const phone = await newPhone(hall, lead)
  await press(phone, '前の付箋を開く')
  await expect(says(phone, 'あと5回試せます')).toBeVisible()
  for (const picture of ['つき', 'おちゃ', 'ねこ']) await press(phone, picture)
  await press(phone, '開く')
  await expect(says(phone, '絵の順が違います。あと4回試せます')).toBeVisible()
  for (const picture of ['ねこ', 'おちゃ', 'つき']) await press(phone, picture)
  await look(phone, 'return-open')
  await press(phone, '開く')
  await mayEdit(phone, '朝の 見守り')
  await phone.reload()
  await mayEdit(phone, '朝の 見守り')
})

test('where she chose none she is told so, and writes on; the line does not come back', async ({
  hall,
}) => {
  hall.expectComplaints(REFUSED)
  const lead = await facilitator(hall.origin, hall.board.links.facilitator)
  const old = await hall.open('participant')
  await post(old, '朝の 見守り')
  await old.close()
  const phone = await newPhone(hall, lead)
  await press(phone, '前の付箋を開く')
  await expect(says(phone, 'この端末で直すことはできません')).toBeVisible()
  await look(phone, 'return-none')
  await press(phone, '閉じる')
  await press(phone, 'このまま続ける')
  await expect(says(phone, 'この端末で続きを書けます')).toHaveCount(0)
  await phone.reload()
  await post(phone, 'つづき')
  await expect(othersNote(phone, '朝の 見守り')).toBeVisible()
  await expect(says(phone, 'この端末で続きを書けます')).toHaveCount(0)
})

test('この端末から消す leaves nothing of the board on a lent device, and the notes on the board', async ({
  hall,
}) => {
  hall.expectComplaints(REFUSED)
  const lead = await facilitator(hall.origin, hall.board.links.facilitator)
  const tablet = await hall.open('participant')
  await post(tablet, '朝の 見守り')
  await box(tablet).fill('書きかけ')
  await expect.poll(() => keptOf(tablet, hall.board.id)).not.toEqual([])
  await tablet.getByRole('button', { name: '席とこの端末のこと' }).click()
  await tablet.getByRole('button', { name: 'この端末から消す' }).click()
  await tablet.getByRole('button', { name: '消す', exact: true }).click()
  await expect(tablet.getByRole('heading', { name: '番号を入れてください' })).toBeVisible()
  expect(await keptOf(tablet, hall.board.id)).toEqual([])
  expect(await noteIds(lead)).toHaveLength(1)
  await tablet.goto(`${hall.origin}/b/${hall.board.id}/participant`)
  await expect(tablet.getByRole('heading', { name: 'もう一度入ってください' })).toBeVisible()

  // The next person to borrow it is somebody else.
  await tablet.goto(hall.origin + hall.board.links.participant)
  await tablet.getByRole('button', { name: '参加する' }).click()
  await expect(rules(tablet)).toBeVisible()
  await readRules(tablet)
  await expect(box(tablet)).toHaveValue('')
  await expect(othersNote(tablet, '朝の 見守り')).toBeVisible()
})

test('UX 24: what is put away comes to its author; a stopped seat reads, and writes again after', async ({
  hall,
}) => {
  hall.expectComplaints(REFUSED)
  const lead = await facilitator(hall.origin, hall.board.links.facilitator)
  const phone = await hall.open('participant')
  const other = await hall.open('participant')
  await post(phone, 'うわさ話')
  await expect(othersNote(other, 'うわさ話')).toBeVisible()
  const [note] = await noteIds(lead)
  await lead.post(`/notes/${note}/put-away`, { reason: '名前が ある' })
  await expect(othersNote(other, 'うわさ話')).toHaveCount(0)
  await expect(phone.getByRole('alert').filter({ hasText: 'しまいました' })).toHaveCount(1)
  await expect(phone.getByText('うわさ話')).toBeVisible()
  await lead.post(`/notes/${note}/restore`)
  await expect(ownNote(phone, 'うわさ話')).toBeVisible()
  await expect(phone.getByRole('heading', { name: 'しまわれた付箋' })).toHaveCount(0)

  await box(phone).fill('書きかけ')
  await lead.post(`/notes/${note}/stop-seat`)
  await expect(phone.getByText('いまはこの席から書きこむことができません').first()).toBeVisible()
  await expect(postButton(phone)).toHaveCount(0)
  await post(other, '花を うえる')
  await expect(othersNote(phone, '花を うえる')).toBeVisible()
  await phone.reload()
  await expect(box(phone)).toHaveValue('書きかけ')
  await expect(phone.getByText('うわさ話')).toBeVisible()
  await expect(postButton(phone)).toHaveCount(0)
  await lead.post(`/notes/${note}/start-seat`)
  await expect(ownNote(phone, 'うわさ話')).toBeVisible()
  await postButton(phone).click()
  await expect(ownNote(phone, '書きかけ').getByText('はりました')).toBeVisible()
})
