import { useRef, useState } from 'react'
import { notesInCell } from '../../shared/board/cells.ts'
import { type ActorId, type GoalId, type NoteId, newId } from '../../shared/board/ids.ts'
import { rankAtEnd } from '../../shared/board/ranks.ts'
import { HEARD, type Heard } from '../../shared/board/schema.ts'
import type { Note, Snapshot } from '../../shared/board/view.ts'
import { LIMITS } from '../../shared/wire.ts'
import { chance } from '../notes/chance.ts'
import { useDevice } from '../sync/hooks.tsx'
import { Button } from '../ui/button.tsx'
import { Choices } from '../ui/choices.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { Notice } from '../ui/notice.tsx'
import { useSpeaker } from '../ui/status.tsx'
import { TextBox, type TextBoxHandle } from '../ui/text-box.tsx'
import { matrixWords } from '../words/matrix.ts'
import { noteNow } from './in-place.ts'
import { useNoteDraft } from './note-draft.ts'
import { actorName, goalName } from './places.ts'
import { withinLimit } from './row-limit.ts'

const words = matrixWords.write

interface WriteNoteProps {
  board: Snapshot
  goal: GoalId
  actor: ActorId
  onClose: () => void
}

/** A note for a cell, written down here, with how it was heard. Sent whole by a button. */
export function WriteNote({ board, goal, actor, onClose }: WriteNoteProps) {
  const device = useDevice()
  const speaker = useSpeaker()
  const box = useRef<TextBoxHandle>(null)
  const draft = useNoteDraft(goal, actor)
  const [heard, setHeard] = useState<Heard>('written')

  const post = () => {
    const text = (box.current?.settle() ?? draft.text).trim()
    if (text === '') return box.current?.focus()
    const { table } = device.seat
    device.perform({
      verb: 'notes.post',
      note: newId<NoteId>(chance),
      goal,
      actor,
      text,
      heard,
      rank: rankAtEnd(notesInCell(device.state.board, goal, actor)),
      at: Date.now() + device.state.clockOffsetMs,
      ...(table === undefined ? {} : { table }),
    })
    draft.forget()
    onClose()
    speaker.announce(words.done)
  }

  return (
    <Dialog title={words.title(actorName(board, actor))} onClose={onClose}>
      <div className="staff-form">
        <p className="form-hint">{goalName(board, goal)}</p>
        <NoteBox ref={box} text={draft.text} onChange={draft.write} onPeek={draft.keep} />
        <Choices<Heard>
          legend={words.heard}
          choices={HEARD.map((how) => ({ value: how, label: matrixWords.heard[how] }))}
          chosen={heard}
          onChoose={setHeard}
        />
        <Button look="main" onClick={post}>
          {words.confirm}
        </Button>
      </div>
    </Dialog>
  )
}

/** One's own note, edited as a draft and saved whole. If it is withdrawn meanwhile the words stay. */
export function EditNote({
  board,
  note,
  onClose,
}: {
  board: Snapshot
  note: Note
  onClose: () => void
}) {
  const device = useDevice()
  const speaker = useSpeaker()
  const box = useRef<TextBoxHandle>(null)
  const [text, setText] = useState(note.text)
  const { lost } = noteNow(board, note)

  const save = () => {
    const written = (box.current?.settle() ?? text).trim()
    if (written === '') return box.current?.focus()
    device.perform({ verb: 'notes.edit', note: note.id, text: written })
    onClose()
    speaker.announce(words.edited)
  }

  return (
    <Dialog title={words.editTitle} onClose={onClose}>
      <div className="staff-form">
        {lost && <Notice>{words.gone}</Notice>}
        <NoteBox ref={box} text={text} onChange={setText} />
        {!lost && (
          <Button look="main" onClick={save}>
            {words.save}
          </Button>
        )}
      </div>
    </Dialog>
  )
}

function NoteBox({
  ref,
  text,
  onChange,
  onPeek,
}: {
  ref: React.Ref<TextBoxHandle>
  text: string
  onChange: (text: string) => void
  onPeek?: (text: string) => void
}) {
  return (
    <TextBox
      ref={ref}
      label={words.text}
      value={text}
      rows={3}
      autoFocus
      onChange={(now) => onChange(withinLimit(text, now, LIMITS.noteCharacters))}
      {...(onPeek ? { onPeek } : {})}
    />
  )
}
