import { afterEach, beforeEach, expect, test } from 'vitest'
import { boardFields } from '../../../shared/board/document.ts'
import type { BoardId } from '../../../shared/board/ids.ts'
import { post } from '../sync/meeting.ts'
import { type Hall, type Joined, type Made, openHall, problemOf } from './hall.ts'

/** Words that somebody typed into a form: counted as its box counts them, and told in Japanese. */

let hall: Hall
let made: Made
let lead: Joined

beforeEach(async () => {
  hall = openHall()
  made = await hall.make()
  lead = await hall.come(made, 'facilitator')
})
afterEach(() => hall.close())

const FAMILY = '👨‍👩‍👧‍👦'
const UNSEEN = ['', ' \u3000', '\u200b', '\u3164', '\u2800', '\ufe0f', '\u{e0041}', '\u0301']

const making = (title: string) => hall.admin('POST', '/api/boards', { template: 'blank', title })
const puttingAway = async (reason: string) => {
  const { room } = await noted()
  return { room, answer: await hall.send('POST', `${at()}/put-away`, { reason }, bearer()) }
}
const wifi = (name: string, password = '') =>
  hall.send('PUT', `/api/boards/${made.id}/place`, { wifi: { name, password } }, bearer())

const bearer = () => hall.bearer(lead.token)
let note = ''
const at = () => `/api/boards/${made.id}/notes/${note}`
async function noted() {
  const guest = await hall.sit(await hall.come(made, 'participant', { table: 1 }))
  const mine = post(guest, 'ベンチがほしい', {
    goal: guest.room.shownBoard.root('goals').keys().next().value as never,
    actor: guest.room.shownBoard.root('actors').keys().next().value as never,
  })
  guest.perform(mine)
  await guest.saved()
  note = mine.note
  return { room: guest.room }
}

test.each([
  ['a title of 201 letters', () => making('あ'.repeat(201)), '題名が1字長すぎます'],
  ['a title of families', () => making(FAMILY.repeat(200)), '題名が19字長すぎます'],
  ['a reason', async () => (await puttingAway('あ'.repeat(405))).answer, 'わけが5字長すぎます'],
  ['a name of a Wi-Fi', () => wifi('集会所のワイファイです'), 'Wi-Fiの名前が1字長すぎます'],
  ['a password', () => wifi('hall', 'x'.repeat(70)), 'Wi-Fiのパスワードが6字長すぎます'],
])('%s says in Japanese by how much it is too long', async (_, ask, words) => {
  const answer = await ask()
  const body = await answer.clone().json()
  expect(await problemOf(answer)).toMatchObject({ status: 400, code: 'too-long' })
  expect(body.error.ja).toBe(`${words}。短くしてください。`)
  expect(body.error.message).toBe(`${body.error.ja} / ${body.error.en}`)
})

test('what fits its box fits here: two hundred letters of two units, and marks on them', async () => {
  for (const title of ['𠮷'.repeat(200), 'が'.repeat(200), FAMILY.repeat(150)])
    expect((await making(title)).status).toBe(201)
  expect((await puttingAway('𠮷'.repeat(400))).answer.status).toBe(200)
})

test('what cannot be seen is empty: no board and no Wi-Fi is called so', async () => {
  for (const unseen of UNSEEN) {
    const untitled = await problemOf(await making(unseen))
    expect(untitled).toMatchObject({ status: 400, code: 'blank' })
    expect(untitled.message).toContain('題名を入れてください。')
    const nameless = await problemOf(await wifi(unseen))
    expect(nameless.message).toContain('Wi-Fiの名前を入れてください。')
  }
})

test('a reason of which nothing is seen counts as none', async () => {
  const { room, answer } = await puttingAway('\u200b\u3164')
  expect(answer.status).toBe(200)
  expect(room.vault.get(note as never)?.reason).toBe('')
})

test('a title that its maker was given may be written on the board again', async () => {
  const title = FAMILY.repeat(150)
  const answer = (await (await making(title)).json()) as Made
  const guest = await hall.sit(await hall.come(answer, 'facilitator'))
  guest.perform({ verb: 'board.set', patch: { title: `${title}。` } })
  await guest.saved()
  expect(guest.refusal).toBeUndefined()
  const shown = await hall.rooms.use(answer.id as BoardId, (room) =>
    boardFields(room.shownBoard).get('title'),
  )
  expect(shown).toBe(`${title}。`)
})

test('every problem is told in both languages apart', async () => {
  const error = await (await hall.get(`/api/boards/${made.id}`, 'nobody')).json()
  expect(error).toEqual({
    error: {
      code: 'no-seat',
      ja: expect.stringMatching(/^[^/]*席/),
      en: expect.stringMatching(/^[^/]*seat/),
      message: expect.stringContaining(' / '),
    },
  })
})
