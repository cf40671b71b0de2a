import { useRef, useState } from 'react'
import { mergeText } from '../../shared/board/merge-text.ts'
import type { Note, Snapshot } from '../../shared/board/view.ts'
import { isBlank, ROOM } from '../../shared/board/words.ts'
import { WORDS } from '../drafts/box.ts'
import { BOXES } from '../drafts/boxes.ts'
import { KeptLine } from '../drafts/kept-line.tsx'
import { useBox } from '../drafts/use-box.ts'
import { AskBack, useAskBack } from '../seat/ask-back.tsx'
import { Shut } from '../seat/shut.tsx'
import { useShut } from '../seat/use-shut.ts'
import { useCan, useDevice } from '../sync/hooks.tsx'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { Notice } from '../ui/notice.tsx'
import { useSpeaker } from '../ui/status.tsx'
import { useTellsTooLong } from '../ui/tells-too-long.ts'
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
  const [base] = useState(note.text)
  const draft = useBox(BOXES.rewriting(note.id), WORDS, () => note.text)
  const tellsTooLong = useTellsTooLong()
  const { note: now, lost } = noteNow(board, note)
  const shut = useShut(useCan()('notes.edit', { own: true, table: note.table }))

  const written = () => (box.current?.settle() ?? draft.value).trim()
  const check = () => {
    const text = written()
    if (isBlank(text) || tellsTooLong(text, ROOM.note)) return box.current?.focus()
    if (!personal.holds(text)) save()
  }
  const save = () => {
    // Another tab of this seat may have rewritten it meanwhile: keep both.
    const text = mergeText(base, written(), now.text)
    if (text !== now.text) device.perform({ verb: 'notes.edit', note: note.id, text })
    draft.sent()
    onClose()
    speaker.announce(words.edited)
  }

  return (
    <Dialog title={words.editTitle} onClose={onClose}>
      <div className="staff-form">
        {lost && <Notice>{words.gone}</Notice>}
        <NoteBox
          ref={box}
          text={draft.value}
          onChange={(text) => {
            personal.done()
            draft.write(text)
          }}
          onPeek={(text) => draft.keep(text)}
          readOnly={shut !== null}
        />
        <KeptLine box={draft} onDrop={() => box.current?.focus()} />
        {shut && (
          <Shut why={shut} left={draft.value !== note.text} showTo={words.strandedTo} box={box} />
        )}
        {!lost && !shut && personal.asking && (
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
        {!lost && !shut && !personal.asking && (
          <Button look="main" onClick={check}>
            {words.save}
          </Button>
        )}
      </div>
    </Dialog>
  )
}
