import { ROOM, type Room, tooLongBy } from '../../shared/board/words.ts'
import type { Returned } from '../sync/device.ts'
import type { Undoable } from '../sync/undoable.ts'
import { givenBackWords } from '../words/given-back.ts'

const words: {
  readonly verbs: Readonly<Record<string, string>>
  readonly settings: Readonly<Record<string, string>>
} = { verbs: givenBackWords.returnedVerb, settings: givenBackWords.returnedSetting }

function verbWords(operation: Undoable): string {
  if (operation.verb !== 'board.set')
    return words.verbs[operation.verb] ?? givenBackWords.returnedOther
  const [setting, ...others] = Object.keys(operation.patch)
  const one = others.length === 0 && setting !== undefined && words.settings[setting]
  return one || givenBackWords.returnedSettings
}

/** What could not be done. */
export const couldNot = ({ step, operation }: Returned) =>
  step ? givenBackWords.couldNotStep[step] : givenBackWords.couldNot(verbWords(operation))

/** Words that fit by themselves were too long together with what somebody else wrote. */
export function whyNot({ reason, operation, text }: Returned) {
  const over = reason === 'too-long' ? tooLongBy(text, roomFor(operation)) : 0
  if (over > 0) return givenBackWords.tooLong(over)
  // Nobody but its author rewrites a note: the other words are hers, too.
  const isNote = operation.verb === 'notes.edit' && reason === 'too-long'
  return isNote ? givenBackWords.tooLongTogether : givenBackWords.reasons[reason]
}

function roomFor(operation: Undoable): Room {
  switch (operation.verb) {
    case 'rows.rewrite':
      return operation.field === 'target' ? ROOM.target : ROOM.row
    case 'rows.add':
      return ROOM.row
    case 'rows.decide':
    case 'decision':
      return ROOM.reason
    case 'board.set':
      return 'title' in operation.patch ? ROOM.title : ROOM.line
    case 'goals.add':
    case 'goals.write':
      return ROOM.title
    default:
      return ROOM.note
  }
}
