import type { Luck } from '../../simulation/luck.ts'
import type { Op } from './trace.ts'

/** A disk writes so many bytes whole or not at all. */
const SECTOR_BYTES = 512

type Change = Extract<Op, { kind: 'write' | 'truncate' }>
/** Names that change at once; `undefined`: it is gone. */
type Naming = readonly (readonly [path: string, file: File | undefined])[]

interface File {
  /** What a sync has made certain. */
  certain: Buffer
  /** What was asked for since, in order. */
  pending: Change[]
}

/**
 * What a power cut may leave of what a process wrote. What was synced is there. Of the rest each
 * write may be there, missing or torn at 512 bytes, in any order; of new, renamed and deleted names
 * the first so many, since file systems keep these in a journal.
 */
export class Disk {
  #certainNames = new Map<string, File>()
  #names = new Map<string, File>()
  #pendingNames: Naming[] = []
  #heedsSyncs: boolean

  /** @param heedsSyncs false: a disk that lies, to see that we would notice */
  constructor({ heedsSyncs = true } = {}) {
    this.#heedsSyncs = heedsSyncs
  }

  /** A file that was there before, and is certain. */
  has(path: string, bytes: Buffer) {
    for (const names of [this.#names, this.#certainNames]) {
      const file = this.#names.get(path) ?? { certain: bytes, pending: [] }
      names.set(path, file)
    }
  }

  do(op: Op) {
    const file = this.#names.get(op.path)
    switch (op.kind) {
      case 'open':
        if (!file && op.creates) this.#name([op.path, { certain: Buffer.alloc(0), pending: [] }])
        if (file && op.truncates) file.pending.push({ ...op, kind: 'truncate', length: 0 })
        return
      case 'write':
      case 'truncate':
        // A file that was deleted while somebody had it open.
        return void file?.pending.push(op)
      case 'sync':
        return this.#heedsSyncs ? this.#sync(file) : undefined
      case 'unlink':
        return this.#name([op.path, undefined])
      case 'rename':
        return this.#name([op.to, file], [op.path, undefined])
      case 'link':
        return this.#name([op.to, file])
    }
  }

  /** What lies there if the power goes now. */
  afterPowerCut(luck: Luck): Map<string, Buffer> {
    const names = new Map(this.#certainNames)
    const kept = this.#pendingNames.slice(0, luck.below(this.#pendingNames.length + 1))
    for (const naming of kept) put(names, naming)
    // Sometimes all of it is there, sometimes none: what lies between alone would miss both.
    const share = luck.pick([0, 1, 0.5, luck.next()]) ?? 0
    const torn = luck.pick([0, 0.3, 1]) ?? 0
    const survives = (change: Change) => {
      if (!luck.happens(share)) return []
      return luck.happens(torn) ? tear(change, luck) : [change]
    }
    return contents(names, ({ certain, pending }) => {
      const left = pending.flatMap(survives)
      return apply(certain, luck.happens(0.5) ? left : shuffled(left, luck))
    })
  }

  /** What a process sees that reads it now. */
  live(): Map<string, Buffer> {
    return contents(this.#names, ({ certain, pending }) => apply(certain, pending))
  }

  #name(...naming: Naming) {
    put(this.#names, naming)
    this.#pendingNames.push(naming)
  }

  #sync(file: File | undefined) {
    if (file) {
      file.certain = apply(file.certain, file.pending)
      file.pending = []
      return
    }
    // A folder: all names in it, and we trace only one.
    this.#certainNames = new Map(this.#names)
    this.#pendingNames = []
  }
}

function put(names: Map<string, File>, naming: Naming) {
  for (const [path, file] of naming)
    if (file) names.set(path, file)
    else names.delete(path)
}

const contents = (names: Map<string, File>, read: (file: File) => Buffer) =>
  new Map([...names].map(([path, file]) => [path, read(file)]))

function apply(before: Buffer, changes: readonly Change[]): Buffer {
  const ends = changes.map((one) =>
    one.kind === 'write' ? one.offset + one.bytes.length : one.length,
  )
  const room = Buffer.alloc(Math.max(before.length, ...ends))
  before.copy(room)
  let { length } = before
  for (const change of changes) {
    if (change.kind === 'write') {
      change.bytes.copy(room, change.offset)
      length = Math.max(length, change.offset + change.bytes.length)
    } else {
      if (change.length < length) room.fill(0, change.length, length)
      length = change.length
    }
  }
  return room.subarray(0, length)
}

/** Each sector of it is there or not. */
function tear(change: Change, luck: Luck): Change[] {
  if (change.kind === 'truncate') return [change]
  const { offset, bytes } = change
  const parts: Change[] = []
  for (let from = offset; from < offset + bytes.length; ) {
    const end = Math.min(
      offset + bytes.length,
      (Math.floor(from / SECTOR_BYTES) + 1) * SECTOR_BYTES,
    )
    const part = bytes.subarray(from - offset, end - offset)
    if (luck.happens(0.5)) parts.push({ ...change, offset: from, bytes: part })
    from = end
  }
  return parts
}

function shuffled<T>(all: readonly T[], luck: Luck): T[] {
  const mixed = [...all]
  for (let at = mixed.length - 1; at > 0; at--) {
    const other = luck.below(at + 1)
    ;[mixed[at], mixed[other]] = [mixed[other] as T, mixed[at] as T]
  }
  return mixed
}
