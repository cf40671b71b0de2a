/** One evening, from the first link to the last file, with everybody in it at once. */
import { expect, test } from '@playwright/test'
import { agree, compare, takeHome } from './an-evening/agreeing.ts'
import { card, dialog, Evening, show } from './an-evening/evening.ts'
import { prepare, receive } from './an-evening/preparing.ts'
import { fallAsleep, powerCut, putAway, stopWriting, wakeUp } from './an-evening/trouble.ts'
import { rules, time, write } from './an-evening/writing.ts'

test('I1–I4, I8: an evening over plain http: six phones with their ailments, nobody’s word lost or twice', async ({
  browser,
}) => {
  test.setTimeout(300_000)
  const evening = await Evening.open(browser)
  const step = (name: string, run: (evening: Evening) => Promise<unknown>) =>
    test.step(name, () => run(evening))
  try {
    await step('the board, the paper, the projector', prepare)
    await step('reception', receive)
    await step('ground rules', rules)
    await step('writing', write)
    await step('the timer', time)
    await step('a phone falls asleep', fallAsleep)
    await step('the server is killed, and starts again', powerCut)
    await step('the phone wakes up', wakeUp)
    await step('writing stopped, and on', stopWriting)
    await step('a note is put away', putAway)
    await step('rows and answers', agree)
    await step('taken home before the end', (it) => takeHome(it, 'before'))
    await step('thanks and the end', end)
    const board = await takeHome(evening, 'after')
    await compare(evening, board)
  } finally {
    await evening.close()
  }
  expect(evening.devices.complaints, 'what the pages complained of').toEqual([])
})

async function end(evening: Evening) {
  const { lead, wall, ward, phones } = evening
  await show(lead, '終わりの挨拶')
  await expect(wall.getByRole('heading', { name: 'おつかれさまでした' })).toBeVisible()
  await phones.inLine.evaluate(() => scrollTo(0, 0))
  await evening.album.step('thanks', evening.surfaces(phones.inLine))
  await card(lead, 'ワークショップを終える').getByRole('button', { name: '終える' }).click()
  await dialog(lead).getByRole('button', { name: '終える', exact: true }).click()
  for (const phone of Object.values(phones))
    await expect(phone.getByText('このワークショップは終わりました').first()).toBeVisible()
  await expect(wall.getByText('このワークショップは終わりました').first()).toBeVisible()
  await expect(ward.getByText('読むことと出力ができます')).toBeVisible()
  await evening.album.step('end', evening.surfaces(phones.inLine))
}
