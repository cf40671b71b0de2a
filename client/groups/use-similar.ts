import { useEffect, useState } from 'react'
import type { GoalIslands } from '../../shared/board/islands.ts'
import type { Suggestion } from './similar.ts'

/** Texts taken apart at a time; then others have their turn. */
const SLICE = 100

/** Safari has no `requestIdleCallback`: a pause lets what people do come first. */
const PAUSE_MS = 50

const afterPause = (run: () => void): (() => void) => {
  const timer = setTimeout(run, PAUSE_MS)
  return () => clearTimeout(timer)
}

/** Looks for notes that are alike, on this device, while nothing else is to be done. */
export function useSimilar(there: GoalIslands, wanted: boolean): readonly Suggestion[] | null {
  const [found, setFound] = useState<readonly Suggestion[] | null>(null)
  useEffect(() => {
    if (!wanted) return
    let over = false
    let cancel = () => {}
    const begin = async () => {
      const { similarIn, tellingWords } = await import('./similar.ts')
      const texts = [...there.loose, ...there.islands.flatMap(({ notes }) => notes)].map(
        ({ text }) => text,
      )
      const from = (at: number) => {
        if (over) return
        for (const text of texts.slice(at, at + SLICE)) tellingWords(text)
        if (at + SLICE < texts.length) cancel = afterPause(() => from(at + SLICE))
        else setFound(similarIn(there))
      }
      cancel = afterPause(() => from(0))
    }
    // Without it everything else works on.
    begin().catch(() => {})
    return () => {
      over = true
      cancel()
    }
  }, [there, wanted])
  return found
}
