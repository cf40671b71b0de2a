import { useEffect, useRef } from 'react'
import { type Room, tooLongBy } from '../../shared/board/words.ts'
import { uiWords } from '../words/ja.ts'
import { useSpeaker } from './status.tsx'

/** By how much a box's words are too long; said aloud when they become so, not at every letter. */
export function TooLong({ id, over }: { id: string; over: number }) {
  const speaker = useSpeaker()
  const isOver = over > 0
  const newest = useRef(over)
  newest.current = over
  useEffect(() => {
    if (isOver) speaker.announce(uiWords.tooLong(newest.current))
  }, [isOver, speaker])
  return (
    <p id={id} className="figures break-keep font-bold text-look empty:hidden">
      {isOver && uiWords.tooLong(over)}
    </p>
  )
}

/** Where words do not fit, nothing is sent. @returns whether they do not; then it was said */
export function useTellsTooLong(): (text: string, room: Room) => boolean {
  const speaker = useSpeaker()
  return (text, room) => {
    const over = tooLongBy(text, room)
    if (over > 0) speaker.announce(uiWords.tooLong(over))
    return over > 0
  }
}
