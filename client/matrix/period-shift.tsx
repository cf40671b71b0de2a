import { useId, useState } from 'react'
import { scheduledRows } from '../../shared/board/scheduled-rows.ts'
import type { Snapshot } from '../../shared/board/view.ts'
import { parseFiscalYear } from '../../shared/plan/years.ts'
import { useCan, useDevice } from '../sync/hooks.tsx'
import { Button } from '../ui/button.tsx'
import { Phrases } from '../ui/phrases.tsx'
import { useSpeaker } from '../ui/status.tsx'
import { matrixWords } from '../words/matrix.ts'
import { shiftsRows } from '../words/plan-terms.ts'

const words = matrixWords.period
const EARLIEST = 1990
const LATEST = 2100

/** Moves the whole plan to another first year, after showing what it will be. */
export function PeriodShift({ board }: { board: Snapshot }) {
  const device = useDevice()
  const speaker = useSpeaker()
  const can = useCan()
  const id = useId()
  const { period } = board.board
  const [written, setWritten] = useState<string | null>(null)
  if (!period) return null

  const scheduled = scheduledRows(board)
  const read = parseFiscalYear(written ?? '')
  const from = read !== undefined && read >= EARLIEST && read <= LATEST ? read : null
  const to = from === null ? null : from + period.to - period.from

  return (
    <section className="period-shift">
      <h3>
        <Phrases>{words.title}</Phrases>
      </h3>
      <p>{words.now(period.from, period.to)}</p>
      {can('plan.write', { own: false }) && written === null && (
        <Button onClick={() => setWritten(String(period.from))}>{words.change}</Button>
      )}
      {written !== null && (
        <>
          <label htmlFor={id}>{words.first}</label>
          <input
            id={id}
            value={written}
            inputMode="numeric"
            autoComplete="off"
            aria-describedby={`${id}-preview`}
            onChange={(event) => setWritten(event.target.value)}
          />
          <p id={`${id}-preview`} className="form-hint">
            {from === null || to === null
              ? words.wrong
              : `${words.preview(from, to)}${shiftsRows(scheduled)}`}
          </p>
          {from !== null && to !== null && from !== period.from && (
            <Button
              onClick={() => {
                device.perform({ verb: 'board.shift', from })
                setWritten(null)
                speaker.announce(words.done(from, to))
              }}
            >
              {words.confirm(from)}
            </Button>
          )}
        </>
      )}
    </section>
  )
}
