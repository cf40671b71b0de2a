import type { NoteId, SeatId } from '../../shared/board/ids.ts'
import type { LogEntry } from './log.ts'

/** Notes by their owners, as an update's row keeps them until it is folded. */
type Posted = Record<SeatId, NoteId[]>

/** As the row's text. */
export function listed(owners: LogEntry['owners']): string {
  const posted: Posted = {}
  for (const { note, seat } of owners) {
    posted[seat] ??= []
    posted[seat].push(note)
  }
  return JSON.stringify(posted)
}

/** What several rows say, in their order. */
export function* entriesOf(lists: readonly string[]): Generator<readonly [SeatId, NoteId[]]> {
  for (const list of lists) {
    const posted = JSON.parse(list) as Posted
    for (const seat in posted) yield [seat as SeatId, posted[seat as SeatId] as NoteId[]]
  }
}
