import { useCallback, useEffect, useRef, useState } from 'react'
import { useConnection } from '../sync/hooks.tsx'
import { HttpError } from '../sync/http.ts'

/**
 * What the server answers, asked for now, after every doing of one's own, and now and then: another
 * facilitator may have done something. The last answer stays while the server is away.
 * @param ask must keep its identity
 */
export function useAnswer<T>(
  ask: () => Promise<T>,
  everyMs: number,
): { answer: T | null; again: () => Promise<void>; take: (answer: T) => void } {
  const live = useConnection().state === 'live'
  const [answer, setAnswer] = useState<T | null>(null)
  const turn = useRef(0)

  const again = useCallback(async () => {
    const mine = ++turn.current
    try {
      const next = await ask()
      // A slow answer must not undo what a later question brought.
      if (mine === turn.current) setAnswer(next)
    } catch (error) {
      if (!(error instanceof HttpError)) throw error
    }
  }, [ask])

  /** An answer that came with a doing of one's own. */
  const take = useCallback((next: T) => {
    turn.current++
    setAnswer(next)
  }, [])

  useEffect(() => {
    if (!live) return
    void again()
    const timer = setInterval(() => void again(), everyMs)
    return () => {
      clearInterval(timer)
      turn.current++
    }
  }, [live, again, everyMs])

  return { answer, again, take }
}
