import { late } from '../ui/late.tsx'

// What a phone writes its first note without. Fetched when there is something to show, or by a tap:
export const BecameRows = late(() => import('./became-rows.tsx').then((module) => module.default))
export const EditNote = late(() => import('./edit-note.tsx').then((module) => module.EditNote))
export const ErasedNotes = late(() =>
  import('./redacted-notes.tsx').then((module) => module.ErasedNotes),
)
export const MoveNote = late(() => import('./move-note.tsx').then((module) => module.MoveNote))
export const PutAwayNotes = late(() =>
  import('./put-away-notes.tsx').then((module) => module.PutAwayNotes),
)
export const GivenBackWords = late(() =>
  import('./given-back-words.tsx').then((module) => module.GivenBackWords),
)
export const SeatNotice = late(() => import('./seat-notice.tsx').then((module) => module.default))
export const Shut = late(() => import('./shut.tsx').then((module) => module.Shut))
export const ThisDevice = late(() => import('./this-device.tsx').then((module) => module.default))
export const TimeLeft = late(() =>
  import('../timer/time-left.tsx').then((module) => module.TimeLeft),
)
