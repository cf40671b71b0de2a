/** Record-keepers: from notes to rows, years, agreement, and what is still open. */
import type { Page } from '@playwright/test'
import { noteWords, rowOf, rowWith, yearOf } from '../e2e/desk.ts'
import { fromTop, LAPTOP, type Stage } from './stage.ts'

const list = (staff: Page, name: string) =>
  staff
    .getByRole('navigation', { name: '基本目標' })
    .getByRole('button', { name: new RegExp(name) })
const dialogOf = (staff: Page) => staff.getByRole('dialog')

export async function agreeing(stage: Stage) {
  const staff = await stage.open('staff', LAPTOP)
  const dialog = dialogOf(staff)
  await staff.getByText('すべて保存ずみ').waitFor()
  await staff.getByRole('button', { name: 'どこの職員ですか' }).click()
  await dialog.getByRole('radio', { name: '区社協' }).check({ force: true })
  await stage.take(staff, 'staff-body')
  await dialog.getByRole('button', { name: 'これにする' }).click()
  await staff.getByRole('button', { name: '区社協の席' }).waitFor()

  await staff
    .getByText('計画期間中に取り組むこと【目標】')
    .evaluate((one) => one.scrollIntoView({ block: 'start' }))
  await staff.mouse.move(0, 0)
  await stage.take(staff, 'staff')

  await fromTop(staff)
  await noteWords(staff, '回覧板').click()
  await staff.getByRole('button', { name: '計画の行にする' }).waitFor()
  await staff.mouse.move(0, 0)
  await stage.take(staff, 'staff-note')
  await staff.getByRole('button', { name: '計画の行にする' }).click()
  await dialog.getByRole('radio', { name: '区役所' }).check({ force: true })
  await dialog.getByRole('textbox', { name: '目標' }).fill('全地区')
  await stage.take(staff, 'staff-make-row')
  await staff.keyboard.press('Escape')
  await staff.getByRole('button', { name: '動かす…' }).click()
  await dialog.getByRole('region').first().waitFor()
  await stage.take(staff, 'staff-move')
  await staff.keyboard.press('Escape')

  const greeting = rowOf(staff, 'g1-p3')
  await greeting.scrollIntoViewIfNeeded()
  await yearOf(greeting, 2031).click()
  await staff.getByRole('menuitemradio', { name: '見直し' }).waitFor()
  await stage.take(staff, 'staff-years')
  await staff.keyboard.press('Escape')

  const asked = rowWith(staff, '一つの電話番号でつなぐ')
  await asked.getByRole('button', { name: /^決める/ }).click()
  await dialog.getByRole('radio', { name: '保留' }).waitFor()
  await stage.take(staff, 'staff-decide')
  await staff.keyboard.press('Escape')
  await rowWith(staff, '夜の相談日').getByRole('button', { name: /から$/ }).click()
  await dialog.getByText('行の文').waitFor()
  await stage.take(staff, 'staff-sources')
  await staff.keyboard.press('Escape')
  await lists(stage, staff)
  await staff.context().close()
}

/** What stands beside the goals. */
async function lists(stage: Stage, staff: Page) {
  for (const [name, picture] of [
    ['すきまを見る', 'staff-gaps'],
    ['まだ決まっていないもの', 'staff-undecided'],
    ['合意を読みあげる', 'staff-agreed'],
  ] as const) {
    await list(staff, name).click()
    await fromTop(staff)
    await stage.take(staff, picture)
  }
  await list(staff, '原文の確認').click()
  await dialogOf(staff).waitFor()
  await stage.take(staff, 'staff-questions')
  await staff.keyboard.press('Escape')
  await staff.getByRole('button', { name: '出力', exact: true }).click()
  await staff.getByRole('dialog', { name: '出力する' }).waitFor()
  await stage.take(staff, 'staff-taking')
  await staff.keyboard.press('Escape')
}
