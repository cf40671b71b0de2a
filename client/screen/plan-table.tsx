import { useId } from 'react'
import { strokes } from '../../shared/board/cells.ts'
import type { Matrix } from '../../shared/board/schema.ts'
import type { Actor, Row } from '../../shared/board/view.ts'
import { eraYear, shortLabel } from '../../shared/plan/years.ts'
import { screenWords } from '../words/screen.ts'
import { YearStroke } from './year-stroke.tsx'

export interface ActorRows {
  actor: Actor
  rows: readonly Row[]
  continued: boolean
}

export type Marked = ReadonlyMap<string, 'new' | 'changed'>

/** One of the goal's two tables, as the plan prints it: 誰が merged over its rows. */
export function PlanTable({
  matrix,
  groups,
  years,
  marked,
}: {
  matrix: Matrix
  groups: readonly ActorRows[]
  /** Empty where the table has no schedule. */
  years: readonly number[]
  marked: Marked
}) {
  const title = useId()
  return (
    <section className="screen-plan">
      <h2 id={title}>{screenWords.matrix[matrix]}</h2>
      <table aria-labelledby={title}>
        <Columns years={years} />
        <Heads years={years} />
        {groups.map(({ actor, rows, continued }) => (
          <tbody key={actor.id}>
            {rows.map((row, at) => (
              <tr key={row.id} data-fresh={marked.has(row.id)}>
                {at === 0 && (
                  <th scope="rowgroup" rowSpan={rows.length}>
                    {actor.plain || actor.name}
                    {continued && <small>{screenWords.continued}</small>}
                  </th>
                )}
                <RowCells row={row} years={years} marked={marked} />
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
  matrix,
  groups,
  years,
  marked,
}: {
  matrix: Matrix
  groups: readonly ActorRows[]
  years: readonly number[]
  marked: Marked
}) {
  return (
    <>
      <section className="screen-plan" data-measure={`${matrix} head`}>
        <h2>{screenWords.matrix[matrix]}</h2>
        <table>
          <Columns years={years} />
          <Heads years={years} />
        </table>
      </section>
      <section className="screen-plan">
        <table>
          <Columns years={years} />
          {groups.map(({ actor, rows }) => (
            <tbody key={actor.id}>
              <tr data-measure={`${matrix} ${actor.id}`}>
                <th>
                  {actor.plain || actor.name}
                  <small>{screenWords.continued}</small>
                </th>
              </tr>
              {rows.map((row) => (
                <tr key={row.id} data-measure={row.id}>
                  <th />
                  <RowCells row={row} years={years} marked={marked} />
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

function Heads({ years }: { years: readonly number[] }) {
  const eras = new Set(years.map((year) => eraYear(year).replace(/[元\d].*$/, '')))
  const [era] = eras
  const oneEra = eras.size === 1 && era !== undefined && era !== '' ? era : undefined
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
              <YearLabel label={shortLabel(year, oneEra ? 'era' : 'western')} />
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

function RowCells({ row, years, marked }: { row: Row; years: readonly number[]; marked: Marked }) {
  const mark = marked.get(row.id)
  return (
    <>
      <td>
        {row.state === 'asked' && <b className="screen-state">{screenWords.asked}</b>}
        {row.state === 'agreed' && <b className="screen-state screen-done">{screenWords.agreed}</b>}
        {mark && (
          <b className="screen-state screen-new">
            {mark === 'new' ? screenWords.joined : screenWords.changed}
          </b>
        )}
        <span className="screen-row-text">{row.text}</span>
        {row.target !== '' && (
          <span className="screen-target">{screenWords.target(row.target)}</span>
        )}
      </td>
      {strokes(row.years, years).map((stroke, at) => (
        <td key={years[at]} className="screen-year">
          <YearStroke stroke={stroke} />
        </td>
      ))}
    </>
  )
}
