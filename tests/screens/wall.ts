/** The projector, from the way in to thanks. */
import { PROJECTOR, type Stage } from './stage.ts'

export async function wall(stage: Stage) {
  const { leader } = stage
  await stage.show('join', null)
  const screen = await stage.open('screen', PROJECTOR)
  await screen.getByText('スマートフォンで参加できます').waitFor()
  await stage.take(screen, 'screen-join')

  const now = () => leader.device.now()
  await leader.do({ verb: 'board.set', patch: { timer: { endsAt: now() + 12 * 60_000 } } })
  await stage.show('notes', 'g1')
  await screen.locator('.screen-note').filter({ visible: true }).first().waitFor()
  await screen.getByRole('timer').waitFor()
  await stage.take(screen, 'screen-notes')
  await leader.do(
    { verb: 'board.set', patch: { timer: null } },
    { verb: 'board.set', patch: { locked: true } },
  )
  await screen.getByText('書きこみは止まっています').first().waitFor()
  await screen.mouse.move(300, 300)
  await screen.getByRole('button', { name: '暗い画面にする' }).click()
  await stage.take(screen, 'screen-locked-dark')
  await screen.getByRole('button', { name: '明るい画面にする' }).click()
  // The corner's buttons go by themselves when nothing is in use.
  await screen.evaluate(() => (document.activeElement as HTMLElement | null)?.blur())
  await leader.do({ verb: 'board.set', patch: { locked: false } })

  await stage.show('plan', 'g1')
  await screen.getByRole('table').filter({ visible: true }).first().waitFor()
  // The second page is the one with the years.
  await screen.keyboard.press('PageDown')
  await screen.locator('.screen-corner[data-awake="false"]').waitFor({ state: 'attached' })
  await stage.take(screen, 'screen-plan')
  await stage.show('agreed', null)
  await screen.getByRole('heading', { name: '今日合意した取組' }).waitFor()
  await stage.take(screen, 'screen-agreed')
  await stage.show('thanks', null)
  await screen.getByRole('heading', { name: 'おつかれさまでした' }).waitFor()
  await stage.take(screen, 'screen-thanks')
  await screen.context().close()
}
