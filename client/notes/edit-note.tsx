import { useId, useRef, useState } from 'react'
import { mergeText } from '../../shared/board/merge-text.ts'
import type { Note } from '../../shared/board/view.ts'
import { countCharacters } from '../../shared/board/words.ts'
import { LIMITS } from '../../shared/wire.ts'
import { useDevice } from '../sync/hooks.tsx'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { useSpeaker } from '../ui/status.tsx'
import { TextBox, type TextBoxHandle } from '../ui/text-box.tsx'
import { uiWords } from '../words/ja.ts'
import { notesWords } from '../words/notes.ts'
import { AskBack, useAskBack } from './ask-back.tsx'
import { paperOf } from './note-card.tsx'
import { useDrafts } from './use-draft.ts'

const NEAR = 50

/** なおす: the words in a box; the note changes only on the button, and stays as it was on やめる. */
export function EditNote({ note, onClose }: { note: Note; onClose: () => void }) {
  const device = useDevice()
  const speaker = useSpeaker()
  const box = useRef<TextBoxHandle>(null)
  const [base] = useState(note.text)
  const drafts = useDrafts()
  const [text, setText] = useState(() => drafts.readEdit(note.id) ?? note.text)
  const personal = useAskBack()
  const [tried, setTried] = useState(false)
  const problemId = useId()
  const left = LIMITS.noteCharacters - countCharacters(text.trim())
  const problem =
    left < 0
      ? uiWords.tooLong(-left)
      : tried && text.trim() === ''
        ? notesWords.empty
        : left <= NEAR
          ? uiWords.left(left)
          : ''

  const close = () => {
    drafts.writeEdit(note.id, null)
    onClose()
  }
  const check = () => {
    const wanted = box.current?.settle().trim() ?? ''
    setTried(true)
    if (wanted === '' || countCharacters(wanted) > LIMITS.noteCharacters)
      return box.current?.focus()
    if (!personal.holds(wanted)) rewrite(wanted)
  }
  const rewrite = (wanted: string) => {
    // Another tab of this seat may have rewritten it meanwhile: keep both.
    const text = mergeText(base, wanted, note.text)
    if (text !== note.text) device.perform({ verb: 'notes.edit', note: note.id, text })
    speaker.announce(notesWords.rewritten)
    close()
  }

  return (
    <Dialog title={notesWords.editTitle} onClose={close} closer={false}>
      <TextBox
        ref={box}
        label={notesWords.editText}
        value={text}
        onChange={(changed) => {
          personal.done()
          setText(changed)
        }}
        onPeek={(peeked) => drafts.writeEdit(note.id, peeked)}
        className={`text-std-20N-150 ${paperOf(note.table)}`}
        describedBy={problemId}
        invalid={left < 0 || (tried && text.trim() === '')}
        autoFocus
      />
      <p id={problemId} role="status" className="figures min-h-[1.6em] font-bold">
        {problem}
      </p>
      {personal.asking && (
        <AskBack
          found={personal.asking}
          keep={notesWords.keepRewriting}
          onFix={() => {
            personal.done()
            box.current?.focus()
          }}
          onKeep={() => rewrite(box.current?.settle().trim() ?? '')}
        />
      )}
      <div className="mt-2 grid grid-cols-1 gap-2">
        <Button look="main" onClick={check}>
          {notesWords.rewrite}
        </Button>
        <Button onClick={close}>{uiWords.cancel}</Button>
      </div>
    </Dialog>
  )
}
