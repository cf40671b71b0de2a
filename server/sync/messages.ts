import * as decoding from 'lib0/decoding'
import { MESSAGE } from '../../shared/wire.ts'

/** A message that came over the socket, in y-websocket's protocol. */
export type Message =
  | { kind: 'step1'; stateVector: Uint8Array }
  | { kind: 'step2' | 'update' | 'awareness'; update: Uint8Array }
  | { kind: 'queryAwareness' }
  | { kind: 'command'; text: string }

const SYNC_KINDS = ['step1', 'step2', 'update'] as const

/** @returns undefined where the bytes are no message of the protocol. Never throws. */
export function parseMessage(bytes: Uint8Array): Message | undefined {
  try {
    const decoder = decoding.createDecoder(bytes)
    const message = read(decoder)
    return decoding.hasContent(decoder) ? undefined : message
  } catch {
    return undefined
  }
}

function read(decoder: decoding.Decoder): Message | undefined {
  switch (decoding.readVarUint(decoder)) {
    case MESSAGE.sync: {
      const kind = SYNC_KINDS[decoding.readVarUint(decoder)]
      const bytes = decoding.readVarUint8Array(decoder)
      if (kind === undefined) return undefined
      return kind === 'step1' ? { kind, stateVector: bytes } : { kind, update: bytes }
    }
    case MESSAGE.awareness:
      return { kind: 'awareness', update: decoding.readVarUint8Array(decoder) }
    case MESSAGE.queryAwareness:
      return { kind: 'queryAwareness' }
    case MESSAGE.command:
      return { kind: 'command', text: decoding.readVarString(decoder) }
    default:
      return undefined
  }
}
