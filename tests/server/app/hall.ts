import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createApp } from '../../../server/app/app.ts'
import type { Services } from '../../../server/app/context.ts'
import { createLogger } from '../../../server/logger.ts'
import { createMetrics } from '../../../server/metrics.ts'
import { knownHosts } from '../../../server/seats/known-hosts.ts'
import { type SeatLimits, Seats } from '../../../server/seats/seats.ts'
import { WrongKeys } from '../../../server/seats/wrong-keys.ts'
import { readSeeds } from '../../../server/seeds.ts'
import { openSqlite } from '../../../server/store/sqlite.ts'
import { Rooms } from '../../../server/sync/rooms.ts'
import type { BoardId } from '../../../shared/board/ids.ts'
import type { Role } from '../../../shared/board/roles.ts'
import { SERVER_LIMITS } from '../../../shared/wire.ts'
import { FakeClock } from '../fake-clock.ts'
import { seeded } from '../seeded.ts'
import { Guest, hallIn } from '../sync/meeting.ts'

export const ADMIN = 'admin-key-of-this-test'

export interface Made {
  id: string
  joinCode: string
  links: Record<Role, string>
}

export interface Joined {
  board: string
  seat: string
  role: Role
  token: string
  table?: number
}

/** A server without its port: real storage, real rooms, a clock that stands still. */
export function openHall(changes: Partial<Services> & { limits?: Partial<SeatLimits> } = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'yoriai-app-'))
  const store = openSqlite(folder)
  const clock = new FakeClock()
  const chance = seeded(7)
  const logged: string[] = []
  const rooms = new Rooms({
    log: store.log,
    now: clock.elapsed,
    date: clock.now,
    onLost: (_, error) => {
      throw error
    },
  })
  const { limits, ...services } = changes
  const seats = new Seats({
    registry: store.registry,
    roll: store.roll,
    returns: store.returns,
    clock,
    chance,
    limits: { ...SERVER_LIMITS, ...limits },
    connected: (board) => rooms.connected(board),
  })
  const app = createApp({
    store,
    seats,
    rooms,
    templates: readSeeds('seeds'),
    adminKey: ADMIN,
    wrongKeys: new WrongKeys(clock, (count) => logged.push(`${count} wrong keys`)),
    publicUrl: undefined,
    lanAddresses: () => ['http://192.168.1.5:8787'],
    knowsHost: knownHosts({ publicUrl: changes.publicUrl, hosts: [], hostname: 'kaijou-pc' }),
    client: undefined,
    clock,
    chance,
    logger: createLogger('trace', { write: (line) => logged.push(line) }),
    metrics: createMetrics(),
    ...services,
  })

  const send = (method: string, path: string, body?: unknown, headers: HeadersInit = {}) =>
    app.request(path, {
      method,
      headers: {
        ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
  const bearer = (token: string) => ({ Authorization: `Bearer ${token}` })
  const admin = (method: string, path: string, body?: unknown) =>
    send(method, path, body, bearer(ADMIN))

  return {
    app,
    folder,
    store,
    rooms,
    clock,
    logged,
    send,
    bearer,
    admin,
    get: (path: string, token: string) => send('GET', path, undefined, bearer(token)),
    async make(more: object = {}): Promise<Made> {
      const body = {
        ...{ template: 'izumi', title: '泉区 ワークショップ', tables: 4 },
        ...('template' in more ? {} : { period: { from: 2022, to: 2027 } }),
        ...more,
      }
      const made = await admin('POST', '/api/boards', body)
      if (made.status !== 201) throw new Error(await made.text())
      return (await made.json()) as Made
    },
    async come(board: Made, role: Role, more: object = {}): Promise<Joined> {
      const key = board.links[role].replace('/k/', '')
      const joined = await send('POST', '/api/join', { key, ...more })
      if (joined.status !== 200) throw new Error(await joined.text())
      return (await joined.json()) as Joined
    },
    /** The device of a seat comes into the board's room. */
    async sit({ board, token }: Joined): Promise<Guest> {
      const record = await seats.byToken(token)
      if (!record) throw new Error('no such seat')
      const guest = new Guest(record, true)
      await guest.enter({ rooms, enter: () => hallIn(rooms, board as BoardId) })
      return guest
    },
    async close() {
      await rooms.stop()
      await store.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

export type Hall = ReturnType<typeof openHall>

/** Every error has a code and says in Japanese and English what to do, without a stack trace. */
export async function problemOf(response: Response) {
  const body = (await response.json()) as { error: { code: string; message: string } }
  if (Object.keys(body).join() !== 'error') throw new Error(`no problem: ${JSON.stringify(body)}`)
  const { code, message } = body.error
  if (!/[ぁ-ん].* \/ .*[a-z]{3}/s.test(message) || /\bat .*:\d+/.test(message))
    throw new Error(`no clear message: ${message}`)
  return { status: response.status, code, message }
}
