import type { BALLOTS } from './ballots.ts'
import type { COPY } from './copy.ts'
import type { DEVICES_LINE } from './devices-line.ts'
import type { ERASE } from './erase.ts'
import type { GIVEN_BACK } from './given-back.ts'
import type { JOIN } from './join.ts'
import type { LEFT_WORDS } from './left-words.ts'
import type { NO_BOARD } from './no-board.ts'
import type { NO_SEAT } from './no-seat.ts'
import type { NOT_FOUND } from './not-found.ts'
import type { NOTES } from './notes.ts'
import type { NOTICES } from './notices.ts'
import type { NUMBER } from './number.ts'
import type { OWN_NOTE } from './own-note.ts'
import type { PHASE } from './phase.ts'
import type { PLAN } from './plan.ts'
import type { RETURNED } from './returned.ts'
import type { SESSION } from './session.ts'
import type { SHARED } from './shared.ts'
import type { SHUT } from './shut.ts'
import type { THIS_DEVICE } from './this-device.ts'
import type { TIMER } from './timer.ts'
import type { WHICH_ISLAND } from './which-island.ts'

/** All that a phone says. Another language says each of these. */
export interface PhoneWords {
  ballots: (typeof BALLOTS)['words']
  copy: (typeof COPY)['words']
  erase: (typeof ERASE)['words']
  givenBack: (typeof GIVEN_BACK)['words']
  join: (typeof JOIN)['words']
  leftWords: (typeof LEFT_WORDS)['words']
  noBoard: (typeof NO_BOARD)['words']
  notFound: (typeof NOT_FOUND)['words']
  notes: (typeof NOTES)['words']
  number: (typeof NUMBER)['words']
  ownNote: (typeof OWN_NOTE)['words']
  phase: (typeof PHASE)['words']
  plan: (typeof PLAN)['words']
  returned: (typeof RETURNED)['words']
  session: (typeof SESSION)['words']
  shared: (typeof SHARED)['words']
  thisDevice: (typeof THIS_DEVICE)['words']
  timer: (typeof TIMER)['words']
  whichIsland: (typeof WHICH_ISLAND)['words']
  devicesLine: (typeof DEVICES_LINE)['words']
  noSeat: (typeof NO_SEAT)['words']
  notices: (typeof NOTICES)['words']
  shut: (typeof SHUT)['words']
}
