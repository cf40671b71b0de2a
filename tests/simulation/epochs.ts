import type { Mishap } from './mishaps.ts'
import type { Workshop } from './workshop.ts'

function backUp({ house, tally }: Workshop) {
  if (!house.open) return
  tally.backups++
  house.backUp()
}

/** The organiser stops the server, or it dies, and an older state takes the board's place. */
async function restore(hall: Workshop) {
  const { house, luck, clock, tabs, tally, notes, ledger, moderation, rules } = hall
  if (!house.open || !house.hasBackup) return
  tally.restores++
  const before = await house.commands()
  if (luck.happens(0.5)) await house.stop()
  else await house.kill()
  for (const { phone } of tabs) if (luck.happens(0.3)) phone.network.cut(luck.happens(0.3))
  await clock.pass(luck.between(0, 6_000))
  await house.restoreBackup()
  rules.forget()
  await moderation.rollBack()
  notes.rollBack(before, await house.commands())
  ledger.rollBack(await house.replayed())
}

/** As after something was erased for good: all of the board stays, and nothing of its history. */
async function writeAnew({ house, tally, ledger }: Workshop) {
  if (!house.open) return
  tally.rewrites++
  const before = await house.replayed()
  if (await house.writeAnew()) ledger.follows(before, await house.replayed())
}

/** What only some evenings have: the board gets a new epoch, and its devices begin anew. */
export const NEW_EPOCHS: readonly Mishap[] = [
  { weight: 5, happen: backUp },
  { weight: 3, happen: restore },
  { weight: 3, happen: writeAnew },
]
