import { useId, useState } from 'react'
import type { Actor, Note } from '../../shared/board/view.ts'
import { useBoard, useCan, useDelivery, useDevice } from '../sync/hooks.tsx'
import { Button } from '../ui/button.tsx'
import { notesWords } from '../words/notes.ts'
import { planWords } from '../words/plan.ts'
import { becameOf } from './became.ts'
import { DeliveryMark } from './delivery-mark.tsx'
import { EditNote } from './edit-note.tsx'
import { MoveNote } from './move-note.tsx'
import { NoteCard } from './note-card.tsx'

type Open = 'edit' | 'move' | null

/** One's own note: where it is, what became of it, and what one can do with it. */
export function OwnNote({
  note,
  actor,
  onWithdrawn,
}: {
  note: Note
  actor: Actor | undefined
  onWithdrawn: (note: Note) => void
}) {
  const device = useDevice()
  const may = useCan()
  const delivery = useDelivery(note.id) ?? 'saved'
  const [open, setOpen] = useState<Open>(null)
  const textId = useId()
  const thing = { own: true, table: note.table }

  const withdraw = () => {
    device.perform({ verb: 'notes.withdraw', note: note.id })
    onWithdrawn(note)
  }

  return (
    <NoteCard note={note} actor={actor?.plain} textId={textId}>
      <p className="mt-1">
        <DeliveryMark delivery={delivery} />
      </p>
      <Became note={note} />
      <div className="-mx-2 mt-1 flex flex-wrap gap-x-1">
        {may('notes.edit', thing) && (
          <Button look="plain" aria-describedby={textId} onClick={() => setOpen('edit')}>
            {notesWords.edit}
          </Button>
        )}
        {may('notes.move', thing) && (
          <Button look="plain" aria-describedby={textId} onClick={() => setOpen('move')}>
            {notesWords.move}
          </Button>
        )}
        {may('notes.withdraw', thing) && (
          <Button look="plain" aria-describedby={textId} onClick={withdraw}>
            {notesWords.withdraw}
          </Button>
        )}
      </div>
      {open === 'edit' && <EditNote note={note} onClose={() => setOpen(null)} />}
      {open === 'move' && <MoveNote note={note} onClose={() => setOpen(null)} />}
    </NoteCard>
  )
}

/** The rows that staff made of it: each with its answer, and why where it was put off or declined. */
function Became({ note }: { note: Note }) {
  const board = useBoard()
  return becameOf(board, note.id).map(({ row, state, who, reason, named, changed }) => (
    <div key={row} data-became={row}>
      <p className="font-bold">{notesWords.became[state]}</p>
      {changed && <p>{planWords.change.title.agreed}</p>}
      {named && <p className="line-clamp-3">{notesWords.becameRow(named)}</p>}
      {who && <p>{notesWords.becameAnswer(who)}</p>}
      {reason && <p>{notesWords.becameReason(reason)}</p>}
    </div>
  ))
}
