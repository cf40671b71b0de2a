import {
  Awareness,
  applyAwarenessUpdate,
  encodeAwarenessUpdate,
  removeAwarenessStates,
} from 'y-protocols/awareness'
import * as Y from 'yjs'
import { type ActorId, isId } from '../../shared/board/ids.ts'
import { isRole, type Role } from '../../shared/board/roles.ts'
import type { Presence } from './device.ts'
import { awarenessFrame } from './messages.ts'
import type { World } from './world.ts'

const ROLES_WITH_PRESENCE: readonly Role[] = ['scribe', 'staff', 'facilitator']
/** Five a second. */
const PACE_MS = 200

/**
 * Who works where. It has an id of its own, so that nobody can join a cursor to what its owner
 * writes; participants and screens send and receive none.
 */
export class Cursors {
  #shown: readonly Presence[] = []
  readonly #awareness = new Awareness(new Y.Doc())
  readonly #world: World
  readonly #send: (frame: Uint8Array<ArrayBuffer>) => void
  readonly #allowed: boolean
  #place: string | null = null
  #cancelPace: (() => void) | undefined

  constructor(
    role: Role,
    world: World,
    { send, changed }: { send: (frame: Uint8Array<ArrayBuffer>) => void; changed: () => void },
  ) {
    this.#world = world
    this.#send = send
    this.#allowed = ROLES_WITH_PRESENCE.includes(role)
    this.#awareness.setLocalState(null)
    this.#awareness.on('change', () => {
      this.#shown = this.#read()
      changed()
    })
    // Also every 15 s by itself, or the others would take us for gone.
    this.#awareness.on('update', (_: unknown, origin: unknown) => {
      if (origin === 'local') this.tell()
    })
  }

  get shown(): readonly Presence[] {
    return this.#shown
  }

  /** Where this person works now; told at once, then at most five times a second. */
  point(place: string | null) {
    if (!this.#allowed || place === this.#place) return
    this.#place = place
    if (!this.#cancelPace) this.#publish()
  }

  /** To be called when a connection lives: the server knows nothing of us yet. */
  tell() {
    const { clientID, meta } = this.#awareness
    if (!this.#allowed || (meta.get(clientID)?.clock ?? 0) === 0) return
    this.#send(awarenessFrame(encodeAwarenessUpdate(this.#awareness, [clientID])))
  }

  hear(update: Uint8Array) {
    if (this.#allowed) applyAwarenessUpdate(this.#awareness, update, 'server')
  }

  /** Without a connection nobody is seen. */
  clear() {
    const others = [...this.#awareness.getStates().keys()].filter(
      (id) => id !== this.#awareness.clientID,
    )
    removeAwarenessStates(this.#awareness, others, 'lost')
  }

  destroy() {
    this.#cancelPace?.()
    this.#awareness.destroy()
    this.#awareness.doc.destroy()
  }

  #publish() {
    const told = this.#place
    this.#awareness.setLocalState(told === null ? null : { place: told })
    this.#cancelPace = this.#world.later(PACE_MS, () => {
      this.#cancelPace = undefined
      if (this.#place !== told) this.#publish()
    })
  }

  #read(): Presence[] {
    return [...this.#awareness.getStates()].flatMap(([id, { role, table, body, place }]) =>
      id === this.#awareness.clientID || !isRole(role)
        ? []
        : [
            {
              id,
              role,
              place: typeof place === 'string' ? place : null,
              ...(typeof table === 'number' ? { table } : {}),
              ...(isId<ActorId>(body) ? { body } : {}),
            },
          ],
    )
  }
}
