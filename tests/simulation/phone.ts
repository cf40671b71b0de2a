import * as Y from 'yjs'
import type { Copy, Shelf } from '../../client/sync/world.ts'
import type { Clock } from './clock.ts'
import { EPOCH } from './founding.ts'
import type { Luck } from './luck.ts'
import type { Network } from './network.ts'

/** How long a browser may take to open a stored copy, and to write an update into it. */
const OPEN_MS = 60
const WRITE_MS = 30

/** One browser profile: what its tabs share. */
export class Phone {
  readonly network: Network
  readonly clock: Clock
  readonly luck: Luck
  /** Whether its storage opens at all. */
  readonly keeps: boolean
  /** Its clock's error. */
  readonly skewMs: number
  /** Documents and stored copies with stolen goods in them. */
  readonly stolen = new WeakSet<object>()
  /** A page was closed in the middle of a theft: what it left waiting may build on it. */
  tainted = false
  /** How much of what it says of notes goes over HTTP. */
  saysByHttp = 0
  /** How often one tab took over what another left waiting for the plan. */
  takenOver = 0
  /** The board's epoch as its last page was told. */
  epoch = EPOCH
  readonly texts = new Map<string, string>()
  readonly copies = new Map<string, Uint8Array[]>()

  constructor(network: Network, luck: Luck, keeps: boolean, skewMs: number) {
    this.network = network
    this.clock = network.clock
    this.luck = luck
    this.keeps = keeps
    this.skewMs = skewMs
  }

  /** How many entries of outboxes are kept here. */
  get waiting(): number {
    return [...this.texts.keys()].filter((key) => /\.(op|say)\./.test(key)).length
  }

  /** @param alive false once the tab is gone: nothing of it is stored any more */
  shelf(alive: () => boolean): Shelf {
    const texts = this.keeps ? this.texts : new Map<string, string>()
    return {
      keeps: this.keeps,
      entries: (prefix) => [...texts].filter(([key]) => key.startsWith(prefix)),
      get: (key) => texts.get(key),
      put: (key, text) => {
        if (!alive()) return
        if (tabOf(texts.get(key) ?? text) !== tabOf(text)) this.takenOver++
        texts.set(key, text)
      },
      remove: (key) => {
        if (alive()) texts.delete(key)
      },
    }
  }

  /** Like y-indexeddb: updates under a name, shared by all tabs, written a moment later. */
  async openCopy(
    name: string,
    doc: Y.Doc,
    late: AbortSignal,
    alive: () => boolean,
    onFilled: (stolen: boolean) => void,
  ): Promise<Copy | undefined> {
    await new Promise<void>((open) => this.clock.later(this.luck.between(0, OPEN_MS), open))
    if (!this.keeps || late.aborted || !alive()) return undefined
    const stored = this.copies.get(name) ?? []
    this.copies.set(name, stored)
    const filled = stored.length > 0
    let writtenAt = 0
    const write = (update: Uint8Array) => {
      writtenAt = Math.max(writtenAt, this.clock.now() + this.luck.between(0, WRITE_MS))
      this.clock.later(writtenAt - this.clock.now(), () => {
        if (!alive()) return
        stored.push(update)
        if (this.stolen.has(doc)) this.stolen.add(stored)
      })
    }
    const keep = (update: Uint8Array, origin: unknown) => {
      if (origin !== stored) write(update)
    }
    Y.transact(
      doc,
      () => {
        for (const update of stored) Y.applyUpdate(doc, update)
      },
      stored,
      false,
    )
    onFilled(this.stolen.has(stored))
    write(Y.encodeStateAsUpdate(doc))
    doc.on('update', keep)
    return {
      filled,
      close: () => doc.off('update', keep),
      discard: () => {
        doc.off('update', keep)
        if (alive()) stored.length = 0
        if (alive() && this.copies.get(name) === stored) this.copies.delete(name)
      },
    }
  }
}

/** Whose an entry of the plan's outbox is. */
const tabOf = (text: string): unknown =>
  text.startsWith('{') ? (JSON.parse(text) as { tab?: string }).tab : undefined
