import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Worker } from 'node:worker_threads'
import type { Snapshot } from '../../shared/board/view.ts'
import { planWorkbook } from './workbook.ts'

export interface Order {
  board: Snapshot
  title: string
  now: number
}

/** The build lays it beside the server. Run from its sources, the server has none. */
const THREAD = join(dirname(fileURLToPath(import.meta.url)), 'workbook-thread.js')

/** plan.xlsx made in a thread of its own: thousands of notes take half a second, and a hall is writing. */
export function workbookAside(order: Order): Promise<Uint8Array<ArrayBuffer>> {
  if (!existsSync(THREAD)) return planWorkbook(order.board, order.title, order.now)
  return new Promise((resolve, reject) => {
    const thread = new Worker(THREAD, { workerData: order })
    thread.once('message', resolve)
    thread.once('error', reject)
    thread.once('exit', (code) => reject(new Error(`the workbook's thread ended with ${code}`)))
  })
}
