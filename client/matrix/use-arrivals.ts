import { useEffect, useRef } from 'react'
import type { Snapshot } from '../../shared/board/view.ts'
import { useDevice } from '../sync/hooks.tsx'
import { useSpeaker } from '../ui/status.tsx'
import { matrixWords } from '../words/matrix.ts'

/** Others' new notes, gathered by the speaker into one sentence: 付箋が12枚増えました. */
export function useArrivals(board: Snapshot) {
  const device = useDevice()
  const speaker = useSpeaker()
  const seen = useRef<Snapshot | null>(null)
  useEffect(() => {
    const before = seen.current
    seen.current = board
    if (!before || before.notes === board.notes) return
    const known = new Set(before.notes.map(({ id }) => id))
    const arrived = board.notes.filter(({ id }) => !known.has(id) && !device.state.mine.has(id))
    speaker.gather('notes', arrived.length, matrixWords.note.arrived)
  }, [board, device, speaker])
}
