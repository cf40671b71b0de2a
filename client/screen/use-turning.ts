import { useEffect, useState } from 'react'
import { type Arrival, nextTurnMs, startTurning, turn } from './turning.ts'

/** Timers may fire a little early; a turn that is not yet due would be lost. */
const LATE_MS = 20

/** What a view and the corner's buttons tell each other. */
export interface Turns {
  paused: boolean
  onPages: (pages: number) => void
}

/** The page in view. A presenter's remote control (PageUp, PageDown) and the arrow keys turn it, too. */
export function useTurning(pages: number, arrival: Arrival | null, turns: Turns): number {
  const { paused, onPages } = turns
  useEffect(() => onPages(pages), [pages, onPages])

  const [state, setState] = useState(() => startTurning(Date.now()))
  const id = arrival?.id
  const at = arrival?.page

  useEffect(() => {
    if (paused) return
    const now = Date.now()
    const there = id === undefined || at === undefined ? null : { id, page: at }
    const next = turn(state, pages, there, now)
    if (next !== state) return setState(next)
    const wait = nextTurnMs(state, pages, there, now)
    if (wait === undefined) return
    const timer = setTimeout(
      () => setState((before) => turn(before, pages, there, Date.now())),
      wait + LATE_MS,
    )
    return () => clearTimeout(timer)
  }, [state, pages, id, at, paused])

  useEffect(() => {
    const pressed = (event: KeyboardEvent) => {
      const step = { PageDown: 1, ArrowRight: 1, PageUp: -1, ArrowLeft: -1 }[event.key]
      if (step === undefined || pages <= 1) return
      setState((before) => ({
        ...before,
        page: (before.page + step + pages) % pages,
        since: Date.now(),
      }))
    }
    window.addEventListener('keydown', pressed)
    return () => window.removeEventListener('keydown', pressed)
  }, [pages])

  return Math.max(0, Math.min(state.page, pages - 1))
}
