import type { BoardId, Chance } from '../../shared/board/ids.ts'
import { dayIn } from '../../shared/tokyo.ts'
import type { Clock } from '../clock.ts'
import type { Logger } from '../logger.ts'
import type { Metrics } from '../metrics.ts'
import type { Store } from '../store/sqlite.ts'
import { troubleWithDisk } from '../store/trouble.ts'
import type { Rooms } from '../sync/rooms.ts'
import { DAY_MS, type Keep } from './ages.ts'
import { type ClockSays, reckon } from './date.ts'
import { deleteAged } from './delete-aged.ts'

interface DailyOptions {
  store: Pick<Store, 'ageing' | 'log'>
  rooms: Pick<Rooms, 'alone'>
  folder: string
  keep: Keep
  clock: Clock
  chance: Chance
  logger: Logger
  metrics: Pick<Metrics, 'deletedByAge' | 'ageingHeld'>
  /** Does something so many ms later, however the clock is set; it alone keeps no process alive. */
  later: (ms: number, run: () => void) => void
}

/** The hall comes in by then, or is still at home. */
const FIRST_MS = 60_000

const HELD: Record<Exclude<ClockSays, 'right'>, readonly [ja: string, en: string]> = {
  ahead: [
    '前に使った日から間があいています。時計が正しいかを日をおいて確かめてから、古くなったものを消します。',
    'There was a pause: what is over its age is deleted when the clock still says so on another day.',
  ],
  'far-ahead': [
    '時計が、前に使った日から400日より先です。古くなったものを消していません。時計が正しければ、止めてから npm run yoriai -- retention --delete を実行してください。',
    'The clock is more than 400 days ahead: nothing is deleted by age. If it is right, stop the server and run: npm run yoriai -- retention --delete',
  ],
  behind: [
    '時計が、前に使った日より前です。古くなったものを消していません。時計を合わせてください。',
    'The clock is behind the last use: nothing is deleted by age. Set the clock.',
  ],
}

/** Once a day what is over its age is deleted by itself. @returns its end */
export function ageDaily(options: DailyOptions): () => void {
  let isOver = false
  const run = async () => {
    if (isOver) return
    await ageOnce(options, () => isOver)
    options.later(DAY_MS, () => void run())
  }
  options.later(FIRST_MS, () => void run())
  return () => {
    isOver = true
  }
}

/** One day's run. It never throws: tomorrow is another. */
export async function ageOnce(
  options: DailyOptions,
  isOver: () => boolean = () => false,
): Promise<void> {
  const { store, rooms, folder, keep, clock, chance, logger, metrics } = options
  try {
    const { clock: says, dates, date } = reckon(await store.ageing.dates(clock.now()), clock.now())
    await store.ageing.setDates(dates)
    metrics.ageingHeld.set(says === 'right' ? 0 : 1)
    if (says !== 'right') {
      const [ja, en] = HELD[says]
      logger.warn({ seen: dayIn(dates.seenAt) }, `${ja} / ${en}`)
    }
    if (date === undefined) return
    const counts = new Map<string, { board?: BoardId; kind: string; count: number }>()
    const isSwept = await deleteAged({
      ...{ store, folder, keep, date, chance },
      alone: (board, work) => rooms.alone(board, work),
      rest: () => new Promise((resolve) => options.later(0, resolve)),
      onDeleted: (kind, count, board) => {
        metrics.deletedByAge.inc({ kind }, count)
        const key = `${board ?? ''} ${kind}`
        const before = counts.get(key)?.count ?? 0
        counts.set(key, { ...(board && { board }), kind, count: before + count })
      },
      onFailed: (err, board) => {
        if (!isOver()) logger.error({ board, err }, 'not deleted by age; again tomorrow')
      },
    })
    for (const one of counts.values()) logger.info(one, 'deleted by age')
    if (!isSwept) logger.warn('what was deleted by age is swept from the files later')
  } catch (err) {
    // The server stops: what is left is done after the next start.
    if (isOver()) return
    const trouble = troubleWithDisk(err)
    logger.error({ err }, trouble ? `${trouble.ja} / ${trouble.en}` : 'not deleted by age')
  }
}
