import { useState } from 'react'
import { useLocation } from 'wouter'
import type { JoinFailure } from '../words/join.ts'
import { enter, tableIn } from './enter.ts'

type Entering = { state: 'idle' } | { state: 'asking' } | { state: 'failed'; why: JoinFailure }

/** Goes in and on to the seat's surface. Two taps are one. */
export function useEnter() {
  const [entering, set] = useState<Entering>({ state: 'idle' })
  const [, navigate] = useLocation()
  const go = async (way: { code: string } | { key: string }, table?: number) => {
    if (entering.state === 'asking') return
    set({ state: 'asking' })
    const entered = await enter(way, table ?? tableIn(location.search))
    if ('failure' in entered) set({ state: 'failed', why: entered.failure })
    else navigate(entered.surface, { replace: true })
  }
  return { entering, go }
}
