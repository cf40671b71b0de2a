import { type Context, Hono } from 'hono'
import type { Snapshot } from '../../shared/board/view.ts'
import { attachment, fileName } from '../export/file-name.ts'
import { Press } from '../export/press.ts'
import { planCsv } from '../export/table-csv.ts'
import { workbookAside } from '../export/workbook-aside.ts'
import type { BoardRecord } from '../store/registry.ts'
import type { OnBoard, Services } from './context.ts'
import { leading } from './guards.ts'
import { Problem } from './problems.ts'
import { snapshotOf } from './snapshot-cache.ts'

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
const CSV = 'text/csv; charset=utf-8'

/** What the ward takes home: files of the shown board, at any time, also of one that is closed. */
export function exports(services: Services): Hono<OnBoard> {
  const { clock, metrics } = services
  const press = new Press(clock, (files) => metrics.exportsWaiting.set(files))
  const app = new Hono<OnBoard>()
  const forTheWard = leading(services, 'staff')

  app.get('/api/boards/:id/export/plan.xlsx', forTheWard, async (c) => {
    const board = c.get('board')
    const made = await press.make(`${board.id} xlsx`, async () => {
      const shown = await shownOf(services, board)
      const title = shown.board.title ?? board.title
      return { title, body: await workbookAside({ board: shown, title, now: clock.now() }) }
    })
    return file(c, 'xlsx', XLSX, made)
  })

  app.get('/api/boards/:id/export/plan.csv', forTheWard, async (c) => {
    const board = c.get('board')
    const made = await press.make(`${board.id} csv`, async () => {
      const shown = await shownOf(services, board)
      return { title: shown.board.title ?? board.title, body: planCsv(shown) }
    })
    return file(c, 'csv', CSV, made)
  })

  function file<Body extends string | Uint8Array<ArrayBuffer>>(
    c: Context<OnBoard>,
    ending: string,
    type: string,
    { title, body }: { title: string; body: Body },
  ) {
    const { heldOn } = c.get('board')
    c.header('Content-Type', type)
    c.header('Content-Disposition', attachment(fileName({ title, heldOn }, ending, clock.now())))
    return c.body(body)
  }

  return app
}

async function shownOf({ rooms }: Services, { id }: BoardRecord): Promise<Snapshot> {
  const shown = await rooms.use(id, snapshotOf)
  if (!shown) throw new Problem('no-board')
  return shown
}
