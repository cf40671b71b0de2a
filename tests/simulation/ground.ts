import { webcrypto } from 'node:crypto'
import type { Chance } from '../../shared/board/ids.ts'

/**
 * Time and chance underneath Yjs and y-websocket. lib0 binds both when it is first imported, so this
 * module must be imported before anything that imports Yjs.
 */
export const ground: { now: () => number; chance: Chance } = {
  now: Date.now,
  chance: webcrypto.getRandomValues.bind(webcrypto) as unknown as Chance,
}

const real = { ...ground }

/** Takes the ground of the process; returns its own undo. */
export function stand(now: () => number, chance: Chance): () => void {
  Object.assign(ground, { now, chance })
  return () => void Object.assign(ground, real)
}

Date.now = () => ground.now()

Object.defineProperty(webcrypto, 'getRandomValues', {
  configurable: true,
  value: <T extends ArrayBufferView>(array: T): T => {
    const { buffer, byteOffset, byteLength } = array
    const bytes = new Uint8Array(buffer, byteOffset, byteLength)
    bytes.set(ground.chance(bytes))
    return array
  },
})

// Every provider listens for the end of the process.
process.setMaxListeners(0)
