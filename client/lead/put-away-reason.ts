import { countCharacters, isBlank, ROOM, type Room } from '../../shared/board/words.ts'
import type { Form } from '../drafts/box.ts'
import { fieldsOf } from '../drafts/words-in.ts'

/** Why a note is put away: one of the usual reasons, words of one's own, or both. */
interface PutAwayReason {
  chosen: string | null
  more: string
}

export const NO_REASON: PutAwayReason = { chosen: null, more: '' }

export const PUT_AWAY_REASON: Form<PutAwayReason> = {
  read: (kept) => {
    const { chosen, more } = fieldsOf(kept) ?? {}
    if (typeof more !== 'string') return null
    return { chosen: typeof chosen === 'string' ? chosen : null, more }
  },
  print: (reason) => JSON.stringify(reason),
}

const BETWEEN = '：'

export const reasonOf = ({ chosen, more }: PutAwayReason): string =>
  [chosen, isBlank(more) ? '' : more.trim()].filter((part) => part).join(BETWEEN)

/** What is left for words of one's own beside the reason that was chosen. */
export function roomBeside(chosen: string | null): Room {
  const { characters, units } = ROOM.putAwayReason
  const before = chosen ? `${chosen}${BETWEEN}` : ''
  return { characters: characters - countCharacters(before), units: units - before.length }
}
