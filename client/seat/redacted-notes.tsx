import { useEffect, useMemo, useReducer } from 'react'
import { BOXES } from '../drafts/boxes.ts'
import { browserDrafts } from '../drafts/browser.ts'
import { useBoardName, usePrefix } from '../drafts/use-box.ts'
import { kept } from '../sync/device-storage.ts'
import { useDevice, useDeviceState } from '../sync/hooks.tsx'
import { Button } from '../ui/button.tsx'
import { Notice } from '../ui/notice.tsx'
import { Phrases } from '../ui/phrases.tsx'
import { Ruby } from '../ui/ruby.tsx'
import { useSpeaker } from '../ui/status.tsx'
import { GIVEN_BACK } from '../words/given-back.ts'
import { useWords } from '../words/provided.ts'
import { PutAwayLog } from './put-away-log.ts'

/** One's own notes that were erased for good: said once, at once. Their words are nowhere, here neither. */
export function ErasedNotes({
  onDone,
}: {
  /** The focused button is about to go. */
  onDone: () => void
}) {
  const givenBackWords = useWords(GIVEN_BACK)
  const { seat } = useDevice()
  const speaker = useSpeaker()
  const prefix = usePrefix()
  const board = useBoardName()
  const erased = useDeviceState((state) => state.erased)
  const log = useMemo(() => new PutAwayLog(kept, board, seat.role, 'erased'), [board, seat.role])
  const [, lookAgain] = useReducer((turn: number) => turn + 1, 0)
  useEffect(() => {
    const fresh = log.tell(erased)
    if (fresh > 0) speaker.alarm(givenBackWords.erased(fresh))
  }, [log, erased, speaker, givenBackWords])
  const shown = erased.filter((note) => !log.isDone(note))
  if (shown.length === 0) return null
  return (
    <section className="grid grid-cols-1 gap-3" data-place>
      <h2 className="text-std-18B-160">
        <Phrases>{givenBackWords.erasedTitle}</Phrases>
      </h2>
      <Notice>
        <p>
          <Ruby>{givenBackWords.erased(shown.length)}</Ruby>{' '}
          <Ruby>{givenBackWords.erasedHelp}</Ruby>
        </p>
        <Button
          className="mt-2"
          onClick={() => {
            onDone()
            for (const note of shown) {
              log.done(note)
              browserDrafts().drop(`${prefix}${BOXES.rewriting(note)}`)
            }
            lookAgain()
          }}
        >
          {givenBackWords.understood}
        </Button>
      </Notice>
    </section>
  )
}
