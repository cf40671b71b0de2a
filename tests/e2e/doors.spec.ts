import { setTimeout as pause } from 'node:timers/promises'
import { expect, type Page } from '@playwright/test'
import { grouped } from '../../shared/way-in.ts'
import { rowOf, wordsOf } from './desk.ts'
import { box, inAHall, ownNote, post, postButton, rules, test } from './hall.ts'

inAHall()

/** The browser's own note of an answer that says no. */
const REFUSED = /the server responded with a status of 4\d\d/

const code = (page: Page) => page.getByRole('textbox', { name: 'ワークショップの番号' })
const enter = (page: Page) => page.getByRole('button', { name: '入る' })
const told = (page: Page, words: string | RegExp) =>
  expect(page.getByRole('alert').filter({ hasText: words })).toBeVisible()
/** A code that no board has: another last digit than any that may follow. */
const otherThan = (joinCode: string) => `${joinCode.slice(0, 5)}${(Number(joinCode[5]) + 1) % 10}`
const fullWidth = (digits: string) =>
  digits.replace(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0))

/** Somebody tries codes as fast as the server answers. Resolves once it is slowed down. */
async function guessing(origin: string, code: string): Promise<() => Promise<unknown>> {
  let going = true
  let slowed = () => {}
  const enough = new Promise<void>((resolve) => {
    slowed = resolve
  })
  const guess = async () => {
    const { status } = await fetch(`${origin}/api/join`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ code }),
    })
    if (status !== 429) return
    slowed()
    await pause(20)
  }
  const hands = Array.from({ length: 80 }, async () => {
    while (going) await guess()
  })
  await enough
  return () => {
    going = false
    return Promise.all(hands)
  }
}

test('UX 1: an unknown code is said kindly, a missing digit counted, full-width digits go in', async ({
  hall,
}) => {
  hall.expectComplaints(REFUSED)
  const phone = await hall.page()
  await phone.goto(hall.origin)
  await code(phone).fill('１２３')
  await enter(phone).click()
  await told(phone, 'いま3桁')
  await expect(code(phone)).toBeFocused()
  await code(phone).fill(otherThan(hall.board.joinCode))
  await phone.keyboard.press('Enter')
  await told(phone, 'この番号は見つかりません。前の画面や机の紙の番号をもう一度確かめてください。')
  await expect(phone).toHaveURL(`${hall.origin}/`)
  const digits = fullWidth(hall.board.joinCode)
  await code(phone).fill(`${digits.slice(0, 3)}－${digits.slice(3)}`)
  await enter(phone).click()
  await expect(rules(phone)).toBeVisible()
})

test('UX 1: a link only shows a page; a renewed one says so and leads to the code', async ({
  hall,
}) => {
  hall.expectComplaints(REFUSED)
  const phone = await hall.page()
  const old = hall.board.links.participant ?? ''
  await phone.goto(hall.origin + old)
  await expect(phone.getByRole('button', { name: '参加する' })).toBeVisible()
  const [listed] = await hall.server.call('/api/boards', { method: 'GET' })
  expect(listed.counts.seats).toBe(0)
  const { link } = await hall.server.call(`/api/boards/${hall.board.id}/links/participant/rotate`)
  await phone.getByRole('button', { name: '参加する' }).click()
  await told(phone, 'このリンクはもう使えません')
  await code(phone).fill(hall.board.joinCode)
  await enter(phone).click()
  await expect(rules(phone)).toBeVisible()
  const next = await hall.page()
  await next.goto(hall.origin + link)
  await next.getByRole('button', { name: '参加する' }).click()
  await expect(rules(next)).toBeVisible()
})

test('I5: while numbers are guessed a wrong one is told, the right one gets in, links open', async ({
  hall,
}) => {
  hall.expectComplaints(REFUSED)
  const phone = await hall.page()
  await phone.goto(hall.origin)
  const wrong = otherThan(hall.board.joinCode)
  const stop = await guessing(hall.origin, wrong)
  await code(phone).fill(wrong)
  await enter(phone).click()
  await told(phone, 'この番号は見つかりません')
  const other = await hall.open('participant')
  await expect(box(other)).toBeVisible()
  await code(phone).fill(hall.board.joinCode)
  await enter(phone).click()
  await expect(rules(phone)).toBeVisible()
  await stop()
})

test('UX 8: a note that is too long is counted and stays in the box', async ({ hall }) => {
  const phone = await hall.open('participant')
  const words = 'ご近所で 声を かけあう。'.repeat(34)
  await box(phone).fill(words)
  const over = words.length - 400
  await expect(phone.getByText(`${over}字長すぎます。短くしてください`)).toBeVisible()
  await postButton(phone).click()
  await expect(box(phone)).toHaveValue(words)
  await expect(box(phone)).toBeFocused()
  await expect(box(phone)).toHaveAttribute('aria-invalid', 'true')
  await box(phone).fill(words.slice(0, 400))
  await postButton(phone).click()
  await expect(box(phone)).toHaveValue('')
  await expect(ownNote(phone, 'ご近所で').getByText('はりました')).toBeVisible()
})

test('writing is stopped: the words stay, and go up when it goes on', async ({ hall }) => {
  const phone = await hall.open('participant')
  const lead = await hall.open('facilitator')
  await box(phone).fill('花を うえる')
  await lead.getByRole('switch', { name: '書きこみを止める' }).click()
  await expect(
    phone.getByText('いまは書きこみを止めています。書いたものは残っています。'),
  ).toBeVisible()
  await expect(postButton(phone)).toHaveCount(0)
  await expect(box(phone)).toHaveValue('花を うえる')
  await phone.reload()
  await expect(box(phone)).toHaveValue('花を うえる')
  await lead.getByRole('switch', { name: '書きこみを止める' }).click()
  await postButton(phone).click()
  await expect(ownNote(phone, '花を うえる').getByText('はりました')).toBeVisible()
})

test('a closed board can be read and not written; nobody new comes in, until it is opened again', async ({
  hall,
}) => {
  hall.expectComplaints(REFUSED)
  const [phone, quiet, staff, lead, screen] = [
    await hall.open('participant'),
    await hall.open('participant', { rules: 'unread' }),
    await hall.open('staff'),
    await hall.open('facilitator'),
    await hall.open('screen'),
  ]
  await post(phone, '朝の あいさつ')
  await box(phone).fill('書きかけ')
  await lead.getByRole('button', { name: '終える', exact: true }).click()
  await lead.getByRole('dialog').getByRole('button', { name: '終える', exact: true }).click()

  await expect(phone.getByText('このワークショップは終わりました').first()).toBeVisible()
  await expect(rules(quiet), 'no rules for writing where nobody can').toHaveCount(0)
  await expect(postButton(phone)).toHaveCount(0)
  await expect(box(phone)).toHaveValue('書きかけ')
  await expect(ownNote(phone, '朝の あいさつ')).toBeVisible()
  await expect(ownNote(phone, '朝の あいさつ').getByRole('button')).toHaveCount(0)
  await expect(wordsOf(rowOf(staff, 'g1-p3'))).toBeVisible()
  await expect(staff.getByRole('button', { name: /に行を追加/ })).toHaveCount(0)
  await expect(screen.getByText('このワークショップは終わりました').first()).toBeVisible()
  const late = await hall.page()
  await late.goto(hall.origin)
  await code(late).fill(hall.board.joinCode)
  await enter(late).click()
  await told(late, 'このワークショップは終わりました')
  await phone.reload()
  await expect(ownNote(phone, '朝の あいさつ')).toBeVisible()

  await lead.getByRole('button', { name: 'また開く' }).click()
  await expect(postButton(phone)).toBeVisible()
  await postButton(phone).click()
  await expect(ownNote(phone, '書きかけ').getByText('はりました')).toBeVisible()
  await enter(late).click()
  await expect(rules(late)).toBeVisible()
})

test('an address without a seat, without a board, or of nothing says what to do', async ({
  hall,
}) => {
  hall.expectComplaints(REFUSED)
  const phone = await hall.page()
  await phone.goto(`${hall.origin}/b/${hall.board.id}/participant`)
  await expect(phone.getByRole('heading', { name: 'もう一度入ってください' })).toBeVisible()
  await phone.getByRole('link', { name: '番号を入れる' }).click()
  await expect(code(phone)).toBeVisible()
  await phone.goto(`${hall.origin}/b/nosuchboard/participant`)
  await expect(phone.getByRole('heading')).toHaveText(
    /もう一度入ってください|このワークショップは見つかりません/,
  )
  await phone.goto(`${hall.origin}/k/nosuchsecret`)
  await told(phone, 'このリンクはもう使えません')
  await expect(code(phone)).toBeVisible()
  await phone.goto(`${hall.origin}/b/${hall.board.id}/nosuchsurface`)
  await expect(phone.getByText('このページはありません')).toBeVisible()
  await expect(code(phone)).toBeVisible()
})

test('the organiser’s page: a wrong key is said, the right one lists and makes boards', async ({
  hall,
}) => {
  hall.expectComplaints(REFUSED)
  const laptop = await hall.page({ device: 'laptop' })
  await laptop.goto(`${hall.origin}/?boards`)
  await laptop.getByLabel('管理者の鍵').fill('wrong')
  await laptop.getByRole('button', { name: '進む' }).click()
  await expect(laptop.getByRole('alert').filter({ hasText: '鍵' })).toBeVisible()
  await laptop
    .getByLabel('管理者の鍵')
    .fill(`管理者リンク：${hall.origin}/#admin=${hall.server.adminKey}`)
  await laptop.getByRole('button', { name: '進む' }).click()
  await expect(laptop.getByRole('heading', { name: 'これまでのワークショップ' })).toBeVisible()
  await laptop.getByRole('button', { name: 'この端末から鍵を消す' }).click()
  await laptop.goto(`${hall.origin}/#admin=${hall.server.adminKey}`)
  await expect(laptop.getByRole('heading', { name: 'これまでのワークショップ' })).toBeVisible()
  expect(laptop.url()).not.toContain(hall.server.adminKey)
  await laptop.getByRole('textbox', { name: '題名' }).fill('')
  await laptop.getByRole('button', { name: 'この内容で作る' }).click()
  await told(laptop, '題名を入れてください')
  const goals = laptop.getByRole('group', { name: '話しあう目標' })
  await goals.getByRole('checkbox', { name: /^すべて/ }).uncheck()
  await laptop.getByRole('button', { name: 'この内容で作る' }).click()
  await told(laptop, '目標を一つは選んでください')
  await expect(goals.getByRole('checkbox', { name: /^すべて/ })).toBeFocused()
  await goals.getByRole('checkbox', { name: /^基本目標 3/ }).check()
  await laptop.getByRole('textbox', { name: '題名' }).fill('泉区の つどい')
  await laptop.getByRole('button', { name: 'この内容で作る' }).click()
  await expect(laptop.getByRole('heading', { name: '「泉区の つどい」ができました' })).toBeVisible()
  await laptop.getByRole('button', { name: '進行を始める', exact: true }).click()
  await expect(laptop.getByRole('heading', { name: '前の画面' })).toBeVisible()
  await expect(laptop.getByRole('heading', { name: /^基本目標/ }).first()).toHaveText(/^基本目標 3/)
})

test('an address with the number in it joins, however it was typed', async ({ hall }) => {
  const { joinCode } = hall.board
  const split = `${joinCode.slice(0, 3)}-${joinCode.slice(3)}`
  for (const path of [joinCode, split, `join/${joinCode}`, fullWidth(joinCode), `${joinCode}/`]) {
    const phone = await hall.page()
    await phone.goto(`${hall.origin}/${path}`)
    await expect(rules(phone), path).toBeVisible()
    await expect(phone).toHaveURL(/\/b\/[^/]+\/participant$/)
  }
})

test('a link or a sentence pasted into the number’s field is followed', async ({ hall }) => {
  const { joinCode, links } = hall.board
  const phone = await hall.page()
  await phone.goto(hall.origin)
  await code(phone).fill(
    `ここから→ https://another.example.jp${links.scribe}?openExternalBrowser=1。`,
  )
  await enter(phone).click()
  await expect(phone.getByText('書記（班の代わりに書く）')).toBeVisible()
  await phone.goto(hall.origin)
  await code(phone).fill(`${joinCode} か ${otherThan(joinCode)}`)
  await enter(phone).click()
  await told(phone, '番号が2つ以上あります')
  await phone.getByRole('button', { name: grouped(joinCode) }).click()
  await expect(rules(phone)).toBeVisible()
  const other = await hall.page()
  await other.goto(hall.origin)
  await code(other).fill(`3班 ${joinCode}`)
  const joined = other.waitForResponse('**/api/join')
  await enter(other).click()
  expect(await (await joined).json()).toMatchObject({ table: 3 })
})

test('before the button a link says which workshop, and as what one comes in', async ({ hall }) => {
  const page = await hall.page({ device: 'laptop' })
  for (const [role, words] of [
    ['participant', '参加（付箋を書く）'],
    ['scribe', '書記（班の代わりに書く）'],
    ['staff', '記録（計画の表を整える）'],
    ['facilitator', '進行'],
    ['screen', '投影（前の画面）'],
  ] as const) {
    await page.goto(`${hall.origin}${hall.board.links[role]}?openExternalBrowser=1`)
    await expect(page.getByRole('button', { name: '参加する' })).toBeVisible()
    await expect(page.getByRole('definition').filter({ hasText: words })).toBeVisible()
    await expect(page.getByText('泉区 地域福祉保健計画 ワークショップ')).toBeVisible()
    expect(page.url(), 'the address bar is clean').not.toContain('openExternalBrowser')
  }
})

test('after おえる a laptop that was never here opens 記録 and takes the plan home; a phone is told kindly', async ({
  hall,
}) => {
  hall.expectComplaints(REFUSED)
  await hall.server.call(`/api/boards/${hall.board.id}/close`)
  const late = await hall.open('staff')
  await late.getByRole('button', { name: '出力' }).click()
  const saving = late.waitForEvent('download')
  await late.getByRole('dialog').getByRole('button', { name: 'CSV', exact: true }).click()
  expect((await saving).suggestedFilename()).toMatch(/\.csv$/)
  const phone = await hall.page()
  await phone.goto(hall.origin + hall.board.links.participant)
  await told(phone, '前に参加した端末からは、いまも読めます')
  await expect(phone.getByRole('button', { name: '参加する' })).toHaveCount(0)
})

test('投影の画面をひらく opens the view itself; a second press finds the first window', async ({
  hall,
}) => {
  const lead = await hall.open('facilitator')
  const found = lead.getByRole('region', { name: '前の画面' })
  await expect(found.getByText('開いていません')).toBeVisible()
  const opening = lead.context().waitForEvent('page')
  await lead.getByRole('link', { name: '投影の画面を開く' }).click()
  const wall = await opening
  await expect(wall.locator('.screen')).toBeVisible()
  await expect(wall).toHaveURL(/\/b\/[^/]+\/screen$/)
  await expect(found.getByText('映写中')).toBeVisible()
  await lead.reload()
  await wall.evaluate(() => Object.assign(window, { first: true }))
  await lead.getByRole('link', { name: '投影の画面を開く' }).click()
  await expect(found.getByText('映写中')).toBeVisible()
  expect(lead.context().pages()).toHaveLength(2)
  expect(await wall.evaluate(() => 'first' in window), 'not loaded anew').toBe(true)
  await wall.close()
  await expect(found.getByText('開いていません')).toBeVisible()
})

test('the organiser takes a closed workshop home out of the list, without a seat', async ({
  hall,
}) => {
  const { server, board } = hall
  await server.call(`/api/boards/${board.id}/close`)
  const laptop = await hall.page({ device: 'laptop' })
  await laptop.goto(`${hall.origin}/#admin=${server.adminKey}`)
  const line = laptop.getByRole('listitem').filter({ hasText: grouped(board.joinCode) })
  await expect(line.getByText('終わりました')).toBeVisible()
  await line.getByRole('button', { name: /^出力/ }).click()
  const dialog = laptop.getByRole('dialog')
  for (const [name, ending] of [
    ['Excel（エクセル）', /\.xlsx$/],
    ['CSV', /\.csv$/],
    ['JSON', /\.json$/],
  ] as const) {
    const saving = laptop.waitForEvent('download')
    await dialog.getByRole('button', { name, exact: true }).click()
    expect((await saving).suggestedFilename()).toMatch(ending)
  }
  await dialog.getByRole('button', { name: '閉じる' }).click()
  await expect(line.getByText(/参加した端末 0/)).toBeVisible()
})
