import { notesInCell } from '../../shared/board/cells.ts'
import type { ActorId, GoalId } from '../../shared/board/ids.ts'
import type { Operation } from '../../shared/board/operations.ts'
import { rankAtEnd } from '../../shared/board/ranks.ts'
import type { Note, Snapshot } from '../../shared/board/view.ts'
import { useDevice } from '../sync/hooks.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { FoldedText } from '../ui/folded-text.tsx'
import { useSpeaker } from '../ui/status.tsx'
import { matrixWords } from '../words/matrix.ts'
import { noteNow } from './in-place.ts'
import { MovePlaces } from './move-places.tsx'
import { placeName } from './places.ts'

const words = matrixWords.move

/** Puts a note at the end of a cell: place and rank in one write. */
export const noteMoved = (
  board: Snapshot,
  note: Note,
  goal: GoalId,
  actor: ActorId,
): Operation => ({
  verb: 'notes.move',
  note: note.id,
  goal,
  actor,
  rank: rankAtEnd(notesInCell(board, goal, actor).filter((one) => one.id !== note.id)),
})

interface MoveNoteProps {
  board: Snapshot
  notes: readonly Note[]
  onClose: () => void
}

/** うごかす by taps alone. */
export function MoveNote({ board, notes, onClose }: MoveNoteProps) {
  const device = useDevice()
  const speaker = useSpeaker()
  const shown = notes.map((note) => noteNow(board, note))
  const isHere = (goal: GoalId, actor: ActorId) =>
    shown.every(({ note }) => note.goal === goal && note.actor === actor)

  const move = (goal: GoalId, actor: ActorId) => {
    for (const { note, lost } of shown)
      if (!lost && (note.goal !== goal || note.actor !== actor))
        device.perform(noteMoved(device.state.board, note, goal, actor))
    onClose()
    speaker.announce(words.done(placeName(board, goal, actor)))
  }

  return (
    <Dialog title={words.title} onClose={onClose}>
      <ul className="form-notes">
        {shown.map(({ note, lost }) => (
          <li key={note.id}>
            <FoldedText id={note.id} text={matrixWords.quote(note.text)} className="bg-paper" />
            {lost && matrixWords.panel.gone}
          </li>
        ))}
      </ul>
      <MovePlaces board={board} isHere={isHere} onMove={move} />
    </Dialog>
  )
}
