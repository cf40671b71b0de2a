import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import * as sync from 'y-protocols/sync'
import * as Y from 'yjs'
import type { Command } from '../../shared/board/commands.ts'
import {
  type Answer,
  type Here,
  MESSAGE,
  type Mine,
  type Refusal,
  type Voting,
  type Waiting,
} from '../../shared/wire.ts'
import type { Listener } from './server-event.ts'

export type Handler = (encoder: encoding.Encoder, decoder: decoding.Decoder) => void

const json = (decoder: decoding.Decoder) => JSON.parse(decoding.readVarString(decoder)) as unknown

/** Handlers in y-websocket's form, by message type; all but sync. The casts trust our own server. */
export const handlersFor = (on: Listener): Record<number, Handler> => ({
  [MESSAGE.awareness]: (_, decoder) =>
    on({ type: 'awareness', update: decoding.readVarUint8Array(decoder) }),
  [MESSAGE.queryAwareness]: () => {},
  [MESSAGE.receipt]: (_, decoder) => on({ type: 'receipt', writes: decoding.readVarUint(decoder) }),
  [MESSAGE.refusal]: (_, decoder) => on({ type: 'refusal', refusal: json(decoder) as Refusal }),
  [MESSAGE.mine]: (_, decoder) => on({ type: 'mine', mine: json(decoder) as Mine }),
  [MESSAGE.clock]: (_, decoder) => on({ type: 'clock', serverMs: decoding.readVarUint(decoder) }),
  [MESSAGE.epoch]: (_, decoder) => on({ type: 'epoch', epoch: decoding.readVarString(decoder) }),
  [MESSAGE.here]: (_, decoder) => on({ type: 'here', here: json(decoder) as Here }),
  [MESSAGE.waiting]: (_, decoder) => on({ type: 'waiting', waiting: json(decoder) as Waiting }),
  [MESSAGE.voting]: (_, decoder) => on({ type: 'voting', voting: json(decoder) as Voting }),
  [MESSAGE.answer]: (_, decoder) => on({ type: 'answer', answer: json(decoder) as Answer }),
})

const frame = (
  type: number,
  write: (encoder: encoding.Encoder) => void,
): Uint8Array<ArrayBuffer> => {
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, type)
  write(encoder)
  return encoding.toUint8Array(encoder)
}

export const syncFrame = (kind: number, bytes: Uint8Array) =>
  frame(MESSAGE.sync, (encoder) => {
    encoding.writeVarUint(encoder, kind)
    encoding.writeVarUint8Array(encoder, bytes)
  })

/** Asks for what we lack; the server always answers, so that it also shows whether a link lives. */
export const askFrame = (doc: Y.Doc) =>
  syncFrame(sync.messageYjsSyncStep1, Y.encodeStateVector(doc))

export const awarenessFrame = (update: Uint8Array) =>
  frame(MESSAGE.awareness, (encoder) => encoding.writeVarUint8Array(encoder, update))

export const commandFrame = (command: Command) =>
  frame(MESSAGE.command, (encoder) => encoding.writeVarString(encoder, JSON.stringify(command)))
