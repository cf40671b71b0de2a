import { useEffect } from 'react'
import type { NoteId } from '../../shared/board/ids.ts'
import { useDeviceState } from '../sync/hooks.tsx'
import { useSpeaker } from '../ui/status.tsx'
import { NOTES } from '../words/notes.ts'
import { useWords } from '../words/provided.ts'
import { DeliveryMark } from './delivery-mark.tsx'

/** A note that was just put up, with the words it had then. */
export interface Posted {
  note: NoteId
  text: string
}

/**
 * Right under the button: what became of what was just put up, as long as it is there as it was; else
 * what not to write. With new words in the box it would seem to be about those: then only what is not saved yet is said.
 */
export function JustPosted({
  posted,
  writing,
  hint,
}: {
  posted: Posted | null
  writing: boolean
  /** The id by which the box names the hint, also while it is out of sight; without it there is none. */
  hint?: string | false
}) {
  const notesWords = useWords(NOTES)
  const speaker = useSpeaker()
  const there = useDeviceState(({ board, mine }) =>
    posted && mine.has(posted.note)
      ? board.notes.some(({ id, text }) => id === posted.note && text === posted.text)
      : false,
  )
  const delivery = useDeviceState(({ deliveries }) =>
    posted && there ? (deliveries.get(posted.note) ?? 'saved') : null,
  )
  // biome-ignore lint/correctness/useExhaustiveDependencies: a second note is told of again
  useEffect(() => {
    if (delivery) speaker.announce(notesWords.delivery[delivery])
  }, [delivery, posted?.note, speaker])
  const told = delivery && !(writing && delivery === 'saved')
  return (
    <p className="min-h-[1.6em] text-sub" data-place>
      {told && <DeliveryMark delivery={delivery} />}
      {hint && (
        <span id={hint} hidden={!!told}>
          {notesWords.hint}
        </span>
      )}
    </p>
  )
}
