import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { OF_CHOICE } from '../../../server/commands/parse.ts'
import { DAY_MS, keepOf } from '../../../server/retention/ages.ts'
import type { CommandId } from '../../../shared/board/commands.ts'
import { boardFields } from '../../../shared/board/document.ts'
import type { GroupId } from '../../../shared/board/ids.ts'
import { putAway } from '../commands/leads.ts'
import { GOAL, GOAL_2, type Guest, Meeting } from '../sync/meeting.ts'
import {
  ballotId,
  ballotOn,
  cast,
  close,
  openClosing,
  openQuestion,
  openStickers,
  peopleAt,
  postNote,
  say,
  tallyOn,
} from './asking.ts'

const KEEP = {
  ...{ YORIAI_KEEP_AUTHORS_DAYS: 90, YORIAI_KEEP_PUT_AWAY_DAYS: 90, YORIAI_KEEP_WIFI_DAYS: 30 },
  ...{ YORIAI_KEEP_SEATS_DAYS: 400, YORIAI_KEEP_LINKS_DAYS: 400, YORIAI_KEEP_COPIES_DAYS: 90 },
  YORIAI_KEEP_UNCLOSED_DAYS: 365,
}

let meeting: Meeting
let lead: Guest
beforeEach(async () => {
  meeting = await Meeting.open()
  lead = await meeting.come('facilitator')
})
afterEach(() => meeting.end())

const refusal = (reason: string) => expect.objectContaining({ done: false, reason })

describe('stickers', () => {
  test('are counted when it is closed, and the last choice of each seat is the one that counts', async () => {
    const [ann, bo] = [await meeting.come('participant', 1), await meeting.come('participant', 2)]
    const [tea, walk] = [await postNote(ann), await postNote(bo)]
    const ballot = await openStickers(lead)
    await cast(ann, ballot, { [tea]: 2, [walk]: 1 })
    await cast(bo, ballot, { [tea]: 1 })
    await cast(ann, ballot, { [walk]: 2 })
    expect(ann.chosen).toEqual({ [ballot]: { choice: { [walk]: 2 } } })
    expect(await close(lead, ballot)).toMatchObject({ done: true })
    expect(tallyOn(bo, ballot)).toMatchObject({
      ...{ seats: 2, totals: { [tea]: 1, [walk]: 2 }, hands: {}, handsOf: 0 },
    })
    expect(ballotOn(bo, ballot)).toMatchObject({ state: 'closed', each: 3, most: 2 })
  })

  test('a seat has no more than it was given, and no more on one', async () => {
    const ann = await meeting.come('participant', 1)
    const [a, b] = [await postNote(ann), await postNote(ann)]
    const ballot = await openStickers(lead)
    expect(await cast(ann, ballot, { [a]: 3 })).toEqual(refusal('too-many'))
    expect(await cast(ann, ballot, { [a]: 2, [b]: 2 })).toEqual(refusal('too-many'))
    expect(await cast(ann, ballot, { [a]: 2, [b]: 1 })).toMatchObject({ done: true })
    await close(lead, ballot)
    expect(tallyOn(ann, ballot)?.totals).toEqual({ [a]: 2, [b]: 1 })
  })

  test('stick on what stands on the board and in its goal, and nowhere else', async () => {
    const ann = await meeting.come('participant', 1)
    const elsewhere = await postNote(ann)
    await ann.say({
      ...{ id: 'move-away' as CommandId, verb: 'notes.move', note: elsewhere, goal: GOAL_2 },
      actor: (await meeting.onDisk()).root('actors').keys().next().value as never,
    })
    const ballot = await openStickers(lead)
    for (const option of [elsewhere, 'never-there'])
      expect(await cast(ann, ballot, { [option]: 1 })).toEqual(refusal('no-option'))
  })

  test.each(['withdrawn', 'put away', 'moved to another goal'])(
    'a note that is %s gives its stickers back, for good',
    async (how) => {
      const ann = await meeting.come('participant', 1)
      const bo = await meeting.come('participant', 2)
      const [gone, stays] = [await postNote(ann), await postNote(ann)]
      const ballot = await openStickers(lead)
      await cast(bo, ballot, { [gone]: 2, [stays]: 1 })
      if (how === 'withdrawn')
        await ann.say({ id: 'w1' as CommandId, verb: 'notes.withdraw', note: gone })
      if (how === 'put away') await putAway(ann.room, gone)
      if (how === 'moved to another goal') {
        const actor = [...lead.board.root('actors').keys()][0] as never
        const said = { verb: 'notes.move', note: gone, goal: GOAL_2, actor } as const
        await ann.say({ id: 'm1' as CommandId, ...said })
      }
      expect(bo.chosen[ballot]).toEqual({ choice: { [stays]: 1 } })
      await bo.leave()
      await ann.leave()
      await lead.leave()
      await meeting.crash()
      for (const guest of [lead, ann, bo]) await guest.enter(meeting)
      expect(bo.chosen[ballot]).toEqual({ choice: { [stays]: 1 } })
      await close(lead, ballot)
      expect(tallyOn(ann, ballot)?.totals).toEqual({ [stays]: 1 })
    },
  )

  test('what was chosen may be taken back as long as it is open, and not after', async () => {
    const ann = await meeting.come('participant', 1)
    const note = await postNote(ann)
    const ballot = await openStickers(lead)
    await cast(ann, ballot, { [note]: 1 })
    expect(await cast(ann, ballot, {})).toMatchObject({ done: true })
    expect(ann.chosen).toEqual({})
    await cast(ann, ballot, { [note]: 1 })
    await close(lead, ballot)
    expect(await cast(ann, ballot, {})).toEqual(refusal('ballot-closed'))
    expect(tallyOn(ann, ballot)?.totals).toEqual({ [note]: 1 })
  })

  test('there is no grace: the moment it is closed nothing more is counted', async () => {
    const ann = await meeting.come('participant', 1)
    const note = await postNote(ann)
    const ballot = await openStickers(lead)
    const closing = close(lead, ballot)
    const late = cast(ann, ballot, { [note]: 1 })
    await closing
    expect(await late).toEqual(refusal('ballot-closed'))
    expect(tallyOn(ann, ballot)?.seats).toBe(0)
  })

  test('closing the board ends what is open, and counts it', async () => {
    const ann = await meeting.come('participant', 1)
    const note = await postNote(ann)
    const ballot = await openStickers(lead)
    await cast(ann, ballot, { [note]: 1 })
    await lead.room.write((board) => boardFields(board).set({ state: 'closed' }))
    expect(ballotOn(ann, ballot)).toMatchObject({ state: 'closed' })
    expect(tallyOn(ann, ballot)?.totals).toEqual({ [note]: 1 })
    expect(await cast(ann, ballot, {})).toMatchObject({ done: false })
  })

  test('a ballot that was cancelled leaves nothing', async () => {
    const ann = await meeting.come('participant', 1)
    const note = await postNote(ann)
    const ballot = await openStickers(lead)
    await cast(ann, ballot, { [note]: 1 })
    await say(lead, 'ballots.cancel', { ballot })
    expect(ballotOn(ann, ballot)).toBeUndefined()
    expect(ann.chosen).toEqual({})
    expect((await meeting.store.log.load(lead.room.board))?.ballots).toBeUndefined()
    expect(await cast(ann, ballot, { [note]: 1 })).toEqual(refusal('no-ballot'))
  })

  test('one of the same goal at a time', async () => {
    await openStickers(lead)
    const ballot = ballotId()
    const again = { ballot, kind: 'stickers', goal: GOAL, on: 'groups' } as const
    expect(await say(lead, 'ballots.open', again)).toEqual(refusal('ballot-open'))
    expect(await say(lead, 'ballots.open', { ...again, goal: GOAL_2 })).toMatchObject({
      done: true,
    })
  })

  test('live totals grow, others are nowhere before the end', async () => {
    const ann = await meeting.come('participant', 1)
    const hidden = await openQuestion(lead)
    await cast(ann, hidden, { '1': 1 })
    expect(tallyOn(lead, hidden)).toBeUndefined()
    await close(lead, hidden)
    const live = await openQuestion(lead, ['あ', 'い'], true)
    await cast(ann, live, { '2': 1 })
    await expect.poll(() => tallyOn(lead, live)?.totals, { timeout: 4_000 }).toEqual({ '2': 1 })
  })
})

describe('who may', () => {
  test.each(['participant', 'scribe', 'staff', 'screen'] as const)(
    'not open, close, cancel or admit: %s',
    async (role) => {
      const ballot = await openStickers(lead)
      const guest = await meeting.come(role, role === 'staff' ? undefined : 1)
      const more = {
        ballot: ballotId(),
        kind: 'question',
        title: '?',
        options: ['a', 'b'],
      } as const
      expect(await say(guest, 'ballots.open', more)).toMatchObject({ done: false })
      for (const verb of ['ballots.close', 'ballots.cancel', 'ballots.admit'] as const)
        expect(await say(guest, verb, { ballot })).toMatchObject({ done: false })
      expect(ballotOn(lead, ballot)).toMatchObject({ state: 'open' })
    },
  )

  test.each(['staff', 'facilitator', 'screen'] as const)('not choose: %s', async (role) => {
    const guest = await meeting.come(role)
    const ballot = await openQuestion(lead)
    expect(await cast(guest, ballot, { '1': 1 })).toEqual(refusal('not-allowed'))
  })

  test('a seat that was stopped chooses no more', async () => {
    const ann = await meeting.come('participant', 1)
    const note = await postNote(ann)
    const ballot = await openQuestion(lead)
    await say(lead, 'ballots.cancel', { ballot })
    const { stop } = await import('../commands/leads.ts')
    const other = await openQuestion(lead)
    await stop(ann.room, note)
    expect(await cast(ann, other, { '1': 1 })).toEqual(refusal('stopped'))
  })

  test('one that was taken after it was opened, when it is admitted', async () => {
    const ballot = await openQuestion(lead)
    const at = ballotOn(lead, ballot)?.at ?? 0
    const late = { ...meeting.seat('participant', 1), takenAt: at + 1 }
    const guest = await meeting.sit(late)
    expect(await cast(guest, ballot, { '1': 1 })).toEqual(refusal('not-admitted'))
    await expect.poll(() => lead.voting[ballot]?.late).toBe(1)
    await expect.poll(() => Date.now()).toBeGreaterThan(at + 1)
    await say(lead, 'ballots.admit', { ballot })
    expect(await cast(guest, ballot, { '1': 1 })).toMatchObject({ done: true })
  })

  test('a device that came back chooses for the seat that it was, once', async () => {
    const ann = await meeting.come('participant', 1)
    const ballot = await openQuestion(lead)
    await cast(ann, ballot, { '1': 1 })
    const back = { ...meeting.seat('participant', 1), continues: ann.seat.id, first: ann.seat.id }
    const other = await meeting.sit(back)
    // What its person chose before is closed to it.
    expect(other.chosen).toEqual({})
    await cast(other, ballot, { '2': 1 })
    await close(lead, ballot)
    expect(tallyOn(lead, ballot)).toMatchObject({ seats: 1, totals: { '2': 1 } })
  })
})

describe('once', () => {
  test('the same id is counted once and answered every time, other content under it is refused', async () => {
    const ann = await meeting.come('participant', 1)
    const ballot = await openQuestion(lead)
    const said = {
      id: 'once' as CommandId,
      verb: 'ballots.cast',
      ballot,
      choice: { '1': 1 },
    } as const
    expect(await ann.say(said)).toMatchObject({ done: true })
    await cast(ann, ballot, { '2': 1 })
    expect(await ann.say(said)).toMatchObject({ done: true })
    expect(await ann.say({ ...said, choice: { '3': 1 } })).toEqual(refusal('id-reused'))
    await close(lead, ballot)
    expect(tallyOn(ann, ballot)?.totals).toEqual({ '2': 1 })
  })
})

describe('hands', () => {
  test('of those without a phone come as totals of a 班, the last stands, and are shown apart', async () => {
    const scribe = await meeting.come('scribe', 2)
    const note = await postNote(scribe)
    await peopleAt(lead, { '2': { people: 6, without: 3 } })
    const ballot = await openStickers(lead)
    const raise = (table: number, totals: Record<string, number>) =>
      say(scribe, 'ballots.tally', { ballot, table, totals })
    expect(await raise(2, { [note]: 7 })).toEqual(refusal('too-many'))
    expect(await raise(1, { [note]: 1 })).toEqual(refusal('wrong-table'))
    expect(await raise(2, { [note]: 5 })).toMatchObject({ done: true })
    expect(await raise(2, { [note]: 4 })).toMatchObject({ done: true })
    expect(scribe.raised).toEqual({ [ballot]: { [note]: 4 } })
    await expect.poll(() => lead.voting[ballot]).toMatchObject({ seats: 0, hands: 2 })
    await close(lead, ballot)
    expect(tallyOn(scribe, ballot)).toMatchObject({
      ...{ totals: {}, hands: { [note]: 4 }, handsOf: 2 },
    })
  })

  test('of a 班 of which nobody said how many have no phone are none', async () => {
    const scribe = await meeting.come('scribe', 1)
    const ballot = await openQuestion(lead)
    const said = { ballot, table: 1, totals: { '1': 1 } }
    expect(await say(scribe, 'ballots.tally', said)).toEqual(refusal('too-many'))
  })
})

describe('the questions at the end', () => {
  test('show nothing below five answers', async () => {
    const guests: Guest[] = []
    for (let at = 0; at < 4; at++) guests.push(await meeting.come('participant', 1))
    const ballot = await openClosing(lead)
    for (const guest of guests) await cast(guest, ballot, { '1': 5, '2': 1 }, 'よかったです')
    await close(lead, ballot)
    expect(tallyOn(lead, ballot)).toMatchObject({ seats: 4, totals: {} })
    expect(lead.room.ballots.linesOf(ballot)).toEqual([])
  })

  test('each question is counted by itself, free lines lose their seat and their order', async () => {
    const guests: Guest[] = []
    for (let at = 0; at < 8; at++) guests.push(await meeting.come('participant', 1))
    const ballot = await openClosing(lead)
    for (const [at, guest] of guests.entries())
      await cast(guest, ballot, { '1': 4, ...(at < 2 ? { '2': 1 } : {}) }, `ひとこと${at}`)
    await close(lead, ballot)
    // Two answers to the second question: none of them is told.
    expect(tallyOn(lead, ballot)).toMatchObject({ seats: 8, totals: { '1-4': 8 } })
    const lines = lead.room.ballots.linesOf(ballot)
    expect(lines.map(({ text }) => text).sort()).toEqual(guests.map((_, at) => `ひとこと${at}`))
    expect(lines.map(({ line }) => line)).toEqual(lines.map(({ line }) => line).sort())
    const [first] = lines
    await say(lead, 'ballots.putLineAway', { ballot, line: first?.line ?? '' })
    await meeting.crash()
    const saved = await meeting.store.log.load(lead.room.board)
    expect(saved?.ballots?.lines.filter(({ away }) => away)).toHaveLength(1)
  })

  test('faces are of five', async () => {
    const ann = await meeting.come('participant', 1)
    const ballot = await openClosing(lead)
    expect(await cast(ann, ballot, { '1': 6 })).toEqual(refusal('no-option'))
    expect(await cast(ann, ballot, { '4': 1 })).toEqual(refusal('no-option'))
    expect(await cast(ann, ballot, {}, 'あ'.repeat(201))).toMatchObject({
      reason: 'too-long',
      by: 1,
    })
  })
})

test('islands lie still while stickers are put on them', async () => {
  const staff = await meeting.come('staff')
  const note = await postNote(staff)
  const { addEntry } = await import('../../../shared/board/document.ts')
  const { Text } = await import('yjs')
  const group = 'island-1' as GroupId
  await lead.room.write((board) =>
    addEntry(board, 'groups', group, {
      goal: GOAL,
      title: new Text('お茶'),
      rank: 'a',
      removed: false,
    }),
  )
  const ballot = await openStickers(lead, { on: 'groups' })
  const actor = [...lead.board.root('actors').keys()][0] as never
  const into = { verb: 'notes.move', note, goal: GOAL, actor, group } as const
  expect(await staff.say({ id: 'i1' as CommandId, ...into })).toEqual(refusal('ballot-open'))
  const other = 'island-2' as GroupId
  for (const [at, said] of [
    { verb: 'groups.make', group: other, goal: GOAL, notes: [note], title: '' } as const,
    { verb: 'groups.title', group, before: 'お茶', title: '別の名前' } as const,
    { verb: 'groups.merge', group, into: other } as const,
    { verb: 'groups.split', group, notes: [note], to: other } as const,
    { verb: 'groups.remove', group } as const,
    { verb: 'groups.lay', moves: [], groups: [{ group, removed: true }] } as const,
  ].entries())
    expect(await staff.say({ id: `i1-${at}` as CommandId, ...said })).toEqual(
      refusal('ballot-open'),
    )
  const ann = await meeting.come('participant', 1)
  await cast(ann, ballot, { [group]: 2 })
  await close(lead, ballot)
  expect(tallyOn(ann, ballot)?.totals).toEqual({ [group]: 2 })
  expect(await staff.say({ id: 'i2' as CommandId, ...into })).toMatchObject({ done: true })
})

test('bad words are told, and nothing is opened', async () => {
  const said = {
    ballot: ballotId(),
    kind: 'question',
    title: '今日は',
    options: ['a', 'b'],
  } as const
  const open = (more: object) => say(lead, 'ballots.open', { ...said, ...more } as typeof said)
  expect(await open({ title: ' ' })).toEqual(refusal('blank'))
  expect(await open({ options: ['a', ' '] })).toEqual(refusal('blank'))
  expect(await open({ options: ['a', 'あ'.repeat(41)] })).toMatchObject({
    reason: 'too-long',
    by: 1,
  })
  expect(await open({ title: 'あ'.repeat(101) })).toMatchObject({ reason: 'too-long', by: 1 })
  expect(lead.board.root('ballots').size).toBe(0)
})

test('a day after the end what each chose is deleted, and what said it; totals and lines stay', async () => {
  const guests: Guest[] = []
  for (let at = 0; at < 5; at++) guests.push(await meeting.come('participant', 1))
  const [question, closing] = [await openQuestion(lead), await openClosing(lead)]
  for (const guest of guests) {
    await cast(guest, question, { '1': 1 })
    await cast(guest, closing, { '1': 5 }, 'よかった')
  }
  await close(lead, question)
  await close(lead, closing)
  await lead.room.write((board) => boardFields(board).set({ state: 'closed' }))
  const { ageing, log } = meeting.store
  const keep = keepOf(KEEP)
  const day = (days: number) => Date.now() + days * DAY_MS
  const votesDue = async (days: number) =>
    (await ageing.due(day(days), keep)).filter(({ kind }) => kind === 'votes')
  expect(await votesDue(0.5)).toEqual([])
  const [due] = await votesDue(1.5)
  expect(due?.count).toBe(20)
  if (due) while ((await ageing.forget(due, keep)) > 0);
  const saved = await log.load(lead.room.board)
  expect(saved?.ballots).toMatchObject({ cast: [], raised: [] })
  expect(saved?.ballots?.lines).toHaveLength(5)
  expect(saved?.commands.some(({ digest }) => digest.startsWith(OF_CHOICE))).toBe(false)
  expect(saved?.commands.length).toBeGreaterThan(0)
  expect(tallyOn(lead, question)?.totals).toEqual({ '1': 5 })
})
