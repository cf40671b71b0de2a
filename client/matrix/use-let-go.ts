import { useEffect, useRef } from 'react'
import type { Snapshot } from '../../shared/board/view.ts'
import { useOnDesk } from './desk-context.tsx'

/** Another epoch has begun: what this person had in hand, and is not on the board, may have been erased. */
export function useLetGo({ board: { epoch }, notes, rows }: Snapshot) {
  const onDesk = useOnDesk()
  const before = useRef(epoch)
  useEffect(() => {
    const isAnother = before.current !== undefined && epoch !== before.current
    if (epoch !== undefined) before.current = epoch
    if (!isAnother || epoch === undefined) return
    onDesk({
      do: 'letGo',
      notes: new Set(notes.map(({ id }) => id)),
      rows: new Set(rows.map(({ id }) => id)),
    })
  }, [epoch, notes, rows, onDesk])
}
