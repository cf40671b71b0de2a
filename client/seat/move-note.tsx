import { useState } from 'react'
import { notesInCell } from '../../shared/board/cells.ts'
import { goalNumber } from '../../shared/board/goal-number.ts'
import { rankAtEnd } from '../../shared/board/ranks.ts'
import type { Note } from '../../shared/board/view.ts'
import { useBoard, useDevice } from '../sync/hooks.tsx'
import { Button } from '../ui/button.tsx'
import { Choices } from '../ui/choices.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { useSpeaker } from '../ui/status.tsx'
import { NOTES } from '../words/notes.ts'
import { OWN_NOTE } from '../words/own-note.ts'
import { useWords } from '../words/provided.ts'
import { SHARED } from '../words/shared.ts'
import { paperOf } from './note-card.tsx'

/** うごかす by taps alone: a goal, whose task it is, done. */
export function MoveNote({ note, onClose }: { note: Note; onClose: () => void }) {
  const notesWords = useWords(NOTES)
  const ownNoteWords = useWords(OWN_NOTE)
  const uiWords = useWords(SHARED)
  const device = useDevice()
  const board = useBoard()
  const speaker = useSpeaker()
  const [goal, setGoal] = useState(note.goal)
  const [actor, setActor] = useState(note.actor)

  const move = () => {
    if (goal !== note.goal || actor !== note.actor) {
      const rank = rankAtEnd(notesInCell(board, goal, actor))
      device.perform({ verb: 'notes.move', note: note.id, goal, actor, rank })
      const name = goalNumber(board.goals, goal)
      speaker.announce(
        ownNoteWords.moved(name, board.actors.find(({ id }) => id === actor)?.plain ?? ''),
      )
    }
    onClose()
  }

  return (
    <Dialog title={ownNoteWords.moveTitle} onClose={onClose} closer={false}>
      <div className="grid grid-cols-1 gap-4">
        <p className={`paper-note line-clamp-3 px-3 py-2 ${paperOf(note.table)}`}>{note.text}</p>
        {board.goals.length > 1 && (
          <Choices
            legend={ownNoteWords.moveGoal}
            shape="lines"
            choices={board.goals.map(({ id, title }) => ({
              value: id,
              label: (
                <>
                  <span className="block">{goalNumber(board.goals, id)}</span>
                  <span className="block font-normal">{title}</span>
                </>
              ),
            }))}
            chosen={goal}
            onChoose={setGoal}
          />
        )}
        <Choices
          legend={notesWords.who}
          choices={board.actors.map(({ id, plain }) => ({ value: id, label: plain }))}
          chosen={actor}
          onChoose={setActor}
        />
        <div className="grid grid-cols-1 gap-2">
          <Button look="main" onClick={move}>
            {ownNoteWords.moveHere}
          </Button>
          <Button onClick={onClose}>{uiWords.cancel}</Button>
        </div>
      </div>
    </Dialog>
  )
}
