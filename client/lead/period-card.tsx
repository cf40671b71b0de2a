import { useId, useState } from 'react'
import type { Period } from '../../shared/board/field-types.ts'
import { scheduledRows } from '../../shared/board/scheduled-rows.ts'
import { formatFiscalYear } from '../../shared/plan/years.ts'
import { useBoard, useDevice } from '../sync/hooks.tsx'
import { useNow } from '../timer/use-now.ts'
import { Button } from '../ui/button.tsx'
import { Phrases } from '../ui/phrases.tsx'
import { useSpeaker } from '../ui/status.tsx'
import { leadWords } from '../words/lead.ts'
import { shiftsRows } from '../words/plan-terms.ts'
import { shifted, yearChoices } from './years.ts'

/** The plan's fiscal years: all columns move together. */
export function PeriodCard({ mayLead }: { mayLead: boolean }) {
  const all = useBoard()
  const { board } = all
  if (!board.period) return null
  return (
    <section className="lead-card" aria-labelledby="lead-period">
      <h2 id="lead-period">
        <Phrases>{leadWords.period}</Phrases>
      </h2>
      <p className="lead-strong">
        <span className="lead-whole">{`${formatFiscalYear(board.period.from)}〜`}</span>{' '}
        <span className="lead-whole">{formatFiscalYear(board.period.to)}</span>
      </p>
      {mayLead && (
        <Shift key={board.period.from} period={board.period} scheduled={scheduledRows(all)} />
      )}
    </section>
  )
}

function Shift({ period, scheduled }: { period: Period; scheduled: number }) {
  const device = useDevice()
  const speaker = useSpeaker()
  const [from, setFrom] = useState(period.from)
  const now = useNow()
  const field = useId()
  const help = useId()
  const next = shifted(period, from)
  const moves = from !== period.from
  return (
    <div className="lead-field">
      <label htmlFor={field}>{leadWords.firstYear}</label>
      <select
        id={field}
        aria-describedby={help}
        value={from}
        onChange={(event) => setFrom(Number(event.currentTarget.value))}
      >
        {yearChoices(now, period.from).map((year) => (
          <option key={year} value={year}>
            {formatFiscalYear(year)}
          </option>
        ))}
      </select>
      <p id={help}>
        {moves
          ? `${leadWords.shiftTo(formatFiscalYear(next.from), formatFiscalYear(next.to))}${shiftsRows(scheduled)}`
          : leadWords.shiftHelp}
      </p>
      {moves && (
        <Button
          onClick={() => {
            device.perform({ verb: 'board.shift', from })
            speaker.announce(leadWords.shifted)
          }}
        >
          {leadWords.shift}
        </Button>
      )}
    </div>
  )
}
