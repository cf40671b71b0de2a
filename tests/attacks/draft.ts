import * as Y from 'yjs'
import type { At, Content, Deletion, Spot } from '../server/sync/forge.ts'
import * as forge from '../server/sync/forge.ts'

/** One struct of an update, open to be changed. */
export type Piece =
  | { kind: 'item'; content: Content; length: number; spot: Spot }
  | { kind: 'gc' | 'skip'; length: number }

export interface Block {
  client: number
  clock: number
  structs: Piece[]
}

/** An update as its parts; `sealed` makes bytes of it, whether or not Yjs would write such. */
export interface Draft {
  blocks: Block[]
  deletions: Deletion[]
}

export const piece = (content: Content, spot: Spot, length = 1): Piece => ({
  kind: 'item',
  ...{ content, spot, length },
})

/** Takes a valid update apart. */
export function opened(update: Uint8Array): Draft {
  const { structs, ds } = Y.decodeUpdate(update)
  const blocks = new Map<number, Block>()
  for (const struct of structs) {
    const { client, clock } = struct.id
    const block = blocks.get(client) ?? { client, clock, structs: [] }
    blocks.set(client, block)
    block.structs.push(pieceOf(struct))
  }
  const deletions = [...ds.clients].flatMap(([client, ranges]) =>
    ranges.map(({ clock, len }): Deletion => [client, clock, len]),
  )
  return { blocks: [...blocks.values()], deletions }
}

function pieceOf(struct: Y.Item | Y.GC | Y.Skip): Piece {
  const { length } = struct
  if (struct instanceof Y.GC) return { kind: 'gc', length }
  if (!(struct instanceof Y.Item)) return { kind: 'skip', length }
  const { origin, rightOrigin, parentSub } = struct
  // Undecoded, Yjs keeps a root's name or an id here.
  const parent = struct.parent as unknown
  return {
    ...{ kind: 'item', length, content: contentOf(struct.content) },
    spot: {
      ...(origin ? { origin: at(origin) } : {}),
      ...(rightOrigin ? { rightOrigin: at(rightOrigin) } : {}),
      ...(typeof parent === 'string' ? { parent } : {}),
      ...(parent instanceof Y.ID ? { parent: at(parent) } : {}),
      ...(parentSub === null ? {} : { key: parentSub }),
    },
  }
}

const at = ({ client, clock }: Y.ID): At => [client, clock]

function contentOf(content: Y.Item['content']): Content {
  if (content instanceof Y.ContentAny) return forge.values(...content.arr)
  if (content instanceof Y.ContentString) return forge.words(content.str)
  if (content instanceof Y.ContentDeleted) return forge.deleted(content.len)
  if (content instanceof Y.ContentType) {
    return content.type instanceof Y.Text ? forge.text : forge.map
  }
  throw new Error('no honest client writes this')
}

export function sealed({ blocks, deletions }: Draft): Uint8Array {
  return forge.forge(
    blocks.map(({ client, clock, structs }) => ({ client, clock, structs: structs.map(forged) })),
    deletions,
  )
}

function forged(struct: Piece) {
  if (struct.kind === 'item') return forge.item(struct.content, struct.spot)
  return struct.kind === 'gc' ? forge.collected(struct.length) : forge.skip(struct.length)
}

/** The same by another client id, and from another clock on; what was there before keeps its ids. */
export function relabelled(draft: Draft, from: number, to: number, clock: number): Draft {
  const own = draft.blocks.find(({ client }) => client === from)
  if (!own) return draft
  const end = own.clock + own.structs.reduce((sum, { length }) => sum + length, 0)
  const moved = ([client, at]: At): At =>
    client === from && at >= own.clock && at < end ? [to, at - own.clock + clock] : [client, at]
  const spot = ({ origin, rightOrigin, parent, key }: Spot): Spot => ({
    ...(origin ? { origin: moved(origin) } : {}),
    ...(rightOrigin ? { rightOrigin: moved(rightOrigin) } : {}),
    ...(parent === undefined
      ? {}
      : { parent: typeof parent === 'string' ? parent : moved(parent) }),
    ...(key === undefined ? {} : { key }),
  })
  return {
    blocks: draft.blocks.map((block) => ({
      client: block.client === from ? to : block.client,
      clock: block.client === from ? clock : block.clock,
      structs: block.structs.map((struct) =>
        struct.kind === 'item' ? { ...struct, spot: spot(struct.spot) } : { ...struct },
      ),
    })),
    deletions: draft.deletions.map(
      ([client, at, length]): Deletion => [...moved([client, at]), length],
    ),
  }
}

export const copied = (structs: readonly Piece[]): Piece[] =>
  structs.map((struct) =>
    struct.kind === 'item' ? { ...struct, spot: { ...struct.spot } } : { ...struct },
  )

/** As Yjs writes deletions: by client, in order, none twice. */
export function inOrder(draft: Draft) {
  const sorted = [...draft.deletions].sort((x, y) => x[0] - y[0] || x[1] - y[1])
  draft.deletions = sorted.filter(([client, clock], at) => {
    const before = sorted[at - 1]
    return !before || before[0] !== client || before[1] + before[2] <= clock
  })
}
