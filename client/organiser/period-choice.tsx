import { useId } from 'react'
import type { Period } from '../../shared/board/field-types.ts'
import { MOST_YEARS_BESIDE, yearBlocks } from '../../shared/plan/year-blocks.ts'
import { formatFiscalYear, yearsOf } from '../../shared/plan/years.ts'
import { yearChoices } from '../lead/years.ts'
import { Choices } from '../ui/choices.tsx'
import { boardsWords } from '../words/boards.ts'
import { type BoardDraft, chooseYears, endChoices, startFrom } from './board-draft.ts'

/** The fiscal years of the plan's table: as the plan prints them, or chosen. */
export function PeriodChoice({
  draft,
  now,
  printed,
  onDraft,
}: {
  draft: BoardDraft
  now: number
  /** The chosen plan has years of its own; which ones, where it says so. */
  printed: { years: Period | undefined } | null
  onDraft: (draft: BoardDraft) => void
}) {
  const ids = { from: useId(), to: useId() }
  const { from, to } = draft.period
  const chosen = printed === null || draft.span === 'chosen'
  const tables = yearBlocks(yearsOf({ from, to })).length
  return (
    <div>
      {printed ? (
        <Choices
          legend={boardsWords.period}
          chosen={draft.span}
          onChoose={(span) => onDraft({ ...draft, span, ownPeriod: true })}
          choices={[
            {
              value: 'printed',
              label: printed.years ? (
                <>
                  {boardsWords.asPrinted}
                  <small>{boardsWords.yearsOf(printed.years)}</small>
                </>
              ) : (
                boardsWords.asPrinted
              ),
            },
            { value: 'chosen', label: boardsWords.chosen },
          ]}
        />
      ) : (
        <p className="lead-strong">{boardsWords.period}</p>
      )}
      {chosen && (
        <div className="boards-pair">
          <div className="lead-field">
            <label htmlFor={ids.from}>{boardsWords.from}</label>
            <select
              id={ids.from}
              value={from}
              onChange={(event) => onDraft(startFrom(draft, Number(event.currentTarget.value)))}
            >
              {yearChoices(now, from).map((year) => (
                <option key={year} value={year}>
                  {formatFiscalYear(year)}
                </option>
              ))}
            </select>
          </div>
          <div className="lead-field">
            <label htmlFor={ids.to}>{boardsWords.to}</label>
            <select
              id={ids.to}
              value={to}
              onChange={(event) =>
                onDraft(chooseYears(draft, { from, to: Number(event.currentTarget.value) }))
              }
            >
              {endChoices(from).map((year) => (
                <option key={year} value={year}>
                  {formatFiscalYear(year)}
                </option>
              ))}
            </select>
          </div>
          <p className="lead-sub">{boardsWords.yearsOf(draft.period)}</p>
        </div>
      )}
      {chosen && tables > 1 && <p>{boardsWords.yearTables(tables, MOST_YEARS_BESIDE)}</p>}
    </div>
  )
}
