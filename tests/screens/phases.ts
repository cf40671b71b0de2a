/** An evening by phases: written face down, revealed, laid into islands, voted on. */
import type { Page } from '@playwright/test'
import type { GoalId, GroupId, NoteId } from '../../shared/board/ids.ts'
import { fromTop, LAPTOP, PHONE, PROJECTOR, type Stage } from './stage.ts'

const GOAL = 'g2'
/** Table, who, words. */
const NOTES: readonly [number, string, string][] = [
  [1, 'residents', '集会所で月に一度のお茶会をひらく'],
  [2, 'residents', '朝の体操のあとにお茶を飲む'],
  [3, 'careplaza', 'お茶会に車いすでも入れる部屋を使う'],
  [4, 'residents', '公園の花壇を子どもと手入れする'],
  [5, 'institutions', '学校の花壇を土曜日にひらく'],
  [6, 'ward', '集会所のかぎを前の日に借りられるようにする'],
]
const ISLANDS: readonly [string, readonly number[]][] = [
  ['お茶でつながる', [0, 1, 2]],
  ['花壇を一緒に', [3, 4]],
]

export async function phases(stage: Stage) {
  const lead = await stage.open('facilitator', { viewport: { width: 1366, height: 768 } })
  const wall = await stage.open('screen', PROJECTOR)
  const phone = await stage.open('participant', PHONE, 2)
  const writers = await Promise.all(NOTES.map(([table]) => stage.guest('participant', table)))

  await lead.getByRole('button', { name: '120分の流れにする' }).click()
  await lead.getByRole('button', { name: 'はじめる：受付' }).click()
  await phone.getByText('前を見てお待ちください').waitFor()
  await stage.take(phone, 'phase-welcome-phone')
  await next(lead, '自己紹介')
  await next(lead, '書く')
  await lead.getByLabel('基本目標', { exact: true }).selectOption({ index: 1 })
  const notes: NoteId[] = []
  for (const [at, [, actor, text]] of NOTES.entries())
    notes.push((await writers[at]?.post(text, GOAL, actor)) ?? ('' as NoteId))
  for (const page of [wall, lead]) await page.getByText('6枚、伏せています').first().waitFor()
  await take(stage, lead, 'phase-write-lead')
  await stage.take(wall, 'phase-write-wall')

  await next(lead, 'ひらく')
  await wall.getByText('集会所で月に一度').first().waitFor()
  await stage.take(wall, 'phase-reveal-wall')

  await next(lead, '島づくり')
  for (const [at, [title, members]] of ISLANDS.entries())
    await stage.leader.do({
      ...{
        verb: 'groups.make',
        group: `island-${at + 1}` as GroupId,
        title,
      },
      ...{ goal: GOAL as GoalId, notes: members.flatMap((one) => notes[one] ?? []) },
    })
  await wall.getByText('お茶でつながる').first().waitFor()
  await take(stage, lead, 'phase-islands-lead')
  await stage.take(wall, 'phase-islands-wall')
  for (const page of [lead, wall, phone]) await page.context().close()

  const staff = await stage.open('staff', LAPTOP)
  await staff.getByRole('button', { name: /^基本目標 2/ }).click()
  await staff.getByRole('button', { name: '島', exact: true }).click()
  await staff.getByText('お茶でつながる').first().waitFor()
  await fromTop(staff)
  await stage.take(staff, 'phase-islands-staff')
  await staff.context().close()
}

async function next(lead: Page, title: string) {
  const button = lead.getByRole('button', { name: `つぎへ：${title}` })
  await button.and(lead.locator(':enabled')).click()
  await lead
    .getByRole('navigation', { name: '今日の流れ' })
    .locator('[aria-current="step"]', { hasText: title })
    .waitFor()
}

async function take(stage: Stage, lead: Page, name: string) {
  await fromTop(lead)
  await stage.take(lead, name)
}
