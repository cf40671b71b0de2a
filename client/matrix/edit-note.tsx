import { useRef, useState } from 'react'
import type { Note, Snapshot } from '../../shared/board/view.ts'
import { AskBack, useAskBack } from '../notes/ask-back.tsx'
import { useDevice } from '../sync/hooks.tsx'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { Notice } from '../ui/notice.tsx'
import { useSpeaker } from '../ui/status.tsx'
import type { TextBoxHandle } from '../ui/text-box.tsx'
import { matrixWords } from '../words/matrix.ts'
import { noteNow } from './in-place.ts'
import { NoteBox } from './note-box.tsx'

const words = matrixWords.write

interface EditNoteProps {
  board: Snapshot
  note: Note
  onClose: () => void
}

/** One's own note, edited as a draft and saved whole. If it is withdrawn meanwhile the words stay. */
export function EditNote({ board, note, onClose }: EditNoteProps) {
  const device = useDevice()
  const speaker = useSpeaker()
  const box = useRef<TextBoxHandle>(null)
  const personal = useAskBack()
  const [text, setText] = useState(note.text)
  const { lost } = noteNow(board, note)

  const written = () => (box.current?.settle() ?? text).trim()
  const check = () => {
    if (written() === '') return box.current?.focus()
    if (!personal.holds(written())) save()
  }
  const save = () => {
    device.perform({ verb: 'notes.edit', note: note.id, text: written() })
    onClose()
    speaker.announce(words.edited)
  }

  return (
    <Dialog title={words.editTitle} onClose={onClose}>
      <div className="staff-form">
        {lost && <Notice>{words.gone}</Notice>}
        <NoteBox
          ref={box}
          text={text}
          onChange={(now) => {
            personal.done()
            setText(now)
          }}
        />
        {!lost && personal.asking && (
          <AskBack
            found={personal.asking}
            keep={words.keep}
            onFix={() => {
              personal.done()
              box.current?.focus()
            }}
            onKeep={save}
          />
        )}
        {!lost && !personal.asking && (
          <Button look="main" onClick={check}>
            {words.save}
          </Button>
        )}
      </div>
    </Dialog>
  )
}
