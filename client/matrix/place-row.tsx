import { useState } from 'react'
import { rowsInCell } from '../../shared/board/cells.ts'
import type { ActorId, GoalId } from '../../shared/board/ids.ts'
import type { Operation } from '../../shared/board/operations.ts'
import type { Row, Snapshot } from '../../shared/board/view.ts'
import { scheduleWords } from '../plan/schedule-words.ts'
import { useDevice } from '../sync/hooks.tsx'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { DownIcon, UpIcon } from '../ui/icons.tsx'
import { Notice } from '../ui/notice.tsx'
import { Phrases } from '../ui/phrases.tsx'
import { useSpeaker } from '../ui/status.tsx'
import { matrixWords } from '../words/matrix.ts'
import { PLAN } from '../words/plan.ts'
import { useWords } from '../words/provided.ts'
import { useOnDesk } from './desk-context.tsx'
import { MovePlaces } from './move-places.tsx'
import { placeName } from './places.ts'
import { asksForYears, positionOf, rowMoved, rowStepped } from './row-place.ts'
import { textOf } from './row-text.ts'

const words = matrixWords.place

interface PlaceRowProps {
  board: Snapshot
  row: Row
  onClose: () => void
}

/** うごかす for a row, by taps alone: up and down in its cell, or to another 誰が or goal. */
export function PlaceRow({ board, row: last, onClose }: PlaceRowProps) {
  const device = useDevice()
  const onDesk = useOnDesk()
  const speaker = useSpeaker()
  const row = board.rows.find(({ id }) => id === last.id) ?? last
  // Closed, it leads to where the row now stands.
  const close = () => {
    onClose()
    onDesk({ do: 'go', goal: row.goal, row: row.id })
  }
  const [asked, setAsked] = useState<{ goal: GoalId; actor: ActorId } | null>(null)
  const lost = row.removed || !board.rows.includes(row)
  const cell = rowsInCell(board, row.goal, row.matrix, row.actor)
  const at = positionOf(board, row)

  const step = (operation: Operation | null) => {
    if (!operation) return speaker.announce(words.end)
    device.perform(operation)
    speaker.announce(words.stepped(positionOf(device.state.board, row) + 1, cell.length))
  }
  const move = (goal: GoalId, actor: ActorId, years: 'kept' | 'dropped') => {
    device.perform(rowMoved(device.state.board, row, goal, actor, years))
    onDesk({ do: 'go', goal, row: row.id })
    speaker.announce(matrixWords.move.done(placeName(board, goal, actor)))
  }

  return (
    <Dialog title={words.title} onClose={close}>
      <div className="staff-form">
        <p className="form-quote">{textOf(row)}</p>
        {lost && <Notice>{matrixWords.row.gone}</Notice>}
        {!lost && asked && (
          <AskForYears
            years={row.years}
            place={placeName(board, asked.goal, asked.actor)}
            onMove={(years) => move(asked.goal, asked.actor, years)}
            onBack={() => setAsked(null)}
          />
        )}
        {!lost && !asked && (
          <>
            <section className="place-order">
              <h3>{words.order(placeName(board, row.goal, row.actor))}</h3>
              <p className="place-steps">
                <Button
                  aria-disabled={at <= 0}
                  onClick={() => step(rowStepped(device.state.board, row, -1))}
                >
                  <UpIcon />
                  {words.up}
                </Button>
                <Button
                  aria-disabled={at >= cell.length - 1}
                  onClick={() => step(rowStepped(device.state.board, row, 1))}
                >
                  <DownIcon />
                  {words.down}
                </Button>
              </p>
              <ol>
                {cell.map((one) => (
                  <li key={one.id} aria-current={one.id === row.id ? 'true' : undefined}>
                    {textOf(one)}
                  </li>
                ))}
              </ol>
            </section>
            <h3 className="place-elsewhere">
              <Phrases>{words.elsewhere}</Phrases>
            </h3>
            <MovePlaces
              board={board}
              isHere={(goal, actor) => row.goal === goal && row.actor === actor}
              onMove={(goal, actor) =>
                asksForYears(board, row, actor)
                  ? setAsked({ goal, actor })
                  : move(goal, actor, 'kept')
              }
            />
          </>
        )}
      </div>
    </Dialog>
  )
}

/** 期待される取組 has no schedule of its own: what becomes of the years is said and asked. */
function AskForYears({
  years,
  place,
  onMove,
  onBack,
}: {
  years: Row['years']
  place: string
  onMove: (years: 'kept' | 'dropped') => void
  onBack: () => void
}) {
  const planWords = useWords(PLAN)
  return (
    <section aria-label={words.years}>
      <h3>
        <Phrases>{words.years}</Phrases>
      </h3>
      <p>{words.yearsNow(place, scheduleWords(years, planWords))}</p>
      <p className="place-steps">
        <Button look="main" onClick={() => onMove('kept')}>
          {words.yearsKept}
        </Button>
        <Button onClick={() => onMove('dropped')}>{words.yearsDropped}</Button>
        <Button look="plain" onClick={onBack}>
          {words.yearsBack}
        </Button>
      </p>
    </section>
  )
}
