import { useEffect, useState } from 'react'
import { guardBack } from '../ui/back.ts'
import { useSpeaker } from '../ui/status.tsx'
import { useWords } from '../words/provided.ts'
import { SESSION } from '../words/session.ts'

const SHOWN_MS = 8_000

/** Keeps Back on the board, and says so to whoever meant to go. */
export function Stayed() {
  const sessionWords = useWords(SESSION)
  const speaker = useSpeaker()
  const [times, setTimes] = useState(0)
  useEffect(
    () =>
      guardBack(() => {
        setTimes((before) => before + 1)
        speaker.announce(sessionWords.stayed)
      }),
    [speaker, sessionWords],
  )
  useEffect(() => {
    if (times === 0) return
    const hide = () => setTimes(0)
    const timer = setTimeout(hide, SHOWN_MS)
    addEventListener('pointerdown', hide)
    addEventListener('keydown', hide)
    return () => {
      clearTimeout(timer)
      removeEventListener('pointerdown', hide)
      removeEventListener('keydown', hide)
    }
  }, [times])
  if (times === 0) return null
  return (
    <p
      aria-hidden="true"
      className="fixed inset-x-2 bottom-2 z-50 mx-auto max-w-[32rem] rounded-8 bg-ink px-4 py-3 text-std-18N-160 text-paper"
    >
      {sessionWords.stayed}
    </p>
  )
}
