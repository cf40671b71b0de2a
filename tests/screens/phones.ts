/** Residents' phones, from the QR to the end. */
import type { Page } from '@playwright/test'
import { fromTop, PHONE, type Stage } from './stage.ts'

const words = (phone: Page) => phone.getByRole('textbox', { name: 'どんなこと' })
const post = (phone: Page) => phone.getByRole('button', { name: 'はる', exact: true })

export async function phones(stage: Stage) {
  const { server, board, leader } = stage
  const phone = await stage.page(PHONE)
  await phone.goto(server.origin)
  await phone.getByLabel('ワークショップの番号').fill('482')
  await stage.take(phone, 'phone-code')
  await phone.goto(`${server.origin}${board.links.participant}?t=3`)
  await phone.getByRole('button', { name: '参加する' }).waitFor()
  await stage.take(phone, 'phone-join')
  await phone.getByRole('button', { name: '参加する' }).click()
  await phone.getByRole('heading', { name: '書く前に' }).waitFor()
  await stage.take(phone, 'phone-rules')

  await phone.getByRole('button', { name: 'わかりました' }).click()
  await words(phone).fill('買い物の行き帰りにひと声')
  await post(phone).click()
  await phone.getByText('はりました').first().waitFor()
  await fromTop(phone)
  await stage.take(phone, 'phone-posted')
  await words(phone).fill('雪の日はとなりの家の前もはく')
  await words(phone).blur()
  await fromTop(phone)
  await stage.take(phone, 'participant')

  await words(phone).fill('山田さんの番号は 045-123-4567')
  await post(phone).click()
  await phone.getByText('個人のことかもしれません').waitFor()
  await stage.take(phone, 'phone-personal')
  await phone.getByRole('button', { name: '書き直す' }).click()
  await words(phone).fill('ひとり暮らしの人に朝の電話')
  await phone.getByRole('heading', { name: /^みんなの付箋/ }).scrollIntoViewIfNeeded()
  await phone
    .getByRole('heading', { name: /^自分の付箋/ })
    .evaluate((one) => one.scrollIntoView({ block: 'start' }))
  await stage.take(phone, 'phone-notes')
  await fromTop(phone)

  await phone.getByRole('radio', { name: 'ケアプラザ' }).check({ force: true })
  await phone.locator('summary', { hasText: 'いまの計画' }).click()
  await phone.getByText('夜の相談日を開く。').waitFor()
  await words(phone).blur()
  await fromTop(phone)
  await stage.take(phone, 'participant-plan')
  await phone.locator('summary', { hasText: 'いまの計画' }).click()

  const now = () => leader.device.now()
  await leader.do({ verb: 'board.set', patch: { timer: { endsAt: now() + 5 * 60_000 } } })
  await stage.show('notes', 'g2')
  await phone.getByText('いまは基本目標 2です。').waitFor()
  await phone.getByRole('timer').waitFor()
  await stage.take(phone, 'phone-timer')
  await leader.do({ verb: 'board.set', patch: { timer: null } })
  await stage.show('notes', 'g1')

  await leader.do({ verb: 'board.set', patch: { locked: true } })
  await phone.getByText('いまは書きこみを止めています').first().waitFor()
  await stage.take(phone, 'phone-locked')
  await leader.do({ verb: 'board.set', patch: { locked: false } })
  await post(phone).waitFor()

  const own = leader.device.state.board.notes.find(({ text }) => text.startsWith('買い物の'))
  const away = `/api/boards/${board.id}/notes/${own?.id}`
  await server.call(`${away}/put-away`, { body: { reason: '同じ付箋が2枚ある' } })
  await phone.getByRole('heading', { name: 'しまわれた付箋' }).waitFor()
  await phone
    .getByRole('heading', { name: 'しまわれた付箋' })
    .evaluate((one) => one.scrollIntoView({ block: 'center' }))
  await stage.take(phone, 'phone-put-away')
  await server.call(`${away}/restore`)
  await phone.getByRole('heading', { name: 'しまわれた付箋' }).waitFor({ state: 'detached' })

  await phone.getByRole('button', { name: '席とこの端末のこと' }).click()
  await phone.getByRole('button', { name: 'この端末から消す' }).scrollIntoViewIfNeeded()
  await stage.take(phone, 'phone-this-device')

  const seats: { seat: string; role: string }[] = await server.call(
    `/api/boards/${board.id}/seats`,
    { method: 'GET', token: await tokenOf(stage) },
  )
  const mine = seats.find(({ role }) => role === 'participant')
  const { link } = await server.call(`/api/boards/${board.id}/seats/${mine?.seat}/return`, {
    token: await tokenOf(stage),
  })
  const other = await stage.page(PHONE)
  await other.goto(server.origin + link)
  await other.getByRole('button', { name: '前の席にもどる' }).waitFor()
  await stage.take(other, 'phone-return')
  await other.context().close()

  await phone.context().setOffline(true)
  await fromTop(phone)
  await phone.getByText('つながっていません').first().waitFor({ timeout: 40_000 })
  await stage.take(phone, 'phone-away')
  await phone.context().close()
}

/** The facilitator's way to ask the server. */
async function tokenOf({ server, board }: Stage): Promise<string> {
  const { token } = await server.call('/api/join', { body: { key: board.links.facilitator } })
  return token
}
