// Our server as `npm start` runs it, of this checkout or of another one that it is compared with: the
// built process, boards made and seats taken over HTTP.
import { spawnSync } from 'node:child_process'
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { get } from 'node:http'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { pathToFileURL } from 'node:url'
import { brotliDecompressSync } from 'node:zlib'
import { ownWire, yWebsocket } from './wires.mjs'

const MAIN = 'dist/server/main.js'
const PAGE = 'dist/client/index.html'
const SOURCES = ['shared', 'package-lock.json', 'vite.config.ts']
const ADMIN_KEY = 'bench-admin-key-of-no-use'
const AS_ADMIN = { authorization: `Bearer ${ADMIN_KEY}` }
const PEOPLE_PER_TABLE = 6
const MOST_TABLES = 99
const JOINING_AT_ONCE = 16

/** @param root of a checkout with its modules installed */
export async function checkout(root) {
  const { CLIENT = 1, MESSAGE } = await import(pathToFileURL(join(root, 'shared/wire.ts')).href)
  const saysNotes = Object.hasOwn(MESSAGE, 'command')
  return { root, ext: CLIENT, wire: saysNotes ? ownWire : yWebsocket }
}

/** Builds server and pages where they are missing or older than their sources. */
export function build({ root }) {
  for (const [what, made, sources, args] of [
    ['server', MAIN, ['server', ...SOURCES], ['--ssr']],
    ['pages', PAGE, ['client', ...SOURCES], []],
  ]) {
    const newest = Math.max(...sources.map((name) => newestIn(join(root, name))))
    if (newestIn(join(root, made)) >= newest) continue
    console.error(`building the ${what} of ${root} …`)
    const vite = [join(root, 'node_modules/vite/bin/vite.js'), 'build', ...args]
    const { status } = spawnSync(process.execPath, [...vite, '--logLevel', 'error'], {
      cwd: root,
      stdio: ['ignore', 'inherit', 'inherit'],
    })
    if (status !== 0) throw new Error(`the ${what} could not be built`)
  }
}

function newestIn(path) {
  const found = statSync(path, { throwIfNoEntry: false })
  if (!found) return 0
  if (!found.isDirectory()) return found.mtimeMs
  return Math.max(0, ...readdirSync(path).map((name) => newestIn(join(path, name))))
}

export const launch =
  ({ root }) =>
  ({ port, folder }) => ({
    command: [process.execPath, ...flagsOf(root), join(root, MAIN)],
    env: {
      NODE_ENV: 'production',
      HOST: '127.0.0.1',
      PORT: String(port),
      YORIAI_DATA: join(folder, 'data'),
      YORIAI_ADMIN_KEY: ADMIN_KEY,
      LOG_LEVEL: 'warn',
    },
  })

/** V8's flags stand in one place: where `npm start` has them. */
const flagsOf = (root) =>
  JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
    .scripts.start.split(' ')
    .filter((word) => word.startsWith('--'))

/** Boards of the Izumi plan. */
export async function openRooms(server, { rooms, perRoom }) {
  const tables = Math.min(MOST_TABLES, Math.ceil(perRoom / PEOPLE_PER_TABLE))
  const made = []
  for (let at = 0; at < rooms; at++) {
    const wanted = { template: 'izumi', title: `寄り合い ${at + 1}`, tables }
    made.push(await post(server, '/api/boards', wanted, AS_ADMIN))
  }
  return made
}

/** One way in takes 500 residents at once, then 150 a minute; a renewed QR is a way of its own. */
const RESIDENTS_BY_A_WAY = 400

/** Seats of a role, each by its own POST /api/join: residents by the code and renewed QRs, others by their link. */
export const takeSeats =
  ({ ext }) =>
  (role) =>
  async (server, board, count) => {
    const byLink = (link) => ({ key: link.slice(3) })
    let body = role === 'participant' ? { code: board.joinCode } : byLink(board.links[role])
    const seats = []
    const joinUpTo = async (most) => {
      while (seats.length < most) {
        const place = seats.push(undefined) - 1
        const { token, table } = await post(server, '/api/join', body)
        seats[place] = {
          room: board.id,
          url: `ws://127.0.0.1:${server.port}/sync/${board.id}?token=${token}&ext=${ext}`,
          table,
        }
      }
    }
    while (seats.length < count) {
      if (role === 'participant' && seats.length > 0) {
        const rotate = `/api/boards/${board.id}/links/participant/rotate`
        body = byLink((await post(server, rotate, {}, AS_ADMIN)).link)
      }
      const most = Math.min(count, seats.length + RESIDENTS_BY_A_WAY)
      await Promise.all(Array.from({ length: JOINING_AT_ONCE }, () => joinUpTo(most)))
    }
    return seats
  }

/** A server that lets in so many a second says so by 429; a device waits and comes again. */
async function post({ port }, path, body, headers = {}) {
  for (;;) {
    const response = await fetch(`http://127.0.0.1:${port}${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify(body),
    })
    const answer = await response.json()
    if (response.ok) return answer
    if (response.status !== 429) throw new Error(`${path}: ${answer.error.message}`)
    await wait(Number(response.headers.get('retry-after') ?? 1) * 1000)
  }
}

/** The state as the client fetches it before it connects. */
export const fetchState = ({ port }, { room, url }) =>
  new Promise((resolve, reject) => {
    const token = new URL(url).searchParams.get('token')
    const headers = { authorization: `Bearer ${token}`, 'accept-encoding': 'br' }
    get(`http://127.0.0.1:${port}/api/boards/${room}/state?v=2`, { headers }, (answer) => {
      const parts = []
      answer.on('data', (part) => parts.push(part))
      answer.on('end', () => {
        const packed = Buffer.concat(parts)
        resolve({ update: brotliDecompressSync(packed), bytes: packed.length })
      })
    }).on('error', reject)
  })
