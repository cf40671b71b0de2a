import type { Command, NoteChange, NotePosition } from '../../shared/board/commands.ts'
import { type Board, noteFields } from '../../shared/board/document.ts'
import type { NoteId, SeatId } from '../../shared/board/ids.ts'
import { mergeText } from '../../shared/board/merge-text.ts'
import { apply } from '../../shared/board/notes.ts'
import { denied, type Settings, type Verb, type Who } from '../../shared/board/policy.ts'
import { isBlank, MERGED, ROOM, type Room, tooLongBy } from '../../shared/board/words.ts'
import { type CommandReason, LIMITS } from '../../shared/wire.ts'
import { layBack, putAway } from '../vault/put-away.ts'
import type { Vault, Vaulting } from '../vault/vault.ts'

/** What a command is judged by: the seat, and the board with all that is accepted. */
export interface CommandCase {
  board: Board
  seat: SeatId
  who: Who
  settings: Settings
  ownerOf: (note: NoteId) => SeatId | undefined
  vault: Vault
  isRedacted?: (note: NoteId) => boolean
  /** A rank behind all notes of the board. */
  rankAtEnd: () => string
  /** Whether the seat may post one more. */
  hasRoom: (note: NoteId) => boolean
  /** Whether a resident may post one more at her table now, and leaves the others theirs. */
  hasShare?: (table: number) => boolean
  /** What comparing texts may cost, and what of it is left. */
  steps: { left: number }
  /** When it was accepted, ms since 1970. */
  at: number
}

export interface Refusing {
  reason: CommandReason
  /** Of `too-long`: by how many characters, as people count them. */
  by?: number
}

/**
 * What a lawful command is to do, found out without doing it.
 * `change`: writes it into the board; undefined where nothing is left to do.
 */
export interface Doing {
  change: (() => void) | undefined
  /** The same where notes change between board and vault. */
  vault?: () => Vaulting
  posted: readonly NoteId[]
  told: NoteChange
}

const nothing: Doing = { change: undefined, posted: [], told: {} }

/** Whether a seat may do this now, and what it comes to. */
export function judgeCommand(command: Command, on: CommandCase): Doing | Refusing {
  switch (command.verb) {
    case 'notes.post':
      return post(command, on)
    case 'notes.edit':
      return edit(command, on)
    case 'notes.move':
      return move(command, on)
    case 'notes.withdraw':
      return withdraw(command, on)
    case 'notes.putAway':
      return putNoteAway(command, on)
    case 'notes.restore':
      return restore(command, on)
  }
}

type Of<V extends Command['verb']> = Extract<Command, { verb: V }>

function post(said: Of<'notes.post'>, on: CommandCase): Doing | Refusing {
  const { note, goal, actor, group = null, heard, signature } = said
  const sits = on.who.role === 'participant' || on.who.role === 'scribe'
  const table = said.table ?? (sits ? on.who.table : undefined)
  if (sits && table !== on.who.table) return { reason: 'wrong-table' }
  const reason = mayNot('notes.post', note, on, table) ?? wrongPlace(said, on)
  if (reason) return { reason }
  const wrong = wrongText(said.text)
  if (wrong) return wrong
  const owner = on.ownerOf(note)
  if (owner !== undefined && owner !== on.seat) return { reason: 'not-yours' }
  if (on.isRedacted?.(note)) return { reason: 'redacted' }
  if (on.vault.has(note)) return { reason: 'put-away' }
  if (noteFields(on.board, note)) return nothing
  if (owner === undefined && !on.hasRoom(note)) return { reason: 'full' }
  if (owner === undefined && table !== undefined && on.hasShare?.(table) === false)
    return { reason: 'too-fast' }
  const place = { goal, actor, group }
  return {
    change: () =>
      apply(on.board, {
        ...{ verb: 'notes.post', note, ...place, heard, text: said.text },
        ...{ rank: on.rankAtEnd(), at: on.at, table, signature },
      }),
    posted: [note],
    told: { to: place },
  }
}

function edit({ note, before, text }: Of<'notes.edit'>, on: CommandCase): Doing | Refusing {
  const reason = gone(note, on) ?? mayNot('notes.edit', note, on)
  if (reason) return { reason }
  const wrong = wrongText(text)
  if (wrong) return wrong
  const now = noteFields(on.board, note)?.get('text')?.toString() ?? ''
  // No note was ever longer than that: she cannot have seen it.
  if (before.length > LIMITS.maxMergedUnits) return { reason: 'too-long' }
  const merged = mergeText(before, text, now, on.steps)
  // Two edits that each fitted come together above what a box takes: nobody's words are lost for that.
  const both = merged === text ? undefined : wrongText(merged, MERGED)
  if (both) return both
  if (merged === now) return { ...nothing, told: { from: { text: now }, to: { text: now } } }
  return {
    change: () => apply(on.board, { verb: 'notes.edit', note, text: merged }),
    posted: [],
    told: { from: { text: now }, to: { text: merged } },
  }
}

function move(said: Of<'notes.move'>, on: CommandCase): Doing | Refusing {
  const { note, goal, actor } = said
  const reason = gone(note, on) ?? mayNot('notes.move', note, on) ?? wrongPlace(said, on)
  if (reason) return { reason }
  const from = positionOf(note, on)
  // Within its goal a note keeps its group unless told otherwise; a group is of one goal.
  const group = said.group === undefined ? (goal === from.goal ? from.group : null) : said.group
  const to = { goal, actor, group }
  if (from.goal === goal && from.actor === actor && from.group === group)
    return { ...nothing, told: { from, to } }
  return {
    change: () => apply(on.board, { verb: 'notes.move', note, ...to, rank: on.rankAtEnd() }),
    posted: [],
    told: { from, to },
  }
}

/** Once more, or after the facilitator put it away, nothing is left to take back. */
function withdraw({ note }: Of<'notes.withdraw'>, on: CommandCase): Doing | Refusing {
  if (on.ownerOf(note) === undefined && !noteFields(on.board, note)) return { reason: 'no-note' }
  const reason = mayNot('notes.withdraw', note, on)
  if (reason) return { reason }
  if (!noteFields(on.board, note)) return nothing
  const from = positionOf(note, on)
  return {
    change: () => apply(on.board, { verb: 'notes.withdraw', note }),
    posted: [],
    told: { from },
  }
}

/** The answer says where it was, never its words or why. */
function putNoteAway({ note, reason: why }: Of<'notes.putAway'>, on: CommandCase) {
  const reason = mayNot('notes.putAway', note, on)
  if (reason) return { reason }
  if (on.vault.has(note)) return nothing
  if (!noteFields(on.board, note)) return { reason: 'no-note' } as const
  const by = tooLongBy(why, ROOM.putAwayReason)
  if (by > 0) return { reason: 'too-long', by } as const
  const kept = { reason: isBlank(why) ? '' : why.trim(), at: on.at, withSeat: false }
  const from = positionOf(note, on)
  const vault = () => putAway(on.board, [note], kept)
  return { change: undefined, vault, posted: [], told: { from } }
}

function restore({ note }: Of<'notes.restore'>, on: CommandCase): Doing | Refusing {
  const reason = mayNot('notes.restore', note, on)
  if (reason) return { reason }
  const kept = on.vault.get(note)
  if (!kept) return noteFields(on.board, note) ? nothing : { reason: 'no-note' }
  const { goal, actor, group } = kept.note
  const vault = () => layBack(on.board, on.vault, [note])
  return { change: undefined, vault, posted: [], told: { to: { goal, actor, group } } }
}

function mayNot(verb: Verb, note: NoteId, on: CommandCase, table?: number) {
  const own = verb === 'notes.post' || on.ownerOf(note) === on.seat
  const at = table ?? noteFields(on.board, note)?.get('table')
  return denied(on.who, verb, { own, table: at }, on.settings)
}

function gone(note: NoteId, on: CommandCase): CommandReason | undefined {
  if (noteFields(on.board, note)) return undefined
  // Only its author learns what became of it.
  if (on.isRedacted?.(note) && on.ownerOf(note) === on.seat) return 'redacted'
  return on.vault.has(note) && on.ownerOf(note) === on.seat ? 'put-away' : 'no-note'
}

function wrongPlace(
  { goal, actor, group }: Pick<Of<'notes.move'>, 'goal' | 'actor' | 'group'>,
  { board }: CommandCase,
): CommandReason | undefined {
  const isThere =
    board.root('goals').has(goal) &&
    board.root('actors').has(actor) &&
    (!group || board.root('groups').has(group))
  return isThere ? undefined : 'no-place'
}

function wrongText(text: string, room: Room = ROOM.note): Refusing | undefined {
  if (isBlank(text)) return { reason: 'blank' }
  const by = tooLongBy(text, room)
  return by > 0 ? { reason: 'too-long', by } : undefined
}

function positionOf(note: NoteId, { board }: CommandCase): NotePosition {
  const fields = noteFields(board, note)
  const [goal, actor] = [fields?.get('goal'), fields?.get('actor')]
  if (!goal || !actor) throw new Error(`note ${note} is nowhere`)
  return { goal, actor, group: fields?.get('group') ?? null }
}
