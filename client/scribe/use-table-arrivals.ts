import { useEffect, useRef } from 'react'
import { useBoard, useDevice } from '../sync/hooks.tsx'
import { useSpeaker } from '../ui/status.tsx'
import { scribeWords } from '../words/scribe.ts'

/** New notes of others at this table, gathered by the speaker into one sentence. */
export function useTableArrivals() {
  const device = useDevice()
  const speaker = useSpeaker()
  const { notes } = useBoard()
  const seen = useRef<typeof notes | null>(null)
  useEffect(() => {
    const before = seen.current
    seen.current = notes
    if (!before || before === notes) return
    const known = new Set(before.map(({ id }) => id))
    const arrived = notes.filter(
      ({ id, table }) =>
        table === device.seat.table && !known.has(id) && !device.state.mine.has(id),
    )
    speaker.gather('notes', arrived.length, scribeWords.arrived)
  }, [notes, device, speaker])
}
