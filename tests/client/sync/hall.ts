import { WebSocket } from 'ws'
import type * as Y from 'yjs'
import { coWriting } from '../../../client/sync/co-writing.ts'
import type { Device, DeviceState, Seat } from '../../../client/sync/device.ts'
import { listening, listens } from '../../../client/sync/listening.ts'
import { openDevice } from '../../../client/sync/open-device.ts'
import type { Moment, World } from '../../../client/sync/world.ts'
import { addEntry, boardFields, openBoard } from '../../../shared/board/document.ts'
import type { ActorFields, GoalFields } from '../../../shared/board/field-types.ts'
import type { ActorId, BoardId, GoalId, NoteId, RowId } from '../../../shared/board/ids.ts'
import type { Operation } from '../../../shared/board/operations.ts'
import { perform } from '../../../shared/board/operations.ts'
import type { Role } from '../../../shared/board/roles.ts'
import { memoryShelf } from './memory-shelf.ts'
import type { SmallServer } from './small-server.ts'

export const GOAL = 'g1' as GoalId
export const ACTOR = 'a1' as ActorId
export const ROW = 'r1' as RowId

/** A board with one goal, one actor and one row that reads 見守りを する. */
export function furnish(doc: Y.Doc) {
  const board = openBoard(doc)
  doc.transact(() => {
    boardFields(board).set({ title: '計画', grouping: 'own', locked: false, state: 'open' })
    addEntry<GoalFields>(board, 'goals', GOAL, { title: '目標', measure: '', rank: 'a0' })
    addEntry<ActorFields>(board, 'actors', ACTOR, {
      name: '区役所',
      plain: '区役所',
      kind: 'body',
      rank: 'a0',
    })
  })
  perform(board, {
    verb: 'rows.add',
    row: ROW,
    goal: GOAL,
    actor: ACTOR,
    matrix: 'planned',
    text: '見守りを する',
    rank: 'a0',
  })
}

export const post = (note: string, text: string): Operation => ({
  verb: 'notes.post',
  note: note as NoteId,
  goal: GOAL,
  actor: ACTOR,
  text,
  table: 1,
  heard: 'written',
  rank: 'a0',
  at: 0,
})

export const rewrite = (text: string): Operation => ({
  verb: 'rows.rewrite',
  row: ROW,
  field: 'text',
  text,
})

let seed = 1

/** A world on real time and real sockets, without a browser. */
function nodeWorld(syncUrl: string, changes: Partial<World> = {}) {
  const listeners = new Set<(moment: Moment) => void>()
  const world: World = {
    WebSocket: WebSocket as unknown as World['WebSocket'],
    syncUrl,
    fetchState: async () => undefined,
    shelf: memoryShelf(),
    openCopy: async () => undefined,
    dropCopy: () => {},
    dropCopies: () => {},
    now: () => Date.now(),
    random: () => 0.1,
    chance: (bytes) =>
      bytes.map(() => {
        seed = (seed * 16_807) % 2_147_483_647
        return seed & 255
      }),
    later: (ms, run) => {
      const timer = setTimeout(run, ms)
      return () => clearTimeout(timer)
    },
    reload: () => {},
    onMoment: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    ...changes,
  }
  const moment = (now: Moment) => {
    for (const listener of listeners) listener(now)
  }
  return { world, moment }
}

export const seatOf = (role: Role): Seat => ({
  id: `seat-${role}`,
  role,
  ...(role === 'participant' || role === 'scribe' ? { table: 1 } : {}),
})

export const documentsOf = (role: Role) => (listens(role) ? listening : coWriting)

export const open = (server: SmallServer, role: Role, changes: Partial<World> = {}) => {
  const { world, moment } = nodeWorld(changes.syncUrl ?? server.url, changes)
  const session = { board: 'b1' as BoardId, seat: seatOf(role), epoch: 'first' }
  return { device: openDevice(session, documentsOf(role), world), world, moment, session }
}

/** Resolves when the device's state is as wanted: no sleeping, no polling. */
export function until(device: Device, wanted: (state: DeviceState) => boolean): Promise<void> {
  return new Promise((resolve) => {
    if (wanted(device.state)) return resolve()
    const forget = device.subscribe(() => {
      if (!wanted(device.state)) return
      forget()
      resolve()
    })
  })
}

export const live = (device: Device) =>
  until(device, (state) => state.connection.state === 'live' && state.allSaved)

export const textOf = (device: Device) => device.state.board.rows.find(({ id }) => id === ROW)?.text

/** A storage of the browser's kind that any number of tabs share. */
export function sharedStorage(): { storage: Storage; keys: () => string[] } {
  const texts = new Map<string, string>()
  const storage = {
    get length() {
      return texts.size
    },
    key: (at: number) => [...texts.keys()][at] ?? null,
    getItem: (key: string) => texts.get(key) ?? null,
    setItem: (key: string, text: string) => void texts.set(key, text),
    removeItem: (key: string) => void texts.delete(key),
    clear: () => texts.clear(),
  }
  return { storage, keys: () => [...texts.keys()] }
}
