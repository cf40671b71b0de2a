import * as Y from 'yjs'
import { isRoot, leafOf } from '../../../shared/board/field-rules.ts'
import type { DecodedUpdate, Struct } from './decoded.ts'
import { structAt } from './decoded.ts'
import {
  type Container,
  entryName,
  GONE,
  isMap,
  isText,
  type Place,
  rootContainer,
  type Spot,
  samePlace,
} from './place.ts'
import { Refused } from './verdict.ts'

type Roots = ReadonlyMap<unknown, Container>

/** By their types; a board has them all from the start. */
const rootsOfDocs = new WeakMap<Y.Doc, Roots>()

function rootsOf(doc: Y.Doc): Roots {
  const known = rootsOfDocs.get(doc)
  if (known) return known
  const roots = new Map<unknown, Container>()
  for (const [name, type] of doc.share) {
    if (isRoot(name)) roots.set(type, rootContainer(name, type as Y.AbstractType<unknown>))
  }
  rootsOfDocs.set(doc, roots)
  return roots
}

/**
 * Says where every struct of an update will stand, before it is applied. It mirrors how Yjs finds a
 * struct's parent (from the left neighbour, the right neighbour, or as written), and refuses what
 * an honest client never writes: neighbours in two different places.
 */
export class Places {
  #doc: Y.Doc
  #update: DecodedUpdate
  #roots: Roots
  #types = new Map<unknown, Container | typeof GONE>()
  #spots = new Map<Struct, Spot>()
  /** Per client, how many of its structs are placed; those being placed now are on the stack. */
  #placed = new Map<number, number>()
  #busy = new Set<number>()

  constructor(doc: Y.Doc, update: DecodedUpdate) {
    this.#doc = doc
    this.#update = update
    this.#roots = rootsOf(doc)
  }

  /** Where a new item of the update will stand. Its client's earlier structs are placed first. */
  of(item: Y.Item): Spot {
    const known = this.#spots.get(item)
    if (known) return known
    this.#placeUpTo(item.id.client, item.id.clock)
    return this.#spots.get(item) ?? GONE
  }

  /** Where a struct that the document already has stands. */
  ofKnown(struct: Y.Item | Y.GC): Spot {
    if (!(struct instanceof Y.Item)) return GONE
    const container = this.#containerOfType(struct.parent)
    return container === GONE ? GONE : { container, key: struct.parentSub }
  }

  #placeUpTo(client: number, clock: number) {
    const structs = this.#update.byClient.get(client) ?? []
    if (this.#busy.has(client)) {
      const next = structs[this.#placed.get(client) ?? 0]
      if (next && next.id.clock <= clock) throw new Refused('malformed', 'structs in a circle')
      return
    }
    this.#busy.add(client)
    for (let at = this.#placed.get(client) ?? 0; at < structs.length; at++) {
      const struct = structs[at]
      if (!struct || struct.id.clock > clock) break
      this.#placed.set(client, at)
      if (struct instanceof Y.Item) this.#spots.set(struct, this.#find(struct))
      this.#placed.set(client, at + 1)
    }
    this.#busy.delete(client)
  }

  #find(item: Y.Item): Spot {
    const left = item.origin && this.#spotAt(item.origin)
    const right = item.rightOrigin && this.#spotAt(item.rightOrigin)
    if (left === GONE || right === GONE) return GONE
    if (left && right && !samePlace(left, right))
      throw new Refused('malformed', 'two places at once')
    const place = right ?? left
    if (place) return place
    return this.#asWritten(item)
  }

  #asWritten(item: Y.Item): Spot {
    // Undecoded, Yjs keeps a root's name or an id here; its types say "a shared type".
    const parent = item.parent as unknown
    if (typeof parent === 'string') {
      const container = this.#roots.get(this.#doc.share.get(parent))
      if (!container) throw new Refused('unknown-key', parent.slice(0, 80))
      return { container, key: item.parentSub }
    }
    if (!(parent instanceof Y.ID)) throw new Refused('malformed', 'no parent')
    const container = this.#containerAt(parent)
    return container === GONE ? GONE : { container, key: item.parentSub }
  }

  /** The place of the struct at an id, in the document or in this update. */
  #spotAt(id: Y.ID): Spot {
    const known = structAt(this.#doc, id)
    if (known) return this.ofKnown(known)
    return this.#newAt(id).spot
  }

  #newAt(id: Y.ID): { struct: Struct; spot: Spot } {
    this.#placeUpTo(id.client, id.clock)
    const struct = this.#update.find(id)
    if (!struct) throw new Refused('incomplete')
    return { struct, spot: struct instanceof Y.Item ? (this.#spots.get(struct) ?? GONE) : GONE }
  }

  /** The container that the type item at an id holds. */
  #containerAt(id: Y.ID): Container | typeof GONE {
    const known = structAt(this.#doc, id)
    if (known) {
      if (!(known instanceof Y.Item) || known.deleted) return GONE
      if (!(known.content instanceof Y.ContentType)) throw new Refused('malformed', 'no container')
      return this.#containerOfType(known.content.type)
    }
    const { struct, spot } = this.#newAt(id)
    if (!(struct instanceof Y.Item) || spot === GONE) return GONE
    if (struct.content instanceof Y.ContentDeleted) return GONE
    if (!(struct.content instanceof Y.ContentType)) throw new Refused('malformed', 'no container')
    return this.#enter(spot, struct.content.type, struct.id, true)
  }

  #containerOfType(type: unknown): Container | typeof GONE {
    const root = this.#roots.get(type)
    if (root) return root
    const seen = this.#types.get(type)
    if (seen) return seen
    const container = this.#nested(type)
    this.#types.set(type, container)
    return container
  }

  #nested(type: unknown): Container | typeof GONE {
    if (!(type instanceof Y.AbstractType)) return GONE
    const item = type._item
    if (!item || item.deleted) return GONE
    const parent = this.#containerOfType(item.parent)
    return parent === GONE
      ? GONE
      : this.#enter({ container: parent, key: item.parentSub }, type, item.id, false)
  }

  #enter(
    { container, key }: Place,
    type: Y.AbstractType<unknown>,
    item: Y.ID,
    isNew: boolean,
  ): Container {
    const { kind, root, id, fresh } = container
    const known = this.#types.get(type)
    if (known && known !== GONE) return known
    const made = ((): Container => {
      if (key !== null && kind === 'root' && isMap(type)) {
        return { kind: 'entry', root, id: key, field: null, type, item, fresh: isNew }
      }
      const leaf = key !== null && kind === 'entry' ? leafOf(root, key) : undefined
      if (leaf?.kind === 'text' && isText(type)) {
        return { kind: 'text', root, id, field: key, type, item, fresh }
      }
      if (leaf?.kind === 'map' && isMap(type)) {
        return { kind: 'map', root, id, field: key, type, item, fresh }
      }
      throw new Refused('wrong-shape', entryName({ container, key }))
    })()
    this.#types.set(type, made)
    return made
  }
}
