import { hostname } from 'node:os'
import { join } from 'node:path'
import { getRequestListener } from '@hono/node-server'
import { type BoardId, newId } from '../shared/board/ids.ts'
import { keptAdminKey } from './admin-key.ts'
import { hereAt, reachableAt } from './app/addresses.ts'
import { createApp } from './app/app.ts'
import { metricsAlone } from './app/health.ts'
import { banner } from './banner.ts'
import { realChance } from './chance.ts'
import { realClock } from './clock.ts'
import { withVite } from './dev.ts'
import { openDoor } from './door.ts'
import type { Settings } from './env.ts'
import { createLogger } from './logger.ts'
import { tellOfLoss } from './loss.ts'
import { createMetrics, watchOf, watchProcess, watchQueues } from './metrics.ts'
import { ageDaily } from './retention/daily.ts'
import { projectRoot } from './root.ts'
import { openSampleBoard } from './sample.ts'
import { knownHosts } from './seats/known-hosts.ts'
import { Seats } from './seats/seats.ts'
import { seatOfUpgrade } from './seats/upgrade.ts'
import { SAFE_KEY_LENGTH, WrongKeys } from './seats/wrong-keys.ts'
import { readSeeds } from './seeds.ts'
import { stopOnSignals } from './stopping.ts'
import { openSqlite } from './store/sqlite.ts'
import { IN_USE } from './store/trouble.ts'
import { sweepEveryHour, sweepSoon } from './sweeping.ts'
import { LINGER_MS } from './sync/lingering.ts'
import { Rooms } from './sync/rooms.ts'
import { realScheduler } from './sync/scheduler.ts'
import { attachSocket } from './sync/socket.ts'

/** Puts the server together and opens it. @throws CannotStart with what is wrong and what to do */
export async function start(settings: Settings, { dev }: { dev: boolean }): Promise<void> {
  const { host, data, publicUrl } = settings
  const root = projectRoot()
  const door = await openDoor(settings.port, host)
  const { metricsAt } = settings
  const metricsDoor =
    metricsAt && (await openDoor(metricsAt.port, metricsAt.host, 'YORIAI_METRICS'))
  const templates = readSeeds(settings.seeds ?? join(root, 'seeds'))
  const logger = createLogger(settings.logLevel)
  const store = openSqlite(data, () => logger.warn(`${IN_USE.ja} / ${IN_USE.en}`))
  const adminKey = settings.adminKey ?? keptAdminKey(data, realChance)
  const metrics = createMetrics()
  watchProcess(metrics)
  const watch = watchOf(metrics)
  if (adminKey.length < SAFE_KEY_LENGTH) logger.warn('YORIAI_ADMIN_KEY is short: it can be guessed')

  const clock = realClock
  const chance = realChance
  const { registry } = store
  const rooms = new Rooms({
    log: store.log,
    now: clock.elapsed,
    date: clock.now,
    lingerMs: LINGER_MS,
    onLost: tellOfLoss(logger),
    onUnread: (board, err) => logger.error({ board, err }, 'board could not be loaded'),
    watch,
    renew: async (board) => {
      await store.log.rewrite(board, { epoch: newId(chance), redact: [] })
      sweepSoon(store.log, logger)
    },
    onMistake: (board, err) => logger.error({ board, err }, 'our mistake: a write was refused'),
  })
  sweepEveryHour(store.log, logger)
  const connected = (board: BoardId) => rooms.connected(board)
  const wrongKeys = new WrongKeys(clock, (count) =>
    logger.warn({ count }, 'wrong admin keys were sent'),
  )
  const seats = new Seats({
    registry,
    roll: store.roll,
    returns: store.returns,
    clock,
    chance,
    connected,
  })
  const addresses = () => (publicUrl === undefined ? reachableAt(host, door.port) : [publicUrl])
  const knowsHost = knownHosts({ publicUrl, hosts: settings.hosts, hostname: hostname() })
  const app = createApp({
    ...{
      store,
      seats,
      rooms,
      templates,
      adminKey,
      wrongKeys,
      publicUrl,
      clock,
      chance,
      logger,
      metrics,
    },
    lanAddresses: () => reachableAt(host, door.port),
    knowsHost,
    client: dev ? undefined : join(root, 'dist/client'),
  })
  const sockets = attachSocket(door.server, {
    rooms,
    watch,
    seatOfUpgrade: seatOfUpgrade(seats, publicUrl, knowsHost),
    onLeft: (seat) => seats.left(seat),
    clock,
    onError: (err) => logger.error({ err }, 'socket failed'),
    // In development Vite tells the pages of changes by a socket of its own.
    leaveOthers: dev,
  })
  watchQueues(metrics, rooms, sockets)
  const endAgeing = ageDaily({
    ...{ store, rooms, folder: data, keep: settings.keep, clock, chance, logger, metrics },
    later: realScheduler.after,
  })
  stopOnSignals({
    ...{ server: door.server, endSockets: sockets.end, logger },
    flush: () => {
      endAgeing()
      return rooms.stop()
    },
    closeStore: () => store.close(),
  })

  const open = await openSampleBoard({ registry, clock, chance }, templates)
  const listener = getRequestListener(app.fetch)
  metricsDoor?.answer(getRequestListener(metricsAlone({ metrics, knowsHost }).fetch))
  door.answer(dev ? await withVite(root, listener) : listener)
  const here = hereAt(host, door.port)
  const terminal = process.stdout.isTTY === true
  process.stdout.write(
    `${banner({ here, reachable: addresses().map(bare), open, adminKey, terminal })}\n`,
  )
}

const bare = (url: string) => url.replace(/\/+$/, '')
