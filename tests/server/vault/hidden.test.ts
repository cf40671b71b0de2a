import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Line } from '../../../server/sync/session.ts'
import type { Command, CommandId } from '../../../shared/board/commands.ts'
import { addEntry, boardFields } from '../../../shared/board/document.ts'
import type { GroupFields } from '../../../shared/board/field-types.ts'
import type { GoalId, GroupId, NoteId } from '../../../shared/board/ids.ts'
import type { Role } from '../../../shared/board/roles.ts'
import { noteAt, readBoard } from '../../../shared/board/view.ts'
import { MESSAGE } from '../../../shared/wire.ts'
import { layBack, putAway, start, stop } from '../commands/leads.ts'
import { HeldLog } from '../sync/held-log.ts'
import { ACTOR, BOARD, BODY, GOAL, GOAL_2, type Guest, Meeting } from '../sync/meeting.ts'

const WORDS = 'となりの坂がこわい'

let log: HeldLog
let meeting: Meeting
let lead: Guest
let author: Guest
let neighbour: Guest
let count = 0

beforeEach(async () => {
  meeting = await Meeting.open({
    around: (real) => {
      log = new HeldLog(real)
      return log
    },
  })
  lead = await meeting.come('facilitator')
  author = await meeting.come('participant', 1)
  neighbour = await meeting.come('participant', 1)
})
afterEach(() => meeting.end())

const id = () => `hide-${++count}` as CommandId
type Post = Extract<Command, { verb: 'notes.post' }>
const posting = (text: string, more: Partial<Post> = {}): Post => ({
  ...{ id: id(), verb: 'notes.post', note: `n-${count}` as NoteId, text },
  ...{ goal: GOAL, actor: ACTOR, heard: 'written', ...more },
})
const hide = (goal: GoalId, tables?: readonly number[], by = lead) =>
  by.say({ id: id(), verb: 'notes.hide', goal, ...(tables ? { tables } : {}) })
const reveal = (which: { goal?: GoalId; table?: number } = {}, by = lead) =>
  by.say({ id: id(), verb: 'notes.reveal', ...which })
/** Posts it. @returns the note */
async function writes(guest: Guest, text: string, more: Partial<Post> = {}): Promise<NoteId> {
  const said = posting(text, more)
  expect(await guest.say(said)).toMatchObject({ done: true })
  return said.note
}
const shown = (note: NoteId, to = neighbour) => noteAt(to.board, note)
/** The words of a seat's own notes that wait, as it was told when it came in anew. */
async function waiting(guest: Guest): Promise<readonly string[]> {
  await guest.again()
  return (guest.told?.unrevealed ?? []).map(({ text }) => text)
}
const hidden = () => boardFields(lead.room.shownBoard).get('hidden')
/** Everything that is sent to a guest from now on. */
function messagesTo(guest: Guest): readonly Uint8Array[] {
  const messages: Uint8Array[] = []
  const line = guest.session?.line as Line
  const { send } = line
  line.send = (frame) => {
    messages.push(frame.message)
    send(frame)
  }
  return messages
}
const holds = (messages: readonly Uint8Array[], words = WORDS) =>
  messages.some((bytes) => Buffer.from(bytes).includes(Buffer.from(words)))

describe('a note written face down', () => {
  test('I4 reaches its author’s devices and nobody else’s, and moves nothing that others can read', async () => {
    await hide(GOAL)
    const second = await meeting.sit(author.seat)
    const [theirs, hers] = [messagesTo(neighbour), messagesTo(second)]
    const before = { sequence: lead.room.sequence, state: lead.room.state() }
    const note = await writes(author, WORDS)
    expect(theirs).toEqual([])
    expect(holds(hers)).toBe(true)
    expect(lead.room.sequence).toBe(before.sequence)
    expect(lead.room.state()).toEqual(before.state)
    expect(readBoard(lead.room.shownBoard).notes).toEqual([])
    expect(author.mine).not.toContain(note)
    const stock = await meeting.sit(author.seat, false)
    expect(shown(note, stock)).toBeUndefined()
  })

  test('is edited, moved and withdrawn by its author, and does not exist for anybody else', async () => {
    await hide(GOAL)
    const note = await writes(author, WORDS)
    for (const other of [neighbour, await meeting.come('staff'), lead]) {
      const edit = { id: id(), verb: 'notes.edit', note, before: WORDS, text: 'よそ' } as const
      expect(await other.say(edit)).toMatchObject({ reason: 'no-note' })
      const move = { id: id(), verb: 'notes.move', note, goal: GOAL, actor: BODY } as const
      expect(await other.say(move)).toMatchObject({ reason: 'no-note' })
      expect(await other.say({ id: id(), verb: 'notes.withdraw', note })).toMatchObject({
        reason: 'not-yours',
      })
    }
    const text = `${WORDS}です`
    const edited = await author.say({ id: id(), verb: 'notes.edit', note, before: WORDS, text })
    expect(edited).toMatchObject({ done: true, from: { text: WORDS }, to: { text } })
    const moved = { id: id(), verb: 'notes.move', note, goal: GOAL, actor: BODY } as const
    expect(await author.say(moved)).toMatchObject({ done: true, to: { actor: BODY } })
    expect(await waiting(author)).toEqual([text])
    expect(await author.say({ id: id(), verb: 'notes.withdraw', note })).toMatchObject({
      done: true,
    })
    expect(await waiting(author)).toEqual([])
    await reveal()
    expect(shown(note)).toBeUndefined()
  })

  test('edits of two devices at once come together, and nothing says later that it was changed', async () => {
    await hide(GOAL)
    const note = await writes(author, 'お茶')
    const edit = (text: string) =>
      author.say({ id: id(), verb: 'notes.edit', note, before: 'お茶', text })
    await edit('お茶会')
    await edit('月にお茶')
    await reveal()
    expect(shown(note)).toMatchObject({ text: '月にお茶会' })
    expect(shown(note)?.edited).toBeUndefined()
  })

  test('is moved to where notes are shown: it is shown, and is not hidden again by going back', async () => {
    await hide(GOAL)
    const note = await writes(author, WORDS)
    const move = (goal: GoalId) =>
      author.say({ id: id(), verb: 'notes.move', note, goal, actor: ACTOR })
    expect(await move(GOAL_2)).toMatchObject({
      done: true,
      from: { goal: GOAL },
      to: { goal: GOAL_2 },
    })
    expect(shown(note)).toMatchObject({ text: WORDS, goal: GOAL_2, table: 1 })
    await move(GOAL)
    expect(shown(note)).toMatchObject({ goal: GOAL })
    expect(author.mine).toContain(note)
  })

  test('said once more is done once; another’s post of the same id is refused', async () => {
    await hide(GOAL)
    const said = posting(WORDS)
    expect(await author.say(said)).toMatchObject({ done: true })
    expect(await author.say(said)).toMatchObject({ done: true })
    expect(await author.say({ ...said, id: id() })).toMatchObject({ done: true })
    expect(await neighbour.say({ ...said, id: id() })).toMatchObject({ reason: 'not-yours' })
    expect(await waiting(author)).toEqual([WORDS])
  })

  test('waits for its bounds as any other: too long, blank, nowhere, stopped', async () => {
    await hide(GOAL)
    const refused = async (more: Partial<Post>) =>
      ((await author.say(posting(WORDS, more))) as { reason?: string }).reason
    expect(await refused({ text: 'あ'.repeat(401) })).toBe('too-long')
    expect(await refused({ text: '​' })).toBe('blank')
    expect(await refused({ actor: 'nobody' as never })).toBe('no-place')
    expect(await refused({ table: 2 })).toBe('wrong-table')
  })

  test('of a scribe, of staff and of those who lead goes aside, too', async () => {
    await hide(GOAL)
    const scribe = await meeting.come('scribe', 2)
    const staff = await meeting.come('staff')
    const notes = [
      await writes(scribe, '代筆', { heard: 'proxy' }),
      await writes(staff, '記録'),
      await writes(lead, '進行'),
    ]
    for (const note of notes) expect(shown(note)).toBeUndefined()
    await reveal()
    for (const note of notes) expect(shown(note)).toBeDefined()
  })

  test('I1 survives the server’s death and its restart', async () => {
    await hide(GOAL)
    const note = await writes(author, WORDS)
    await meeting.crash()
    for (const guest of [author, neighbour, lead]) await guest.enter(meeting)
    expect(author.told?.unrevealed).toMatchObject([{ id: note, text: WORDS, table: 1 }])
    expect(shown(note)).toBeUndefined()
    await meeting.restart()
    for (const guest of [author, neighbour, lead]) await guest.enter(meeting)
    await reveal()
    expect(shown(note)).toMatchObject({ text: WORDS })
  })
})

describe('hiding', () => {
  test('is led: of every role the facilitator alone hides and reveals', async () => {
    const roles: [Role, number?][] = [['participant', 1], ['scribe', 1], ['staff'], ['screen']]
    for (const [role, table] of roles) {
      const guest = await meeting.come(role, table)
      expect(await hide(GOAL, undefined, guest)).toMatchObject({ reason: 'not-allowed' })
      expect(await reveal({}, guest)).toMatchObject({ reason: 'not-allowed' })
    }
    expect(hidden()).toBeUndefined()
  })

  test('leaves what stands there: it was seen, also where it is moved or edited', async () => {
    const note = await writes(author, WORDS)
    await hide(GOAL)
    expect(shown(note)).toBeDefined()
    const text = `${WORDS}です`
    await author.say({ id: id(), verb: 'notes.edit', note, before: WORDS, text })
    expect(shown(note)).toMatchObject({ text })
  })

  test('holds for the next post at once, also before it is on the disk', async () => {
    log.hold()
    const hiding = hide(GOAL)
    const said = posting(WORDS)
    const posted = author.say(said)
    log.letGo()
    await Promise.all([hiding, posted])
    expect(shown(said.note)).toBeUndefined()
  })

  test('some 班 of a goal, others write in sight; more 班 are added', async () => {
    await hide(GOAL, [2])
    const two = await meeting.come('participant', 2)
    const [seen, kept] = [await writes(author, 'みえる'), await writes(two, 'みえない')]
    expect(shown(seen)).toBeDefined()
    expect(shown(kept)).toBeUndefined()
    await hide(GOAL, [1])
    expect(hidden()).toEqual({ [GOAL]: { tables: [1, 2] } })
    expect(shown(await writes(author, 'みえない'))).toBeUndefined()
    expect(shown(await writes(author, 'みえる', { goal: GOAL_2 }))).toBeDefined()
  })

  test('no goal of that name, no 班 at all, and forged keys are refused', async () => {
    expect(await hide('nowhere' as GoalId)).toMatchObject({ reason: 'no-place' })
    expect(await reveal({ goal: 'nowhere' as GoalId })).toMatchObject({ reason: 'no-place' })
    expect(await hide('constructor' as GoalId)).toMatchObject({ reason: 'no-place' })
    lead.hear(new Uint8Array())
    await lead.again()
    void hide(GOAL, [])
    expect(lead.closed?.code).toBe(4400)
  })
})

describe('いっせいにひらく', () => {
  test('shows all in one step, in no order of theirs, with one date and ranks of then', async () => {
    const others = await Promise.all([2, 3].map((table) => meeting.come('participant', table)))
    const before = await writes(author, 'まえから', { goal: GOAL_2 })
    await hide(GOAL)
    const written: NoteId[] = []
    for (let round = 0; round < 10; round++)
      for (const guest of [author, neighbour, ...others])
        written.push(await writes(guest, `言葉${round}`))
    const updates = messagesTo(neighbour)
    const start = Date.now()
    expect(await reveal()).toMatchObject({ done: true, notes: 40 })
    expect(updates.filter(([type]) => type === MESSAGE.sync)).toHaveLength(1)
    const notes = readBoard(neighbour.board).notes.filter(({ goal }) => goal === GOAL)
    expect(notes.map(({ id }) => id).sort()).toEqual([...written].sort())
    const inDocument = [...neighbour.doc.getMap('notes').keys()].filter((id) => id !== before)
    for (const order of [notes.map(({ id }) => id), inDocument]) expect(order).not.toEqual(written)
    expect(notes.map(({ id }) => id)).toEqual(inDocument)
    expect(new Set(notes.map(({ at }) => at)).size).toBe(1)
    expect(notes[0]?.at).toBeGreaterThanOrEqual(start)
    expect(notes.every(({ rank }) => rank > (shown(before)?.rank ?? ''))).toBe(true)
    expect(author.mine).toHaveLength(11)
    expect(await waiting(author)).toEqual([])
    const late = await writes(author, 'おくれて')
    expect(shown(late)).toBeDefined()
    expect(hidden()).toBeUndefined()
  })

  test('one 班, one goal, one 班 of one goal; with the last 班 what belongs to none', async () => {
    await hide(GOAL)
    await hide(GOAL_2, [1, 2])
    const two = await meeting.come('participant', 2)
    const three = await meeting.come('participant', 3)
    const a1 = await writes(author, 'a1')
    const a2 = await writes(two, 'a2')
    const a3 = await writes(three, 'a3')
    const b1 = await writes(author, 'b1', { goal: GOAL_2 })
    const b2 = await writes(two, 'b2', { goal: GOAL_2 })
    const none = await writes(lead, 'だれの班でもない')
    const seen = () => [a1, a2, a3, b1, b2, none].map((note) => shown(note) !== undefined)
    await reveal({ goal: GOAL, table: 1 })
    expect(seen()).toEqual([true, false, false, false, false, false])
    expect(shown(await writes(author, 'おくれて'))).toBeDefined()
    await reveal({ table: 2 })
    expect(seen()).toEqual([true, true, false, false, true, false])
    await reveal({ goal: GOAL_2 })
    expect(seen()).toEqual([true, true, false, true, true, false])
    expect(hidden()).toEqual({ [GOAL]: { allBut: [1, 2] } })
    await reveal({ table: 3 })
    expect(seen()).toEqual([true, true, true, true, true, true])
    expect(hidden()).toBeUndefined()
  })

  test('twice, or where nothing is hidden, does nothing; the same command once more neither', async () => {
    await hide(GOAL)
    await writes(author, WORDS)
    const said = { id: id(), verb: 'notes.reveal' } as const
    expect(await lead.say(said)).toMatchObject({ notes: 1 })
    const { sequence } = lead.room
    expect(await lead.say(said)).toMatchObject({ done: true, notes: 1 })
    expect(await reveal()).toMatchObject({ done: true, notes: 0 })
    expect(lead.room.sequence).toBe(sequence)
    await hide(GOAL)
    const again = await writes(author, 'またふせて')
    expect(await lead.say(said)).toMatchObject({ done: true })
    expect(shown(again)).toBeUndefined()
  })

  test('lays no note into an island that has gone meanwhile', async () => {
    const group = 'island' as GroupId
    const fields = { goal: GOAL, rank: 'a0', removed: false }
    await lead.room.write((board) => addEntry<GroupFields>(board, 'groups', group, fields))
    await hide(GOAL)
    const note = await writes(author, WORDS, { group })
    await lead.room.write((board) => board.root('groups').delete(group))
    await reveal()
    expect(shown(note)).toMatchObject({ text: WORDS, group: null })
  })

  test('I1 is all or nothing where the disk fails in the middle of it', async () => {
    await hide(GOAL)
    for (let round = 0; round < 5; round++) await writes(author, `${WORDS}${round}`)
    log.fail(new Error('disk full'))
    void reveal()
    await expect.poll(() => meeting.lost.length).toBe(1)
    expect(readBoard(neighbour.board).notes).toEqual([])
    log.fail(undefined)
    await meeting.crash()
    for (const guest of [author, neighbour, lead]) await guest.enter(meeting)
    expect(readBoard(neighbour.board).notes).toEqual([])
    expect(author.told?.unrevealed).toHaveLength(5)
    await reveal()
    expect(readBoard(neighbour.board).notes).toHaveLength(5)
  })

  test('I4 what was put away in the moment of a reveal leaves no word in it', async () => {
    await hide(GOAL)
    const note = await writes(author, WORDS)
    await writes(author, 'ほかの言葉')
    const theirs = messagesTo(neighbour)
    log.hold()
    const both = [reveal(), putAway(lead.room, note, 'x')]
    log.letGo()
    await Promise.all(both)
    expect(holds(theirs)).toBe(false)
    expect(shown(note)).toBeUndefined()
    expect(readBoard(neighbour.board).notes).toHaveLength(1)
  })
})

describe('before the reveal', () => {
  test('a note is put away unseen; laid back it waits again, or is shown with the date of then', async () => {
    await hide(GOAL)
    const [one, two] = [await writes(author, WORDS), await writes(author, '二枚目')]
    await putAway(lead.room, one, 'お名前がある')
    await putAway(lead.room, two)
    expect(author.putAway.map(({ text }) => text)).toEqual([WORDS, '二枚目'])
    expect(
      await author.say({ id: id(), verb: 'notes.edit', note: one, before: WORDS, text: 'x' }),
    ).toMatchObject({ reason: 'put-away' })
    expect(await layBack(lead.room, one)).toMatchObject({ done: true })
    expect(await waiting(author)).toEqual([WORDS])
    expect(shown(one)).toBeUndefined()
    await reveal()
    expect(shown(one)).toMatchObject({ text: WORDS })
    expect(shown(two)).toBeUndefined()
    const start = Date.now()
    await layBack(lead.room, two)
    expect(shown(two)?.at).toBeGreaterThanOrEqual(start)
    expect(shown(two)?.rank).not.toBe('')
  })

  test('a note that was seen, put away and laid back is not hidden by where it lies', async () => {
    const note = await writes(author, WORDS)
    const before = shown(note)
    await hide(GOAL)
    await putAway(lead.room, note)
    await layBack(lead.room, note)
    expect(shown(note)).toEqual(before)
  })

  test('what a stopped seat wrote face down goes along with it, and comes back with it', async () => {
    const seen = await writes(author, 'みえる')
    await hide(GOAL)
    const kept = await writes(author, WORDS)
    expect(await stop(lead.room, seen)).toMatchObject({ notes: 2 })
    await reveal()
    expect(shown(kept)).toBeUndefined()
    expect(author.putAway.map(({ note }) => note).sort()).toEqual([seen, kept].sort())
    await hide(GOAL)
    expect(await start(lead.room, seen)).toMatchObject({ notes: 2 })
    expect(shown(seen)).toBeDefined()
    expect(shown(kept)).toBeUndefined()
    expect(await waiting(author)).toEqual([WORDS])
  })

  test('I6 erased for good it is in no store, and is not revealed', async () => {
    await hide(GOAL)
    const note = await writes(author, WORDS)
    const other = await writes(author, 'のこる')
    const redact = [{ entry: `notes/${note}` as const, at: 1, reason: undefined }]
    const done = await meeting.rooms.alone(BOARD, () =>
      meeting.store.log.rewrite(BOARD, { epoch: 'e2', redact }),
    )
    expect(done).toBe(true)
    const again = await meeting.sit(author.seat)
    expect(again.told).toMatchObject({ erased: [note], unrevealed: [{ id: other }] })
    const leading = await meeting.come('facilitator')
    expect(await reveal({}, leading)).toMatchObject({ notes: 1 })
    expect((await meeting.store.log.load(BOARD))?.putAway).toEqual([])
  })
})
