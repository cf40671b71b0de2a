import { useEffect, useRef } from 'react'
import { useDeviceState } from '../sync/hooks.tsx'
import { useSpeaker } from '../ui/status.tsx'
import { timerWords } from '../words/timer.ts'
import { callBetween, clockOf } from './clock.ts'
import { type TimeLeft as Left, useTimeLeft } from './use-time-left.ts'

/** What a surface says of the timer, and nothing where there is none. It calls out the time, too. */
export function TimeLeft({ className }: { className?: string }) {
  const left = useTimeLeft()
  useCalls(left)
  return left && <Figures left={left} {...(className === undefined ? {} : { className })} />
}

/** The time alone, for a place beside one that calls it out. */
export function Figures({ left, className = '' }: { left: Left; className?: string }) {
  return (
    <p role="timer" className={`figures font-bold ${className}`}>
      {left.state === 'over' ? timerWords.over : timerWords.left(clockOf(left.leftMs))}
      {left.state === 'stopped' && <small>{timerWords.stopped}</small>}
    </p>
  )
}

/** 5 minutes, 1 minute, the end: said once and politely, never for a timer that was just set. */
function useCalls(left: Left | null) {
  const speaker = useSpeaker()
  const timer = useDeviceState((state) => state.board.board.timer)
  const before = useRef<{ timer: typeof timer; leftMs: number } | null>(null)
  const leftMs = left?.leftMs ?? null
  useEffect(() => {
    const last = before.current
    before.current = leftMs === null ? null : { timer, leftMs }
    if (leftMs === null || last === null || last.timer !== timer) return
    const call = callBetween(last.leftMs, leftMs)
    if (call) speaker.announce(timerWords.calls[call])
  }, [leftMs, timer, speaker])
}
