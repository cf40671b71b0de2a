import * as Y from 'yjs'
import { parseMessage } from '../../server/sync/messages.ts'
import type { NoteId } from '../../shared/board/ids.ts'

/** All that a reader ever received, put together: nothing of it is forgotten, deleted words neither. */
export class Dump {
  readonly doc = new Y.Doc({ gc: false })
  /** Every message and answer, as text, to be searched. */
  #said: string[] = []

  /** A message over the socket. */
  heard = (message: Uint8Array) => {
    this.#said.push(Buffer.from(message).toString('latin1'))
    const parsed = parseMessage(message)
    if (parsed?.kind === 'step2' || parsed?.kind === 'update')
      Y.applyUpdate(this.doc, parsed.update)
  }

  promised = () => {}

  /** An answer over HTTP. */
  read(bytes: Uint8Array) {
    this.#said.push(Buffer.from(bytes).toString('latin1'))
  }

  says = (word: string): boolean => {
    const bytes = Buffer.from(word).toString('latin1')
    return this.#said.some((one) => one.includes(bytes))
  }
}

/** What can be seen of a note beside what it says: values by which two might be known as one hand's. */
export function tracesOf(doc: Y.Doc): Map<NoteId, Record<string, string>> {
  const traces = new Map<NoteId, Record<string, string>>()
  for (const [id, newest] of doc.getMap('notes')._map) {
    const items = [...versionsOf(newest)].flatMap((entry) => [...itemsOf(entry)])
    const first = items.reduce((a, b) => (a.id.clock < b.id.clock ? a : b))
    const fields = new Map(
      items.flatMap(({ parentSub, content }) =>
        parentSub !== null && content instanceof Y.ContentAny ? [[parentSub, content.arr[0]]] : [],
      ),
    )
    traces.set(id as NoteId, {
      id,
      clients: [...new Set(items.map((item) => item.id.client))].sort().join(),
      clock: `${first.id.client}:${first.id.clock}`,
      keys: [...fields.keys()].sort().join(),
      at: String(fields.get('at')),
      rank: String(fields.get('rank')),
      signature: String(fields.get('signature')),
      deletedBy: deletersOf(doc, items),
    })
  }
  return traces
}

/** Yjs names in a deletion only the client whose item goes. */
const deletersOf = (doc: Y.Doc, items: readonly Y.Item[]): string =>
  [...new Set(items.filter(({ deleted }) => deleted).map(({ id }) => id.client))]
    .filter((client) => doc.store.clients.has(client))
    .join()

function* versionsOf(newest: Y.Item): Generator<Y.Item> {
  for (let item: Y.Item | null = newest; item; item = item.left) yield item
}

function* itemsOf(item: Y.Item): Generator<Y.Item> {
  yield item
  if (!(item.content instanceof Y.ContentType)) return
  const { type } = item.content
  for (const newest of type._map.values())
    for (const version of versionsOf(newest)) yield* itemsOf(version)
  for (let child = type._start; child; child = child.right) yield* itemsOf(child)
}

/**
 * Pairs of notes of one author that share a trace which not every author's notes have.
 * @returns how many pairs there are, and of each that is joined by what
 */
export function joinedPairs(
  traces: ReadonlyMap<NoteId, Record<string, string>>,
  authorOf: ReadonlyMap<NoteId, string>,
): { pairs: number; joined: string[] } {
  const authors = new Set(authorOf.values())
  const having = new Map<string, Set<string>>()
  for (const [note, author] of authorOf)
    for (const [name, value] of Object.entries(traces.get(note) ?? {})) {
      const key = `${name}=${value}`
      having.set(key, (having.get(key) ?? new Set()).add(author))
    }
  const notes = [...authorOf]
  const joined: string[] = []
  let pairs = 0
  for (const [at, [one, author]] of notes.entries())
    for (const [other, by] of notes.slice(at + 1)) {
      if (by !== author) continue
      pairs++
      const [a = {}, b = {}] = [traces.get(one), traces.get(other)]
      const shared = Object.keys(a).filter(
        (name) =>
          a[name] === b[name] &&
          a[name] !== '' &&
          having.get(`${name}=${a[name]}`)?.size !== authors.size,
      )
      if (shared.length > 0) joined.push(`${one} ${other}: ${shared.join()}`)
    }
  return { pairs, joined }
}
