import type { At, Content, Spot } from '../server/sync/forge.ts'
import * as forge from '../server/sync/forge.ts'
import { type Block, type Draft, type Piece, piece } from './draft.ts'
import { fitting, type Target } from './targets.ts'
import type { Seat, World } from './worlds.ts'

/** What a mutation may know. */
export interface Ground {
  world: World
  sender: Seat
  /** How far a client id has written on the board as it is now. */
  clockOf: (client: number) => number
  /** A client id that nobody has written with. */
  fresh: number
}

/** Three numbers out of which each mutation makes its own choices. */
export type Choices = readonly [number, number, number]

export const pick = <T>(all: readonly T[], n: number): T => all[n % all.length] as T

export const MIGHTY = 2 ** 40
export const TINY = 3
export const ROOT_NAMES = [
  ...[
    'secrets',
    'board',
    'rows',
    'goals',
    'tallies',
    'indicators',
    'opinions',
    'groups',
    'agenda',
    'ballots',
    'notes',
    'answers',
  ],
  ...['actors', 'constructor', ''],
]
export const KEYS = [
  ...['goal', 'rank', 'text', 'table', 'at', 'title', 'removed', 'locked', 'years', 'colour'],
  ...['__proto__', 'constructor', 'length', '', 'メモ', 'x'.repeat(90), undefined],
]
export const CONTENTS: readonly Content[] = [
  ...[forge.map, forge.text, forge.array, forge.xmlElement, forge.xmlText],
  ...[
    forge.words('い'),
    forge.words(''),
    forge.words('うえ'),
    forge.values(),
    forge.values('a', 'b'),
  ],
  ...[forge.binary(Uint8Array.of(1, 2)), forge.json('a0'), forge.embed({ image: 'x' })],
  ...[forge.format('bold', true), forge.subdocument('inner'), forge.deleted(1), forge.deleted(3)],
]

export const idsOf = ({ world }: Ground): readonly number[] => [
  ...[...world.clients.keys()].slice(0, 9),
  ...[4, 900, 0, TINY, MIGHTY],
]

/** Beside what stands there, over it, or before it: by one neighbour, or by none. */
export function spotAt({ item, length, inside, key }: Target, how: number): Spot {
  const last: At = [item[0], item[1] + length - 1]
  if (how % 4 === 0) return { parent: inside, ...(key === undefined ? {} : { key }) }
  if (how % 4 === 1) return { rightOrigin: item }
  return { origin: last }
}

export const aimed = ({ world }: Ground, [a, b, c]: Choices): Piece => {
  const target = pick(world.targets, a)
  const content = target.key === undefined ? forge.words('か') : fitting(target.path, b)
  return piece(c % 5 === 0 ? pick(CONTENTS, b) : content, spotAt(target, c))
}

export const items = ({ blocks }: Draft) =>
  blocks.flatMap(({ structs }) => structs.filter((struct) => struct.kind === 'item'))

/** The block to write into; a new one where the draft only deletes. */
export function ownBlock(draft: Draft, { fresh, clockOf }: Ground): Block {
  const first = draft.blocks[0]
  if (first) return first
  const made = { client: fresh, clock: clockOf(fresh), structs: [] }
  draft.blocks.push(made)
  return made
}

export const lengthOf = ({ structs }: Block) => structs.reduce((sum, { length }) => sum + length, 0)
export const many = (count: number, make: () => Piece) => Array.from({ length: count }, make)
