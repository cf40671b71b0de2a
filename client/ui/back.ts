import { useEffect, useRef } from 'react'

/** What the browser's Back closes or leaves, the latest last. */
const open: (() => void)[] = []

/** Marks the entry of history that lies over the board's own: Back takes it away, and not the board. */
const GUARD = 'yoriai-guard'

const isGuard = (state: unknown) => typeof state === 'object' && state !== null && GUARD in state

function lay() {
  const before: unknown = history.state
  const kept = typeof before === 'object' && before !== null ? before : {}
  history.pushState({ ...kept, [GUARD]: true }, '', location.href)
}

/**
 * While it runs Back closes the dialog, or goes to the view before, and never drops anybody out of
 * the board. @param onStay told where there was nothing to close
 */
export function guardBack(onStay: () => void): () => void {
  if (!isGuard(history.state)) lay()
  const back = () => {
    if (isGuard(history.state)) return
    lay()
    const close = open.at(-1)
    if (close) close()
    else onStay()
  }
  addEventListener('popstate', back)
  return () => removeEventListener('popstate', back)
}

function onBack(close: () => void): () => void {
  open.push(close)
  return () => {
    const at = open.indexOf(close)
    if (at >= 0) open.splice(at, 1)
  }
}

/** As long as it is mounted Back does this. */
export function useBack(close: () => void) {
  const latest = useRef(close)
  latest.current = close
  useEffect(() => onBack(() => latest.current()), [])
}

/** Looking at something else is like going to another page: Back goes to what was looked at before. */
export function useBackThrough<T>(now: T, show: (before: T) => void) {
  const latest = useRef(show)
  latest.current = show
  const last = useRef(now)
  const returning = useRef(false)
  const steps = useRef<(() => void)[]>([])
  useEffect(() => {
    const before = last.current
    if (before === now) return
    last.current = now
    if (returning.current) {
      returning.current = false
      return
    }
    const forget = onBack(() => {
      forget()
      returning.current = true
      latest.current(before)
    })
    steps.current.push(forget)
  }, [now])
  useEffect(
    () => () => {
      for (const forget of steps.current.splice(0)) forget()
    },
    [],
  )
}
