import { useEffect, useMemo, useReducer, useRef } from 'react'
import type { NoteId } from '../../shared/board/ids.ts'
import { BOXES } from '../drafts/boxes.ts'
import { browserDrafts } from '../drafts/browser.ts'
import { useBoardName, usePrefix } from '../drafts/use-box.ts'
import { kept } from '../sync/device-storage.ts'
import { useCan, useDevice, useDeviceState, useMine } from '../sync/hooks.tsx'
import { Button } from '../ui/button.tsx'
import { FoldedText } from '../ui/folded-text.tsx'
import { Notice } from '../ui/notice.tsx'
import { Phrases } from '../ui/phrases.tsx'
import { Ruby } from '../ui/ruby.tsx'
import { useSpeaker } from '../ui/status.tsx'
import { GIVEN_BACK } from '../words/given-back.ts'
import { useWords } from '../words/provided.ts'
import { SHUT } from '../words/shut.ts'
import { paperOf } from './note-card.tsx'
import { PutAwayLog } from './put-away-log.ts'

/** One's own notes that the facilitator put away: said once, at once; the words stay at hand. */
export function PutAwayNotes({
  onDraft,
  onDone,
}: {
  onDraft: (text: string, place: Record<string, never>) => void
  /** The focused button is about to go. */
  onDone: () => void
}) {
  const givenBackWords = useWords(GIVEN_BACK)
  const { seat } = useDevice()
  const may = useCan()
  const prefix = usePrefix()
  const rewriting = (note: NoteId) => `${prefix}${BOXES.rewriting(note)}`
  const putAway = useDeviceState((state) => state.putAway)
  const board = useBoardName()
  const log = useMemo(() => new PutAwayLog(kept, board, seat.role), [board, seat.role])
  const [, lookAgain] = useReducer((turn: number) => turn + 1, 0)
  useTold(log)
  const shown = putAway.filter(({ note }) => !log.isDone(note))
  if (shown.length === 0) return null

  const done = (note: NoteId) => {
    log.done(note)
    browserDrafts().drop(rewriting(note))
    lookAgain()
  }

  return (
    <section className="grid grid-cols-1 gap-3" data-place>
      <h2 className="text-std-18B-160">
        <Phrases>{givenBackWords.putAwayTitle}</Phrases>
      </h2>
      <p>
        <Ruby>{givenBackWords.putAway(shown.length)}</Ruby>{' '}
        <Ruby>{givenBackWords.putAwayHelp}</Ruby>
      </p>
      {shown.map(({ note, text }) => {
        // What was being rewritten when it went is the latest of her words.
        const words = browserDrafts().read(rewriting(note)) ?? text
        return (
          <Notice key={note}>
            <div className={`paper-note px-3 py-2 ${paperOf(seat.table)}`}>
              <FoldedText id={note} text={words} />
            </div>
            <div className="mt-2 flex flex-wrap gap-2">
              {may('notes.post', { own: true, table: seat.table }) && (
                <Button
                  onClick={() => {
                    onDraft(words, {})
                    done(note)
                  }}
                >
                  {givenBackWords.postAnew}
                </Button>
              )}
              <Button
                onClick={() => {
                  onDone()
                  done(note)
                }}
              >
                {givenBackWords.understood}
              </Button>
            </div>
          </Notice>
        )
      })}
    </section>
  )
}

/** UX 27: one's own note going away is one of the few things said at once. */
function useTold(log: PutAwayLog) {
  const givenBackWords = useWords(GIVEN_BACK)
  const shutWords = useWords(SHUT)
  const speaker = useSpeaker()
  const putAway = useDeviceState((state) => state.putAway)
  const stopped = useDeviceState((state) => state.stopped)
  const mine = useMine()
  const toldStopped = useRef(false)
  // biome-ignore lint/correctness/useExhaustiveDependencies: own notes are looked at when something was put away or came back
  useEffect(() => {
    log.back(mine)
    const fresh = log.tell(putAway.map(({ note }) => note))
    const also = stopped && !toldStopped.current ? shutWords.why.stopped : ''
    toldStopped.current = stopped
    if (fresh > 0) speaker.alarm(givenBackWords.putAway(fresh) + also)
    else if (also) speaker.announce(also)
  }, [log, putAway, stopped, speaker])
}
