import { useEffect, useRef } from 'react'
import type { Snapshot } from '../../shared/board/view.ts'
import { useSpeaker } from '../ui/status.tsx'
import { matrixWords } from '../words/matrix.ts'
import { useOnDesk } from './desk-context.tsx'

/** Another epoch has begun: what this person had in hand, and is not on the board, may have been erased. */
export function useLetGo({ board: { epoch }, notes, rows }: Snapshot) {
  const onDesk = useOnDesk()
  const speaker = useSpeaker()
  const before = useRef(epoch)
  useEffect(() => {
    const isAnother = before.current !== undefined && epoch !== before.current
    if (epoch !== undefined) before.current = epoch
    if (!isAnother || epoch === undefined) return
    // What was said last may have been the words themselves.
    speaker.announce(matrixWords.redact.anew)
    onDesk({
      do: 'letGo',
      notes: new Set(notes.map(({ id }) => id)),
      rows: new Set(rows.map(({ id }) => id)),
    })
  }, [epoch, notes, rows, onDesk, speaker])
}
