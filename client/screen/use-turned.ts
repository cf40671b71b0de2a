import { useEffect, useState } from 'react'
import type { NoteId } from '../../shared/board/ids.ts'
import type { Snapshot } from '../../shared/board/view.ts'

/** Long enough for the last card of a page to have turned over. */
const TURNS_MS = 3_000
const NONE: ReadonlySet<NoteId> = new Set()

interface Seen {
  hidden: Snapshot['board']['hidden']
  notes: Snapshot['notes']
}

/** The notes that a reveal has just brought: they came together with a change of what is hidden. */
export function useTurned({ board, notes }: Snapshot, ready: boolean): ReadonlySet<NoteId> {
  const { hidden } = board
  const [seen, setSeen] = useState<Seen | null>(null)
  const [turned, setTurned] = useState(NONE)
  if (ready && (seen?.notes !== notes || seen.hidden !== hidden)) {
    setSeen({ hidden, notes })
    if (seen !== null && seen.hidden !== hidden) setTurned(cameSince(seen.notes, notes))
  }
  useEffect(() => {
    if (turned.size === 0) return
    const gone = setTimeout(() => setTurned(NONE), TURNS_MS)
    return () => clearTimeout(gone)
  }, [turned])
  return turned
}

function cameSince(before: Snapshot['notes'], now: Snapshot['notes']): ReadonlySet<NoteId> {
  const there = new Set(before.map(({ id }) => id))
  return new Set(now.flatMap(({ id }) => (there.has(id) ? [] : id)))
}
