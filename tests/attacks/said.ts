import fc from 'fast-check'
import type { GoalId, GroupId, NoteId } from '../../shared/board/ids.ts'
import { isNoteOperation } from '../../shared/board/notes.ts'
import type { SaidOperation } from '../../shared/board/said.ts'
import { said } from '../server/commands/said.ts'
import { pick } from './aim.ts'
import { asked } from './evening.ts'
import { ODD } from './targets.ts'
import { type Seat, seatNamed, type World } from './worlds.ts'

/** What one mutated command is made of: numbers only, so that fast-check can make them smaller. */
export interface Saying {
  base: number
  /** What those who lead say of the evening, instead of what somebody says of a note. */
  evening: boolean
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

const CHANGES = [
  'hide',
  'note',
  'notes',
  'group',
  'place',
  'odd',
  'verb',
  'text',
  'more',
  'less',
  'table',
  'swap',
] as const
const number = fc.nat(9_999)

export const sayings: fc.Arbitrary<readonly Saying[]> = fc.array(
  fc.record({
    base: number,
    evening: fc.oneof({ weight: 3, arbitrary: fc.constant(false) }, fc.constant(true)),
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

const [K1, K2, K3] = ['k1', 'k2', 'k3'] as GroupId[] as [GroupId, GroupId, GroupId]
const G1 = 'g1' as GoalId
const these = (...notes: string[]) => notes as NoteId[]
const make = (group: GroupId, notes: NoteId[]): SaidOperation => ({
  ...{ verb: 'groups.make', group, goal: G1, notes, title: '坂道' },
})
const inOf = (note: string, group: GroupId | null): SaidOperation => ({
  ...{
    verb: 'notes.move',
    note: note as NoteId,
    goal: G1,
    actor: 'residents' as never,
    rank: 'a0',
  },
  group,
})
const lay = (from: GroupId | null, to: GroupId | null, notes: NoteId[]): SaidOperation => ({
  ...{ verb: 'groups.lay', moves: [{ notes, from, to }], groups: [{ group: K1, removed: false }] },
})

/** What is done with islands, by those who may and by those who may not. */
const islands: readonly (readonly [string, SaidOperation])[] = [
  ...(['ai', 'dai', 'emi', 'go', 'stopped', 'screen'] as const).flatMap((seat) =>
    [
      ...[make(K2, these('ai-1', 'ai-2')), make(K3, these('bo-1', 'ai-1', 'ai-1'))],
      ...[inOf('ai-1', K1), inOf('bo-1', K1), inOf('emi-1', null)],
      ...[lay(null, K1, these('ai-1', 'dai-1')), lay(K1, null, these('ai-1'))],
      ...([
        { verb: 'groups.title', group: K1, title: '見守り' },
        { verb: 'groups.merge', group: K1, into: K2 },
        { verb: 'groups.split', group: K1, notes: these('ai-1', 'emi-1'), to: K3 },
        { verb: 'groups.remove', group: K1 },
      ] satisfies SaidOperation[]),
    ].map((operation) => [seat, operation] as const),
  ),
]

/** What everybody might say, as the devices would. */
const all: readonly { seat: Seat; operation: SaidOperation }[] = [
  ...asked(seatNamed).flatMap(([seat, acts]) =>
    acts.flatMap((act) =>
      typeof act === 'object' && isNoteOperation(act) ? [{ seat, operation: act }] : [],
    ),
  ),
  ...islands.map(([seat, operation]) => ({ seat: seatNamed(seat), operation })),
]

const VERBS = [
  ...['notes.post', 'notes.edit', 'notes.move', 'notes.withdraw', 'notes.putAway', 'board.set'],
  ...['agenda.use', 'agenda.add', 'agenda.change', 'agenda.move', 'agenda.remove', 'people.set'],
  ...[
    'notes.hide',
    'notes.reveal',
    'rows.write',
    'groups.make',
    'groups.merge',
    'groups.lay',
    'groups.burn',
    'phase.go',
    'phase.extend',
    'phase.ready',
    'ballots.open',
    'ballots.cast',
    'ballots.tally',
    'ballots.close',
    '__proto__',
    'toString',
    '',
    7,
    null,
  ],
]
const PHASES = ['p1', 'p2', 'p3', 'never-there', '../../x', '__proto__', null, 7]
const NEW = { kind: 'write', title: '書く', goal: null, minutes: 20 }
const TO = { verb: 'ballots.open', goal: 'g1' }
/** What is asked of everybody, and what anybody chooses or counts. */
const ASKED = [
  { ...TO, ballot: 'b1', kind: 'stickers', on: 'notes', each: 3, most: 2 },
  { ...TO, ballot: 'b2', kind: 'stickers', goal: 'g2', on: 'groups', live: true },
  { verb: 'ballots.open', ballot: 'b3', kind: 'question', title: '今日は', options: ['a', 'b'] },
  { verb: 'ballots.open', ballot: 'b4', kind: 'closing', options: ['話せましたか'], line: '一言' },
  { verb: 'ballots.cast', ballot: 'b1', choice: { 'ai-1': 2 } },
  { verb: 'ballots.cast', ballot: 'b3', choice: { 1: 1 } },
  { verb: 'ballots.cast', ballot: 'b4', choice: { 1: 5 }, line: 'よかった' },
  { verb: 'ballots.tally', ballot: 'b3', table: 1, totals: { 2: 2 } },
  { verb: 'ballots.admit', ballot: 'b1' },
  { verb: 'ballots.close', ballot: 'b1' },
  { verb: 'ballots.close', ballot: 'b4' },
  { verb: 'ballots.cancel', ballot: 'b3' },
  { verb: 'ballots.putLineAway', ballot: 'b4', line: 'l1' },
]
/** What 進行 says of the evening, and a resident of her 班. */
const EVENING = [
  { verb: 'agenda.use', template: '120' },
  {
    verb: 'agenda.use',
    phases: [
      { phase: 'p1', ...NEW },
      { phase: 'p2', ...NEW, goal: 'g1' },
    ],
  },
  { verb: 'agenda.add', phase: 'p3', ...NEW, notes: 'hidden', after: null },
  { verb: 'agenda.change', phase: 'p2', title: '話す', minutes: 240, view: null },
  { verb: 'agenda.move', phase: 'p2', after: null },
  { verb: 'agenda.remove', phase: 'p1' },
  { verb: 'people.set', table: 1, people: 6, without: 2 },
  { verb: 'phase.go', from: null, to: 'p1' },
  { verb: 'phase.go', from: 'p1', to: 'p2' },
  { verb: 'phase.go', from: 'p2', to: null },
  { verb: 'phase.extend', phase: 'p1', minutes: 5 },
  { verb: 'phase.ready', phase: 'p1', ready: 'done' },
  ...ASKED,
]
const WORDS = [
  ...['', ' \u3164\u200b', 'あ'.repeat(401), '𠮷'.repeat(400), 'あ'.repeat(100_000)],
  ...['\ud800', '\n'.repeat(50), '=1+1', '花', 'x'.repeat(400)],
]
const HIDES = [
  { verb: 'notes.hide', goal: 'g1' },
  { verb: 'notes.hide', goal: 'g1', tables: [1, 2] },
  { verb: 'notes.hide', goal: 'g2', tables: [] },
  { verb: 'notes.hide', goal: 'constructor' },
  { verb: 'notes.reveal' },
  { verb: 'notes.reveal', goal: 'g1', table: 1 },
  { verb: 'notes.reveal', table: 2 },
]
const MORE = [
  ...[['rank', 'zzzz'.repeat(50)] as const, ['at', 7_258_000_000_000] as const],
  ...[['owner', 'bo'] as const, ['seat', 'bo'] as const, ['removed', true] as const],
  ...[['group', 'k1'] as const, ['group', null] as const, ['signature', 'x'.repeat(41)] as const],
  ...[['k'.repeat(70_000), 1] as const, ['constructor', {}] as const, ['text', {}] as const],
]

/** Anybody tries what is done with islands, whether it is theirs to do or not. */
const isTried = (operation: SaidOperation) => islands.some(([, one]) => one === operation)

const GROUPS = ['k1', 'k2', 'k3', 'k9', 'ai-1', '__proto__', '../../x', null]

/** A seat's command, made wrong. @param id one that was not used before */
export function madeSaying(
  saying: Saying,
  { world, sender, id }: { world: World; sender: Seat; id: string },
): Said {
  const hers = all.filter(({ seat }) => seat === sender)
  const { seat, operation } = pick(saying.own && hers.length > 0 ? hers : all, saying.base)
  const meant = saying.evening ? pick(EVENING, saying.base) : said(operation, 'ベンチがほしい')
  let value: Record<string, unknown> = { ...meant, id }
  const notes = [...world.owners.keys()].filter((note) => !note.startsWith('old-'))
  const ids = [...notes, ...world.gone, 'never-there' as NoteId, '../../x', 'あ', '__proto__']
  for (const { how, n } of saying.changes) {
    const [a, b] = n
    if (how === 'hide') value = { id, ...pick(HIDES, a) }
    const keys = Object.keys(value)
    if (how === 'note')
      value[saying.evening ? 'phase' : 'note'] = pick(saying.evening ? PHASES : ids, a)
    if (how === 'notes') value.notes = [pick(ids, a), pick(ids, b)]
    if (how === 'group') value[pick(['group', 'into', 'to'], a)] = pick(GROUPS, b)
    if (how === 'place') {
      value.goal = pick(['g1', 'g2', 'g9', '__proto__'], a)
      value.actor = pick(['residents', 'ward', 'nobody', 'constructor'], b)
    }
    if (how === 'odd') value[pick(keys, a)] = pick(ODD, b)
    if (how === 'verb') value.verb = pick(VERBS, a)
    if (how === 'text')
      value[pick(saying.evening ? ['title'] : ['text', 'before'], a)] = pick(WORDS, b)
    if (how === 'more') {
      const [key, more] = pick(MORE, a)
      value[key] = more
    }
    if (how === 'less') delete value[pick(keys, a)]
    if (how === 'table') value.table = pick([1, 2, 3, 0, -1, 1.5, 100, '1', null], a)
    if (how === 'swap') value[pick(keys, a)] = value[pick(keys, b)]
  }
  const isWhole = saying.changes.length + saying.bytes.length === 0
  const honest =
    !saying.evening && seat === sender && isWhole && !saying.again && !isTried(operation)
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
