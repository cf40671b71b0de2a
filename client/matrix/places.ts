import { goalNumber } from '../../shared/board/goal-number.ts'
import type { ActorId, GoalId, NoteId, RowId } from '../../shared/board/ids.ts'
import type { Snapshot } from '../../shared/board/view.ts'
import type { Presence } from '../sync/device.ts'
import { matrixWords } from '../words/matrix.ts'

/** What `device.point` says: where somebody works, for the other record-keepers to see. */
export const rowPlace = (row: RowId, part: 'text' | 'target' | 'years'): string =>
  `rows/${row}/${part}`
export const notePlace = (note: NoteId): string => `notes/${note}`

/** Who works at a place or below it, in words, each once: 書記 5班・区社協の職員. Empty for nobody. */
export const othersAt = (
  actors: Snapshot['actors'],
  presence: readonly Presence[],
  place: string,
): string => {
  const at = presence.filter((one) => one.place === place || one.place?.startsWith(`${place}/`))
  return [...new Set(at.map((one) => seatName(actors, one)))].join('・')
}

/** A seat of the team as the others call it: staff by the body that they work for. */
const seatName = (
  actors: Snapshot['actors'],
  { role, table, body }: Pick<Presence, 'role' | 'table' | 'body'>,
): string => {
  const actor = actors.find(({ id }) => id === body)
  if (role === 'staff' && actor) return matrixWords.staffOf(actor.plain || actor.name)
  return matrixWords.who(role, table)
}

export const actorName = (board: Snapshot, actor: ActorId): string =>
  board.actors.find((one) => one.id === actor)?.name ?? ''

/** 基本目標 1 区役所. */
export const placeName = (board: Snapshot, goal: GoalId, actor: ActorId): string =>
  matrixWords.move.place(goalNumber(board.goals, goal), actorName(board, actor))
