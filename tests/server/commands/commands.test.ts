import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import type { Command, CommandId } from '../../../shared/board/commands.ts'
import { addEntry } from '../../../shared/board/document.ts'
import type { GroupFields } from '../../../shared/board/field-types.ts'
import type { GroupId, NoteId } from '../../../shared/board/ids.ts'
import { noteAt } from '../../../shared/board/view.ts'
import { type Answer, LIMITS } from '../../../shared/wire.ts'
import { ACTOR, BODY, GOAL, GOAL_2, type Guest, Meeting } from '../sync/meeting.ts'

let meeting: Meeting
let count = 0
const newId = () => `say-${++count}` as CommandId

beforeEach(async () => {
  meeting = await Meeting.open()
})
afterEach(() => meeting.end())

type Post = Extract<Command, { verb: 'notes.post' }>
const posting = (text: string, more: Partial<Post> = {}): Post => ({
  ...{ id: newId(), verb: 'notes.post', note: `note-${count}` as NoteId, text },
  ...{ goal: GOAL, actor: ACTOR, heard: 'written', ...more },
})
const editing = (note: NoteId, before: string, text: string): Command => ({
  ...{ id: newId(), verb: 'notes.edit', note, before, text },
})

const shown = (guest: Guest, note: NoteId) => noteAt(guest.board, note)

describe('a note that is said', () => {
  test('reaches everybody, its author too, with the table of her seat and the server’s time', async () => {
    const author = await meeting.come('participant', 2)
    const other = await meeting.come('participant', 1)
    const said = posting('月に一度お茶会')
    expect(await author.say(said)).toMatchObject({ id: said.id, done: true })
    for (const guest of [author, other])
      expect(shown(guest, said.note)).toMatchObject({
        text: '月に一度お茶会',
        table: 2,
        goal: GOAL,
      })
    expect(author.mine).toContain(said.note)
    expect(other.mine).not.toContain(said.note)
  })

  test('I1 is answered only when it is on the disk', async () => {
    let release = () => {}
    const held = new Promise<void>((resolve) => {
      release = resolve
    })
    await meeting.end()
    meeting = await Meeting.open({
      around: (log) => ({
        ...{ has: log.has.bind(log), load: log.load.bind(log), compact: log.compact.bind(log) },
        commit: async (entries) => {
          await held
          return log.commit(entries)
        },
      }),
    })
    const author = await meeting.come('participant', 1)
    const other = await meeting.come('participant', 2)
    let answer: Answer | undefined
    const said = posting('まだ書きおえていない')
    const answered = author.say(said).then((told) => {
      answer = told
    })
    await new Promise((resolve) => setImmediate(resolve))
    expect(answer).toBeUndefined()
    expect(shown(other, said.note)).toBeUndefined()
    release()
    await answered
    expect(answer).toMatchObject({ done: true })
    expect(shown(other, said.note)?.text).toBe('まだ書きおえていない')
  })

  test('stands behind all others, also where somebody made a rank that leaves no room', async () => {
    const staff = await meeting.come('staff')
    const first = posting('はじめ')
    await staff.say(first)
    staff.perform({
      ...{ verb: 'notes.post', note: 'long' as NoteId, goal: GOAL, actor: ACTOR, text: '長い順' },
      ...{ rank: 'z'.repeat(200), heard: 'written', at: 0 },
    })
    await staff.saved()
    const last = posting('あと')
    expect(await staff.say(last)).toMatchObject({ done: true })
    const [one, two] = [shown(staff, first.note)?.rank ?? '', shown(staff, last.note)?.rank ?? '']
    expect(one < two).toBe(true)
    expect(two.length).toBeLessThan(10)
  })

  test('I4 of three hundred authors’ notes none tells by its Yjs client whose it is', async () => {
    const authors = await Promise.all(
      Array.from({ length: 30 }, (_, at) => meeting.come('participant', 1 + (at % 3))),
    )
    const [first] = authors
    for (const author of [...authors, ...authors]) await author.say(posting('ひとこと'))
    const notes = first?.doc.getMap('notes')
    const clients = new Set([...(notes?._map.values() ?? [])].map(({ id }) => id.client))
    expect(notes?.size).toBe(60)
    expect(clients.size).toBe(1)
  })
})

describe('once', () => {
  test('the same id is done once, and answered every time', async () => {
    const author = await meeting.come('participant', 1)
    const said = posting('一度だけ')
    const first = author.say(said)
    const second = author.say(said)
    expect(await first).toEqual(await second)
    await author.say({ id: newId(), verb: 'notes.withdraw', note: said.note })
    expect(await author.say(said)).toMatchObject({ done: true })
    expect(shown(author, said.note)).toBeUndefined()
  })

  test('the same id with other words is refused, and changes nothing', async () => {
    const author = await meeting.come('participant', 1)
    const said = posting('はじめのことば')
    await author.say(said)
    const other = { ...said, text: '別のことば' }
    expect(await author.say(other)).toEqual({ id: said.id, done: false, reason: 'id-reused' })
    expect(shown(author, said.note)?.text).toBe('はじめのことば')
  })

  test('another seat’s id is another', async () => {
    const [one, two] = [await meeting.come('participant', 1), await meeting.come('participant', 1)]
    const said = posting('ひとり')
    await one.say(said)
    const theirs = { ...posting('ふたり'), id: said.id }
    expect(await two.say(theirs)).toMatchObject({ done: true })
  })

  test('also when the server was killed after the disk had it, or before', async () => {
    const author = await meeting.come('participant', 1)
    const saved = posting('ディスクにある')
    await author.say(saved)
    await author.say({ id: newId(), verb: 'notes.withdraw', note: saved.note })
    const lost = posting('まだない')
    void author.say(lost)
    await meeting.crash()
    const back = await meeting.sit(author.seat)
    expect(await back.say(saved)).toMatchObject({ done: true })
    expect(await back.say(lost)).toMatchObject({ done: true })
    expect(shown(back, saved.note)).toBeUndefined()
    expect(shown(back, lost.note)?.text).toBe('まだない')
  })

  test('after a fold and a restart, too', async () => {
    const author = await meeting.come('participant', 1)
    const said = posting('一度だけ')
    await author.say(said)
    await author.say({ id: newId(), verb: 'notes.withdraw', note: said.note })
    await meeting.restart()
    const back = await meeting.sit(author.seat)
    expect(await back.say(said)).toMatchObject({ done: true })
    expect(shown(back, said.note)).toBeUndefined()
  })
})

describe('edits and moves', () => {
  test('what two tabs of one author changed is kept, wherever each changed it', async () => {
    const author = await meeting.come('participant', 1)
    const said = posting('お茶会を月に一度ひらく')
    await author.say(said)
    const before = said.text
    await author.say(editing(said.note, before, `毎月、${before}`))
    await author.say(editing(said.note, before, `${before}会`))
    expect(shown(author, said.note)?.text).toBe('毎月、お茶会を月に一度ひらく会')
  })

  test('the answer says what it was and what it is: an inverse is made from that', async () => {
    const author = await meeting.come('staff')
    const said = posting('もとのことば')
    await author.say(said)
    expect(await author.say(editing(said.note, 'もとのことば', 'あとのことば'))).toMatchObject({
      ...{ from: { text: 'もとのことば' }, to: { text: 'あとのことば' } },
    })
    const moved: Command = {
      ...{ id: newId(), verb: 'notes.move', note: said.note, goal: GOAL_2, actor: BODY },
    }
    expect(await author.say(moved)).toMatchObject({
      from: { goal: GOAL, actor: ACTOR, group: null },
      to: { goal: GOAL_2, actor: BODY, group: null },
    })
  })

  test('lies in a group of its goal that is there, keeps it under another 誰が and leaves it with its goal', async () => {
    const author = await meeting.come('participant', 1)
    await author.room.write((board) => {
      for (const [id, goal, removed] of [
        ...[['island', GOAL, false] as const, ['far', GOAL_2, false] as const],
        ['sunk', GOAL, true] as const,
      ])
        addEntry<GroupFields>(board, 'groups', id, {
          ...{ goal, title: new Y.Text('坂道'), rank: 'a0', removed },
        })
    })
    const group = (id: string) => id as GroupId
    const said = posting('坂の手すり', { group: group('island') })
    expect(await author.say(said)).toMatchObject({ done: true })
    const move = (to: Partial<Extract<Command, { verb: 'notes.move' }>>) =>
      author.say({
        ...{ id: newId(), verb: 'notes.move', note: said.note, goal: GOAL, actor: ACTOR, ...to },
      })
    for (const id of ['far', 'sunk', 'nowhere', 'note-1'])
      expect(await move({ group: group(id) })).toMatchObject({ reason: 'no-place' })
    expect(await move({})).toMatchObject({ done: true })
    expect(shown(author, said.note)?.group).toBe('island')
    expect(await move({ actor: BODY })).toMatchObject({ to: { group: 'island' } })
    expect(shown(author, said.note)?.group).toBe('island')
    expect(await move({ goal: GOAL_2 })).toMatchObject({ to: { group: null } })
    await move({ goal: GOAL_2, group: group('far') })
    expect(shown(author, said.note)?.group).toBe('far')
  })

  test('words are not refused for their island: where that is gone they lie in none', async () => {
    const author = await meeting.come('participant', 1)
    const said = posting('島はもうない', { group: 'nowhere' as GroupId })
    expect(await author.say(said)).toMatchObject({ done: true, to: { group: null } })
    expect(shown(author, said.note)?.group).toBe(null)
  })

  test('what changes nothing writes nothing', async () => {
    const author = await meeting.come('participant', 1)
    const said = posting('そのまま')
    await author.say(said)
    const { sequence } = author.room
    await author.say(editing(said.note, said.text, said.text))
    await author.say({ id: newId(), verb: 'notes.move', note: said.note, goal: GOAL, actor: ACTOR })
    expect(author.room.sequence).toBe(sequence)
  })
})

describe('I2 what is refused says why, costs the next one nothing, and changes nothing', () => {
  const refusals: readonly [string, (own: Post, others: Post) => Command, string][] = [
    ['another’s words', (_, others) => editing(others.note, others.text, '書きかえ'), 'not-yours'],
    [
      'another’s note moved',
      (_, { note }) => ({ id: newId(), verb: 'notes.move', note, goal: GOAL, actor: BODY }),
      'not-yours',
    ],
    [
      'another’s note withdrawn',
      (_, { note }) => ({ id: newId(), verb: 'notes.withdraw', note }),
      'not-yours',
    ],
    ['another’s id', (_, { note }) => posting('同じ番号', { note }), 'not-yours'],
    ['another table', () => posting('よその班', { table: 3 }), 'wrong-table'],
    ['no such goal', () => posting('どこ', { goal: 'nowhere' as never }), 'no-place'],
    ['nothing that is seen', () => posting('\u3164\u200b'), 'blank'],
    ['too many letters', () => posting('あ'.repeat(401)), 'too-long'],
    [
      'too many letters in an edit',
      (own) => editing(own.note, own.text, 'あ'.repeat(401)),
      'too-long',
    ],
    [
      'an edit of more than any note ever was',
      (own) => editing(own.note, 'あ'.repeat(LIMITS.maxMergedUnits + 1), 'ことば'),
      'too-long',
    ],
    ['nothing to edit', () => editing('nothing' as NoteId, '', 'ことば'), 'no-note'],
    [
      'nothing to withdraw',
      () => ({ id: newId(), verb: 'notes.withdraw', note: 'nothing' as NoteId }),
      'no-note',
    ],
  ]
  for (const [name, command, reason] of refusals)
    test(name, async () => {
      const [author, other] = [
        await meeting.come('participant', 1),
        await meeting.come('participant', 2),
      ]
      const [own, others] = [posting('わたしの'), posting('ほかの人の')]
      await author.say(own)
      await other.say(others)
      const { sequence } = author.room
      expect(await author.say(command(own, others))).toMatchObject({ done: false, reason })
      expect(author.room.sequence).toBe(sequence)
      expect(author.closed).toBeUndefined()
      expect(await author.say(posting('つぎ'))).toMatchObject({ done: true })
    })

  test('a screen says nothing', async () => {
    const screen = await meeting.come('screen')
    expect(await screen.say(posting('投影'))).toMatchObject({ done: false, reason: 'not-allowed' })
  })

  test('while writing is stopped residents are told so, staff write on', async () => {
    const [lead, resident] = [
      await meeting.come('facilitator'),
      await meeting.come('participant', 1),
    ]
    await meeting.end()
    let now = 0
    meeting = await Meeting.open({ now: () => now })
    const [first, second] = [await meeting.sit(lead.seat), await meeting.sit(resident.seat)]
    first.perform({ verb: 'board.set', patch: { locked: true } })
    await first.saved()
    expect(await second.say(posting('止めたすぐあと'))).toMatchObject({ done: true })
    now += 60_000
    expect(await second.say(posting('遅れて'))).toMatchObject({ done: false, reason: 'locked' })
    expect(await first.say(posting('進行から'))).toMatchObject({ done: true })
  })

  test('bytes that are no command end the connection', async () => {
    const guest = await meeting.come('participant', 1)
    void guest.say({ id: 'x', verb: 'notes.eat' } as never)
    expect(guest.closed?.code).toBe(4400)
  })
})
