import { useEffect, useRef, useState } from 'react'
import { Button } from '../ui/button.tsx'
import { Notice } from '../ui/notice.tsx'
import { Ruby } from '../ui/ruby.tsx'
import { useSpeaker } from '../ui/status.tsx'
import { NOTES } from '../words/notes.ts'
import { useWords } from '../words/provided.ts'
import { findPersonal, type Personal } from './find-personal-data.ts'

/** Asks back once per wording: somebody who says このまま is not asked about the same words again. */
export function useAskBack() {
  const [asking, setAsking] = useState<Personal | null>(null)
  return {
    asking,
    /** @returns whether the person has to be asked before this text may go */
    holds: (text: string) => {
      const found = findPersonal(text)
      setAsking(found)
      return found !== null
    },
    done: () => setAsking(null),
  }
}

/** この まま／なおす, in the place where the button was pressed. */
export function AskBack({
  found,
  keep,
  onFix,
  onKeep,
}: {
  found: Personal
  keep: string
  onFix: () => void
  onKeep: () => void
}) {
  const notesWords = useWords(NOTES)
  const speaker = useSpeaker()
  const fix = useRef<HTMLButtonElement>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: another language asks nothing new and takes no focus
  useEffect(() => {
    speaker.announce(notesWords.personal[found])
    fix.current?.focus()
  }, [found, speaker])
  return (
    <Notice>
      <p className="font-bold">{notesWords.personalTitle}</p>
      <p>
        <Ruby>{notesWords.personal[found]}</Ruby>
      </p>
      <div className="mt-2 flex flex-wrap gap-2">
        <Button ref={fix} onClick={onFix}>
          {notesWords.fix}
        </Button>
        <Button onClick={onKeep}>{keep}</Button>
      </div>
    </Notice>
  )
}
