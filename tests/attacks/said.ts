import fc from 'fast-check'
import type { NoteId } from '../../shared/board/ids.ts'
import { isNoteOperation } from '../../shared/board/notes.ts'
import { said } from '../server/commands/said.ts'
import { pick } from './aim.ts'
import { asked } from './evening.ts'
import { ODD } from './targets.ts'
import { type Seat, seatNamed, type World } from './worlds.ts'

/** What one mutated command is made of: numbers only, so that fast-check can make them smaller. */
export interface Saying {
  base: number
  /** Out of what the sender would say, or of what anybody would. */
  own: boolean
  /** The same id as the one before. */
  again: boolean
  changes: readonly { how: (typeof CHANGES)[number]; n: readonly [number, number] }[]
  bytes: readonly (readonly [number, number])[]
}

export interface Said {
  json: string
  /** Nothing was changed, and its id is its own: what this seat's own device would say. */
  honest: boolean
}

const CHANGES = ['note', 'place', 'odd', 'verb', 'text', 'more', 'less', 'table', 'swap'] as const
const number = fc.nat(9_999)

export const sayings: fc.Arbitrary<readonly Saying[]> = fc.array(
  fc.record({
    base: number,
    own: fc.boolean(),
    again: fc.oneof({ weight: 9, arbitrary: fc.constant(false) }, fc.constant(true)),
    changes: fc.array(
      fc.record({ how: fc.constantFrom(...CHANGES), n: fc.tuple(number, number) }),
      { maxLength: 2 },
    ),
    bytes: fc.oneof(
      { weight: 24, arbitrary: fc.constant([]) },
      fc.array(fc.tuple(number, fc.nat(255)), { minLength: 1, maxLength: 3 }),
    ),
  }),
  { maxLength: 6 },
)

/** What everybody might say, as the devices would. */
const all = asked(seatNamed).flatMap(([seat, acts]) =>
  acts.flatMap((act) =>
    typeof act === 'object' && isNoteOperation(act) ? [{ seat, operation: act }] : [],
  ),
)

const VERBS = [
  ...['notes.post', 'notes.edit', 'notes.move', 'notes.withdraw', 'notes.putAway', 'board.set'],
  ...['rows.write', 'groups.make', 'phase.go', '__proto__', 'toString', '', 7, null],
]
const WORDS = [
  ...['', ' \u3164\u200b', 'あ'.repeat(401), '𠮷'.repeat(400), 'あ'.repeat(100_000)],
  ...['\ud800', '\n'.repeat(50), '=1+1', '花', 'x'.repeat(400)],
]
const MORE = [
  ...[['rank', 'zzzz'.repeat(50)] as const, ['at', 7_258_000_000_000] as const],
  ...[['owner', 'bo'] as const, ['seat', 'bo'] as const, ['removed', true] as const],
  ...[['group', 'k1'] as const, ['group', null] as const, ['signature', 'x'.repeat(41)] as const],
  ...[['k'.repeat(70_000), 1] as const, ['constructor', {}] as const, ['text', {}] as const],
]

/** A seat's command, made wrong. @param id one that was not used before */
export function madeSaying(
  saying: Saying,
  { world, sender, id }: { world: World; sender: Seat; id: string },
): Said {
  const hers = all.filter(({ seat }) => seat === sender)
  const { seat, operation } = pick(saying.own && hers.length > 0 ? hers : all, saying.base)
  const value: Record<string, unknown> = { ...said(operation, 'ベンチがほしい'), id }
  const notes = [...world.owners.keys()].filter((note) => !note.startsWith('old-'))
  const ids = [...notes, ...world.gone, 'never-there' as NoteId, '../../x', 'あ', '__proto__']
  for (const { how, n } of saying.changes) {
    const [a, b] = n
    const keys = Object.keys(value)
    if (how === 'note') value.note = pick(ids, a)
    if (how === 'place') {
      value.goal = pick(['g1', 'g2', 'g9', '__proto__'], a)
      value.actor = pick(['residents', 'ward', 'nobody', 'constructor'], b)
    }
    if (how === 'odd') value[pick(keys, a)] = pick(ODD, b)
    if (how === 'verb') value.verb = pick(VERBS, a)
    if (how === 'text') value[a % 4 === 0 ? 'before' : 'text'] = pick(WORDS, b)
    if (how === 'more') {
      const [key, more] = pick(MORE, a)
      value[key] = more
    }
    if (how === 'less') delete value[pick(keys, a)]
    if (how === 'table') value.table = pick([1, 2, 3, 0, -1, 1.5, 100, '1', null], a)
    if (how === 'swap') value[pick(keys, a)] = value[pick(keys, b)]
  }
  const isWhole = saying.changes.length + saying.bytes.length === 0
  const honest = seat === sender && isWhole && !saying.again
  return { json: damaged(toJson(value), saying.bytes), honest }
}

/** What JSON cannot say is left out. */
const toJson = (value: object) =>
  JSON.stringify(value, (_, part: unknown) => (typeof part === 'bigint' ? Number(part) : part))

function damaged(json: string, how: Saying['bytes']): string {
  if (how.length === 0) return json
  const bytes = Buffer.from(json)
  for (const [at, byte] of how) bytes[at % bytes.length] = byte
  return bytes.toString()
}
