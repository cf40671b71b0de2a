import { useId, useRef, useState } from 'react'
import { mergeText } from '../../shared/board/merge-text.ts'
import type { Note } from '../../shared/board/view.ts'
import { countCharacters, isBlank, ROOM, tooLongBy } from '../../shared/board/words.ts'
import { WORDS } from '../drafts/box.ts'
import { BOXES } from '../drafts/boxes.ts'
import { KeptLine } from '../drafts/kept-line.tsx'
import { useBox } from '../drafts/use-box.ts'
import { useCan, useDevice, useDeviceState } from '../sync/hooks.tsx'
import { Button } from '../ui/button.tsx'
import { CopyButton } from '../ui/copy-button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { Notice } from '../ui/notice.tsx'
import { Ruby } from '../ui/ruby.tsx'
import { useSpeaker } from '../ui/status.tsx'
import { TextBox, type TextBoxHandle } from '../ui/text-box.tsx'
import { NOTES } from '../words/notes.ts'
import { OWN_NOTE } from '../words/own-note.ts'
import { useWords } from '../words/provided.ts'
import { SHARED } from '../words/shared.ts'
import { SHUT } from '../words/shut.ts'
import { AskBack, useAskBack } from './ask-back.tsx'
import { paperOf } from './note-card.tsx'
import { Shut } from './shut.tsx'
import { useShut } from './use-shut.ts'

const NEAR = 50

/** なおす: the words in a box; the note changes only on the button, and stays as it was on やめる. */
export function EditNote({ note, onClose }: { note: Note; onClose: () => void }) {
  const notesWords = useWords(NOTES)
  const shutWords = useWords(SHUT)
  const ownNoteWords = useWords(OWN_NOTE)
  const uiWords = useWords(SHARED)
  const device = useDevice()
  const speaker = useSpeaker()
  const box = useRef<TextBoxHandle>(null)
  const [base] = useState(note.text)
  const draft = useBox(BOXES.rewriting(note.id), WORDS, () => note.text)
  const text = draft.value
  const personal = useAskBack()
  const [tried, setTried] = useState(false)
  const problemId = useId()
  const gone = useDeviceState(({ board }) => !board.notes.some(({ id }) => id === note.id))
  const shut = useShut(useCan()('notes.edit', { own: true, table: note.table }))
  const open = !gone && shut === null
  const over = tooLongBy(text.trim(), ROOM.note)
  const left = ROOM.note.characters - countCharacters(text.trim())
  const problem =
    over > 0
      ? uiWords.tooLong(over)
      : tried && isBlank(text)
        ? notesWords.empty
        : left <= NEAR
          ? uiWords.left(left)
          : ''

  const check = () => {
    const wanted = box.current?.settle().trim() ?? ''
    setTried(true)
    const tooLong = tooLongBy(wanted, ROOM.note)
    if (isBlank(wanted) || tooLong > 0) {
      speaker.announce(isBlank(wanted) ? notesWords.empty : uiWords.tooLong(tooLong))
      return box.current?.focus()
    }
    if (!personal.holds(wanted)) rewrite(wanted)
  }
  const rewrite = (wanted: string) => {
    // Another tab of this seat may have rewritten it meanwhile: keep both.
    const text = mergeText(base, wanted, note.text)
    if (text !== note.text) device.perform({ verb: 'notes.edit', note: note.id, text })
    draft.sent()
    speaker.announce(ownNoteWords.rewritten)
    onClose()
  }

  return (
    <Dialog title={ownNoteWords.editTitle} onClose={onClose} closer={false}>
      <TextBox
        ref={box}
        readOnly={!open}
        label={ownNoteWords.editText}
        value={text}
        onChange={(changed) => {
          personal.done()
          draft.write(changed)
        }}
        onPeek={(peeked) => draft.keep(peeked)}
        className={`text-std-20N-150 ${paperOf(note.table)}`}
        describedBy={problemId}
        invalid={over > 0 || (tried && isBlank(text))}
        autoFocus
      />
      <p id={problemId} role="status" className="figures min-h-[1.6em] font-bold">
        {problem}
      </p>
      <KeptLine box={draft} onDrop={() => box.current?.focus()} />
      {open && personal.asking && (
        <AskBack
          found={personal.asking}
          keep={ownNoteWords.keepRewriting}
          onFix={() => {
            personal.done()
            box.current?.focus()
          }}
          onKeep={() => rewrite(box.current?.settle().trim() ?? '')}
        />
      )}
      <div className="mt-2 grid grid-cols-1 gap-2">
        {open && (
          <Button look="main" onClick={check}>
            {ownNoteWords.rewrite}
          </Button>
        )}
        {gone && (
          <Notice>
            <p>
              <Ruby>{ownNoteWords.gone}</Ruby>
            </p>
            <CopyButton
              className="mt-2"
              label={shutWords.copyDraft}
              copy={() => box.current?.copy() ?? Promise.resolve('selected')}
            />
          </Notice>
        )}
        {!gone && shut && <Shut why={shut} left={text !== note.text} box={box} />}
        <Button onClick={onClose}>{uiWords.cancel}</Button>
      </div>
    </Dialog>
  )
}
