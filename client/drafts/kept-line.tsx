import { Button } from '../ui/button.tsx'
import { useSpeaker } from '../ui/status.tsx'
import { useWords } from '../words/provided.ts'
import { SHARED } from '../words/shared.ts'

/** Says that the words in a box are from before, and lets the person drop them. */
export function KeptLine({
  box,
  also,
  onDrop,
}: {
  box: { found: boolean; drop: () => void }
  /** What was not kept with them. */
  also?: string
  /** The focused button is about to go. */
  onDrop: () => void
}) {
  const uiWords = useWords(SHARED)
  const speaker = useSpeaker()
  if (!box.found) return null
  return (
    <p className="kept-line flex flex-wrap items-center gap-x-3 break-phrases">
      <span>
        {uiWords.keptWords}
        {also}
      </span>
      <Button
        look="plain"
        onClick={() => {
          onDrop()
          box.drop()
          speaker.announce(uiWords.keptDropped)
        }}
      >
        {uiWords.keptDrop}
      </Button>
    </p>
  )
}
