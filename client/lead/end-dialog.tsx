import { type ReactNode, useState } from 'react'
import { HttpError } from '../sync/http.ts'
import { Choices } from '../ui/choices.tsx'
import { hiddenWords } from '../words/hidden.ts'
import { leadWords } from '../words/lead.ts'
import { Confirm } from './confirm.tsx'

type Choice = 'reveal' | 'keep'

/** Asks before the workshop is ended, and what becomes of notes that wait to be revealed. */
export function EndDialog({
  unrevealed,
  before,
  onDo,
  onClose,
}: {
  /** How many wait, as far as it is known here; the server counts again. */
  unrevealed: number
  before?: ReactNode
  onDo: (choice: Choice | undefined) => Promise<void>
  onClose: () => void
}) {
  const [choice, setChoice] = useState<Choice | null>(null)
  const [isAsked, setAsked] = useState(false)
  const mustChoose = unrevealed > 0 || isAsked
  return (
    <Confirm
      title={leadWords.endTitle}
      what={
        <>
          {before}
          {[...leadWords.endEnds, leadWords.endThanks].map((line) => (
            <p key={line}>{line}</p>
          ))}
          {mustChoose && (
            <Choices
              legend={unrevealed > 0 ? hiddenWords.endAsk(unrevealed) : hiddenWords.endChoose}
              shape="lines"
              choices={[
                { value: 'reveal', label: hiddenWords.endChoices.reveal },
                { value: 'keep', label: hiddenWords.endChoices.keep },
              ]}
              chosen={choice}
              onChoose={setChoice}
            />
          )}
        </>
      }
      action={leadWords.endDo}
      ready={!mustChoose || choice !== null}
      onDo={async () => {
        try {
          await onDo(choice ?? undefined)
        } catch (error) {
          if (error instanceof HttpError && error.code === 'unrevealed') setAsked(true)
          throw error
        }
      }}
      onClose={onClose}
    />
  )
}
