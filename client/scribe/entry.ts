import { notesInCell } from '../../shared/board/cells.ts'
import { HEARD, type Heard } from '../../shared/board/field-types.ts'
import { type ActorId, type GoalId, isId, type NoteId } from '../../shared/board/ids.ts'
import type { Operation } from '../../shared/board/operations.ts'
import { rankAtEnd } from '../../shared/board/ranks.ts'
import type { Snapshot } from '../../shared/board/view.ts'
import { isBlank, ROOM, tooLongBy } from '../../shared/board/words.ts'
import type { Form } from '../drafts/box.ts'
import { linesOf, rowsOf } from './lines.ts'

/** What the scribe is about to put up. All but the words stays for the next note. */
export interface Entry {
  text: string
  goal: GoalId | null
  actor: ActorId | null
  heard: Heard
  /** Enter puts it up, Shift+Enter is a new line; otherwise Ctrl+Enter does. */
  enterPosts: boolean
}

/** At most so many notes from one paste: more is hardly what the scribe meant. */
export const MOST_LINES = 50

export type Look =
  | { found: 'nothing' }
  | { found: 'too-long'; over: number; text: string }
  | { found: 'too-many'; count: number }
  /** Several lines: one note, or one for each? */
  | { found: 'several'; lines: readonly string[] }
  | { found: 'one'; text: string }

/** What stands in the box. @param whole: the scribe has said that it is one note */
export function look(text: string, whole: boolean): Look {
  const rows = rowsOf(text)
  const words = (rows?.filter((row) => !isBlank(row)).join('\n') ?? text).trim()
  if (isBlank(words)) return { found: 'nothing' }
  const lines = linesOf(text)
  if (!whole && lines.length > MOST_LINES) return { found: 'too-many', count: lines.length }
  if (!whole && lines.length > 1) return longest(lines) ?? { found: 'several', lines }
  return longest([words]) ?? { found: 'one', text: words }
}

function longest(texts: readonly string[]): Look | null {
  for (const text of texts) {
    const over = tooLongBy(text, ROOM.note)
    if (over > 0) return { found: 'too-long', over, text }
  }
  return null
}

interface Where {
  goal: GoalId
  actor: ActorId
  heard: Heard
  table: number | undefined
  /** Server time, ms since 1970. */
  at: number
}

/** The operations that put up these texts, each behind the one before. */
export function posts(
  board: Snapshot,
  texts: readonly string[],
  { goal, actor, heard, table, at }: Where,
  newNote: () => NoteId,
): Operation[] {
  const cell = notesInCell(board, goal, actor).map(({ id, rank }) => ({ id, rank }))
  return texts.map((text, nth) => {
    const note = newNote()
    const rank = rankAtEnd(cell)
    cell.push({ id: note, rank })
    // A millisecond apart, so that lists by time keep the order of the lines.
    return { verb: 'notes.post', note, goal, actor, text, rank, table, heard, at: at + nth }
  })
}

export const EMPTY: Entry = {
  text: '',
  goal: null,
  actor: null,
  heard: 'written',
  enterPosts: true,
}

/** The words in the box with all that stays for the next note. @param settle: on this board */
export const entryForm = (empty: Entry, settle: (entry: Entry) => Entry): Form<Entry> => ({
  read: (kept) => settle(parseEntry(kept, empty)),
  print: (entry) => JSON.stringify(entry),
})

/** Reads what this device kept; anything that is not as it should be counts as not kept. */
export function parseEntry(json: string | null, empty: Entry): Entry {
  if (!json) return empty
  try {
    const kept: Partial<Record<keyof Entry, unknown>> = JSON.parse(json) ?? {}
    return {
      text: typeof kept.text === 'string' ? kept.text : '',
      goal: isId<GoalId>(kept.goal) ? kept.goal : null,
      actor: isId<ActorId>(kept.actor) ? kept.actor : null,
      heard: HEARD.find((one) => one === kept.heard) ?? empty.heard,
      enterPosts: typeof kept.enterPosts === 'boolean' ? kept.enterPosts : empty.enterPosts,
    }
  } catch {
    return empty
  }
}
