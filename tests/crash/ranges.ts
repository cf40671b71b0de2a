import * as Y from 'yjs'

interface Range {
  client: number
  from: number
  /** Exclusive. */
  end: number
}

/** Runs of Yjs clocks: what an update adds, or what it deletes. */
export class Ranges {
  readonly all: readonly Range[]

  private constructor(all: readonly Range[]) {
    this.all = all
  }

  static of(all: readonly (readonly [client: number, clock: number, length: number])[]): Ranges {
    return new Ranges(all.map(([client, from, length]) => ({ client, from, end: from + length })))
  }

  static ofDeleteSet(ds: { clients: Map<number, { clock: number; len: number }[]> }): Ranges {
    return Ranges.of(
      [...ds.clients].flatMap(([client, ranges]) =>
        ranges.map(({ clock, len }) => [client, clock, len] as const),
      ),
    )
  }

  get isEmpty(): boolean {
    return this.all.length === 0
  }

  get last(): Range {
    return this.all.at(-1) ?? { client: 0, from: 0, end: 0 }
  }

  covers({ client, from, end }: Range): boolean {
    return this.all.some((one) => one.client === client && one.from <= from && end <= one.end)
  }

  areIn(doc: Y.Doc): boolean {
    return this.all.every(({ client, end }) => Y.getState(doc.store, client) >= end)
  }

  areDeletedIn(doc: Y.Doc): boolean {
    return this.all.every(({ client, from, end }) => {
      const structs = doc.store.clients.get(client)
      if (!structs || Y.getState(doc.store, client) <= from) return true
      for (let at = Y.findIndexSS(structs, from); at < structs.length; at++) {
        const struct = structs[at]
        if (!struct || struct.id.clock >= end) return true
        if (!struct.deleted) return false
      }
      return true
    })
  }
}
