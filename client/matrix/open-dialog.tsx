import type { Snapshot } from '../../shared/board/view.ts'
import { ChooseBody } from './choose-body.tsx'
import { DecideRow } from './decide-row.tsx'
import { useDesk, useOnDesk } from './desk-context.tsx'
import { EditNote } from './edit-note.tsx'
import { HowToRedact } from './how-to-redact.tsx'
import { MakeRow } from './make-row.tsx'
import { MoveNote } from './move-note.tsx'
import { PlaceRow } from './place-row.tsx'
import { Questions } from './questions.tsx'
import { RowSources } from './row-sources.tsx'
import { WriteNote } from './write-note.tsx'

/** The one dialog that is open, if any. */
export function OpenDialog({ board }: { board: Snapshot }) {
  const { open } = useDesk()
  const onDesk = useOnDesk()
  const onClose = () => onDesk({ do: 'close' })
  if (!open) return null
  const shared = { board, onClose }
  switch (open.what) {
    case 'make':
      return <MakeRow {...shared} notes={open.notes} title={open.title} />
    case 'move':
      return <MoveNote {...shared} notes={open.notes} />
    case 'edit':
      return <EditNote {...shared} note={open.note} />
    case 'write':
      return <WriteNote {...shared} goal={open.goal} actor={open.actor} />
    case 'decide':
      return <DecideRow {...shared} row={open.row} />
    case 'sources':
      return <RowSources {...shared} row={open.row} />
    case 'place':
      return <PlaceRow {...shared} row={open.row} />
    case 'questions':
      return <Questions {...shared} />
    case 'redact':
      return <HowToRedact onClose={onClose} />
    case 'body':
      return <ChooseBody {...shared} />
  }
}
