import { useRef, useState } from 'react'
import type { Note } from '../../shared/board/view.ts'
import { NoteCard } from '../notes/note-card.tsx'
import { useSession } from '../sync/board-session.tsx'
import { Button } from '../ui/button.tsx'
import { Choices } from '../ui/choices.tsx'
import { Notice } from '../ui/notice.tsx'
import { useSpeaker } from '../ui/status.tsx'
import { TextBox, type TextBoxHandle } from '../ui/text-box.tsx'
import { leadWords } from '../words/lead.ts'
import { Confirm } from './confirm.tsx'
import { putAway, stopSeatOf } from './evening-requests.ts'

const words = leadWords.putAway
const MOST_LETTERS = 400

/** Asks why, and whether only this note goes or its seat is stopped as well. */
export function PutAwayDialog({
  note,
  gone,
  onDone,
  onClose,
}: {
  note: Note
  /** Its author, or another facilitator, was faster. */
  gone: boolean
  onDone: () => Promise<void>
  onClose: () => void
}) {
  const { id } = useSession()
  const speaker = useSpeaker()
  const [chosen, setChosen] = useState<string | null>(null)
  const [more, setMore] = useState('')
  const [stopping, setStopping] = useState(false)
  const [doing, setDoing] = useState(false)
  const box = useRef<TextBoxHandle>(null)

  const reason = () =>
    [chosen, (box.current?.settle() ?? more).trim()]
      .filter((part) => part)
      .join('：')
      .slice(0, MOST_LETTERS)

  if (stopping)
    return (
      <Confirm
        key="stop"
        title={words.stopTitle}
        what={
          <>
            <NoteCard note={note} />
            {words.stopEnds.map((line) => (
              <p key={line}>{line}</p>
            ))}
          </>
        }
        action={words.stopDo}
        onDo={async () => {
          const { notes } = await stopSeatOf(id, note.id, reason())
          speaker.announce(words.stopped(notes))
          await onDone()
        }}
        onClose={onClose}
      />
    )

  return (
    <Confirm
      key="put-away"
      title={words.ask}
      what={
        <>
          <NoteCard note={note} />
          <p>{words.askHelp}</p>
          <div role="alert">{gone && !doing && <Notice>{words.gone}</Notice>}</div>
          <Choices
            legend={words.reason}
            choices={words.reasons.map((value) => ({ value, label: value }))}
            chosen={chosen}
            onChoose={setChosen}
          />
          <div>
            <TextBox ref={box} label={words.reasonMore} value={more} onChange={setMore} rows={1} />
          </div>
          <div>
            <Button look="plain" onClick={() => setStopping(true)}>
              {words.stop}
            </Button>
          </div>
        </>
      }
      action={words.do}
      ready={doing || !gone}
      onDo={async () => {
        // Its going away now is this person's own doing.
        setDoing(true)
        try {
          await putAway(id, note.id, reason())
        } catch (error) {
          setDoing(false)
          throw error
        }
        speaker.announce(words.done)
        await onDone()
      }}
      onClose={onClose}
    />
  )
}
