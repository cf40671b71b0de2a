import { type Room, tooLongBy } from '../../shared/board/words.ts'
import { useWords } from '../words/provided.ts'
import { SHARED } from '../words/shared.ts'
import { useSpeaker } from './status.tsx'

/** Where words do not fit, nothing is sent. @returns whether they do not; then it was said */
export function useTellsTooLong(): (text: string, room: Room) => boolean {
  const uiWords = useWords(SHARED)
  const speaker = useSpeaker()
  return (text, room) => {
    const over = tooLongBy(text, room)
    if (over > 0) speaker.announce(uiWords.tooLong(over))
    return over > 0
  }
}
