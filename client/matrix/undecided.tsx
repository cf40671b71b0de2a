import type { Snapshot } from '../../shared/board/view.ts'
import { useCan } from '../sync/hooks.tsx'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { matrixWords } from '../words/matrix.ts'
import { useOnDesk } from './desk-context.tsx'
import { placeName } from './places.ts'

const words = matrixWords.undecided

/** Every row that waits for an answer, on all goals. */
export function Undecided({ board, onClose }: { board: Snapshot; onClose: () => void }) {
  const onDesk = useOnDesk()
  const mayWrite = useCan()('rows.write', { own: false })
  const rows = board.rows.filter((row) => row.state === 'asked' && !row.removed)
  return (
    <Dialog title={matrixWords.nav.undecided} onClose={onClose}>
      <p className="form-hint">{rows.length === 0 ? words.none : words.intro}</p>
      <ul className="open-list">
        {rows.map((row) => (
          <li key={row.id}>
            <p className="open-place">{placeName(board, row.goal, row.actor)}</p>
            <p>{row.text || matrixWords.row.empty}</p>
            <p className="open-buttons">
              {mayWrite && (
                <Button onClick={() => onDesk({ do: 'open', open: { what: 'decide', row } })}>
                  {matrixWords.row.decide}
                </Button>
              )}
              <Button
                look="plain"
                onClick={() => onDesk({ do: 'go', goal: row.goal, row: row.id })}
              >
                {words.open}
              </Button>
            </p>
          </li>
        ))}
      </ul>
    </Dialog>
  )
}
