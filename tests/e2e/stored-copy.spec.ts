/** What a device stores of a board: it need not come again, and spoilt it is in nobody's way. */
import { expect, type Page } from '@playwright/test'
import { inAHall, othersNote, ownNote, post, test } from './hall.ts'

inAHall()

/** The answers with a whole board that came since. */
function statesOf(page: Page): () => number {
  let count = 0
  page.on('response', (response) => {
    if (/\/state\?/.test(response.url())) count++
  })
  return () => count
}

test('a board that is stored on a phone is not fetched again, and is up to date', async ({
  hall,
}) => {
  const phone = await hall.open('participant')
  await post(phone, 'まえの付箋')
  await phone.goto('about:blank')
  const guest = await hall.guest('participant')
  const { goals, actors } = guest.device.state.board
  const [goal, actor] = [goals[0]?.id, actors[0]?.id]
  if (!goal || !actor) throw new Error('an empty board')
  await guest.post('あいだの付箋', goal, actor)
  const states = statesOf(phone)
  await phone.goto(`${hall.origin}/b/${hall.board.id}/participant`)
  await expect(othersNote(phone, 'あいだの付箋')).toBeVisible()
  await expect(ownNote(phone, 'まえの付箋')).toBeVisible()
  expect(states()).toBe(0)
})

test('copies of an earlier seat and of an earlier release go; other boards’ and roles’ stay', async ({
  hall,
}) => {
  const phone = await hall.open('participant')
  const ours = `yoriai.${hall.board.id}.participant`
  const goes = [`${ours}.earlier-seat.epoch.0.2`, `${ours}.this-seat.epoch.0`]
  const stays = [
    `yoriai.${hall.board.id}.staff.seat.epoch.0.2`,
    'yoriai.other.participant.seat.e.0.2',
  ]
  await phone.evaluate(
    (names) => {
      for (const name of names)
        indexedDB.open(name).onsuccess = (event) =>
          (event.target as IDBOpenDBRequest).result.close()
    },
    [...goes, ...stays],
  )
  const names = () =>
    phone.evaluate(async () => (await indexedDB.databases()).map(({ name }) => name ?? ''))
  await expect.poll(names).toEqual(expect.arrayContaining([...goes, ...stays]))
  await phone.reload()
  await expect.poll(async () => (await names()).filter((name) => goes.includes(name))).toEqual([])
  expect(await names()).toEqual(expect.arrayContaining(stays))
})

test('a spoilt copy stops nothing: the board comes from the server, and words go there', async ({
  hall,
}) => {
  // Yjs says what it could not read.
  hall.expectComplaints(/./)
  const phone = await hall.open('participant')
  await post(phone, 'まえの付箋')
  await phone.evaluate(async () => {
    const done = (request: IDBRequest) =>
      new Promise((resolve, reject) => {
        request.onsuccess = () => resolve(request.result)
        request.onerror = () => reject(request.error)
      })
    for (const { name } of await indexedDB.databases()) {
      if (!name?.includes('.participant.')) continue
      const opening = indexedDB.open(name)
      await done(opening)
      const transaction = opening.result.transaction('updates', 'readwrite')
      const store = transaction.objectStore('updates')
      await done(store.clear())
      for (const garbage of [Uint8Array.of(255, 255, 7), 'ことば', null, { a: 1 }])
        await done(store.add(garbage))
      opening.result.close()
    }
  })
  const states = statesOf(phone)
  for (let times = 0; times < 3; times++) {
    await phone.reload()
    await expect(ownNote(phone, 'まえの付箋')).toBeVisible()
    await post(phone, `${times}回めの付箋`)
  }
  // Once it could not be read, once there was none any more.
  expect(states()).toBe(2)
})
