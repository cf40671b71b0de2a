import type { NoteId } from '../../shared/board/ids.ts'
import type { GroupOperation } from '../../shared/board/laying.ts'
import { layingOf, membersOf, notesLaid } from '../../shared/board/laying.ts'
import { denied, type Openness, type Verb } from '../../shared/board/policy.ts'
import type { Snapshot } from '../../shared/board/view.ts'
import type { RefusalReason } from '../../shared/wire.ts'
import type { Seat } from './device.ts'
import { islandsOn } from './islands-on.ts'

interface Standing {
  seat: Seat
  board: Snapshot
  settings: Openness
  mine: ReadonlySet<NoteId>
}

/** Why the policy says no to something done with islands: each note in it is asked for, as the server does. */
export function groupDenial(
  operation: GroupOperation,
  { seat, board, settings, mine }: Standing,
): RefusalReason | undefined {
  const islands = islandsOn(board)
  const laying = operation.verb === 'groups.title' ? undefined : layingOf(operation, islands)
  const notes = laying
    ? notesLaid(laying)
    : 'group' in operation
      ? membersOf(islands, operation.group)
      : []
  const verb: Verb = operation.verb === 'groups.lay' ? 'notes.group' : operation.verb
  const tables = new Map(board.notes.map(({ id, table }) => [id, table]))
  const things = notes.map((id: NoteId) => ({ own: mine.has(id), table: tables.get(id) }))
  const all = things.length > 0 || operation.verb === 'groups.lay' ? things : [{ own: false }]
  return all.map((thing) => denied(seat, verb, thing, settings)).find((why) => why !== undefined)
}
