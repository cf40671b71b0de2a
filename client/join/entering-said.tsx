import { JOIN } from '../words/join.ts'
import { useWords } from '../words/provided.ts'
import type { Entering } from './use-enter.ts'

/** What happens while one waits to come in: how far the check is, or when it is asked again. */
export function EnteringSaid({ entering }: { entering: Entering }) {
  const joinWords = useWords(JOIN)
  const isChecking = entering.state === 'checking'
  return (
    <div className="grid gap-2 empty:hidden">
      <div role="status">
        {isChecking && <p>{joinWords.checking}</p>}
        {entering.state === 'waiting' && (
          <p className="rounded-8 border-2 border-edge break-phrases bg-paper p-3">
            {entering.why === 'full' ? joinWords.fullNow : joinWords.crowdedNow}
          </p>
        )}
      </div>
      {isChecking && (
        <progress
          className="h-4 w-full accent-act"
          aria-label={joinWords.checkingBar}
          value={entering.done}
          max={1}
        />
      )}
      {/* Its own line: a screen reader is not told every second. */}
      {entering.state === 'waiting' && (
        <p className="figures">{joinWords.againIn(entering.seconds)}</p>
      )}
    </div>
  )
}
