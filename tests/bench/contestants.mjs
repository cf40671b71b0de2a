// Who is measured: ours, another checkout of ours, the peers, and the bare limits that keep nothing.
import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { installPeers } from './install.mjs'
import { byHttp } from './load/visit.mjs'
import * as ours from './ours.mjs'
import { bareWire, hocuspocusWire, yWebsocket } from './wires.mjs'

const here = import.meta.dirname
const node = process.execPath
const script = (name) => join(here, 'servers', name)

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

/**
 * The built server of a checkout, with real boards, seats and tokens.
 * @param group `ours`, or `before` for the checkout that ours is compared with
 */
function own(checkout, group) {
  const takeSeatsAs = ours.takeSeats(checkout)
  const common = {
    ...{ group, takeSeatsAs, keeps: true, hasPlan: true, settleMs: 500 },
    ...{ wire: checkout.wire, openRooms: ours.openRooms, launch: ours.launch(checkout) },
  }
  return [
    {
      ...common,
      name: group,
      what: `${group}: judged, fsynced, then shown`,
      isMain: true,
      takeSeats: takeSeatsAs('participant'),
      fetchState: ours.fetchState,
    },
    {
      ...common,
      name: `${group}-presence`,
      what: `${group}, every seat a scribe: presence in full`,
      onlyFor: ({ presence }) => presence,
      takeSeats: takeSeatsAs('scribe'),
    },
    {
      ...common,
      name: `${group}-client`,
      what: `${group}, as its own client comes: packed by HTTP, then the socket`,
      onlyFor: ({ rush }) => rush,
      visit: byHttp,
      takeSeats: takeSeatsAs('participant'),
    },
  ]
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
 * - `takeSeatsAs(role)` the same for one role, where there are roles
 * - `isMain` the one of a checkout that stands for it where there is nothing to vary
 * - `settleMs` what it may take to save; it is killed only after that where saving is not the matter
 * - `keeps` whether it has a document and a disk at all
 * - `needs` modules without which it cannot run
 * - `visit` how its devices come in a rush, where not by the socket alone
 */
const others = [
  {
    ...openDoors,
    name: 'hocuspocus',
    what: 'Hocuspocus 4.7.0 + SQLite',
    group: 'peers',
    wire: hocuspocusWire,
    keeps: true,
    settleMs: 4_000,
    needs: ['@hocuspocus/server', '@hocuspocus/extension-sqlite', 'better-sqlite3'],
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
    needs: ['@y/websocket-server', 'y-leveldb'],
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

/**
 * Whom to measure, ready to be started: built or installed where that is missing.
 * @param only names or groups (`ours`, `before`, `peers`, `limit`); undefined for all
 * @param against the folder of another checkout, to compare ours with
 */
export async function chosen({ only, against }) {
  const isWanted = ({ name, group }) =>
    only === undefined || only.includes(name) || only.includes(group)
  const ownOf = async (root, group) => {
    const checkout = await ours.checkout(root)
    const found = own(checkout, group).filter(isWanted)
    if (found.length > 0) ours.build(checkout)
    return found
  }
  const before = against === undefined ? [] : await ownOf(resolve(against), 'before')
  const now = await ownOf(join(here, '../..'), 'ours')
  const rest = others.filter(isWanted)
  if (rest.some(({ group }) => group === 'peers')) installPeers()
  return [...inTurns(before, now), ...rest]
}

/** One of each by turns: what the machine does meanwhile, it does to both. */
const inTurns = (some, more) =>
  Array.from({ length: Math.max(some.length, more.length) }, (_, at) => [some[at], more[at]])
    .flat()
    .filter((one) => one !== undefined)

/** The name of a module that it needs and that could not be installed. */
export const missing = ({ needs = [] }) =>
  needs.find((name) => !existsSync(join(here, 'node_modules', name)))
