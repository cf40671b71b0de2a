import { useState } from 'react'
import { waitingIn } from '../hidden/face-down.ts'
import { closeBoard, reopenBoard } from '../sync/board-requests.ts'
import { useSession } from '../sync/board-session.tsx'
import { useDeviceState } from '../sync/hooks.tsx'
import { Button } from '../ui/button.tsx'
import { Notice } from '../ui/notice.tsx'
import { Phrases } from '../ui/phrases.tsx'
import { useSpeaker } from '../ui/status.tsx'
import { leadWords } from '../words/lead.ts'
import { EndDialog } from './end-dialog.tsx'
import { saidBy } from './said-by.ts'

/** Ending the workshop, and opening it again. */
export function EndingCard() {
  const { id } = useSession()
  const speaker = useSpeaker()
  const closed = useDeviceState((state) => state.settings.closed)
  const unrevealed = useDeviceState(({ waiting }) => waitingIn(waiting))
  const [asking, setAsking] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)

  const reopen = async () => {
    try {
      await reopenBoard(id)
      setProblem(null)
      speaker.announce(leadWords.reopened)
    } catch (error) {
      setProblem(saidBy(error))
    }
  }

  return (
    <section className="lead-card" aria-labelledby="lead-end">
      <h2 id="lead-end">
        <Phrases>{leadWords.end}</Phrases>
      </h2>
      <p>{closed ? leadWords.reopenHelp : leadWords.endHelp}</p>
      <div role="alert">{problem !== null && <Notice>{problem}</Notice>}</div>
      {closed ? (
        <Button onClick={() => void reopen()}>{leadWords.reopen}</Button>
      ) : (
        <Button onClick={() => setAsking(true)}>{leadWords.endDo}</Button>
      )}
      {asking && (
        <EndDialog
          unrevealed={unrevealed}
          onDo={async (choice) => {
            await closeBoard(id, choice)
            speaker.announce(leadWords.ended)
          }}
          onClose={() => setAsking(false)}
        />
      )}
    </section>
  )
}
