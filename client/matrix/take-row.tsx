import { changedSinceAgreed } from '../../shared/board/agreement.ts'
import { type ActorId, isId } from '../../shared/board/ids.ts'
import { agreementOf, wordingOf } from '../../shared/board/took-on.ts'
import type { Row } from '../../shared/board/view.ts'
import { useCan, useDevice } from '../sync/hooks.tsx'
import { useSpeaker } from '../ui/status.tsx'
import { matrixWords } from '../words/matrix.ts'
import { useMayTake, useOwnBody } from './own-body.tsx'

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
            at: device.now(),
            wording: wordingOf(row),
          })
          speaker.announce(matrixWords.body.taken)
        }
      : null
}

/** このまま合意: those who took the row on agree to its words as they are now. */
export function useKeepAgreed(): (row: Row) => (() => void) | null {
  const device = useDevice()
  const speaker = useSpeaker()
  const { body } = useOwnBody()
  const mayWrite = useCan()('rows.write', { own: false })
  return (row) => {
    const agreement = agreementOf(row)
    if (!mayWrite || row.removed || !agreement || !changedSinceAgreed(row)) return null
    const takers = Object.keys(row.takers).filter(isId<ActorId>)
    return () => {
      device.perform({
        verb: 'rows.decide',
        row: row.id,
        state: 'agreed',
        by: body !== null && takers.includes(body) ? body : agreement.by,
        takers,
        at: device.now(),
        wording: wordingOf(row),
      })
      speaker.announce(matrixWords.row.keptAgreed)
    }
  }
}
