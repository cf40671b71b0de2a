import type { NoteId, SeatId } from '../../shared/board/ids.ts'
import type { Room } from '../sync/room.ts'
import { layBack, putAway } from './put-away.ts'
import type { PutAway } from './vault.ts'

type Why = Pick<PutAway, 'reason' | 'at'>

/** `shown` on the board, `putAway` in the vault; undefined: withdrawn, or never there. */
export type NoteState = 'shown' | 'putAway' | undefined

const isShown = (room: Room, note: NoteId) => room.shownBoard.root('notes').has(note)

/** Durable, and gone from everybody's document, when it resolves. Once more changes nothing. */
export async function putNoteAway(room: Room, note: NoteId, why: Why): Promise<NoteState> {
  await room.moveNotes((board) => putAway(board, [note], { ...why, withSeat: false }))
  return room.vault.has(note) ? 'putAway' : undefined
}

export async function layNoteBack(room: Room, note: NoteId): Promise<NoteState> {
  await room.moveNotes((board) => layBack(board, room.vault, [note]))
  return isShown(room, note) ? 'shown' : undefined
}

/** A seat writes no more, and all its notes are put away. @returns how many */
export async function stopSeat(room: Room, seat: SeatId, why: Why): Promise<number> {
  room.setStopped(seat, true)
  let count = 0
  await room.moveNotes((board) => {
    const vaulting = putAway(board, room.postedBy(seat), { ...why, withSeat: true })
    count = vaulting.away.length
    return vaulting
  })
  room.own.tellStopped(seat, room.sessions)
  return count
}

/** A stopped seat writes again; what went along with it comes back. @returns how many */
export async function startSeat(room: Room, seat: SeatId): Promise<number> {
  const went = room.postedBy(seat).filter((note) => room.vault.get(note)?.withSeat)
  await room.moveNotes((board) => layBack(board, room.vault, went))
  room.setStopped(seat, false)
  room.own.tellStopped(seat, room.sessions)
  return went.length
}
