import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import * as sync from 'y-protocols/sync'
import * as Y from 'yjs'
import type { Command } from '../../shared/board/commands.ts'
import { type Answer, type Here, MESSAGE, type Mine, type Refusal } from '../../shared/wire.ts'

/** What the server says beside the document. */
export interface Ears {
  receipt(writes: number): void
  refusal(refusal: Refusal): void
  mine(mine: Mine): void
  clock(serverMs: number): void
  epoch(epoch: string): void
  here(here: Here): void
  answer(answer: Answer): void
  awareness(update: Uint8Array): void
}

export type Handler = (encoder: encoding.Encoder, decoder: decoding.Decoder) => void

const json = (decoder: decoding.Decoder) => JSON.parse(decoding.readVarString(decoder)) as unknown

/** Handlers for y-websocket, by message type; all but sync. The casts trust our own server. */
export const handlersFor = (ears: Ears): Record<number, Handler> => ({
  [MESSAGE.awareness]: (_, decoder) => ears.awareness(decoding.readVarUint8Array(decoder)),
  [MESSAGE.queryAwareness]: () => {},
  [MESSAGE.receipt]: (_, decoder) => ears.receipt(decoding.readVarUint(decoder)),
  [MESSAGE.refusal]: (_, decoder) => ears.refusal(json(decoder) as Refusal),
  [MESSAGE.mine]: (_, decoder) => ears.mine(json(decoder) as Mine),
  [MESSAGE.clock]: (_, decoder) => ears.clock(decoding.readVarUint(decoder)),
  [MESSAGE.epoch]: (_, decoder) => ears.epoch(decoding.readVarString(decoder)),
  [MESSAGE.here]: (_, decoder) => ears.here(json(decoder) as Here),
  [MESSAGE.answer]: (_, decoder) => ears.answer(json(decoder) as Answer),
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
