/** Scribes: a laptop for one who types, a tablet for one who looks at her table. */
import { fromTop, LAPTOP, type Stage, TABLET } from './stage.ts'

export async function writingDown(stage: Stage) {
  const scribe = await stage.open('scribe', LAPTOP, 4)
  const box = scribe.getByRole('textbox', { name: '付箋の言葉' })
  const post = scribe.getByRole('button', { name: 'はる', exact: true })
  await scribe.keyboard.press('Alt+7')
  await box.fill('ごみ出しの日に声をかけあう')
  await post.click()
  await scribe.getByText('はりました').first().waitFor()
  await box.fill('集会所のいすを軽くしてほしい')
  await fromTop(scribe)
  await stage.take(scribe, 'scribe')
  await box.fill('花だんの水やり当番\n夏の夕すずみ会\n空き家の草かり')
  await post.click()
  await scribe.getByText('3行あります').first().waitFor()
  await stage.take(scribe, 'scribe-lines')
  await scribe.getByRole('button', { name: '書き直す' }).click()
  await box.fill('')
  await scribe.getByRole('button', { name: '班が違うとき' }).click()
  await scribe.getByRole('radio', { name: '4班' }).waitFor()
  await stage.take(scribe, 'scribe-which-table')
  await scribe.keyboard.press('Escape')
  await scribe.getByRole('button', { name: '別の端末で席にもどす' }).click()
  await scribe
    .getByRole('button', { name: /^もどるQRを出す/ })
    .first()
    .click()
  await scribe.getByRole('img', { name: '前の席にもどる二次元コード' }).waitFor()
  await stage.take(scribe, 'scribe-return')
  await scribe.context().close()

  const tablet = await stage.open('scribe', TABLET, 2)
  // The page that is loading has a heading, too.
  await tablet.getByRole('textbox', { name: '付箋の言葉' }).waitFor()
  await fromTop(tablet)
  await stage.take(tablet, 'scribe-tablet')
  const views = tablet.getByRole('navigation', { name: '見るもの' })
  if (await views.isVisible()) {
    await views.getByRole('button', { name: '班の付箋' }).click()
    await fromTop(tablet)
    await stage.take(tablet, 'scribe-tablet-table')
  }
  await tablet.context().close()
}
