import { useEffect, useRef, useState } from 'react'
import { useLocation } from 'wouter'
import type { JoinFailure } from '../words/join.ts'
import { enter, tableIn, type WayIn } from './enter.ts'

export type Entering =
  | { state: 'idle' }
  | { state: 'asking' }
  /** The device works before its number is looked up; 0 to 1. */
  | { state: 'checking'; done: number }
  /** The number is right; the ward has something to say before one comes in. */
  | { state: 'told'; privacy: string; goOn: () => void }
  /** Others come first; it is asked again by itself. */
  | { state: 'waiting'; why: JoinFailure; seconds: number }
  | { state: 'failed'; why: JoinFailure }

const IDLE: Entering = { state: 'idle' }

export const isBusy = ({ state }: Entering) => state === 'asking' || state === 'checking'

/** Goes in and on to the seat's surface. Two taps are one; where others come first it asks again. */
export function useEnter() {
  const [entering, set] = useState<Entering>(IDLE)
  const [, navigate] = useLocation()
  const asking = useRef(false)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const gone = useRef(false)
  useEffect(() => {
    gone.current = false
    return () => {
      gone.current = true
      clearTimeout(timer.current)
    }
  }, [])

  const go = async (way: WayIn, table?: number, hasRead = false) => {
    if (asking.current) return
    clearTimeout(timer.current)
    asking.current = true
    set({ state: 'asking' })
    try {
      const entered = await enter(
        way,
        table ?? tableIn(location.search),
        (done) => set({ state: 'checking', done }),
        hasRead,
      )
      if (gone.current) return
      if ('told' in entered)
        return set({
          ...{ state: 'told', privacy: entered.told },
          goOn: () => void go(way, table, true),
        })
      if (!('failure' in entered)) return navigate(entered.surface, { replace: true })
      const { failure, waitS } = entered
      if (waitS === undefined) set({ state: 'failed', why: failure })
      else wait(failure, waitS, () => void go(way, table, hasRead))
    } finally {
      asking.current = false
    }
  }

  const wait = (why: JoinFailure, seconds: number, again: () => void) => {
    if (seconds <= 0) return again()
    set({ state: 'waiting', why, seconds })
    timer.current = setTimeout(() => wait(why, seconds - 1, again), 1_000)
  }

  /** Another number, or none: nothing is asked again by itself. */
  const stop = () => {
    clearTimeout(timer.current)
    if (!asking.current) set(IDLE)
  }

  return { entering, go, stop }
}
