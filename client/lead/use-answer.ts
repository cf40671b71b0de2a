import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { useConnection } from '../sync/hooks.tsx'
import { Question } from './ask-server.ts'

/**
 * What the server answers, asked for whenever the connection begins, after every doing of one's own,
 * and when there is news. The last answer stays while the server is away.
 * @param ask must keep its identity
 */
export function useAnswer<T>(
  ask: () => Promise<T>,
  {
    news,
    everyMs,
  }: {
    /** Something else whenever the socket told what the answer may depend on. */
    news?: unknown
    /** Only for what nobody tells. */
    everyMs?: number
  },
): { answer: T | null; again: () => Promise<void>; take: (answer: T) => void } {
  const live = useConnection().state === 'live'
  const [answer, setAnswer] = useState<T | null>(null)
  const question = useMemo(() => new Question<T>(ask, setAnswer, later), [ask])
  const again = useCallback(() => question.now(), [question])
  const take = useCallback((next: T) => question.take(next), [question])

  useEffect(() => {
    if (!live) return
    void again()
    const timer = everyMs === undefined ? undefined : setInterval(() => void again(), everyMs)
    return () => {
      clearInterval(timer)
      question.stop()
    }
  }, [live, again, question, everyMs])

  const heard = useRef(news)
  useEffect(() => {
    if (heard.current === news) return
    heard.current = news
    if (live) question.soon()
  }, [live, news, question])

  return { answer, again, take }
}

const later = (ms: number, run: () => void) => {
  const timer = setTimeout(run, ms)
  return () => clearTimeout(timer)
}
