import { useEffect, useRef, useState } from 'react'
import type { Note } from '../../shared/board/view.ts'
import { useSpeaker } from '../ui/status.tsx'
import { NOTES } from '../words/notes.ts'
import { useWords } from '../words/provided.ts'
import { settle, unknownIn } from './arrivals.ts'

/** The part of the window's height, from its top, in which a list's beginning counts as being read. */
const READING = 0.65

/** Notes as the list shows them; what arrives while it is read waits for a tap. */
export function useArrivals(present: readonly Note[]) {
  const notesWords = useWords(NOTES)
  const speaker = useSpeaker()
  const start = useRef<HTMLElement>(null)
  const [reading, setReading] = useState(false)
  const [shown, setShown] = useState(() => settle(new Set(), present, false))
  const settled = settle(shown, present, reading)
  if (settled !== shown) setShown(settled)

  useEffect(() => {
    if (!start.current) return
    const margin = `0px 0px -${Math.round((1 - READING) * 100)}% 0px`
    const watch = new IntersectionObserver(
      ([entry]) => {
        if (entry) setReading(entry.boundingClientRect.top < window.innerHeight * READING)
      },
      { rootMargin: margin },
    )
    watch.observe(start.current)
    return () => watch.disconnect()
  }, [])

  const known = useRef(new Set(present.map(({ id }) => id)))
  useEffect(() => {
    speaker.gather('notes', unknownIn(known.current, present), notesWords.gathered)
    for (const { id } of present) known.current.add(id)
  }, [present, speaker, notesWords])

  return {
    start,
    list: present.filter(({ id }) => settled.has(id)),
    waiting: present.length - settled.size,
    show: () => setShown(new Set(present.map(({ id }) => id))),
  }
}
