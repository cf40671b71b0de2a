import * as encoding from 'lib0/encoding'
import * as sync from 'y-protocols/sync'
import { type Here, MESSAGE, type Mine, type Refusal } from '../../shared/wire.ts'

/** One message of shared/wire.ts, ready to be sent. */
export type Frame = Uint8Array

const frame = (type: number, write: (encoder: encoding.Encoder) => void): Frame => {
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, type)
  write(encoder)
  return encoding.toUint8Array(encoder)
}

const json = (type: number, value: unknown) =>
  frame(type, (encoder) => encoding.writeVarString(encoder, JSON.stringify(value)))

export const updateFrame = (update: Uint8Array) =>
  frame(MESSAGE.sync, (encoder) => sync.writeUpdate(encoder, update))

/** Asks for what the other side has beyond this state vector. */
export const step1Frame = (stateVector: Uint8Array) =>
  frame(MESSAGE.sync, (encoder) => {
    encoding.writeVarUint(encoder, sync.messageYjsSyncStep1)
    encoding.writeVarUint8Array(encoder, stateVector)
  })

export const step2Frame = (update: Uint8Array) =>
  frame(MESSAGE.sync, (encoder) => {
    encoding.writeVarUint(encoder, sync.messageYjsSyncStep2)
    encoding.writeVarUint8Array(encoder, update)
  })

export const awarenessFrame = (update: Uint8Array) =>
  frame(MESSAGE.awareness, (encoder) => encoding.writeVarUint8Array(encoder, update))

/** Says nothing, and so that the link is alive: a stock client drops one that is silent for 30 s. */
export const silentFrame: Frame = awarenessFrame(Uint8Array.of(0))

export const receiptFrame = (writes: number) =>
  frame(MESSAGE.receipt, (encoder) => encoding.writeVarUint(encoder, writes))

export const clockFrame = (now: number) =>
  frame(MESSAGE.clock, (encoder) => encoding.writeVarUint(encoder, now))

export const epochFrame = (epoch: string) =>
  frame(MESSAGE.epoch, (encoder) => encoding.writeVarString(encoder, epoch))

export const refusalFrame = (refusal: Refusal) => json(MESSAGE.refusal, refusal)
export const mineFrame = (mine: Mine) => json(MESSAGE.mine, mine)
export const hereFrame = (here: Here) => json(MESSAGE.here, here)
