import type { ReactNode } from 'react'
import type { Matrix } from '../../shared/board/field-types.ts'
import { YearHeads } from '../schedule/year-heads.tsx'
import { printWords as words } from '../words/print.ts'

/** The columns and heads of a goal's table, with rows or without. */
export function TableFrame({
  matrix,
  years,
  withState,
  measure,
  children,
}: {
  matrix: Matrix
  /** Empty where the table has no schedule. */
  years: readonly number[]
  withState: boolean
  /** The name under which the heads' height is asked for. */
  measure?: string | undefined
  children: ReactNode
}) {
  const dated = years.length > 0
  const down = dated ? 2 : 1
  return (
    <table className="print-table" aria-label={words.matrix[matrix]} data-years={years.length}>
      <colgroup>
        <col className="print-col-who" />
        <col />
        {years.map((year) => (
          <col key={year} className="print-col-year" />
        ))}
        {withState && <col className="print-col-state" />}
      </colgroup>
      <thead data-measure={measure}>
        <tr>
          <th scope="col" rowSpan={down}>
            {words.who}
          </th>
          <th scope="col" rowSpan={down}>
            {words.matrix[matrix]}
            {dated && <span className="print-legend">{words.legend}</span>}
          </th>
          {dated && (
            <th scope="colgroup" colSpan={years.length}>
              {words.schedule}
            </th>
          )}
          {withState && (
            <th scope="col" rowSpan={down}>
              {words.newState}
            </th>
          )}
        </tr>
        {dated && (
          <tr>
            <YearHeads period={years} />
          </tr>
        )}
      </thead>
      {children}
    </table>
  )
}
