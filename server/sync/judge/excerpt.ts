import * as encoding from 'lib0/encoding'
import * as Y from 'yjs'
import { isRoot } from '../../../shared/board/field-rules.ts'

/**
 * A document with these entries (`rows/k3…`, `board`) as they stand in `doc`, and nothing else. What is
 * tried in it comes to the same for them as in the whole, costs what they are, and spoils nothing (I5).
 * In place of all the rest stand silent structs, so that every client id has written as far as there.
 * @returns the document, and from how many bytes it was made
 */
export function excerpt(doc: Y.Doc, entries: Iterable<string>): { doc: Y.Doc; bytes: number } {
  const kept = new Map<number, Y.Item[]>()
  for (const name of entries) for (const item of itemsOf(doc, name)) add(kept, item)
  const update = encoded(doc, kept)
  // Its own id is asked for by nobody, and making a random one takes longer than all the rest.
  const made = new Y.Doc({ guid: 'excerpt' })
  for (const root of doc.share.keys()) made.getMap(root)
  Y.applyUpdate(made, update)
  return { doc: made, bytes: update.length }
}

/** What every shared type has inside, whatever it tells its listeners. */
type Inside = Pick<Y.AbstractType<unknown>, '_map' | '_start'>

/** Every item at and in an entry, those that were written over included: new ones stand beside them. */
function* itemsOf(doc: Y.Doc, name: string): Iterable<Y.Item> {
  const [root = '', id] = name.split('/')
  if (!isRoot(root)) return
  const type = doc.getMap(root)
  if (id === undefined) yield* itemsIn(type)
  else yield* under(type, id)
}

function* itemsIn(type: Inside): Iterable<Y.Item> {
  for (const key of type._map.keys()) yield* under(type, key)
  for (let item = type._start; item !== null; item = item.right) yield* withContent(item)
}

function* under(type: Inside, key: string): Iterable<Y.Item> {
  // What counts under a key stands last.
  for (let item = type._map.get(key) ?? null; item !== null; item = item.left)
    yield* withContent(item)
}

function* withContent(item: Y.Item): Iterable<Y.Item> {
  yield item
  if (item.content instanceof Y.ContentType) yield* itemsIn(item.content.type)
}

function add(lists: Map<number, Y.Item[]>, item: Y.Item) {
  const list = lists.get(item.id.client)
  if (list) list.push(item)
  else lists.set(item.id.client, [item])
}

/** As Yjs writes an update: per client its structs without a gap, then the deletions. */
function encoded({ store }: Y.Doc, kept: ReadonlyMap<number, Y.Item[]>): Uint8Array {
  const encoder = new Y.UpdateEncoderV1()
  const { restEncoder } = encoder
  encoding.writeVarUint(restEncoder, store.clients.size)
  for (const client of store.clients.keys()) {
    const items = (kept.get(client) ?? []).sort((one, other) => one.id.clock - other.id.clock)
    const structs = [...withoutGaps(client, items, Y.getState(store, client))]
    encoding.writeVarUint(restEncoder, structs.length)
    encoder.writeClient(client)
    encoding.writeVarUint(restEncoder, 0)
    for (const struct of structs) struct.write(encoder, 0)
  }
  const deleted = [...kept]
    .map(([client, items]) => ({ client, items: items.filter((item) => item.deleted) }))
    .filter(({ items }) => items.length > 0)
  encoding.writeVarUint(restEncoder, deleted.length)
  for (const { client, items } of deleted) {
    encoder.resetDsCurVal()
    encoding.writeVarUint(restEncoder, client)
    encoding.writeVarUint(restEncoder, items.length)
    for (const item of items) {
      encoder.writeDsClock(item.id.clock)
      encoder.writeDsLen(item.length)
    }
  }
  return encoder.toUint8Array()
}

function* withoutGaps(
  client: number,
  items: readonly Y.Item[],
  end: number,
): Iterable<Y.Item | Y.GC> {
  let at = 0
  for (const item of items) {
    if (item.id.clock > at) yield new Y.GC(Y.createID(client, at), item.id.clock - at)
    yield item
    at = item.id.clock + item.length
  }
  if (end > at) yield new Y.GC(Y.createID(client, at), end - at)
}
