import * as encoding from 'lib0/encoding'

/** A place in the history: the `clock`th thing that a Yjs client wrote. */
export type At = readonly [client: number, clock: number]

/** What an item holds, by Yjs's number for it, and its bytes. */
export interface Content {
  ref: number
  write: (encoder: encoding.Encoder) => void
}

export interface Spot {
  /** A root's name, or the item whose type it stands in. Not written where there is an origin. */
  parent?: string | At
  key?: string
  origin?: At
  rightOrigin?: At
}

type Forged = (encoder: encoding.Encoder) => void

const writeAt = (encoder: encoding.Encoder, [client, clock]: At) => {
  encoding.writeVarUint(encoder, client)
  encoding.writeVarUint(encoder, clock)
}

export const values = (...all: unknown[]): Content => ({
  ref: 8,
  write: (encoder) => {
    encoding.writeVarUint(encoder, all.length)
    for (const one of all) encoding.writeAny(encoder, one as encoding.AnyEncodable)
  },
})
export const words = (text: string): Content => ({
  ref: 4,
  write: (encoder) => encoding.writeVarString(encoder, text),
})
export const deleted = (length: number): Content => ({
  ref: 1,
  write: (encoder) => encoding.writeVarUint(encoder, length),
})
export const binary = (bytes: Uint8Array): Content => ({
  ref: 3,
  write: (encoder) => encoding.writeVarUint8Array(encoder, bytes),
})
export const json = (...all: unknown[]): Content => ({
  ref: 2,
  write: (encoder) => {
    encoding.writeVarUint(encoder, all.length)
    for (const one of all) encoding.writeVarString(encoder, JSON.stringify(one))
  },
})
export const embed = (value: unknown): Content => ({
  ref: 5,
  write: (encoder) => encoding.writeVarString(encoder, JSON.stringify(value)),
})
export const format = (key: string, value: unknown): Content => ({
  ref: 6,
  write: (encoder) => {
    encoding.writeVarString(encoder, key)
    encoding.writeVarString(encoder, JSON.stringify(value))
  },
})
export const subdocument = (guid: string): Content => ({
  ref: 9,
  write: (encoder) => {
    encoding.writeVarString(encoder, guid)
    encoding.writeAny(encoder, {})
  },
})

const type = (ref: number, name?: string): Content => ({
  ref: 7,
  write: (encoder) => {
    encoding.writeVarUint(encoder, ref)
    if (name !== undefined) encoding.writeVarString(encoder, name)
  },
})
export const array = type(0)
export const map = type(1)
export const text = type(2)
export const xmlElement = type(3, 'p')
export const xmlText = type(6)

export const item =
  ({ ref, write }: Content, { parent, key, origin, rightOrigin }: Spot): Forged =>
  (encoder) => {
    const bits = (origin ? 0x80 : 0) | (rightOrigin ? 0x40 : 0) | (key === undefined ? 0 : 0x20)
    encoding.writeUint8(encoder, ref | bits)
    if (origin) writeAt(encoder, origin)
    if (rightOrigin) writeAt(encoder, rightOrigin)
    if (!origin && !rightOrigin) {
      encoding.writeVarUint(encoder, typeof parent === 'string' ? 1 : 0)
      if (typeof parent === 'string') encoding.writeVarString(encoder, parent)
      else writeAt(encoder, parent ?? [0, 0])
      if (key !== undefined) encoding.writeVarString(encoder, key)
    }
    write(encoder)
  }

export const collected =
  (length: number): Forged =>
  (encoder) => {
    encoding.writeUint8(encoder, 0)
    encoding.writeVarUint(encoder, length)
  }

export const skip =
  (length: number): Forged =>
  (encoder) => {
    encoding.writeUint8(encoder, 10)
    encoding.writeVarUint(encoder, length)
  }

export interface Block {
  client: number
  clock: number
  structs: readonly Forged[]
}
export type Deletion = readonly [client: number, clock: number, length: number]

/** A Yjs v1 update as only a forger writes it. */
export function forge(blocks: readonly Block[], deletions: readonly Deletion[] = []): Uint8Array {
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, blocks.length)
  for (const { client, clock, structs } of blocks) {
    encoding.writeVarUint(encoder, structs.length)
    encoding.writeVarUint(encoder, client)
    encoding.writeVarUint(encoder, clock)
    for (const struct of structs) struct(encoder)
  }
  const clients = [...new Set(deletions.map(([client]) => client))]
  encoding.writeVarUint(encoder, clients.length)
  for (const client of clients) {
    const ranges = deletions.filter(([whose]) => whose === client)
    encoding.writeVarUint(encoder, client)
    encoding.writeVarUint(encoder, ranges.length)
    for (const [, clock, length] of ranges) {
      encoding.writeVarUint(encoder, clock)
      encoding.writeVarUint(encoder, length)
    }
  }
  return encoding.toUint8Array(encoder)
}
