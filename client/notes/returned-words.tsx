import { useEffect } from 'react'
import type { ActorId, GoalId } from '../../shared/board/ids.ts'
import type { Returned } from '../sync/device.ts'
import { useDevice, useDeviceState } from '../sync/hooks.tsx'
import { Button } from '../ui/button.tsx'
import { FoldedText } from '../ui/folded-text.tsx'
import { Notice } from '../ui/notice.tsx'
import { useSpeaker } from '../ui/status.tsx'
import { notesWords } from '../words/notes.ts'
import { paperOf } from './note-card.tsx'

const verbWords = (verb: string) =>
  verb in notesWords.returnedVerb
    ? notesWords.returnedVerb[verb as keyof typeof notesWords.returnedVerb]
    : notesWords.returnedVerb.other

/** Words that the server would not have, given back whole: try again, or keep them as a draft. */
export function ReturnedWords({
  onDraft,
  onDone,
}: {
  onDraft: (text: string, place: { goal?: GoalId; actor?: ActorId }) => void
  /** The focused button is about to go. */
  onDone: () => void
}) {
  const device = useDevice()
  const returned = useDeviceState((state) => state.returned)
  const notes = useDeviceState(({ board }) => board.notes)
  const speaker = useSpeaker()
  const count = returned.length
  useEffect(() => {
    if (count > 0) speaker.announce(`${notesWords.returnedTitle}。${notesWords.returnedHelp}`)
  }, [count, speaker])
  if (count === 0) return null

  /** Where the note itself is gone, trying again would only lose the words. */
  const hasPlace = ({ operation }: Returned) =>
    operation.verb === 'notes.post' ||
    !('note' in operation) ||
    notes.some(({ id }) => id === operation.note)
  const again = ({ id, operation }: Returned) => {
    onDone()
    // In this order: at no moment are the words nowhere.
    device.perform(operation)
    device.dismiss(id)
  }
  const dismiss = ({ id }: Returned) => {
    onDone()
    device.dismiss(id)
  }
  const toDraft = ({ id, operation, text }: Returned) => {
    onDraft(text, operation.verb === 'notes.post' ? operation : {})
    device.dismiss(id)
  }

  return (
    <section className="grid grid-cols-1 gap-3">
      <h2 className="text-std-18B-160">{notesWords.returnedTitle}</h2>
      <p>{notesWords.returnedHelp}</p>
      {returned.map((one) => (
        <Notice key={one.id}>
          {one.text && (
            <div className={`paper-note px-3 py-2 ${paperOf(device.seat.table)}`}>
              <FoldedText id={one.id} text={one.text} />
            </div>
          )}
          <p className="mt-1">
            {notesWords.couldNot(verbWords(one.operation.verb))} {notesWords.reasons[one.reason]}
          </p>
          <div className="mt-2 flex flex-wrap gap-2">
            {hasPlace(one) && (
              <Button onClick={() => again(one)}>
                {one.operation.verb === 'notes.post' ? notesWords.again : notesWords.againOther}
              </Button>
            )}
            {one.text ? (
              <Button onClick={() => toDraft(one)}>{notesWords.toDraft}</Button>
            ) : (
              <Button onClick={() => dismiss(one)}>{notesWords.dismiss}</Button>
            )}
          </div>
        </Notice>
      ))}
    </section>
  )
}
