import { useEffect } from 'react'
import type { ActorId, GoalId } from '../../shared/board/ids.ts'
import type { Operation } from '../../shared/board/operations.ts'
import type { GivenBack } from '../sync/device.ts'
import { useDevice, useDeviceState } from '../sync/hooks.tsx'
import { isPutBack } from '../sync/undoable.ts'
import { Button } from '../ui/button.tsx'
import { FoldedText } from '../ui/folded-text.tsx'
import { Notice } from '../ui/notice.tsx'
import { Phrases } from '../ui/phrases.tsx'
import { Ruby } from '../ui/ruby.tsx'
import { useSpeaker } from '../ui/status.tsx'
import { GIVEN_BACK } from '../words/given-back.ts'
import { useWords } from '../words/provided.ts'
import { paperOf } from './note-card.tsx'
import { couldNot, whyNot } from './why-not.ts'

/** Words that the server would not have, given back whole: try again, or keep them as a draft. */
export function GivenBackWords({
  onDraft,
  onDone,
}: {
  onDraft: (text: string, place: { goal?: GoalId; actor?: ActorId }) => void
  /** The focused button is about to go. */
  onDone: () => void
}) {
  const givenBackWords = useWords(GIVEN_BACK)
  const device = useDevice()
  const givenBack = useDeviceState((state) => state.givenBack)
  const notes = useDeviceState(({ board }) => board.notes)
  const speaker = useSpeaker()
  const count = givenBack.length
  const words = givenBack.filter(({ step }) => !step)
  const last = givenBack.at(-1)
  const said = last?.step
    ? `${couldNot(last, givenBackWords)}${whyNot(last, givenBackWords)}`
    : `${givenBackWords.returnedTitle}。${givenBackWords.returnedHelp}`
  useEffect(() => {
    if (count > 0) speaker.announce(said)
  }, [count, said, speaker])
  if (count === 0) return null

  /** Where the note itself is gone, trying again would only lose the words. */
  const hasPlace = ({ operation }: GivenBack) =>
    operation.verb === 'notes.post' ||
    !('note' in operation) ||
    notes.some(({ id }) => id === operation.note)
  const again = (id: string, operation: Operation) => {
    onDone()
    // In this order: at no moment are the words nowhere.
    device.perform(operation)
    device.dismiss(id)
  }
  const dismiss = ({ id }: GivenBack) => {
    onDone()
    device.dismiss(id)
  }
  const toDraft = ({ id, operation, text }: GivenBack) => {
    onDraft(text, operation.verb === 'notes.post' ? operation : {})
    device.dismiss(id)
  }

  return (
    <section className="grid grid-cols-1 gap-3">
      {words.length > 0 && (
        <>
          <h2 className="text-std-18B-160">
            <Phrases>{givenBackWords.returnedTitle}</Phrases>
          </h2>
          <p>{givenBackWords.returnedHelp}</p>
        </>
      )}
      {givenBack.map((one) => {
        const { operation } = one
        const mayTry = hasPlace(one) && !isPutBack(operation)
        return (
          <Notice key={one.id}>
            {one.text && (
              <div className={`paper-note px-3 py-2 ${paperOf(device.seat.table)}`}>
                <FoldedText id={one.id} text={one.text} />
              </div>
            )}
            <p className="mt-1">
              <Ruby>{couldNot(one, givenBackWords)}</Ruby>
              <Ruby>{whyNot(one, givenBackWords)}</Ruby>
            </p>
            <div className="mt-2 flex flex-wrap gap-2">
              {mayTry && (
                <Button onClick={() => again(one.id, operation)}>
                  {operation.verb === 'notes.post'
                    ? givenBackWords.again
                    : givenBackWords.againOther}
                </Button>
              )}
              {one.text ? (
                <Button onClick={() => toDraft(one)}>{givenBackWords.toDraft}</Button>
              ) : (
                <Button onClick={() => dismiss(one)}>{givenBackWords.dismiss}</Button>
              )}
            </div>
          </Notice>
        )
      })}
    </section>
  )
}
