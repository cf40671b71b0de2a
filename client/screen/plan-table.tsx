import { useId } from 'react'
import { reasonOf } from '../../shared/board/agreement.ts'
import type { Matrix } from '../../shared/board/field-types.ts'
import { strokes } from '../../shared/board/strokes.ts'
import { targetWords } from '../../shared/board/target-said.ts'
import type { Actor, Row, Snapshot } from '../../shared/board/view.ts'
import { eraYear } from '../../shared/plan/year-names.ts'
import { shortLabel } from '../../shared/plan/years.ts'
import { AgreedChange } from '../plan/change-note.tsx'
import { screenWords } from '../words/screen.ts'
import { takerNames } from './agreed.ts'
import { YearStroke } from './year-stroke.tsx'

export interface ActorRows {
  actor: Actor
  rows: readonly Row[]
  continued: boolean
}

export type Marked = ReadonlyMap<string, 'new' | 'changed'>

/** A row, or a name, in one of the tables: of many years it stands in several. */
export const rowKey = (table: string, id: string) => `${table} ${id}`

/** One of the goal's two tables, as the plan prints it: 誰が merged over its rows. */
export function PlanTable({
  matrix,
  groups,
  years,
  marked,
  board,
}: {
  matrix: Matrix
  groups: readonly ActorRows[]
  /** Empty where the table has no schedule. */
  years: readonly number[]
  marked: Marked
  board: Snapshot
}) {
  const title = useId()
  return (
    <section className="screen-plan">
      <h2 id={title}>{screenWords.matrix[matrix]}</h2>
      <table aria-labelledby={title} data-years={years.length}>
        <Columns years={years} />
        <Heads years={years} />
        {groups.map(({ actor, rows, continued }) => (
          <tbody key={actor.id}>
            {rows.map((row, at) => (
              <tr key={row.id} data-row={row.id} data-fresh={marked.has(row.id)}>
                {at === 0 && (
                  <th scope="rowgroup" rowSpan={rows.length}>
                    {actor.plain || actor.name}
                    {continued && <small>{screenWords.continued}</small>}
                  </th>
                )}
                <RowCells board={board} row={row} years={years} marked={marked} />
              </tr>
            ))}
          </tbody>
        ))}
      </table>
    </section>
  )
}

/** The same table laid out unseen, each row and each name by itself, to learn their heights. */
export function MeasuredPlan({
  table,
  matrix,
  groups,
  years,
  marked,
  board,
}: {
  table: string
  matrix: Matrix
  groups: readonly ActorRows[]
  years: readonly number[]
  marked: Marked
  board: Snapshot
}) {
  return (
    <>
      <section className="screen-plan" data-measure={`${table} head`}>
        <h2>{screenWords.matrix[matrix]}</h2>
        <table data-years={years.length}>
          <Columns years={years} />
          <Heads years={years} />
        </table>
      </section>
      <section className="screen-plan">
        <table data-years={years.length}>
          <Columns years={years} />
          {groups.map(({ actor, rows }) => (
            <tbody key={actor.id}>
              <tr data-measure={rowKey(table, actor.id)}>
                <th>
                  {actor.plain || actor.name}
                  <small>{screenWords.continued}</small>
                </th>
              </tr>
              {rows.map((row) => (
                <tr key={row.id} data-measure={rowKey(table, row.id)}>
                  <th />
                  <RowCells board={board} row={row} years={years} marked={marked} />
                </tr>
              ))}
            </tbody>
          ))}
        </table>
      </section>
    </>
  )
}

function Columns({ years }: { years: readonly number[] }) {
  return (
    <colgroup>
      <col className="screen-col-who" />
      <col />
      {years.map((year) => (
        <col key={year} className="screen-col-year" />
      ))}
    </colgroup>
  )
}

/** 令和 of 令和9年度: the era in which the year's April fell. */
const eraOf = (year: number) => eraYear(year).replace(/[元\d].*$/, '')

function Heads({ years }: { years: readonly number[] }) {
  const eras = new Set(years.map(eraOf))
  const [era] = eras
  const oneEra = eras.size === 1 && era !== '' ? era : undefined
  return (
    <thead>
      <tr>
        <th scope="col" rowSpan={years.length > 0 ? 2 : 1}>
          {screenWords.who}
        </th>
        <th scope="col" rowSpan={years.length > 0 ? 2 : 1}>
          {screenWords.what}
        </th>
        {years.length > 0 && (
          <th scope="colgroup" colSpan={years.length}>
            {screenWords.schedule(oneEra)}
          </th>
        )}
      </tr>
      {years.length > 0 && (
        <tr>
          {years.map((year) => (
            <th key={year} scope="col">
              {!oneEra && <span className="screen-era">{eraOf(year)}</span>}
              <YearLabel label={shortLabel(year)} />
            </th>
          ))}
        </tr>
      )}
    </thead>
  )
}

/** 9年度; where the column is narrow the eye gets the figure alone. */
function YearLabel({ label }: { label: string }) {
  const figure = label.replace('年度', '')
  return (
    <>
      {figure}
      <span className="screen-nendo">{screenWords.nendo}</span>
    </>
  )
}

function RowCells({
  board,
  row,
  years,
  marked,
}: {
  board: Snapshot
  row: Row
  years: readonly number[]
  marked: Marked
}) {
  const mark = marked.get(row.id)
  const took = takerNames(board, row)
  const reason = reasonOf(row)
  return (
    <>
      <td>
        {row.state !== 'plan' && (
          <b className={`screen-state ${row.state === 'agreed' ? 'screen-done' : ''}`}>
            {screenWords.states[row.state]}
            {took.length > 0 && `　${took.join('・')}`}
          </b>
        )}
        {mark && (
          <b className="screen-state screen-new">
            {mark === 'new' ? screenWords.joined : screenWords.changed}
          </b>
        )}
        <span className="screen-row-text">{row.text}</span>
        {targetWords(row) !== '' && (
          <span className="screen-target">{screenWords.target(targetWords(row))}</span>
        )}
        {reason && <span className="screen-target">{screenWords.reason(reason)}</span>}
        <AgreedChange board={board} row={row} />
      </td>
      {strokes(row.years, years).map((stroke, at) => (
        <td key={years[at]} className="screen-year">
          <YearStroke stroke={stroke} />
        </td>
      ))}
    </>
  )
}
