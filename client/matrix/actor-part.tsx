import { useMemo } from 'react'
import type { Matrix } from '../../shared/board/field-types.ts'
import { type GoalId, newId, type RowId } from '../../shared/board/ids.ts'
import { matrixFor } from '../../shared/board/rows.ts'
import type { Actor, Snapshot } from '../../shared/board/view.ts'
import { useDropPlace } from '../drag/drag.tsx'
import { chance } from '../seat/chance.ts'
import { useCan, useDevice } from '../sync/hooks.tsx'
import { useSpeaker } from '../ui/status.tsx'
import { matrixWords } from '../words/matrix.ts'
import { CellNotes } from './cell-notes.tsx'
import { rowsInHand } from './desk.ts'
import { useDesk, useOnDesk } from './desk-context.tsx'
import { rowsShown, sourcesChanged } from './in-place.ts'
import { emptyRow, rowAdded } from './row-draft.ts'
import { RowLine } from './row-line.tsx'

interface ActorPartProps {
  board: Snapshot
  goal: GoalId
  matrix: Matrix
  actor: Actor
  period: readonly number[] | null
}

/** One 誰が of a matrix: its name merged over its rows, and its notes on top. */
export function ActorPart({ board, goal, matrix, actor, period }: ActorPartProps) {
  const desk = useDesk()
  const mayWrite = useCan()('rows.write', { own: false })
  const own = matrixFor(actor.kind) === matrix
  const drop = useDropPlace({ goal, actor: actor.id }, own)
  const rows = rowsShown(board, goal, matrix, actor.id, rowsInHand(desk))
  const addRow = useAddRow(board, goal, actor)
  const lines = rows.length + (own ? 1 : 0)
  const who = useMemo(
    () => (
      <th scope="rowgroup" rowSpan={lines} className="who">
        {actor.name}
      </th>
    ),
    [lines, actor.name],
  )

  return (
    <tbody
      ref={drop.setNodeRef}
      data-drop={drop.waiting ? (drop.over ? 'over' : 'waiting') : undefined}
    >
      {rows.map(({ row, lost }, at) => (
        <RowLine
          key={row.id}
          row={row}
          lost={lost}
          who={at === 0 ? who : null}
          period={period}
          writing={desk.writing?.row.id === row.id ? desk.writing.field : null}
          mayWrite={mayWrite}
          goals={board.goals}
          actors={board.actors}
          from={board.board.period?.from}
          changed={sourcesChanged(board, row)}
        />
      ))}
      {own && (
        <tr className="notes-line">
          {rows.length === 0 && who}
          <td colSpan={1 + (period?.length ?? 0)} tabIndex={-1} data-cell={`${goal}/${actor.id}`}>
            <CellNotes
              board={board}
              goal={goal}
              actor={actor}
              onAddRow={mayWrite ? addRow : null}
            />
          </td>
        </tr>
      )}
    </tbody>
  )
}

/** Puts an empty row at the end and the pen into it. */
function useAddRow(board: Snapshot, goal: GoalId, actor: Actor) {
  const device = useDevice()
  const onDesk = useOnDesk()
  const speaker = useSpeaker()
  return () => {
    const id = newId<RowId>(chance)
    device.perform(rowAdded(board, emptyRow(goal, actor.id), id))
    const row = device.state.board.rows.find((one) => one.id === id)
    if (row) onDesk({ do: 'write', row, field: 'text' })
    speaker.announce(matrixWords.row.added)
  }
}
