import { parentPort, workerData } from 'node:worker_threads'
import { planWorkbook } from './workbook.ts'
import type { Order } from './workbook-aside.ts'

const { board, title, now } = workerData as Order
parentPort?.postMessage(await planWorkbook(board, title, now))
