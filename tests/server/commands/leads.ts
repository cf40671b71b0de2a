import type { SeatRecord } from '../../../server/store/registry.ts'
import type { Room } from '../../../server/sync/room.ts'
import type { CommandId, LeadCommand } from '../../../shared/board/commands.ts'
import type { NoteId, SeatId } from '../../../shared/board/ids.ts'
import type { Answer } from '../../../shared/wire.ts'

let count = 0

/** What a facilitator without any device says of a note. Rejects where the room closes before it is saved. */
export async function leads(room: Room, command: LeadCommand): Promise<Answer> {
  const lead: SeatRecord = {
    ...{ id: 'lead' as SeatId, board: room.board, role: 'facilitator', table: undefined },
  }
  const answered = new Promise<Answer>((resolve) =>
    room.command({ id: `lead-${++count}` as CommandId, ...command }, lead, resolve),
  )
  return Promise.race([answered, room.settled().then(() => answered)])
}

export const putAway = (room: Room, note: NoteId, reason = '') =>
  leads(room, { verb: 'notes.putAway', note, reason })
export const layBack = (room: Room, note: NoteId) => leads(room, { verb: 'notes.restore', note })
export const stop = (room: Room, note: NoteId, reason = '') =>
  leads(room, { verb: 'seats.stop', note, reason })
export const start = (room: Room, note: NoteId) => leads(room, { verb: 'seats.start', note })
