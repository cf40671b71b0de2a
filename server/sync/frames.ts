import * as encoding from 'lib0/encoding'
import * as sync from 'y-protocols/sync'
import {
  type Answer,
  type Here,
  MESSAGE,
  type Mine,
  type Refusal,
  type Voting,
  type Waiting,
} from '../../shared/wire.ts'

/** One message of shared/wire.ts, ready to be sent: made once, however many get it. */
export class Frame {
  /** The message in a binary WebSocket frame of its own. */
  readonly wire: Buffer
  #start: number

  /** A message is its head with the payload behind it: of a whole board's bytes there is one copy, here. */
  constructor(head: Uint8Array, payload: Uint8Array) {
    const length = head.length + payload.length
    this.#start = headerLength(length)
    this.wire = Buffer.allocUnsafe(this.#start + length)
    writeHeader(this.wire, length)
    this.wire.set(head, this.#start)
    this.wire.set(payload, this.#start + head.length)
  }

  /** The message alone, for whatever is no WebSocket. */
  get message(): Uint8Array {
    return this.wire.subarray(this.#start)
  }
}

const BINARY = 0x82
/** Up to here the length fits the header's second byte, and up to there two bytes more (RFC 6455, 5.2). */
const SHORT = 125
const MEDIUM = 65_535

const headerLength = (length: number) => (length <= SHORT ? 2 : length <= MEDIUM ? 4 : 10)

function writeHeader(wire: Buffer, length: number) {
  wire[0] = BINARY
  if (length <= SHORT) wire[1] = length
  else if (length <= MEDIUM) {
    wire[1] = 126
    wire.writeUInt16BE(length, 2)
  } else {
    wire[1] = 127
    wire.writeBigUInt64BE(BigInt(length), 2)
  }
}

const NO_PAYLOAD: Uint8Array = new Uint8Array()

function frame(type: number, write: (head: encoding.Encoder) => void, payload = NO_PAYLOAD): Frame {
  const head = encoding.createEncoder()
  encoding.writeVarUint(head, type)
  write(head)
  return new Frame(encoding.toUint8Array(head), payload)
}

const json = (type: number, value: unknown) =>
  frame(type, (head) => encoding.writeVarString(head, JSON.stringify(value)))

const syncFrame = (kind: number, payload: Uint8Array) =>
  frame(
    MESSAGE.sync,
    (head) => {
      encoding.writeVarUint(head, kind)
      encoding.writeVarUint(head, payload.length)
    },
    payload,
  )

export const updateFrame = (update: Uint8Array) => syncFrame(sync.messageYjsUpdate, update)

/** Asks for what the other side has beyond this state vector. */
export const step1Frame = (stateVector: Uint8Array) =>
  syncFrame(sync.messageYjsSyncStep1, stateVector)

export const step2Frame = (update: Uint8Array) => syncFrame(sync.messageYjsSyncStep2, update)

export const awarenessFrame = (update: Uint8Array) =>
  frame(MESSAGE.awareness, (head) => encoding.writeVarUint(head, update.length), update)

/** Says nothing, and so that the link is alive: a stock client drops one that is silent for 30 s. */
export const silentFrame: Frame = awarenessFrame(Uint8Array.of(0))

export const receiptFrame = (writes: number) =>
  frame(MESSAGE.receipt, (head) => encoding.writeVarUint(head, writes))

export const clockFrame = (now: number) =>
  frame(MESSAGE.clock, (head) => encoding.writeVarUint(head, now))

export const epochFrame = (epoch: string) =>
  frame(MESSAGE.epoch, (head) => encoding.writeVarString(head, epoch))

export const refusalFrame = (refusal: Refusal) => json(MESSAGE.refusal, refusal)
export const mineFrame = (mine: Mine) => json(MESSAGE.mine, mine)
export const hereFrame = (here: Here) => json(MESSAGE.here, here)
export const votingFrame = (voting: Voting) => json(MESSAGE.voting, voting)
export const waitingFrame = (waiting: Waiting) => json(MESSAGE.waiting, waiting)
export const answerFrame = (answer: Answer) => json(MESSAGE.answer, answer)
