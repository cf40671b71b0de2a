import { useEffect, useRef, useState } from 'react'
import { type Ballot, isOpen } from '../../shared/board/ballots.ts'
import { useBoard, useDeviceState } from '../sync/hooks.tsx'
import { Button } from '../ui/button.tsx'
import { Ruby } from '../ui/ruby.tsx'
import { useSpeaker } from '../ui/status.tsx'
import { BALLOTS } from '../words/ballots.ts'
import { useWords } from '../words/provided.ts'
import { AnswerQuestion } from './answer-question.tsx'
import { ClosingQuestions } from './closing-questions.tsx'
import { PutStickers } from './put-stickers.tsx'

interface ChoosingProps {
  /** Whether it has the place of the page, or is a line above it. */
  chooses: boolean
  onChoose: (chooses: boolean) => void
}

/** Whoever has words under her hands is asked, not led away. */
const isWriting = () => {
  const at = document.activeElement
  return at instanceof HTMLTextAreaElement || at instanceof HTMLInputElement
}

/** What is asked of everybody just now: it takes the page's place, or says that it is there. */
export default function Choosing({ chooses, onChoose }: ChoosingProps) {
  const words = useWords(BALLOTS)
  const speaker = useSpeaker()
  const open = useBoard().ballots.filter(isOpen)
  const newest = open.at(-1)
  const known = useRef<string | undefined>(undefined)
  const choose = useRef(onChoose)
  choose.current = onChoose
  useEffect(() => {
    if (newest?.id === known.current) return
    known.current = newest?.id
    if (!newest) return choose.current(false)
    speaker.announce(words.begun)
    if (!isWriting()) choose.current(true)
  }, [newest?.id, newest, speaker, words])
  const [at, look] = useState<string | null>(null)
  const ballot = open.find(({ id }) => id === at) ?? newest
  if (!ballot) return null
  if (!chooses)
    return (
      <div className="flex items-center justify-between gap-3 border-ink border-b-2 bg-paper px-4 py-2">
        <p className="min-w-0 break-phrases font-bold">
          <Ruby>{words.stillOpen}</Ruby>
        </p>
        <Button className="shrink-0" onClick={() => onChoose(true)}>
          {words.toChoosing}
        </Button>
      </div>
    )
  return (
    <section aria-label={words.label} className="grid grid-cols-1">
      {open.length > 1 && (
        <nav className="flex gap-2 overflow-x-auto bg-paper px-4 pt-2" aria-label={words.label}>
          {open.map((one, number) => (
            <Button
              key={one.id}
              aria-current={one.id === ballot.id ? 'true' : undefined}
              onClick={() => look(one.id)}
            >
              {`${words.label} ${number + 1}`}
            </Button>
          ))}
        </nav>
      )}
      <OneBallot key={ballot.id} ballot={ballot} onWrite={() => onChoose(false)} />
    </section>
  )
}

function OneBallot({ ballot, onWrite }: { ballot: Ballot; onWrite: () => void }) {
  const stopped = useDeviceState((state) => state.stopped)
  const words = useWords(BALLOTS)
  if (stopped) return <p className="px-4 py-6 font-bold">{words.refused}</p>
  switch (ballot.kind) {
    case 'stickers':
      return <PutStickers ballot={ballot} onWrite={onWrite} />
    case 'question':
      return <AnswerQuestion ballot={ballot} onWrite={onWrite} />
    case 'closing':
      return <ClosingQuestions ballot={ballot} onWrite={onWrite} />
  }
}
