import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { CommandId, GroupCommand } from '../../../shared/board/commands.ts'
import { groupFields, noteFields } from '../../../shared/board/document.ts'
import { GROUPINGS } from '../../../shared/board/field-types.ts'
import type { GroupId, NoteId } from '../../../shared/board/ids.ts'
import type { Laying } from '../../../shared/board/laying.ts'
import { redact } from '../../../shared/board/redaction.ts'
import { readBoard } from '../../../shared/board/view.ts'
import { type Answer, LIMITS } from '../../../shared/wire.ts'
import { ACTOR, BODY, GOAL, GOAL_2, type Guest, Meeting } from '../sync/meeting.ts'
import { layBack, putAway } from './leads.ts'

let meeting: Meeting
let count = 0
const newId = () => `say-${++count}` as CommandId
const k = (id: string) => id as GroupId

beforeEach(async () => {
  meeting = await Meeting.open()
})
afterEach(() => meeting.end())

async function posted(guest: Guest, text: string, more: object = {}): Promise<NoteId> {
  const note = `note-${++count}` as NoteId
  const answer = await guest.say({
    ...{ id: newId(), verb: 'notes.post', note, text, goal: GOAL, actor: ACTOR, heard: 'written' },
    ...more,
  })
  expect(answer).toMatchObject({ done: true })
  return note
}

const say = (guest: Guest, command: GroupCommand): Promise<Answer> =>
  guest.say({ id: newId(), ...command })
const make = (guest: Guest, group: GroupId, notes: readonly NoteId[], title = '', goal = GOAL) =>
  say(guest, { verb: 'groups.make', group, goal, notes, title })
const into = (guest: Guest, note: NoteId, group: GroupId | null, goal = GOAL) =>
  guest.say({ id: newId(), verb: 'notes.move', note, goal, actor: ACTOR, group })
/** Takes back what an answer says was done. */
const back = (guest: Guest, answer: Answer) => {
  if (!answer.done || !answer.from || !('moves' in answer.from)) throw new Error('not laid')
  return say(guest, { verb: 'groups.lay', ...(answer.from satisfies Laying) })
}
const again = (guest: Guest, answer: Answer) => {
  if (!answer.done || !answer.to || !('moves' in answer.to)) throw new Error('not laid')
  return say(guest, { verb: 'groups.lay', ...(answer.to satisfies Laying) })
}

const groupOf = (guest: Guest, note: NoteId) => noteFields(guest.board, note)?.get('group') ?? null
const titleOf = (guest: Guest, group: string) =>
  groupFields(guest.board, k(group))?.get('title')?.toString()
const isThere = (guest: Guest, group: string) =>
  groupFields(guest.board, k(group))?.get('removed') === false
const entitle = (guest: Guest, group: string, before: string, title: string) =>
  say(guest, { verb: 'groups.title', group: k(group), before, title })

describe('islands', () => {
  test('of one commit: every note keeps its words, its 誰が, its author; nothing else changes', async () => {
    const resident = await meeting.come('participant', 1)
    const staff = await meeting.come('staff')
    const notes = [
      await posted(resident, 'お茶会'),
      await posted(resident, '喫茶', { actor: BODY }),
    ]
    const before = readBoard(staff.board)
    const { sequence } = staff.room
    expect(await make(staff, k('tea'), notes, '毎月のお茶会')).toEqual({
      ...{ id: `say-${count}`, done: true },
      from: {
        moves: [{ notes, from: k('tea'), to: null }],
        groups: [{ group: k('tea'), removed: true }],
      },
      to: {
        moves: [{ notes, from: null, to: k('tea') }],
        groups: [{ group: k('tea'), removed: false }],
      },
    })
    expect(staff.room.sequence).toBe(sequence + 1)
    const after = readBoard(resident.board)
    expect(after.notes).toEqual(before.notes.map((note) => ({ ...note, group: 'tea' })))
    expect(after.groups).toMatchObject([{ id: 'tea', goal: GOAL, title: '毎月のお茶会' }])
    for (const note of notes) expect(resident.mine).toContain(note)
    await resident.say({
      ...{ id: newId(), verb: 'notes.edit', note: notes[0] as NoteId, before: 'お茶会' },
      text: '小さなお茶会',
    })
    expect(readBoard(staff.board).notes[0]?.text).toBe('小さなお茶会')
  })

  test('merge, split and take away; each can be taken back and done again', async () => {
    const staff = await meeting.come('staff')
    const [a, b, c] = [
      ...[await posted(staff, '坂'), await posted(staff, '手すり'), await posted(staff, 'バス')],
    ] as [NoteId, NoteId, NoteId]
    await make(staff, k('slope'), [a, b], '坂道')
    await make(staff, k('bus'), [c], 'バス')
    const groups = () => [a, b, c].map((note) => groupOf(staff, note))

    const merged = await say(staff, { verb: 'groups.merge', group: k('bus'), into: k('slope') })
    expect(groups()).toEqual(['slope', 'slope', 'slope'])
    expect(isThere(staff, 'bus')).toBe(false)
    await back(staff, merged)
    expect(groups()).toEqual(['slope', 'slope', 'bus'])
    expect([isThere(staff, 'bus'), titleOf(staff, 'bus')]).toEqual([true, 'バス'])
    await again(staff, merged)
    expect(groups()).toEqual(['slope', 'slope', 'slope'])

    const split = await say(staff, {
      ...{ verb: 'groups.split', group: k('slope'), notes: [b, c], to: k('new') },
    })
    expect(groups()).toEqual(['slope', 'new', 'new'])
    await back(staff, split)
    expect(groups()).toEqual(['slope', 'slope', 'slope'])
    expect(isThere(staff, 'new')).toBe(false)

    const gone = await say(staff, { verb: 'groups.remove', group: k('slope') })
    expect(groups()).toEqual([null, null, null])
    await back(staff, gone)
    expect(groups()).toEqual(['slope', 'slope', 'slope'])
    expect(titleOf(staff, 'slope')).toBe('坂道')
  })

  test('what comes from several islands goes back into each', async () => {
    const staff = await meeting.come('staff')
    const [a, b, c] = [
      ...[await posted(staff, 'あ'), await posted(staff, 'い'), await posted(staff, 'う')],
    ] as [NoteId, NoteId, NoteId]
    await make(staff, k('one'), [a])
    await make(staff, k('two'), [b])
    const made = await make(staff, k('all'), [a, b, c, a])
    expect([a, b, c].map((note) => groupOf(staff, note))).toEqual(['all', 'all', 'all'])
    await back(staff, made)
    expect([a, b, c].map((note) => groupOf(staff, note))).toEqual(['one', 'two', null])
  })

  test('of a goal: a note that goes to another leaves, and lies in none of another goal', async () => {
    const staff = await meeting.come('staff')
    const [a, far] = [await posted(staff, 'あ'), await posted(staff, '遠い', { goal: GOAL_2 })]
    await make(staff, k('here'), [a])
    await make(staff, k('there'), [far], '', GOAL_2)
    expect(await into(staff, far, k('here'), GOAL_2)).toMatchObject({ reason: 'no-place' })
    expect(await make(staff, k('both'), [a, far])).toMatchObject({ done: true })
    expect([groupOf(staff, a), groupOf(staff, far)]).toEqual(['both', 'there'])
    expect(
      await say(staff, { verb: 'groups.merge', group: k('both'), into: k('there') }),
    ).toMatchObject({ reason: 'no-place' })
    await staff.say({ id: newId(), verb: 'notes.move', note: a, goal: GOAL_2, actor: ACTOR })
    expect(groupOf(staff, a)).toBe(null)
  })

  test('two who name one at once keep both words; the answer says what each found', async () => {
    const [one, two] = [await meeting.come('staff'), await meeting.come('facilitator')]
    await make(one, k('tea'), [await posted(one, 'お茶')], '居場所')
    expect(await entitle(one, 'tea', '居場所', 'みんなの居場所')).toMatchObject({
      ...{ from: { text: '居場所' }, to: { text: 'みんなの居場所' } },
    })
    expect(await entitle(two, 'tea', '居場所', '居場所づくり')).toMatchObject({
      to: { text: 'みんなの居場所づくり' },
    })
    expect(await entitle(two, 'tea', 'みんなの居場所づくり', '')).toMatchObject({ done: true })
    expect(titleOf(one, 'tea')).toBe('')
  })
})

describe('at once', () => {
  test('a merge and a move: both come out, in the order in which they came', async () => {
    const [one, two] = [await meeting.come('staff'), await meeting.come('facilitator')]
    const [a, b] = [await posted(one, 'あ'), await posted(one, 'い')]
    await make(one, k('from'), [a])
    await make(one, k('to'), [b])
    const merging = say(one, { verb: 'groups.merge', group: k('from'), into: k('to') })
    const moving = into(two, b, k('from'))
    expect([await merging, await moving]).toMatchObject([{ done: true }, { reason: 'no-place' }])
    expect([groupOf(one, a), groupOf(two, b)]).toEqual(['to', 'to'])

    await make(one, k('next'), [], '次')
    const moved = into(two, b, k('next'))
    const later = say(one, { verb: 'groups.merge', group: k('to'), into: k('next') })
    expect([await moved, await later]).toMatchObject([{ done: true }, { done: true }])
    expect([groupOf(one, a), groupOf(one, b)]).toEqual(['next', 'next'])
  })

  test('what others moved on, laid in or took away since is not taken back', async () => {
    const [one, two] = [await meeting.come('staff'), await meeting.come('facilitator')]
    const [a, b, c] = [
      ...[await posted(one, 'あ'), await posted(one, 'い'), await posted(one, 'う')],
    ] as [NoteId, NoteId, NoteId]
    const made = await make(one, k('mine'), [a, b])
    await make(two, k('theirs'), [b])
    await into(two, c, k('mine'))
    expect(await back(one, made)).toMatchObject({
      to: { moves: [{ notes: [a], from: 'mine', to: null }], groups: [] },
    })
    expect([a, b, c].map((note) => groupOf(one, note))).toEqual([null, 'theirs', 'mine'])
    expect(isThere(one, 'mine')).toBe(true)
  })

  test('a way back into an island that is gone ends in none', async () => {
    const [one, two] = [await meeting.come('staff'), await meeting.come('facilitator')]
    const a = await posted(one, 'あ')
    await make(one, k('first'), [a])
    const made = await make(one, k('second'), [a])
    await say(two, { verb: 'groups.remove', group: k('first') })
    expect(await back(one, made)).toMatchObject({ done: true })
    expect(groupOf(one, a)).toBe(null)
    expect(isThere(one, 'second')).toBe(false)
  })

  test('of notes that went meanwhile the others become an island; of none nothing does', async () => {
    const [one, two] = [await meeting.come('staff'), await meeting.come('participant', 1)]
    const [a, b] = [await posted(one, 'あ'), await posted(two, 'い')]
    await two.say({ id: newId(), verb: 'notes.withdraw', note: b })
    expect(await make(one, k('rest'), [a, b])).toMatchObject({ to: { moves: [{ notes: [a] }] } })
    expect(await make(one, k('none'), [b])).toMatchObject({ reason: 'no-note' })
    expect(groupFields(one.board, k('none'))).toBeUndefined()
  })

  test('a note that was put away comes back where its island is, and in none where that is gone', async () => {
    const staff = await meeting.come('staff')
    const [a, b] = [await posted(staff, 'あ'), await posted(staff, 'い')]
    await make(staff, k('tea'), [a, b])
    await putAway(staff.room, a, '名前')
    await layBack(staff.room, a)
    expect(groupOf(staff, a)).toBe('tea')
    await putAway(staff.room, b, '名前')
    await say(staff, { verb: 'groups.remove', group: k('tea') })
    await layBack(staff.room, b)
    expect(await make(staff, k('new'), [a, b])).toMatchObject({
      to: { moves: [{ notes: [a, b], from: null, to: 'new' }] },
    })
  })

  test('a note erased for good leaves its island as it is', async () => {
    const staff = await meeting.come('staff')
    const [a, b] = [await posted(staff, 'あ'), await posted(staff, 'い')]
    await make(staff, k('tea'), [a, b], 'お茶')
    await staff.room.write((board) => redact(board, `notes/${a}`))
    expect(await say(staff, { verb: 'groups.remove', group: k('tea') })).toMatchObject({
      to: { moves: [{ notes: [b] }] },
    })
  })
})

describe('I1', () => {
  test('killed before the disk has it nothing is laid, after it all is; said again it is done once', async () => {
    const staff = await meeting.come('staff')
    const notes = [await posted(staff, 'あ'), await posted(staff, 'い')]
    const saved = {
      ...({ id: newId(), verb: 'groups.make', group: k('saved'), goal: GOAL, notes } as const),
      title: '残る',
    }
    await staff.say(saved)
    const lost = { id: newId(), verb: 'groups.remove', group: k('saved') } as const
    void staff.say(lost)
    await meeting.crash()
    const later = await meeting.sit(staff.seat)
    expect(notes.map((note) => groupOf(later, note))).toEqual(['saved', 'saved'])
    expect(await later.say(saved)).toMatchObject({ done: true })
    expect(await later.say(lost)).toMatchObject({ done: true })
    expect(notes.map((note) => groupOf(later, note))).toEqual([null, null])
    expect(await later.say(saved)).toMatchObject({ done: true })
    expect(isThere(later, 'saved')).toBe(false)
  })
})

describe('I2 who may', () => {
  const ROLES = ['participant', 'scribe', 'staff', 'facilitator', 'screen'] as const
  type Case = readonly [string, (it: Hall) => Promise<Answer>, readonly string[]]
  interface Hall {
    guest: Guest
    own: NoteId
    near: NoteId
    far: NoteId
  }
  /** `role` with every setting, `role setting` with one. */
  const cases: readonly Case[] = [
    [
      'lay one’s own into an island',
      ({ guest, own }) => into(guest, own, k('far')),
      [...['participant own', 'participant all', 'scribe', 'staff', 'facilitator']],
    ],
    [
      'lay a neighbour’s of the table',
      ({ guest, near }) => into(guest, near, k('far')),
      [...['participant all', 'scribe', 'staff', 'facilitator']],
    ],
    [
      'lay another table’s',
      ({ guest, far }) => into(guest, far, null),
      [...['participant all', 'staff', 'facilitator']],
    ],
    [
      'make one of the table’s',
      ({ guest, near }) => make(guest, k('x'), [near], 'あ'),
      [...['participant all', 'scribe', 'staff', 'facilitator']],
    ],
    [
      'make one of another table’s',
      ({ guest, near, far }) => make(guest, k('x'), [near, far]),
      [...['participant all', 'staff', 'facilitator']],
    ],
    [
      'make an empty one',
      ({ guest }) => make(guest, k('x'), [], '名前'),
      [...['participant all', 'staff', 'facilitator']],
    ],
    [
      'name the table’s',
      ({ guest }) => entitle(guest, 'near', '近い', '近く'),
      [...['participant all', 'scribe', 'staff', 'facilitator']],
    ],
    [
      'name another table’s',
      ({ guest }) => entitle(guest, 'far', '遠い', '遠く'),
      [...['participant all', 'staff', 'facilitator']],
    ],
    [
      'merge the table’s into another',
      ({ guest }) => say(guest, { verb: 'groups.merge', group: k('near'), into: k('far') }),
      ['scribe', 'staff', 'facilitator'],
    ],
    [
      'merge another table’s',
      ({ guest }) => say(guest, { verb: 'groups.merge', group: k('far'), into: k('near') }),
      ['staff', 'facilitator'],
    ],
    [
      'split the table’s',
      ({ guest, near }) =>
        say(guest, { verb: 'groups.split', group: k('near'), notes: [near], to: k('x') }),
      ['scribe', 'staff', 'facilitator'],
    ],
    [
      'take the table’s away',
      ({ guest }) => say(guest, { verb: 'groups.remove', group: k('near') }),
      ['scribe', 'staff', 'facilitator'],
    ],
    [
      'take another table’s away',
      ({ guest }) => say(guest, { verb: 'groups.remove', group: k('far') }),
      ['staff', 'facilitator'],
    ],
    [
      'take an empty one away',
      ({ guest }) => say(guest, { verb: 'groups.remove', group: k('empty') }),
      ['staff', 'facilitator'],
    ],
    [
      'empty another table’s by a way back that was never there',
      ({ guest, far }) =>
        say(guest, {
          verb: 'groups.lay',
          moves: [{ notes: [far], from: k('far'), to: null }],
          groups: [{ group: k('far'), removed: true }],
        }),
      ['staff', 'facilitator'],
    ],
    [
      'bring one back that others took away',
      ({ guest }) =>
        say(guest, {
          verb: 'groups.lay',
          moves: [],
          groups: [{ group: k('sunk'), removed: false }],
        }),
      ['participant all', 'staff', 'facilitator'],
    ],
  ]
  for (const grouping of GROUPINGS)
    for (const role of ROLES)
      test(`${role} while grouping is ${grouping}`, async () => {
        await meeting.end()
        for (const [name, act, yes] of cases) {
          let now = 0
          meeting = await Meeting.open({ now: () => now })
          const lead = await meeting.come('facilitator')
          const [near, far] = [
            await posted(await meeting.come('participant', 1), '近い'),
            await posted(await meeting.come('participant', 2), '遠い'),
          ]
          const sits = role === 'participant' || role === 'scribe'
          const guest = await meeting.come(role, sits ? 1 : undefined)
          const own = role === 'screen' ? near : await posted(guest, '自分の')
          await make(lead, k('near'), [near], '近い')
          await make(lead, k('far'), [far], '遠い')
          await make(lead, k('empty'), [], 'これから')
          await make(lead, k('sunk'), [], 'もうない')
          await say(lead, { verb: 'groups.remove', group: k('sunk') })
          lead.perform({ verb: 'board.set', patch: { grouping } })
          await lead.saved()
          now += 60_000
          const before = readBoard(lead.board)
          const answer = await act({ guest, own, near, far })
          const may = yes.includes(role) || yes.includes(`${role} ${grouping}`)
          expect([name, answer.done], JSON.stringify(answer)).toEqual([name, may])
          if (!may) expect(readBoard(lead.board), name).toEqual(before)
          else expect(readBoard(lead.board), name).not.toEqual(before)
          await meeting.end()
        }
        meeting = await Meeting.open()
      })

  test('while writing is stopped the team groups, others are told why; what was open stays so for ten seconds', async () => {
    await meeting.end()
    let now = 0
    meeting = await Meeting.open({ now: () => now })
    const [lead, scribe] = [await meeting.come('facilitator'), await meeting.come('scribe', 1)]
    const resident = await meeting.come('participant', 1)
    const [a, b] = [await posted(resident, 'あ'), await posted(resident, 'い')]
    await make(lead, k('tea'), [a])
    lead.perform({ verb: 'board.set', patch: { grouping: 'team' } })
    await lead.saved()
    expect(await into(resident, b, k('tea'))).toMatchObject({ done: true })
    now += 60_000
    expect(await into(resident, b, null)).toMatchObject({ reason: 'not-allowed' })
    lead.perform({ verb: 'board.set', patch: { locked: true } })
    await lead.saved()
    now += 60_000
    expect(await make(scribe, k('x'), [b])).toMatchObject({ reason: 'locked' })
    expect(await make(lead, k('x'), [b])).toMatchObject({ done: true })
  })
})

describe('bad input says why and changes nothing', () => {
  const cases: readonly [string, (note: NoteId) => GroupCommand, object][] = [
    [
      'no such goal',
      (note) => ({
        verb: 'groups.make',
        group: k('x'),
        goal: 'no' as never,
        notes: [note],
        title: '',
      }),
      { reason: 'no-place' },
    ],
    [
      'an id that was used',
      (note) => ({ verb: 'groups.make', group: k('tea'), goal: GOAL, notes: [note], title: '' }),
      { reason: 'id-reused' },
    ],
    [
      'neither a note nor a name',
      () => ({ verb: 'groups.make', group: k('x'), goal: GOAL, notes: [], title: ' \u3164' }),
      { reason: 'blank' },
    ],
    [
      'a long name',
      (note) => ({
        ...{
          verb: 'groups.make',
          group: k('x'),
          goal: GOAL,
          notes: [note],
          title: 'あ'.repeat(43),
        },
      }),
      { reason: 'too-long', by: 3 },
    ],
    [
      'a long name later',
      () => ({ verb: 'groups.title', group: k('tea'), before: '', title: 'あ'.repeat(41) }),
      { reason: 'too-long', by: 1 },
    ],
    [
      'none such to name',
      () => ({ verb: 'groups.title', group: k('no'), before: '', title: 'あ' }),
      { reason: 'no-group' },
    ],
    [
      'one that was taken away',
      () => ({ verb: 'groups.remove', group: k('sunk') }),
      { reason: 'no-group' },
    ],
    [
      'into itself',
      () => ({ verb: 'groups.merge', group: k('tea'), into: k('tea') }),
      { reason: 'no-place' },
    ],
    [
      'into one that was taken away',
      () => ({ verb: 'groups.merge', group: k('tea'), into: k('sunk') }),
      { reason: 'no-place' },
    ],
    [
      'split by a note of another',
      (note) => ({ verb: 'groups.split', group: k('tea'), notes: [note], to: k('x') }),
      { reason: 'no-note' },
    ],
  ]
  for (const [name, command, refusal] of cases)
    test(name, async () => {
      const staff = await meeting.come('staff')
      await make(staff, k('tea'), [await posted(staff, 'お茶')])
      await make(staff, k('sunk'), [], 'もうない')
      await say(staff, { verb: 'groups.remove', group: k('sunk') })
      const note = await posted(staff, 'ひとつ')
      const { sequence } = staff.room
      expect(await say(staff, command(note))).toMatchObject({ done: false, ...refusal })
      expect(staff.room.sequence).toBe(sequence)
      expect(await posted(staff, 'つぎ')).toBeDefined()
    })

  test('too many notes in one, too many in a goal: full, by every way in', async () => {
    const staff = await meeting.come('staff')
    const notes: NoteId[] = []
    for (let at = 0; at <= LIMITS.notesPerGroup; at++) notes.push(await posted(staff, `${at}枚め`))
    const [last, ...most] = notes as [NoteId, ...NoteId[]]
    await make(staff, k('large'), most)
    await make(staff, k('small'), [last])
    expect(await into(staff, last, k('large'))).toMatchObject({ reason: 'full' })
    expect(
      await say(staff, { verb: 'groups.merge', group: k('small'), into: k('large') }),
    ).toMatchObject({ reason: 'full' })
    const moves = [{ notes: [last], from: k('small'), to: k('large') }]
    expect(await say(staff, { verb: 'groups.lay', moves, groups: [] })).toMatchObject({
      reason: 'full',
    })
    const late = await posted(staff, 'あふれた', { group: k('large') })
    expect(groupOf(staff, late)).toBe(null)
    for (let at = 2; at < LIMITS.groupsPerGoal; at++)
      await make(staff, k(`k${at}`), [], `${at}つめ`)
    expect(await make(staff, k('x'), [late])).toMatchObject({ reason: 'full' })
    expect(
      await say(staff, {
        verb: 'groups.split',
        group: k('large'),
        notes: [notes[2] as NoteId],
        to: k('y'),
      }),
    ).toMatchObject({ reason: 'full' })
    expect(await make(staff, k('x'), [], '別の目標', GOAL_2)).toMatchObject({ done: true })
  })

  test('bytes that are no command of ours end the connection', async () => {
    for (const wrong of [
      { verb: 'groups.make', group: 'x', goal: GOAL, notes: 'n1', title: '' },
      { verb: 'groups.lay', moves: [{ notes: ['a'], from: 'b' }], groups: [] },
      { verb: 'groups.remove', group: '__proto__' },
      { verb: 'groups.remove', group: 'x', removed: false },
      {
        ...{ verb: 'groups.make', group: 'x', goal: GOAL, title: '' },
        notes: Array.from({ length: LIMITS.notesPerGroup + 1 }, (_, at) => `n${at}`),
      },
    ]) {
      const guest = await meeting.come('staff')
      void guest.say({ id: newId(), ...wrong } as never)
      expect(guest.closed?.code).toBe(4400)
    }
  })
})
