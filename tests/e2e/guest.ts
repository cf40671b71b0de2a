/** Somebody on a board without a browser: the product's own device in this process. */
import { setTimeout as wait } from 'node:timers/promises'
import WebSocket from 'ws'
import { coWriting } from '../../client/sync/co-writing.ts'
import type { Device } from '../../client/sync/device.ts'
import { listening, listens } from '../../client/sync/listening.ts'
import { openDevice } from '../../client/sync/open-device.ts'
import type { World } from '../../client/sync/world.ts'
import { notesInCell } from '../../shared/board/cells.ts'
import type { Heard } from '../../shared/board/field-types.ts'
import {
  type ActorId,
  type BoardId,
  type GoalId,
  type NoteId,
  newId,
  type SeatId,
} from '../../shared/board/ids.ts'
import type { Operation } from '../../shared/board/operations.ts'
import { rankAtEnd } from '../../shared/board/ranks.ts'
import type { Role } from '../../shared/board/roles.ts'
import { memoryShelf } from '../client/sync/memory-shelf.ts'

const PATIENCE_MS = 20_000

interface Joined {
  board: BoardId
  seat: SeatId
  role: Role
  token: string
  table: number | null
}

export interface Guest {
  device: Device
  /** Does it and waits until the server has it on its disk. */
  do(...operations: Operation[]): Promise<void>
  /** Puts up a note and waits until it is saved. */
  post(
    text: string,
    goal: string,
    actor: string,
    more?: { heard?: Heard; at?: number },
  ): Promise<NoteId>
  leave(): void
}

/** Takes a seat by a role's link (`/k/<secret>`). */
export async function comeIn(origin: string, link: string, table?: number): Promise<Guest> {
  const answer = await fetch(`${origin}/api/join`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ key: link, ...(table === undefined ? {} : { table }) }),
  })
  if (!answer.ok) throw new Error(`a guest could not come in: ${answer.status}`)
  const joined = (await answer.json()) as Joined
  const { board, seat, role, token } = joined
  const device = openDevice(
    { board, seat: { id: seat, role, table: joined.table ?? undefined }, epoch: '', token },
    listens(role) ? listening : coWriting,
    world(origin),
  )
  await until(device, () => device.state.connection.state === 'live')

  const perform = async (...operations: Operation[]) => {
    for (const operation of operations) device.perform(operation)
    await until(device, () => device.state.allSaved)
    const { givenBack } = device.state
    if (givenBack.length > 0) throw new Error(`refused: ${givenBack.map(({ reason }) => reason)}`)
  }
  return {
    device,
    do: perform,
    post: async (text, goal, actor, { heard = 'written', at = Date.now() } = {}) => {
      const note = newId<NoteId>(chance)
      const cell = [goal as GoalId, actor as ActorId] as const
      await perform({
        verb: 'notes.post',
        note,
        goal: cell[0],
        actor: cell[1],
        text,
        heard,
        at,
        rank: rankAtEnd(notesInCell(device.state.board, ...cell)),
        table: device.seat.table,
      })
      return note
    },
    leave: () => device.destroy(),
  }
}

export const chance = (bytes: Uint8Array) =>
  crypto.getRandomValues(bytes as Uint8Array<ArrayBuffer>)

const world = (origin: string): World => ({
  WebSocket: WebSocket as unknown as World['WebSocket'],
  syncUrl: `${origin.replace('http', 'ws')}/sync`,
  fetchState: async () => undefined,
  shelf: memoryShelf(),
  openCopy: async () => undefined,
  dropCopy: () => {},
  dropCopies: () => {},
  now: () => Date.now(),
  random: () => Math.random(),
  chance,
  later: (ms, run) => {
    const timer = setTimeout(run, ms)
    return () => clearTimeout(timer)
  },
  onMoment: () => () => {},
  reload: () => {},
})

async function until(device: Device, holds: () => boolean) {
  const late = AbortSignal.timeout(PATIENCE_MS)
  while (!holds()) {
    await new Promise<void>((resolve, reject) => {
      const stop = device.subscribe(() => {
        stop()
        resolve()
      })
      late.addEventListener('abort', () => reject(new Error('a guest waited in vain')))
    })
    await wait(0)
  }
}
