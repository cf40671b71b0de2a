import { ROOM, type Room, tooLongBy } from '../../shared/board/words.ts'
import type { GivenBack } from '../sync/device.ts'
import type { Undoable } from '../sync/undoable.ts'
import type { PhoneWords } from '../words/phone.ts'

type Words = PhoneWords['givenBack']
type Named = Readonly<Record<string, string>>

function verbWords(operation: Undoable, words: Words): string {
  const verbs: Named = words.returnedVerb
  const settings: Named = words.returnedSetting
  if (operation.verb !== 'board.set') return verbs[operation.verb] ?? words.returnedOther
  const [setting, ...others] = Object.keys(operation.patch)
  const one = others.length === 0 && setting !== undefined && settings[setting]
  return one || words.returnedSettings
}

/** What could not be done. */
export const couldNot = ({ step, operation }: GivenBack, words: Words) =>
  step ? words.couldNotStep[step] : words.couldNot(verbWords(operation, words))

/** Words that fit by themselves were too long together with what somebody else wrote. */
export function whyNot({ reason, operation, text }: GivenBack, words: Words) {
  const over = reason === 'too-long' ? tooLongBy(text, roomFor(operation)) : 0
  if (over > 0) return words.tooLong(over)
  // Nobody but its author rewrites a note: the other words are hers, too.
  const isNote = operation.verb === 'notes.edit' && reason === 'too-long'
  const reasons: Named = words.reasons
  return isNote ? words.tooLongTogether : (reasons[reason] ?? words.reasons.malformed)
}

function roomFor(operation: Undoable): Room {
  switch (operation.verb) {
    case 'rows.rewrite':
      return operation.field === 'target' ? ROOM.target : ROOM.row
    case 'rows.add':
      return ROOM.row
    case 'rows.decide':
      return ROOM.reason
    case 'groups.make':
    case 'groups.title':
      return ROOM.groupTitle
    case 'board.set':
      return 'title' in operation.patch ? ROOM.title : ROOM.line
    case 'goals.add':
    case 'goals.write':
      return ROOM.title
    default:
      return ROOM.note
  }
}
