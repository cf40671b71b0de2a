// Who is measured: ours, the peers, and the bare limits that keep nothing.
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { byHttp } from './load/visit.mjs'
import * as ours from './ours.mjs'
import { bareWire, hocuspocusWire, yWebsocket } from './wires.mjs'

const here = import.meta.dirname
const node = process.execPath
const script = (name) => join(here, 'servers', name)
const installed = (name) => existsSync(join(here, 'node_modules', name))

/** A room is a name in the address; whoever knows it may do anything there. */
const openDoors = {
  openRooms: async (_server, { rooms }) => Array.from({ length: rooms }, (_, at) => `room-${at}`),
  takeSeats: async ({ port }, room, count) =>
    Array.from({ length: count }, (_, at) => ({
      room,
      url: `ws://127.0.0.1:${port}/${room}`,
      table: (at % 4) + 1,
    })),
}

/** The built server, with real boards, seats and tokens. */
const own = {
  group: 'ours',
  wire: yWebsocket,
  keeps: true,
  hasPlan: true,
  settleMs: 500,
  launch: ours.launch,
  openRooms: ours.openRooms,
}

const bare = (name, what) => ({
  ...openDoors,
  name,
  what,
  group: 'limit',
  wire: bareWire,
  launch: ({ port }) => ({ command: [node, script(`${name}.mjs`)], env: { PORT: port } }),
})

/**
 * - `launch(server)` how to start it
 * - `openRooms`, `takeSeats` rooms and the addresses by which people come into them
 * - `settleMs` what it may take to save; it is killed only after that where saving is not the matter
 * - `keeps` whether it has a document and a disk at all
 * - `visit` how its devices come in a rush, where not by the socket alone
 */
export const contestants = [
  {
    ...own,
    name: 'ours',
    what: 'ours: judged, fsynced, then shown',
    takeSeats: ours.takeSeats('participant'),
    fetchState: ours.fetchState,
    takeSeatsAs: ours.takeSeats,
  },
  {
    ...own,
    name: 'ours-presence',
    what: 'ours, every seat a scribe: presence in full',
    onlyFor: ({ presence }) => presence,
    takeSeats: ours.takeSeats('scribe'),
  },
  {
    ...own,
    name: 'ours-client',
    what: 'ours, as its own client comes: packed by HTTP, then the socket',
    onlyFor: ({ rush }) => rush,
    visit: byHttp,
    takeSeats: ours.takeSeats('participant'),
  },
  {
    ...openDoors,
    name: 'hocuspocus',
    what: 'Hocuspocus 4.7.0 + SQLite',
    group: 'peers',
    wire: hocuspocusWire,
    keeps: true,
    settleMs: 4_000,
    missing: ['@hocuspocus/server', '@hocuspocus/extension-sqlite', 'better-sqlite3'].find(
      (name) => !installed(name),
    ),
    launch: ({ port, folder }) => ({
      command: [node, script('hocuspocus.mjs')],
      env: { PORT: port, DATABASE: join(folder, 'hocuspocus.sqlite') },
    }),
  },
  {
    ...openDoors,
    name: 'y-websocket-server',
    what: '@y/websocket-server 0.1.1 + LevelDB',
    group: 'peers',
    wire: yWebsocket,
    keeps: true,
    settleMs: 2_000,
    missing: ['@y/websocket-server', 'y-leveldb'].find((name) => !installed(name)),
    launch: ({ port, folder }) => ({
      command: [node, join(here, 'node_modules/@y/websocket-server/src/server.js')],
      env: { HOST: '127.0.0.1', PORT: port, YPERSISTENCE: join(folder, 'level') },
    }),
  },
  {
    ...openDoors,
    name: 'prepared',
    what: 'limit: bare, the board ready as one frame',
    group: 'limit',
    onlyFor: ({ rush }) => rush,
    wire: yWebsocket,
    keeps: true,
    settleMs: 1_500,
    launch: ({ port, folder }) => ({
      command: [node, script('prepared.mjs')],
      env: { PORT: port, SAVED: join(folder, 'board') },
    }),
  },
  bare('tick16f', 'limit: bare, one write per socket and 16 ms'),
  bare('relay', 'limit: bare, every message at once'),
]

/** @param only names or groups (`ours`, `peers`, `limit`), or undefined for all */
export const chosen = (only) =>
  contestants.filter(
    ({ name, group }) => only === undefined || only.includes(name) || only.includes(group),
  )
