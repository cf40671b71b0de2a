import { useRef, useState } from 'react'
import type { Note } from '../../shared/board/view.ts'
import { ROOM, tooLongBy } from '../../shared/board/words.ts'
import { BOXES } from '../drafts/boxes.ts'
import { KeptLine } from '../drafts/kept-line.tsx'
import { useBox } from '../drafts/use-box.ts'
import { NoteCard } from '../seat/note-card.tsx'
import { Button } from '../ui/button.tsx'
import { Choices } from '../ui/choices.tsx'
import { Notice } from '../ui/notice.tsx'
import { useSpeaker } from '../ui/status.tsx'
import { useTellsTooLong } from '../ui/tells-too-long.ts'
import { TextBox, type TextBoxHandle } from '../ui/text-box.tsx'
import { leadWords } from '../words/lead.ts'
import { Confirm } from './confirm.tsx'
import { NO_REASON, PUT_AWAY_REASON, reasonOf, roomBeside } from './put-away-reason.ts'
import { useSaying } from './use-saying.ts'

const words = leadWords.putAway

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
  const say = useSaying()
  const speaker = useSpeaker()
  const kept = useBox(BOXES.putAwayReason(note.id), PUT_AWAY_REASON, () => NO_REASON)
  const { chosen, more } = kept.value
  const tellsTooLong = useTellsTooLong()
  const [stopping, setStopping] = useState(false)
  const [doing, setDoing] = useState(false)
  const box = useRef<TextBoxHandle>(null)

  const reason = () => reasonOf({ chosen, more: box.current?.settle() ?? more })
  const room = roomBeside(chosen)

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
          const notes = await say({ verb: 'seats.stop', note: note.id, reason: reason() })
          kept.sent()
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
            onChoose={(chosen) => kept.write({ ...kept.value, chosen })}
          />
          <div>
            <TextBox
              ref={box}
              label={words.reasonMore}
              value={more}
              onChange={(text) => kept.write({ ...kept.value, more: text })}
              onPeek={(text) => kept.keep({ ...kept.value, more: text })}
              room={room}
              rows={1}
            />
            <KeptLine box={kept} onDrop={() => box.current?.focus()} />
          </div>
          <div>
            <Button
              look="plain"
              onClick={() => {
                if (tellsTooLong(reason(), ROOM.putAwayReason)) box.current?.focus()
                else setStopping(true)
              }}
            >
              {words.stop}
            </Button>
          </div>
        </>
      }
      action={words.do}
      ready={doing || (!gone && tooLongBy(more.trim(), room) === 0)}
      onDo={async () => {
        // Its going away now is this person's own doing.
        setDoing(true)
        try {
          await say({ verb: 'notes.putAway', note: note.id, reason: reason() })
        } catch (error) {
          setDoing(false)
          throw error
        }
        kept.sent()
        speaker.announce(words.done)
        await onDone()
      }}
      onClose={onClose}
    />
  )
}
