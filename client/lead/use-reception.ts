import { useCallback } from 'react'
import { useSession } from '../sync/board-session.tsx'
import { useDeviceState } from '../sync/hooks.tsx'
import { listReturned, listSeats, receptionOf } from './evening-requests.ts'
import { useAnswer } from './use-answer.ts'

/** Whether new people come in; `null` until the server said so. */
export type DoorIs = 'open' | 'shut' | 'ended' | null

/** The reception and the seats on the board: told anew whenever somebody came or went, or it was opened or closed. */
export function useReception() {
  const { id } = useSession()
  const here = useDeviceState((state) => state.here)
  const ended = useDeviceState((state) => state.settings.closed)
  const ask = useCallback(async () => {
    const asked = [receptionOf(id), listSeats(id), listReturned(id)] as const
    const [reception, seats, returned] = await Promise.all(asked)
    return { reception, seats, returned }
  }, [id])
  const { answer, again } = useAnswer(ask, { news: here })
  const shut = answer && (answer.reception === 'open' ? 'open' : 'shut')
  const is: DoorIs = ended ? 'ended' : shut
  return { answer, again, is }
}

export type Reception = ReturnType<typeof useReception>
