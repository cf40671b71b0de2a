import type { RefObject } from 'react'
import { useConnection, useDeviceState } from '../sync/hooks.tsx'
import { late } from '../ui/late.tsx'
import { Notice } from '../ui/notice.tsx'
import type { TextBoxHandle } from '../ui/text-box.tsx'
import { NOTES } from '../words/notes.ts'
import { useWords } from '../words/provided.ts'

const CopyButton = late(() => import('../ui/copy-button.tsx').then((module) => module.CopyButton))

export type WhyShut = 'closed' | 'stopped' | 'locked' | 'no-seat' | 'no-board'

/** Why nothing can be written from this seat, where that is so. */
export function useShut(mayPost: boolean): WhyShut | null {
  const connection = useConnection()
  const why = useDeviceState(({ settings, stopped }) =>
    settings.closed ? 'closed' : stopped ? 'stopped' : 'locked',
  )
  if (connection.state === 'ended') return connection.why
  return mayPost ? null : why
}

/** Stands where the button was: why there is none, and what can be done with words left in the box. */
export function Shut({
  why,
  left,
  showTo,
  box,
}: {
  why: WhyShut
  /** There are words in the box. */
  left: boolean
  /** To whom words can be shown that cannot be put up any more. */
  showTo: string
  box: RefObject<TextBoxHandle | null>
}) {
  const notesWords = useWords(NOTES)
  return (
    <Notice>
      <p>{notesWords.shut[why]}</p>
      {left && why !== 'locked' && <p className="mt-2">{notesWords.stranded(showTo)}</p>}
      {left && (
        <CopyButton
          className="mt-2"
          label={notesWords.copyDraft}
          copy={() => box.current?.copy() ?? Promise.resolve('selected')}
        />
      )}
    </Notice>
  )
}
