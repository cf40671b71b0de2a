import './ground.ts'
import { NEW_EPOCHS } from './epochs.ts'
import { MISHAPS } from './mishaps.ts'
import { type Roles, Workshop } from './workshop.ts'

const ALL = [...MISHAPS, ...NEW_EPOCHS]

const HALL: Roles = {
  lead: 'facilitator',
  office: 'staff',
  plaza: 'staff',
  pen: 'scribe',
  hanako: 'participant',
  jiro: 'participant',
  michi: 'participant',
  wall: 'screen',
}

/** A random evening: everybody writes, things go wrong, everybody comes back. */
export async function evening(seed: number, moves = 120, roles = HALL): Promise<Workshop> {
  const hall = new Workshop(seed)
  try {
    await hall.begin(roles)
    for (let move = 0; move < moves; move++) await improvise(hall)
    await hall.everyoneReturns()
  } finally {
    await hall.end()
  }
  return hall
}

async function improvise(hall: Workshop) {
  const { luck, clock, tabs } = hall
  const tab = luck.pick(tabs)
  if (!tab) return
  if (luck.happens(0.2)) await luck.weighted(hall.hasNewEpochs ? ALL : MISHAPS)?.happen(hall, tab)
  else if (luck.happens(0.15)) hall.step(tab, luck.happens(0.7) ? 'undo' : 'redo')
  else hall.act(tab)
  await clock.pass(luck.happens(0.4) ? 0 : luck.between(5, 3_000))
}
