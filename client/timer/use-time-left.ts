import { useEffect, useState } from 'react'
import { remainingMs } from '../../shared/board/timer.ts'
import type { Snapshot } from '../../shared/board/view.ts'
import { useDeviceState } from '../sync/hooks.tsx'
import { nextChangeMs } from './clock.ts'

export interface TimeLeft {
  leftMs: number
  state: 'running' | 'stopped' | 'over'
}

/**
 * The evening's timer by the server's clock, second by second; null where none is set, and once the
 * evening is over.
 */
export function useTimeLeft(): TimeLeft | null {
  const timer = useDeviceState(({ board: { board } }) => timerOf(board)) ?? null
  const offsetMs = useDeviceState((state) => state.clockOffsetMs)
  const [, turn] = useState(0)
  const running = timer !== null && 'endsAt' in timer
  const leftMs = remainingMs(timer, Date.now() + offsetMs)

  // After every render: each one shows a time, and the next comes when that changes.
  useEffect(() => {
    const wait = running ? nextChangeMs(leftMs) : null
    if (wait === null) return
    const next = setTimeout(() => turn((count) => count + 1), wait)
    return () => clearTimeout(next)
  })

  if (timer === null) return null
  return { leftMs, state: !running ? 'stopped' : leftMs > 0 ? 'running' : 'over' }
}

const timerOf = ({ timer, state }: Snapshot['board']) => (state === 'closed' ? null : timer)
