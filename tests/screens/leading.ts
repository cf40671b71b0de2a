/** The facilitator's page in the course of the evening. */
import type { Page } from '@playwright/test'
import { fromTop, LAPTOP, type Stage } from './stage.ts'

export async function leading(stage: Stage) {
  await stage.show('notes', 'g1')
  const lead = await stage.open('facilitator', {
    ...LAPTOP,
    viewport: { width: 1366, height: 1000 },
  })
  await lead.getByText('つながっています').waitFor()
  const card = (name: string | RegExp) => lead.getByRole('region', { name })
  const dialog = lead.getByRole('dialog')
  await fromTop(lead)
  await stage.take(lead, 'lead')

  const timer = card('タイマー')
  await timer.getByLabel('何分').fill('15')
  await timer.getByRole('button', { name: '始める' }).click()
  await timer.getByRole('timer').waitFor()
  await stage.take(lead, 'lead-timer', timer)
  await timer.getByRole('button', { name: '消す' }).click()
  await stage.take(lead, 'lead-hall', card('前の画面'))
  await stage.take(lead, 'lead-tables', card(/^班のようす/))
  await stage.take(lead, 'lead-door', card('参加の入口'))
  await stage.take(lead, 'lead-links', card('役割ごとのリンク'))

  const reception = card('受付')
  await stage.take(lead, 'lead-reception', reception)
  await reception.getByRole('button', { name: '別の端末で席にもどす' }).click()
  await dialog
    .getByRole('button', { name: /^もどるQRを出す/ })
    .first()
    .waitFor()
  await stage.take(lead, 'lead-return')
  await dialog.getByRole('button', { name: '閉じる' }).click()

  const rules = card('書きこみの決まり')
  await rules.getByRole('switch', { name: /書きこみを止める/ }).click()
  await lead.mouse.move(0, 0)
  await rules.getByText('参加と書記は、いま書けません').waitFor()
  await stage.take(lead, 'lead-rules', rules)
  await rules.getByRole('switch', { name: /書きこみを止める/ }).click()

  const away = card('付箋をしまう')
  await away.scrollIntoViewIfNeeded()
  await away
    .getByRole('button', { name: /^しまう：/ })
    .nth(1)
    .click()
  await dialog.getByRole('radio').first().waitFor()
  await stage.take(lead, 'lead-put-away')
  await dialog.getByRole('radio').first().check({ force: true })
  await dialog.getByRole('button', { name: 'しまう', exact: true }).click()
  await away.getByText('しまった付箋 1枚').click()
  await lead.mouse.move(0, 0)
  await stage.take(lead, 'lead-put-away-list', away)
  await away.getByRole('button', { name: /^もどす：/ }).click()

  await links(stage, lead)
  await erasing(stage, lead)
  await stage.take(lead, 'lead-end', card('ワークショップを終える'))
  await lead.context().close()
}

/** The link for one table's scribe. */
async function links(stage: Stage, lead: Page) {
  const dialog = lead.getByRole('dialog')
  await lead.getByRole('button', { name: 'リンクとQR：書記' }).click()
  await dialog.getByLabel('どの班の書記に渡しますか').selectOption('2班')
  await dialog.getByLabel('リンク', { exact: true }).waitFor()
  await stage.take(lead, 'lead-scribe-link')
  await dialog.getByRole('button', { name: '閉じる' }).click()
}

/** Words that are erased for good: looked for, and what goes and stays; nothing is erased here. */
async function erasing(stage: Stage, lead: Page) {
  const card = lead.getByRole('region', { name: '言葉を完全に消す' })
  await card.getByText('消す言葉を探す').click()
  await card.getByRole('textbox').fill('犬の散歩')
  await card.getByRole('button').first().waitFor()
  await stage.take(lead, 'lead-redact', card)
  await card.getByRole('button').first().click()
  const dialog = lead.getByRole('dialog')
  await dialog.getByRole('radio').first().waitFor()
  await stage.take(lead, 'lead-redact-ask')
  await dialog.getByRole('button', { name: 'やめる' }).click()
}
