import type { PhoneWords } from '../phone.ts'
import type { Spoken } from '../provided.ts'
import { ballots } from './ballots.ts'
import { copy, erase, givenBack, leftWords, shared, thisDevice } from './device.ts'
import { drawn } from './furigana.ts'
import { join, noBoard, noSeat, notFound, number, session } from './join.ts'
import { notes, notices, ownNote, plan, shut, timer, whichIsland } from './notes.ts'
import { phase } from './phase.ts'
import { devicesLine, returned } from './returned.ts'

const words: PhoneWords = {
  ballots,
  copy,
  devicesLine,
  erase,
  givenBack,
  join,
  leftWords,
  noBoard,
  noSeat,
  notFound,
  notes,
  notices,
  number,
  ownNote,
  phase,
  plan,
  returned,
  session,
  shared,
  shut,
  thisDevice,
  timer,
  whichIsland,
}

/** やさしい日本語: short sentences, plain verbs, spaces between the words, readings above hard kanji. */
export const spoken: Spoken = { words, drawn }
