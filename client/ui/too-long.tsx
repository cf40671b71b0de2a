import { useEffect, useRef } from 'react'
import { useWords } from '../words/provided.ts'
import { SHARED } from '../words/shared.ts'
import { useSpeaker } from './status.tsx'

/** By how much a box's words are too long; said aloud when they become so, not at every letter. */
export function TooLong({ id, over }: { id: string; over: number }) {
  const uiWords = useWords(SHARED)
  const speaker = useSpeaker()
  const isOver = over > 0
  const newest = useRef(over)
  newest.current = over
  useEffect(() => {
    if (isOver) speaker.announce(uiWords.tooLong(newest.current))
  }, [isOver, speaker, uiWords])
  return (
    <p id={id} className="figures break-phrases font-bold text-look empty:hidden">
      {isOver && uiWords.tooLong(over)}
    </p>
  )
}
