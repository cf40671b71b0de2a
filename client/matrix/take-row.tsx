import type { Row } from '../../shared/board/view.ts'
import { useDevice } from '../sync/hooks.tsx'
import { useSpeaker } from '../ui/status.tsx'
import { matrixWords } from '../words/matrix.ts'
import { useMayTake } from './own-body.tsx'

/** 引き受けます, said by the body's own staff: who and when are known, so that one tap is enough. */
export function useTake(): (row: Row) => (() => void) | null {
  const device = useDevice()
  const speaker = useSpeaker()
  const mayTake = useMayTake()
  return (row) =>
    mayTake(row)
      ? () => {
          device.perform({
            verb: 'rows.decide',
            row: row.id,
            state: 'agreed',
            by: row.actor,
            at: Date.now() + device.state.clockOffsetMs,
          })
          speaker.announce(matrixWords.body.taken)
        }
      : null
}
