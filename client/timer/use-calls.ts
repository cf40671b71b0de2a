import { useEffect, useRef } from 'react'
import { useDeviceState } from '../sync/hooks.tsx'
import { type Call, callBetween } from './clock.ts'
import type { TimeLeft } from './use-time-left.ts'

/** 5 minutes, 1 minute, the end: each told once, never for a timer that was just set. */
export function useCalls(left: TimeLeft | null, tell: (call: Call) => void) {
  const timer = useDeviceState((state) => state.board.board.timer)
  const before = useRef<{ timer: typeof timer; leftMs: number } | null>(null)
  const telling = useRef(tell)
  telling.current = tell
  const leftMs = left?.leftMs ?? null
  useEffect(() => {
    const last = before.current
    before.current = leftMs === null ? null : { timer, leftMs }
    if (leftMs === null || last === null || last.timer !== timer) return
    const call = callBetween(last.leftMs, leftMs)
    if (call) telling.current(call)
  }, [leftMs, timer])
}
