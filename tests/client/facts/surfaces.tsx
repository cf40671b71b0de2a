import type { ReactNode } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { Route, Router } from 'wouter'
import { Carrying } from '../../../client/drag/drag.tsx'
import { seen } from '../../../client/lead/hall.ts'
import { AgreedView } from '../../../client/matrix/agreed-view.tsx'
import { DeskProvider } from '../../../client/matrix/desk-context.tsx'
import { GoalView } from '../../../client/matrix/goal-view.tsx'
import { PlanOfActor } from '../../../client/plan/plan-of-actor.tsx'
import PlanRows from '../../../client/plan/plan-rows.tsx'
import {
  nameKey,
  TableOnPage,
  tablesOf as tablesOnPaper,
} from '../../../client/print/plan-table.tsx'
import { AgreedRow } from '../../../client/screen/agreed-view.tsx'
import { PlanTable as WallTable } from '../../../client/screen/plan-table.tsx'
import { tablesOf } from '../../../client/screen/plan-view.tsx'
import { thanksCounts } from '../../../client/screen/thanks-view.tsx'
import { DeviceProvider } from '../../../client/sync/hooks.tsx'
import { StatusRegion } from '../../../client/ui/status.tsx'
import { PLAN } from '../../../client/words/plan.ts'
import { agreedList } from '../../../shared/board/agreed-list.ts'
import { footnotesOf } from '../../../shared/board/footnotes.ts'
import { cellGaps, undecided } from '../../../shared/board/gaps.ts'
import type { RowId } from '../../../shared/board/ids.ts'
import type { Row, Snapshot } from '../../../shared/board/view.ts'
import type { FakeDevice } from '../fake-device.ts'
import {
  classed,
  found,
  having,
  type Markup,
  ownText,
  parseMarkup,
  textIn,
  textOf,
} from './markup.ts'
import { byRow, paperRow, phoneRows, recordLine, UNWRITTEN, wallLine } from './readers.ts'
import {
  changesIn,
  namesIn,
  plainYears,
  type Said,
  type Surface,
  targetIn,
  yearsInWords,
} from './said.ts'

const rendered = (node: ReactNode): Markup => parseMarkup(renderToStaticMarkup(node))

/** A staff seat's page, as its device has it at this moment. */
function Desk({ device, children }: { device: FakeDevice; children: ReactNode }) {
  return (
    <StatusRegion>
      <DeviceProvider device={device}>
        <Router ssrPath="/b/b1/staff">
          <Route path="/b/:board/staff">
            <DeskProvider>
              <Carrying
                heldName={() => ''}
                placeName={() => ''}
                isHome={() => true}
                onDrop={() => {}}
              >
                {children}
              </Carrying>
            </DeskProvider>
          </Route>
        </Router>
      </DeviceProvider>
    </StatusRegion>
  )
}

/** 記録: both tables of every goal. Rows in which nothing is written stand there to be written. */
export function record(device: FakeDevice): Surface {
  const { board } = device.state
  return new Map(
    board.goals.flatMap((goal) =>
      byRow(
        rendered(
          <Desk device={device}>
            <GoalView board={board} goal={goal} />
          </Desk>,
        ),
        'data-row',
        (line) => recordLine(board, line),
      ),
    ),
  )
}

/** 合意を読みあげる, at 記録. */
export function readAloud(device: FakeDevice): Surface {
  const { board } = device.state
  const page = rendered(
    <Desk device={device}>
      <AgreedView board={board} />
    </Desk>,
  )
  return new Map(
    byRow(page, 'data-agreed', (entry) => {
      const words = found(entry, classed('agreed-words'))[0]
      const number = textIn(entry, 'agreed-number')
      const text = ownText(words)
      return {
        state: 'agreed',
        takers: namesIn(
          board,
          textOf(found(entry, classed('agreed-foot'))[0]).split('が')[0] ?? '',
        ),
        text: text === UNWRITTEN ? '' : text,
        target: targetIn(textOf(words?.children[1])),
        years: plainYears(
          found(entry, (one) => one.name === 'p' && one.attributes.class === undefined)
            .map(textOf)
            .join(''),
        ),
        changed: changesIn(entry).changed,
        ...(number === '' ? {} : { number: Number(number) }),
      }
    }),
  )
}

/** React takes no key out of spread properties. */
const withoutKey = <T extends object>(table: T & { key?: unknown }) => {
  const { key: _, ...props } = table
  return props
}

/** 投影: the goals' tables. */
export function wall(board: Snapshot): Surface {
  const marked = new Map()
  return new Map(
    board.goals.flatMap((goal) =>
      tablesOf(board, goal).flatMap((table) =>
        byRow(
          rendered(<WallTable {...withoutKey(table)} marked={marked} board={board} />),
          'data-row',
          (line) => wallLine(board, line, table.years),
        ),
      ),
    ),
  )
}

/** 投影: what was agreed today. */
export function wallAgreed(board: Snapshot, now: number, heldOn: string | null): Surface {
  const list = agreedList(board, { now, heldOn })
  const page = rendered(
    list.rows.map((agreed) => (
      <AgreedRow
        key={agreed.row.id}
        board={board}
        agreed={agreed}
        arrivals={{ marked: new Map() }}
      />
    )),
  )
  return new Map(
    byRow(page, 'data-agreed', (entry) => {
      const foot = textOf(found(entry, classed('screen-note-foot'))[0])
      return {
        state: 'agreed',
        takers: namesIn(board, ownText(found(entry, classed('screen-who'))[0])),
        text: textIn(entry, 'screen-note-text'),
        target: /目標：([\s\S]*)$/.exec(foot)?.[1] ?? '',
        changed: changesIn(entry).changed,
        number: Number.parseInt(textIn(entry, 'screen-agreed-number'), 10),
      }
    }),
  )
}

/** 参加: いまの計画, of every goal and 誰が; and how many it says there are. */
export function phone(device: FakeDevice): { rows: Surface; count: number } {
  const { board } = device.state
  let count = 0
  const rows = board.goals.flatMap((goal) =>
    board.actors.flatMap((actor) => {
      const part = rendered(
        <DeviceProvider device={device}>
          <StatusRegion>
            <PlanOfActor goal={goal} actor={actor} />
          </StatusRegion>
          <PlanRows goal={goal} actor={actor} />
        </DeviceProvider>,
      )
      const [summary] = found(part, (one) => one.name === 'summary')
      count += Number(/(\d+)件$/.exec(textOf(summary))?.[1])
      return phoneRows(board, part)
    }),
  )
  return { rows: new Map(rows), count }
}

/** 計画の表, to print: a row may stand on several lines, and its years in several tables. */
export function paper(board: Snapshot): Surface {
  const lines = new Map<RowId, { years: readonly number[]; line: Markup }[]>()
  for (const table of board.goals.flatMap((goal) => tablesOnPaper(board, goal, PLAN.words))) {
    const groups = table.groups.map(({ actor, rows }) => ({
      key: nameKey(table, actor),
      rows: rows.map(({ key }) => key),
      continued: false,
    }))
    const page = rendered(
      <TableOnPage table={table} withState footnotes={footnotesOf([])} groups={groups} />,
    )
    for (const line of found(page, having('data-row'))) {
      const id = line.attributes['data-row'] as RowId
      lines.set(id, [...(lines.get(id) ?? []), { years: table.years, line }])
    }
  }
  return new Map([...lines].map(([id, of]) => [id, paperRow(board, of)]))
}

const isWritten = ({ text, target, agreed, asPrinted }: Row) =>
  [text, target, agreed?.text, agreed?.target, asPrinted?.text, asPrinted?.target].some(
    (words) => (words ?? '').replace(/[\s\u200b]/g, '') !== '',
  )

/** board.json, by its plain keys alone. */
export function json(board: Snapshot): Surface {
  const read = JSON.parse(JSON.stringify(board)) as Snapshot
  const order = read.actors.map(({ id }) => id as string)
  return new Map(
    read.rows
      .filter((row) => !row.removed && isWritten(row))
      .map((row): [RowId, Said] => [
        row.id,
        {
          state: row.state,
          takers: Object.keys(row.takers).sort((a, b) => order.indexOf(a) - order.indexOf(b)),
          text: row.text,
          target: row.target,
          years: yearsInWords(
            Object.entries(row.years).map(([year, mark]) => [Number(year), mark]),
          ),
          reason: row.state === 'held' || row.state === 'declined' ? row.reason : '',
          inPlan: row.state !== 'held' && row.state !== 'declined',
        },
      ]),
  )
}

/** How many there are of what, by each surface that counts it. */
export function counts(board: Snapshot, now: number, heldOn: string | null) {
  const open = undecided(board)
  const thanks = thanksCounts(board, { now, heldOn })
  const evening = { now, heldOn }
  const view = (goal: Snapshot['goals'][number]) =>
    seen(
      { ...board, board: { ...board.board, focus: { goal: goal.id, view: 'plan' } } },
      { code: '123456' },
      evening,
    ).lines.join()
  const numbers = board.goals.map((goal) => (view(goal).match(/\d+(?=件)/g) ?? []).map(Number))
  const sum = (at: readonly number[]) =>
    numbers.reduce((all, one) => all + at.reduce((some, which) => some + (one[which] ?? 0), 0), 0)
  return {
    inPlan: {
      gaps: cellGaps(board).reduce((all, { rows }) => all + rows.length, 0),
      lead: sum([0, 1]),
    },
    asked: { undecided: open.asked.length, thanks: thanks.asked, lead: sum([2]) },
    agreedToday: { thanks: thanks.agreed },
    held: open.held.length,
    declined: open.declined.length,
  }
}
