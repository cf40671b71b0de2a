import { LIMITS, SERVER_LIMITS } from '../../shared/wire.ts'
import type { At, Deletion } from '../server/sync/forge.ts'
import * as forge from '../server/sync/forge.ts'
import {
  aimed,
  type Choices,
  CONTENTS,
  type Ground,
  idsOf,
  items,
  KEYS,
  lengthOf,
  MIGHTY,
  many,
  ownBlock,
  pick,
  ROOT_NAMES,
  spotAt,
  TINY,
} from './aim.ts'
import { type Block, copied, type Draft, inOrder, type Piece, piece } from './draft.ts'
import { ODD } from './targets.ts'

type Mutation = (draft: Draft, choices: Choices, ground: Ground) => void

export const MUTATIONS = {
  client: (draft, [a, b], ground) => {
    const block = ownBlock(draft, ground)
    block.client = pick(idsOf(ground), a)
    if (b % 3 > 0) block.clock = ground.clockOf(block.client)
  },
  clock: (draft, [a], ground) => {
    const block = ownBlock(draft, ground)
    const to = [block.clock + 1, block.clock - 1, block.clock + 1_000, 0, 2 ** 31]
    block.clock = Math.max(0, pick(to, a))
  },
  retarget: (draft, [a, b, c], { world }) => {
    const found = items(draft)
    if (found.length > 0) pick(found, a).spot = spotAt(pick(world.targets, b), c)
  },
  neighbour: (draft, [a, b, c], { world }) => {
    const found = items(draft)
    if (found.length === 0) return
    const block = draft.blocks[0] as Block
    const { item } = pick(world.targets, b)
    const where: At = c % 5 === 0 ? [block.client, block.clock + (b % 9)] : item
    const { spot } = pick(found, a)
    if (c % 2) spot.origin = where
    else spot.rightOrigin = where
  },
  content: (draft, [a, b]) => {
    const found = items(draft)
    if (found.length > 0) pick(found, a).content = pick(CONTENTS, b)
  },
  odd: (draft, [a, b]) => {
    const found = items(draft)
    if (found.length > 0) pick(found, a).content = forge.values(pick(ODD, b))
  },
  key: (draft, [a, b]) => {
    const found = items(draft).filter(({ spot }) => spot.parent !== undefined)
    if (found.length === 0) return
    const { spot } = pick(found, a)
    const key = pick(KEYS, b)
    if (key === undefined) delete spot.key
    else spot.key = key
  },
  root: (draft, [a, b, c]) => {
    const found = items(draft)
    if (found.length === 0) return
    const one = pick(found, a)
    one.spot = { parent: pick(ROOT_NAMES, b), key: one.spot.key ?? pick(['x1', 'r1', 'locked'], c) }
  },
  silent: (draft, [a, b, c], ground) => {
    const { structs } = ownBlock(draft, ground)
    const length = 1 + (c % 4)
    structs.splice(b % (structs.length + 1), 0, { kind: a % 3 === 0 ? 'skip' : 'gc', length })
  },
  extra: (draft, choices, ground) => {
    ownBlock(draft, ground).structs.push(aimed(ground, choices))
  },
  extraBlock: (draft, choices, ground) => {
    const [a, b, c] = choices
    const clients = [MIGHTY + (a % 3), TINY, ground.fresh + 1, ...idsOf(ground)]
    const client = pick(clients, (a + b) % (c % 4 === 0 ? clients.length : 3))
    draft.blocks.push({ client, clock: ground.clockOf(client), structs: [aimed(ground, choices)] })
  },
  remove: (draft, [a, , c], { world }) => {
    const { item, length } = pick(world.targets, a)
    draft.deletions.push([item[0], item[1], length])
    if (c % 8 > 0) inOrder(draft)
  },
  removeWide: (draft, [a], ground) => {
    const client = pick(idsOf(ground), a)
    draft.deletions = [[client, 0, Math.max(1, ground.clockOf(client))]]
  },
  removeOdd: (draft, [a, b], ground) => {
    const client = pick(idsOf(ground), a)
    const end = ground.clockOf(client)
    const odd: Deletion[] = [
      ...([
        [client, 0, 0],
        [client, end, 1],
        [client, Math.max(0, end - 1), 2],
      ] as const),
      [4_242, 0, 1],
    ]
    draft.deletions.push(pick(odd, b))
  },
  drop: (draft, [a, b]) => {
    if (draft.blocks.length > 0) {
      const { structs } = pick(draft.blocks, a)
      structs.splice(b % Math.max(1, structs.length), 1)
    }
  },
  repeat: (draft, [a, b, c]) => {
    if (draft.blocks.length === 0) return
    const block = pick(draft.blocks, a)
    if (c % 3 === 0) draft.blocks.push({ ...block, structs: [...block.structs] })
    else if (block.structs.length > 0) block.structs.push(pick(block.structs, b))
  },
  swap: ({ blocks }, [a, b]) => {
    if (blocks.length === 0) return
    const { structs } = pick(blocks, a)
    if (structs.length > 1) structs.push(...structs.splice(b % structs.length, 1))
  },
  steal: (draft, [a, b, c], { world, sender }) => {
    const laid = items(draft).filter(({ spot }) => typeof spot.parent === 'string')
    if (laid.length === 0) return
    const { spot } = pick(laid, a)
    const standing = world.targets.filter(({ path }) => path.split('/').length === 2)
    const ids = standing.filter(({ root }) => root === spot.parent).map(({ key }) => key)
    const hers = world.gone.filter((note) => world.owners.get(note) === sender.id)
    spot.key = pick(c % 4 > 0 && hers.length > 0 ? hers : [...world.gone, ...ids], b) ?? 'x1'
  },
  long: (draft, [a, b, c], ground) => {
    const texts = ground.world.targets.filter(({ key }) => key === 'text' || key === 'title')
    const target = pick(texts, a)
    const length = pick([LIMITS.maxMergedUnits + 1, LIMITS.maxMergedUnits, 1_500], b)
    const { structs } = ownBlock(draft, ground)
    for (let at = 0; at <= c % 2; at++) {
      structs.push(piece(forge.words('あ'.repeat(length)), { parent: target.item }, length))
    }
  },
  jump: (draft, [a, b], ground) => {
    const { structs } = ownBlock(draft, ground)
    const length = pick(
      [SERVER_LIMITS.maxSilentClocks, SERVER_LIMITS.maxSilentClocks + 1, 2 ** 31],
      b,
    )
    if (a % 2) structs.push({ kind: 'gc', length })
    else {
      const { item, isType } = pick(ground.world.targets, a)
      structs.push(
        piece(forge.deleted(length), isType ? { parent: item } : { origin: item }, length),
      )
    }
  },
  mix: (draft, [a], { world }) => {
    const { draft: other } = pick(world.deeds, a)
    const all = structuredClone(other.blocks.map(({ client, clock }) => ({ client, clock })))
    for (const [at, block] of all.entries()) {
      draft.blocks.push({ ...block, structs: copied(other.blocks[at]?.structs ?? []) })
    }
    draft.deletions.push(...other.deletions)
    inOrder(draft)
  },
  half: (draft, [a, b, c], ground) => {
    const block = ownBlock(draft, ground)
    const back = Math.min(block.clock, 1 + (a % 4))
    block.clock -= back
    const length = back + (b % 3)
    const stands = aimed(ground, [a, b, c])
    const spot = stands.kind === 'item' ? stands.spot : {}
    const over: Piece = piece(forge.words('き'.repeat(Math.max(1, length))), spot, length)
    if (back > 0) block.structs.unshift(c % 3 === 0 ? { kind: 'gc', length } : over)
  },
  nest: (draft, [a, b, c], ground) => {
    const block = ownBlock(draft, ground)
    const target = pick(ground.world.targets, a)
    const holder: At = [block.client, block.clock + lengthOf(block)]
    block.structs.push(piece(pick([forge.map, forge.text, forge.array], b), spotAt(target, c)))
    const key = pick(['goal', 'text', 'x', undefined], c)
    block.structs.push(piece(pick(CONTENTS, b), { parent: holder, ...(key ? { key } : {}) }))
  },
  crowd: (draft, [a], ground) => {
    const { item } = pick(
      ground.world.targets.filter(({ isType }) => isType),
      a,
    )
    const { structs } = ownBlock(draft, ground)
    structs.push(...many(1_001, () => piece(forge.deleted(1), { parent: item })))
  },
  giant: (draft, _, ground) => {
    const { structs } = ownBlock(draft, ground)
    structs.push(...many(SERVER_LIMITS.maxStructs, () => ({ kind: 'gc', length: 1 })))
  },
} satisfies Record<string, Mutation>

export type MutationName = keyof typeof MUTATIONS
