import { removedRows } from '../../shared/board/tables.ts'
import { targetSaid, targetWords } from '../../shared/board/target-said.ts'
import type { Row, Snapshot } from '../../shared/board/view.ts'
import { useCan, useDevice } from '../sync/hooks.tsx'
import { Button } from '../ui/button.tsx'
import { UndoIcon } from '../ui/icons.tsx'
import { Phrases } from '../ui/phrases.tsx'
import { useSpeaker } from '../ui/status.tsx'
import { matrixWords } from '../words/matrix.ts'
import { useOnDesk } from './desk-context.tsx'
import { placeName } from './places.ts'
import { textOf } from './row-text.ts'

const words = matrixWords.removedRows

/** 消した行: all rows that were removed, the plan's own among them, each with its way back. */
export function RemovedView({ board }: { board: Snapshot }) {
  const rows = removedRows(board)
  return (
    <>
      <h1 className="goal-title">
        <Phrases>{matrixWords.nav.removed}</Phrases>
      </h1>
      <p className="list-intro">{rows.length === 0 ? words.none : words.intro}</p>
      <ul className="open-list">
        {rows.map((row) => (
          <li key={row.id} data-removed-row={row.id}>
            <Removed board={board} row={row} />
          </li>
        ))}
      </ul>
    </>
  )
}

function Removed({ board, row }: { board: Snapshot; row: Row }) {
  const device = useDevice()
  const onDesk = useOnDesk()
  const speaker = useSpeaker()
  const mayWrite = useCan()('rows.write', { own: false })
  const { text } = row
  return (
    <>
      <p className="open-place">
        {placeName(board, row.goal, row.actor)}
        <span>{matrixWords.state[row.state]}</span>
        {row.removedAt !== undefined && <span>{words.at(row.removedAt)}</span>}
      </p>
      <p className="open-words">
        {textOf(row)}
        {targetWords(row) !== '' && <b>{targetSaid(row)}</b>}
      </p>
      {mayWrite && (
        <p className="open-buttons">
          <Button
            aria-label={`${matrixWords.row.restore}：${text}`}
            onClick={() => {
              device.perform({ verb: 'rows.restore', row: row.id })
              onDesk({ do: 'go', goal: row.goal, row: row.id })
              speaker.announce(matrixWords.row.restored)
            }}
          >
            <UndoIcon />
            {matrixWords.row.restore}
          </Button>
        </p>
      )}
    </>
  )
}
