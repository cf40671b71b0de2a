import type { RefObject } from 'react'
import { late } from '../ui/late.tsx'
import { Notice } from '../ui/notice.tsx'
import { Ruby } from '../ui/ruby.tsx'
import type { TextBoxHandle } from '../ui/text-box.tsx'
import { useWords } from '../words/provided.ts'
import { SHUT } from '../words/shut.ts'
import type { WhyShut } from './use-shut.ts'

const CopyButton = late(() => import('../ui/copy-button.tsx').then((module) => module.CopyButton))

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
  /** To whom words can be shown that cannot be put up any more: the scribe or staff, where nobody else is named. */
  showTo?: string
  box: RefObject<TextBoxHandle | null>
}) {
  const words = useWords(SHUT)
  return (
    <Notice>
      <p>
        <Ruby>{words.why[why]}</Ruby>
      </p>
      {left && why !== 'locked' && (
        <p className="mt-2">
          <Ruby>{words.stranded(showTo ?? words.strandedTo)}</Ruby>
        </p>
      )}
      {left && (
        <CopyButton
          className="mt-2"
          label={words.copyDraft}
          copy={() => box.current?.copy() ?? Promise.resolve('selected')}
        />
      )}
    </Notice>
  )
}
