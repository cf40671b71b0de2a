import { reasonOf } from '../../shared/board/agreement.ts'
import { MATRICES, type Matrix } from '../../shared/board/field-types.ts'
import type { Footnotes } from '../../shared/board/footnotes.ts'
import { isDated, shownTable } from '../../shared/board/tables.ts'
import { targetSaid, targetWords } from '../../shared/board/target-said.ts'
import type { Actor, Goal, Row, Snapshot } from '../../shared/board/view.ts'
import { yearBlocks } from '../../shared/plan/year-blocks.ts'
import { yearsOf } from '../../shared/plan/years.ts'
import type { PhoneWords } from '../words/phone.ts'
import { printWords as words } from '../words/print.ts'
import { type RowPart, rowParts } from './row-parts.ts'
import { changeWords, RowStateWords, saidBy } from './row-state.tsx'
import { TableFrame } from './table-frame.tsx'
import { YearMarks } from './year-marks.tsx'

/** One of a goal's tables, or a part of its years where the plan has more than fit side by side. */
export interface PlanTable {
  key: string
  matrix: Matrix
  years: readonly number[]
  groups: readonly { actor: Actor; rows: readonly PrintedRow[] }[]
}

export interface PrintedRow {
  key: string
  row: Row
  part: RowPart
}

export function tablesOf(
  board: Snapshot,
  goal: Goal,
  plan: PhoneWords['plan'],
): readonly PlanTable[] {
  const { period } = board.board
  return MATRICES.flatMap((matrix) => {
    const groups = shownTable(board, goal.id, matrix)
    const dated = isDated(
      matrix,
      groups.flatMap(({ rows }) => rows),
      period,
    )
    const blocks = dated && period ? yearBlocks(yearsOf(period)) : [[]]
    return blocks.map((years) => {
      const key = `${goal.id} ${matrix} ${years[0] ?? ''}`
      return {
        key,
        matrix,
        years,
        groups: groups.map(({ actor, rows }) => ({
          actor,
          rows: rows.flatMap((row) =>
            rowParts({
              text: row.text,
              change: changeWords(board, row, plan),
              said: saidBy(board, row),
              reason: reasonOf(row),
            }).map((part, at) => ({
              key: `${key} ${row.id} ${at}`,
              row,
              part,
            })),
          ),
        })),
      }
    })
  })
}

export const nameKey = (table: PlanTable, actor: Actor) => `${table.key} ${actor.id}`
export const emptyKey = (table: PlanTable) => `${table.key} empty`

interface OnPaper {
  table: PlanTable
  withState: boolean
  footnotes: Footnotes
}

/** What of the table stands on one page. */
export function TableOnPage({
  table,
  withState,
  footnotes,
  groups,
}: OnPaper & { groups: readonly { key: string; rows: readonly string[]; continued: boolean }[] }) {
  const { matrix, years } = table
  return (
    <TableFrame matrix={matrix} years={years} withState={withState}>
      {table.groups.length === 0 && <NoRows table={table} withState={withState} />}
      {groups.map(({ key, rows, continued }) => {
        const group = table.groups.find(({ actor }) => nameKey(table, actor) === key)
        const here = group?.rows.filter((row) => rows.includes(row.key)) ?? []
        return (
          <tbody key={key}>
            {here.map((row, at) => (
              <tr key={row.key} data-row={row.row.id} data-goes-on={!row.part.first && at > 0}>
                {at === 0 && <Who actor={group?.actor} down={here.length} continued={continued} />}
                <RowCells row={row} years={years} withState={withState} footnotes={footnotes} />
              </tr>
            ))}
          </tbody>
        )
      })}
    </TableFrame>
  )
}

/** The same laid out unseen, each row and each name by itself, to learn their heights. */
export function MeasuredTable({ table, withState, footnotes }: OnPaper) {
  const { key, matrix, years, groups } = table
  return (
    <TableFrame matrix={matrix} years={years} withState={withState} measure={key}>
      {groups.length === 0 && <NoRows table={table} withState={withState} />}
      {groups.map(({ actor, rows }) => (
        <tbody key={actor.id}>
          <tr data-measure={nameKey(table, actor)}>
            <Who actor={actor} down={1} continued />
          </tr>
          {rows.map((row) => (
            <tr key={row.key} data-measure={row.key}>
              <th />
              <RowCells row={row} years={years} withState={withState} footnotes={footnotes} />
            </tr>
          ))}
        </tbody>
      ))}
    </TableFrame>
  )
}

function NoRows({ table, withState }: { table: PlanTable; withState: boolean }) {
  return (
    <tbody>
      <tr data-measure={emptyKey(table)}>
        <th scope="row" />
        <td colSpan={1 + table.years.length + (withState ? 1 : 0)}>{words.noRows}</td>
      </tr>
    </tbody>
  )
}

function Who({
  actor,
  down,
  continued,
}: {
  actor: Actor | undefined
  down: number
  continued: boolean
}) {
  return (
    <th scope="rowgroup" rowSpan={down} className="print-who">
      {actor?.name}
      {continued && <small>{words.continued}</small>}
    </th>
  )
}

function RowCells({
  row: { row, part },
  years,
  withState,
  footnotes,
}: {
  row: PrintedRow
  years: readonly number[]
  withState: boolean
  footnotes: Footnotes
}) {
  return (
    <>
      <td className="print-what">
        {part.first ? words.marked('・', part.text) : part.text}
        {part.ends && targetWords(row) !== '' && (
          <b className="print-target" data-lines={/[\r\n]/.test(targetWords(row))}>
            {targetSaid(row)}
          </b>
        )}
        {part.ends &&
          footnotes
            .numbersOf(row)
            .map((number) => <sup key={number}>{words.footMark(number)}</sup>)}
        {part.change !== '' && <span className="print-change">{part.change}</span>}
      </td>
      {years.length > 0 && <YearMarks years={part.first ? row.years : {}} of={years} />}
      {withState && (
        <td className="print-state">
          <RowStateWords state={row.state} part={part} />
        </td>
      )}
    </>
  )
}
