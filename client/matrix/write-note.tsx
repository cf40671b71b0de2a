import { useRef, useState } from 'react'
import { notesInCell } from '../../shared/board/cells.ts'
import { HEARD, type Heard } from '../../shared/board/field-types.ts'
import { goalNumber } from '../../shared/board/goal-number.ts'
import { type ActorId, type GoalId, type NoteId, newId } from '../../shared/board/ids.ts'
import { rankAtEnd } from '../../shared/board/ranks.ts'
import type { Snapshot } from '../../shared/board/view.ts'
import { isBlank, ROOM } from '../../shared/board/words.ts'
import { WORDS } from '../drafts/box.ts'
import { BOXES } from '../drafts/boxes.ts'
import { KeptLine } from '../drafts/kept-line.tsx'
import { useBox } from '../drafts/use-box.ts'
import { AskBack, useAskBack } from '../seat/ask-back.tsx'
import { chance } from '../seat/chance.ts'
import { Shut } from '../seat/shut.tsx'
import { useShut } from '../seat/use-shut.ts'
import { useCan, useDevice } from '../sync/hooks.tsx'
import { Button } from '../ui/button.tsx'
import { Choices } from '../ui/choices.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { useSpeaker } from '../ui/status.tsx'
import { useTellsTooLong } from '../ui/tells-too-long.ts'
import type { TextBoxHandle } from '../ui/text-box.tsx'
import { matrixWords } from '../words/matrix.ts'
import { NoteBox } from './note-box.tsx'
import { actorName } from './places.ts'

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
  const draft = useBox(BOXES.cellNote(goal, actor), WORDS, () => '')
  const tellsTooLong = useTellsTooLong()
  const personal = useAskBack()
  const shut = useShut(useCan()('notes.post', { own: true, table: device.seat.table }))
  const [heard, setHeard] = useState<Heard>('written')

  const check = () => {
    const text = (box.current?.settle() ?? draft.value).trim()
    if (isBlank(text) || tellsTooLong(text, ROOM.note)) return box.current?.focus()
    if (!personal.holds(text)) post(text)
  }

  const post = (text: string) => {
    const { table } = device.seat
    device.perform({
      verb: 'notes.post',
      note: newId<NoteId>(chance),
      goal,
      actor,
      text,
      heard,
      rank: rankAtEnd(notesInCell(device.state.board, goal, actor)),
      at: device.now(),
      ...(table === undefined ? {} : { table }),
    })
    draft.sent()
    onClose()
    speaker.announce(words.done)
  }

  return (
    <Dialog title={words.title(actorName(board, actor))} onClose={onClose}>
      <div className="staff-form">
        <p className="form-hint">{goalNumber(board.goals, goal)}</p>
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
        <Choices<Heard>
          legend={words.heard}
          choices={HEARD.map((how) => ({ value: how, label: matrixWords.heard[how] }))}
          chosen={heard}
          onChoose={setHeard}
        />
        {shut && <Shut why={shut} left={draft.value !== ''} showTo={words.strandedTo} box={box} />}
        {!shut && personal.asking && (
          <AskBack
            found={personal.asking}
            keep={words.keep}
            onFix={() => {
              personal.done()
              box.current?.focus()
            }}
            onKeep={() => post((box.current?.settle() ?? draft.value).trim())}
          />
        )}
        {!shut && !personal.asking && (
          <Button look="main" onClick={check}>
            {words.confirm}
          </Button>
        )}
      </div>
    </Dialog>
  )
}
