import fc from 'fast-check'
import { type Ground, pick } from './aim.ts'
import { copied, type Draft, relabelled, sealed } from './draft.ts'
import { MUTATIONS, type MutationName } from './mutations.ts'
import { type Saying, sayings } from './said.ts'
import type { Deed } from './worlds.ts'

/** What one mutated update is made of: numbers only, so that fast-check can make them smaller. */
interface Shot {
  deed: number
  /** Out of the sender's own deeds, or of anybody's. */
  own: boolean
  client: (typeof CLIENTS)[number]
  changes: readonly { name: MutationName; n: [number, number, number] }[]
  bytes: readonly [number, number, 'set' | 'cut' | 'add' | 'end'][]
}

/** One attacker's updates, one after the other, against one board. */
export interface Recipe {
  world: number
  sender: number
  shots: readonly Shot[]
  /** What it says after them. */
  says?: readonly Saying[]
}

const CLIENTS = ['fresh', 'as it is', 'mighty', 'tiny'] as const
/** Those that cost a thousand times as much as the others come seldom. */
const DEAR: readonly MutationName[] = ['giant', 'crowd']
const CHEAP = (Object.keys(MUTATIONS) as MutationName[]).filter((name) => !DEAR.includes(name))
/** These meet the rarer refusals. */
const OFTEN: readonly MutationName[] = ['steal', 'long']

const number = fc.nat(9_999)
const change = fc.record({
  name: fc.oneof(
    { weight: 500, arbitrary: fc.constantFrom(...CHEAP, ...OFTEN) },
    { weight: 1, arbitrary: fc.constantFrom(...DEAR) },
  ),
  n: fc.tuple(number, number, number),
})
const shot: fc.Arbitrary<Shot> = fc.record({
  deed: number,
  own: fc.boolean(),
  client: fc.constantFrom(...CLIENTS),
  changes: fc.array(change, { maxLength: 3 }),
  bytes: fc.oneof(
    { weight: 24, arbitrary: fc.constant([]) },
    {
      weight: 1,
      arbitrary: fc.array(
        fc.tuple(number, fc.nat(255), fc.constantFrom('set', 'cut', 'add', 'end')),
        { minLength: 1, maxLength: 3 },
      ),
    },
  ),
})
/** @param worlds the boards to attack, by number */
export const recipes = (worlds: readonly number[]): fc.Arbitrary<Recipe> =>
  fc.record({
    world: fc.constantFrom(...worlds),
    sender: fc.nat(9_999),
    shots: fc.array(shot, { minLength: 1, maxLength: 10 }),
    says: sayings,
  })

export interface Made {
  bytes: Uint8Array
  /** Nothing was changed: what this seat's own device would send. */
  honest: boolean
  /** Not a valid one's doubles: something was changed, or somebody else sends it. */
  names: readonly string[]
}

export function made(shot: Shot, ground: Ground): Made {
  const deed = chosen(shot, ground)
  const draft = labelled(deed, shot, ground)
  for (const { name, n } of shot.changes) MUTATIONS[name](draft, n, ground)
  const bytes = damaged(sealed(draft), shot.bytes)
  const honest = deed.seat === ground.sender && shot.changes.length + shot.bytes.length === 0
  const names = shot.changes.map(({ name }) => name)
  return { bytes, honest: honest && ['fresh', 'as it is'].includes(shot.client), names }
}

function chosen({ deed, own }: Shot, { world, sender }: Ground): Deed {
  const hers = world.deeds.filter(({ seat }) => seat === sender)
  return pick(own && hers.length > 0 ? hers : world.deeds, deed)
}

/** The deed by the client id that the attacker chose for it. */
function labelled({ draft, client }: Deed, shot: Shot, { fresh, clockOf }: Ground): Draft {
  const to = { fresh, 'as it is': client, mighty: 2 ** 40 + 7, tiny: 3 }[shot.client]
  const same = to === client
  const { blocks, deletions } = same ? draft : relabelled(draft, client, to, clockOf(to))
  return {
    blocks: blocks.map((block) => ({ ...block, structs: copied(block.structs) })),
    deletions: [...deletions],
  }
}

function damaged(bytes: Uint8Array, how: Shot['bytes']): Uint8Array {
  if (how.length === 0) return bytes
  const all = [...bytes]
  for (const [at, byte, what] of how) {
    const place = at % Math.max(1, all.length)
    if (what === 'end') all.splice(place)
    else all.splice(place, what === 'add' ? 0 : 1, ...(what === 'cut' ? [] : [byte]))
  }
  return Uint8Array.from(all)
}
