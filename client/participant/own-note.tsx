import { useId, useState } from 'react'
import { rowsFromNote } from '../../shared/board/standing.ts'
import type { Actor, Note } from '../../shared/board/view.ts'
import { DeliveryMark } from '../seat/delivery-mark.tsx'
import { BecameRows, EditNote, MoveNote } from '../seat/lazy-parts.ts'
import { NoteCard } from '../seat/note-card.tsx'
import { useCan, useDelivery, useDevice, useDeviceState } from '../sync/hooks.tsx'
import { Button } from '../ui/button.tsx'
import { useOpening } from '../ui/late.tsx'
import { NOTES } from '../words/notes.ts'
import { useWords } from '../words/provided.ts'

type Open = 'edit' | 'move' | null

/** One's own note: where it is, what became of it, and what one can do with it. */
export function OwnNote({
  note,
  actor,
  onRewriting,
  onWithdrawn,
}: {
  note: Note
  actor: Actor | undefined
  onRewriting: (note: Note | null) => void
  onWithdrawn: (note: Note) => void
}) {
  const notesWords = useWords(NOTES)
  const device = useDevice()
  const may = useCan()
  const delivery = useDelivery(note.id) ?? 'saved'
  const [open, setOpen] = useState<Open>(null)
  const opening = useOpening()
  const hasBecome = useDeviceState(({ board }) => rowsFromNote(board, note.id).length > 0)
  const textId = useId()
  const thing = { own: true, table: note.table }

  const rewrite = (open: boolean) => {
    onRewriting(open ? note : null)
    setOpen(open ? 'edit' : null)
  }
  const withdraw = () => {
    device.perform({ verb: 'notes.withdraw', note: note.id })
    onWithdrawn(note)
  }

  return (
    <NoteCard note={note} actor={actor?.plain} textId={textId}>
      <p className="mt-1">
        <DeliveryMark delivery={delivery} note={note} />
      </p>
      {hasBecome && <BecameRows note={note.id} />}
      <div className="-mx-2 mt-1 flex flex-wrap gap-x-1">
        {may('notes.edit', thing) && (
          <Button
            look="plain"
            aria-describedby={textId}
            onClick={() => void opening.open(EditNote, () => rewrite(true))}
          >
            {notesWords.edit}
          </Button>
        )}
        {may('notes.move', thing) && (
          <Button
            look="plain"
            aria-describedby={textId}
            onClick={() => void opening.open(MoveNote, () => setOpen('move'))}
          >
            {notesWords.move}
          </Button>
        )}
        {may('notes.withdraw', thing) && (
          <Button look="plain" aria-describedby={textId} onClick={withdraw}>
            {notesWords.withdraw}
          </Button>
        )}
      </div>
      {opening.missing}
      {open === 'edit' && <EditNote note={note} onClose={() => rewrite(false)} />}
      {open === 'move' && <MoveNote note={note} onClose={() => setOpen(null)} />}
    </NoteCard>
  )
}
