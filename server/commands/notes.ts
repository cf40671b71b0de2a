import type { Command, GroupCommand } from '../../shared/board/commands.ts'
import { groupFields, noteFields } from '../../shared/board/document.ts'
import { danglingIn } from '../../shared/board/field-rules.ts'
import { hiddenOn, isHidden } from '../../shared/board/hidden.ts'
import type { NoteId } from '../../shared/board/ids.ts'
import { mergeText } from '../../shared/board/merge-text.ts'
import { apply, groupAfter } from '../../shared/board/notes.ts'
import { denied } from '../../shared/board/policy.ts'
import { isBlank, MERGED, ROOM, type Room, tooLongBy } from '../../shared/board/words.ts'
import { type CommandReason, LIMITS } from '../../shared/wire.ts'
import { changeAgenda } from './agenda.ts'
import { judgeBallot } from './ballots.ts'
import {
  type CommandCase,
  type Doing,
  mayNot,
  nothing,
  type Of,
  positionOf,
  type Refusing,
} from './case.ts'
import { changesFrozen, isFrozen } from './frozen.ts'
import * as groups from './groups.ts'
import {
  editAside,
  hide,
  moveAside,
  ownUnrevealed,
  postAside,
  reveal,
  withdrawAside,
} from './hidden.ts'
import { leadEvening, sayReady } from './phases.ts'
import { putNoteAway, restore, start, stop } from './put-away-and-stop.ts'

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
    case 'groups.make':
    case 'groups.title':
    case 'groups.merge':
    case 'groups.split':
    case 'groups.remove':
    case 'groups.lay':
      return group(command, on)
    case 'notes.putAway':
      return putNoteAway(command, on)
    case 'notes.restore':
      return restore(command, on)
    case 'seats.stop':
      return stop(command, on)
    case 'seats.start':
      return start(command, on)
    case 'agenda.use':
    case 'agenda.add':
    case 'agenda.change':
    case 'agenda.move':
    case 'agenda.remove':
    case 'people.set':
      return changeAgenda(command, on)
    case 'phase.go':
    case 'phase.extend':
      return leadEvening(command, on)
    case 'phase.ready':
      return sayReady(command, on)
    case 'ballots.open':
    case 'ballots.close':
    case 'ballots.cancel':
    case 'ballots.admit':
    case 'ballots.cast':
    case 'ballots.tally':
    case 'ballots.putLineAway':
      return judgeBallot(command, on)
    case 'notes.hide':
      return hide(command, on)
    case 'notes.reveal':
      return reveal(command, on)
  }
}

function group(command: GroupCommand & Of<GroupCommand['verb']>, on: CommandCase) {
  if (changesFrozen(command, on.board)) return { reason: 'ballot-open' } as const
  switch (command.verb) {
    case 'groups.make':
      return groups.make(command, on)
    case 'groups.title':
      return groups.title(command, on)
    case 'groups.merge':
      return groups.merge(command, on)
    case 'groups.split':
      return groups.split(command, on)
    case 'groups.remove':
      return groups.remove(command, on)
    case 'groups.lay':
      return groups.layAgain(command, on)
  }
}

function post(said: Of<'notes.post'>, on: CommandCase): Doing | Refusing {
  const { note, goal, actor, heard, signature } = said
  const sits = on.who.role === 'participant' || on.who.role === 'scribe'
  const table = said.table ?? (sits ? on.who.table : undefined)
  if (sits && table !== on.who.table) return { reason: 'wrong-table' }
  const reason = mayNot('notes.post', note, on, table) ?? wrongPlace({ goal, actor }, on)
  if (reason) return { reason }
  const wrong = wrongText(said.text)
  if (wrong) return wrong
  const owner = on.ownerOf(note)
  if (owner !== undefined && owner !== on.seat) return { reason: 'not-yours' }
  if (on.isRedacted?.(note)) return { reason: 'redacted' }
  if (on.vault.unrevealed(note) || noteFields(on.board, note)) return nothing
  if (on.vault.has(note)) return { reason: 'put-away' }
  if (owner === undefined && !on.hasRoom(note)) return { reason: 'full' }
  if (owner === undefined && table !== undefined && on.hasShare?.(table) === false)
    return { reason: 'too-fast' }
  const group = groupForPost(said, table, on)
  if (isHidden(hiddenOn(on.board), goal, table)) return postAside(said, group, table, on)
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

/** Words are never refused for their island: where it is gone, full or not hers to lay into, they lie in none. */
function groupForPost(
  { goal, actor, group }: Of<'notes.post'>,
  table: number | undefined,
  on: CommandCase,
) {
  if (!group || wrongPlace({ goal, actor, group }, on) || groups.isFullGroup(group, on)) return null
  if (isFrozen(goal, on.board)) return null
  return denied(on.who, 'notes.group', { own: true, table }, on.settings) ? null : group
}

function edit({ note, before, text }: Of<'notes.edit'>, on: CommandCase): Doing | Refusing {
  const reason = gone(note, on) ?? mayNot('notes.edit', note, on)
  if (reason) return { reason }
  const wrong = wrongText(text)
  if (wrong) return wrong
  // No note was ever longer than that: she cannot have seen it.
  if (before.length > LIMITS.maxMergedUnits) return { reason: 'too-long' }
  const kept = ownUnrevealed(note, on)
  if (kept) {
    const { merged, doing } = editAside({ before, text }, kept, on)
    return (merged === text ? undefined : wrongText(merged, MERGED)) ?? doing
  }
  const now = noteFields(on.board, note)?.get('text')?.toString() ?? ''
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
  const kept = ownUnrevealed(note, on)
  if (kept) return moveAside(said, kept, on)
  const from = positionOf(note, on)
  const group = groupAfter(from, said)
  const to = { goal, actor, group }
  // Leaving the goal it leaves its island, too; another island has a rule of its own.
  const isLaid = said.group !== undefined && group !== from.group
  const mayNotLay = isLaid ? mayNot('notes.group', note, on) : undefined
  if (mayNotLay) return { reason: mayNotLay }
  if (isLaid && group && groups.isFullGroup(group, on)) return { reason: 'full' }
  const leaves = from.group !== null && isFrozen(from.goal, on.board)
  if (group !== from.group && (leaves || (group !== null && isFrozen(goal, on.board))))
    return { reason: 'ballot-open' }
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
  const kept = ownUnrevealed(note, on)
  if (kept) return withdrawAside(kept)
  if (!noteFields(on.board, note)) return nothing
  const from = positionOf(note, on)
  return {
    change: () => apply(on.board, { verb: 'notes.withdraw', note }),
    posted: [],
    told: { from },
  }
}

function gone(note: NoteId, on: CommandCase): CommandReason | undefined {
  if (noteFields(on.board, note) || ownUnrevealed(note, on)) return undefined
  // Only its author learns what became of it.
  if (on.isRedacted?.(note) && on.ownerOf(note) === on.seat) return 'redacted'
  return on.vault.has(note) && on.ownerOf(note) === on.seat ? 'put-away' : 'no-note'
}

function wrongPlace(
  place: Pick<Of<'notes.move'>, 'goal' | 'actor' | 'group'>,
  { board }: CommandCase,
): CommandReason | undefined {
  const dangling = danglingIn(
    'notes',
    (field) => [Reflect.get(place, field)],
    (root, id) => board.root(root).has(id),
  )
  if (dangling !== undefined) return 'no-place'
  if (!place.group) return undefined
  // A group is of one goal, and none is laid into one that was removed.
  const group = groupFields(board, place.group)
  return group?.get('goal') === place.goal && !group.get('removed') ? undefined : 'no-place'
}

function wrongText(text: string, room: Room = ROOM.note): Refusing | undefined {
  if (isBlank(text)) return { reason: 'blank' }
  const by = tooLongBy(text, room)
  return by > 0 ? { reason: 'too-long', by } : undefined
}
