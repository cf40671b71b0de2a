import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type {
  Command,
  CommandId,
  LeadCommand,
  ReadyCommand,
} from '../../../shared/board/commands.ts'
import type { ActorId, NoteId, PhaseId } from '../../../shared/board/ids.ts'
import { perform } from '../../../shared/board/operations.ts'
import { readBoard } from '../../../shared/board/view.ts'
import { type Answer, LIMITS } from '../../../shared/wire.ts'
import { BOARD, GOAL, GOAL_2, type Guest, Meeting } from '../sync/meeting.ts'

let meeting: Meeting
let lead: Guest
let count = 0

beforeEach(async () => {
  meeting = await Meeting.open()
  lead = await meeting.come('facilitator')
})
afterEach(() => meeting.end())

const say = (said: LeadCommand | ReadyCommand, by: Guest = lead): Promise<Answer> =>
  by.say({ id: `say-${++count}` as CommandId, ...said } as Command)
const shown = () => readBoard(lead.board)
const ids = () => shown().agenda.map(({ id }) => id)
const titles = () => shown().agenda.map(({ title }) => title)
const phase = (at: number) => ids()[at] as PhaseId
const current = () => shown().board.phase
const go = (from: PhaseId | null, to: PhaseId | null, by?: Guest) =>
  say({ verb: 'phase.go', from, to }, by)
const diary = async () =>
  (await meeting.store.diaries.of(BOARD)).map(({ what, title }) => `${what} ${title}`)
const use = () => say({ verb: 'agenda.use', template: '120' })
const refused = (reason: string) => ({ done: false, reason })

describe('the agenda', () => {
  test('a template lays an evening of its length out, and takes the place of the one before', async () => {
    for (const template of ['60', '90', '120'] as const) {
      expect(await say({ verb: 'agenda.use', template })).toMatchObject({ done: true })
      const minutes = shown().agenda.map((one) => one.minutes)
      expect(minutes.reduce((sum, one) => sum + one, 0)).toBe(Number(template))
    }
    expect(titles()).toEqual([
      ...['受付', '自己紹介', '書く', 'ひらく', '島づくり', 'シール投票'],
      ...['発表', '合意', 'おわり'],
    ])
  })

  test('what it was before is laid back as it was: whoever chose a template may take it back', async () => {
    await use()
    await say({ verb: 'agenda.change', phase: phase(2), title: '話す', minutes: 33, goal: GOAL_2 })
    const before = shown().agenda
    await say({ verb: 'agenda.use', template: '60' })
    const phases = before.map(({ id, kind, title, goal, minutes, notes }) => ({
      ...{ phase: id, kind, title, goal, minutes, notes },
    }))
    expect(await say({ verb: 'agenda.use', phases })).toMatchObject({ done: true })
    expect(shown().agenda.map(({ rank, ...one }) => one)).toEqual(
      before.map(({ rank, ...one }) => one),
    )
  })

  test('items are added, renamed, moved and removed; the order is everybody’s', async () => {
    await use()
    const pause = 'pause-1' as PhaseId
    const added = { kind: 'pause', title: '休憩', goal: null, minutes: 10 } as const
    await say({ verb: 'agenda.add', phase: pause, ...added, after: phase(4) })
    expect(titles().slice(4, 6)).toEqual(['島づくり', '休憩'])
    await say({ verb: 'agenda.move', phase: pause, after: null })
    expect(ids()[0]).toBe(pause)
    await say({ verb: 'agenda.move', phase: pause, after: ids().at(-1) as PhaseId })
    expect(ids().at(-1)).toBe(pause)
    await say({ verb: 'agenda.change', phase: pause, title: ' 茶話会 ', minutes: 15, view: 'plan' })
    expect(shown().agenda.at(-1)).toMatchObject({ title: '茶話会', minutes: 15, view: 'plan' })
    await say({ verb: 'agenda.change', phase: pause, view: null })
    expect(shown().agenda.at(-1)?.view).toBeUndefined()
    await say({ verb: 'agenda.remove', phase: pause })
    expect(ids()).toHaveLength(9)
    expect(await say({ verb: 'agenda.remove', phase: pause })).toMatchObject({ done: true })
  })

  test('bad input is answered with its reason, and changes nothing', async () => {
    await use()
    const before = shown().agenda
    const one = phase(0)
    const nowhere = 'nowhere' as PhaseId
    const added = { kind: 'write', title: '書く', goal: null, minutes: 10 } as const
    const wrong: [LeadCommand, object][] = [
      [{ verb: 'agenda.change', phase: nowhere, minutes: 5 }, refused('no-phase')],
      [{ verb: 'agenda.move', phase: nowhere, after: null }, refused('no-phase')],
      [{ verb: 'agenda.move', phase: one, after: nowhere }, refused('no-phase')],
      [{ verb: 'agenda.add', phase: nowhere, ...added, after: nowhere }, refused('no-phase')],
      [{ verb: 'agenda.change', phase: one, title: ' \u3164 ' }, refused('blank')],
      [
        { verb: 'agenda.change', phase: one, title: 'あ'.repeat(23) },
        { ...refused('too-long'), by: 3 },
      ],
      [{ verb: 'agenda.change', phase: one, goal: 'nowhere' as typeof GOAL }, refused('no-place')],
      [
        { verb: 'agenda.use', phases: [1, 2].map(() => ({ phase: nowhere, ...added })) },
        refused('wrong-shape'),
      ],
      [{ verb: 'people.set', table: 1, people: 2, without: 3 }, refused('wrong-shape')],
    ]
    for (const [said, answer] of wrong) expect(await say(said)).toMatchObject(answer)
    expect(shown().agenda).toEqual(before)
  })

  test('there are at most 40 items', async () => {
    const added = { kind: 'write', title: '書く', goal: null, minutes: 10 } as const
    const all = Array.from({ length: 40 }, (_, at) => ({ phase: `p${at}` as PhaseId, ...added }))
    expect(await say({ verb: 'agenda.use', phases: all })).toMatchObject({ done: true })
    const one_more = { verb: 'agenda.add', phase: 'more' as PhaseId, ...added } as const
    expect(await say(one_more)).toMatchObject(refused('full'))
    expect(ids()).toHaveLength(LIMITS.maxPhases)
  })

  test('how many people there are at a 班 stands beside the others’', async () => {
    await say({ verb: 'people.set', table: 1, people: 6, without: 2 })
    await say({ verb: 'people.set', table: 2, people: 5, without: 0 })
    await say({ verb: 'people.set', table: 1, people: 7, without: 2 })
    expect(shown().board.people).toEqual({
      1: { people: 7, without: 2 },
      2: { people: 5, without: 0 },
    })
  })
})

describe('the evening', () => {
  test('one command moves wall, goal, timer and phase together, and nothing is locked', async () => {
    await use()
    await say({ verb: 'agenda.change', phase: phase(2), goal: GOAL_2, grouping: 'all' })
    expect(await go(null, phase(0))).toMatchObject({ done: true })
    expect(shown().board.focus).toEqual({ goal: GOAL, view: 'join' })
    const before = Date.now()
    await go(phase(0), phase(2))
    const { focus, timer, grouping, locked } = shown().board
    expect({ focus, grouping, locked }).toEqual({
      ...{ focus: { goal: GOAL_2, view: 'notes' }, grouping: 'all', locked: false },
    })
    const endsAt = timer && 'endsAt' in timer ? timer.endsAt : 0
    expect(Math.abs(endsAt - before - 20 * 60_000)).toBeLessThan(60_000)
    expect(current()?.phase).toBe(phase(2))
  })

  test('two facilitators who press at once never skip: the second is told, and nothing is done', async () => {
    await use()
    const other = await meeting.come('facilitator')
    await go(null, phase(0))
    const answers = await Promise.all([
      go(phase(0), phase(1)),
      go(phase(0), phase(1), other),
      go(phase(0), phase(2), other),
    ])
    expect(answers.map((one) => (one.done ? 'done' : one.reason))).toEqual([
      ...['done', 'not-current', 'not-current'],
    ])
    expect(current()?.phase).toBe(phase(1))
    expect(await diary()).toEqual(['began 受付', 'ended 受付', 'began 自己紹介'])
  })

  test('the same command twice moves once', async () => {
    await use()
    const said = { id: 'once' as CommandId, verb: 'phase.go', from: null, to: phase(0) } as const
    expect(await lead.say(said)).toMatchObject({ done: true })
    await go(phase(0), phase(1))
    expect(await lead.say(said)).toMatchObject({ done: true })
    expect(current()?.phase).toBe(phase(1))
  })

  test('who goes back at once takes back: the phase goes on with its time, and nothing was passed over', async () => {
    await use()
    await go(null, phase(2))
    const { since } = current() ?? {}
    await say({ verb: 'phase.extend', phase: phase(2), minutes: 5 })
    const { timer } = shown().board
    await go(phase(2), phase(5))
    expect(shown().agenda.flatMap(({ title, passed }) => (passed ? [title] : []))).toEqual([
      ...['ひらく', '島づくり'],
    ])
    await go(phase(5), phase(2))
    expect(current()?.since).toBe(since)
    expect(shown().agenda.filter(({ passed }) => passed)).toEqual([])
    expect(shown().agenda[5]?.began).toBeUndefined()
    const left = (one: typeof timer) => (one && 'endsAt' in one ? one.endsAt : 0)
    expect(Math.abs(left(shown().board.timer) - left(timer))).toBeLessThan(60_000)
    expect((await diary()).at(-1)).toBe('taken-back 書く')
  })

  test('what is passed over and would have brought something is carried over, until one comes to it', async () => {
    await use()
    await go(null, phase(1))
    await go(phase(1), phase(4))
    const passed = () => shown().agenda.flatMap(({ title, passed }) => (passed ? [title] : []))
    expect(passed()).toEqual(['書く', 'ひらく'])
    await go(phase(4), null)
    expect(passed()).toEqual(['書く', 'ひらく', 'シール投票', '発表', '合意'])
    expect(current()).toBeNull()
    await go(null, phase(2))
    expect(passed()).not.toContain('書く')
  })

  test('a longer phase has its time on the clock; another one is not made longer', async () => {
    await use()
    await go(null, phase(0))
    const left = () => {
      const { timer } = shown().board
      return timer && 'endsAt' in timer ? timer.endsAt : 0
    }
    const before = left()
    await say({ verb: 'phase.extend', phase: phase(0), minutes: 5 })
    expect(left() - before).toBe(5 * 60_000)
    expect(shown().agenda[0]).toMatchObject({ minutes: 10, extra: 5 })
    expect(await say({ verb: 'phase.extend', phase: phase(1), minutes: 5 })).toMatchObject(
      refused('not-current'),
    )
  })

  test('what runs is neither removed nor are all replaced', async () => {
    await use()
    await go(null, phase(0))
    expect(await say({ verb: 'agenda.remove', phase: phase(0) })).toMatchObject(
      refused('phase-runs'),
    )
    expect(await use()).toMatchObject(refused('phase-runs'))
    expect(ids()).toHaveLength(9)
  })

  test('only those who lead lead, on whatever board it is', async () => {
    await use()
    for (const role of ['participant', 'scribe', 'staff', 'screen'] as const) {
      const guest = await meeting.come(role, 1)
      const forged: LeadCommand[] = [
        { verb: 'agenda.use', template: '60' },
        { verb: 'agenda.remove', phase: phase(0) },
        { verb: 'people.set', table: 1, people: 1, without: 0 },
        { verb: 'phase.go', from: null, to: phase(0) },
        { verb: 'phase.extend', phase: phase(0), minutes: 5 },
      ]
      for (const said of forged)
        expect(await say(said, guest)).toMatchObject(refused('not-allowed'))
    }
    expect(ids()).toHaveLength(9)
    expect(current()).toBeUndefined()
  })

  test('a late note is never refused for its phase', async () => {
    await use()
    const guest = await meeting.come('participant', 1)
    for (const [at] of shown().agenda.entries()) {
      await go(at === 0 ? null : phase(at - 1), phase(at))
      const note = `late-${at}` as never
      const { actors } = shown()
      const posted = {
        verb: 'notes.post',
        note,
        goal: GOAL,
        actor: actors[0]?.id as never,
      } as const
      const said = {
        id: `late-${at}` as CommandId,
        ...posted,
        text: '遅れて一言',
        heard: 'written',
      }
      expect(await guest.say(said as Command)).toMatchObject({ done: true })
    }
  })

  test('伏せて書く and ひらく come with their phases: one step each, and going back hides nothing again', async () => {
    await use()
    const [guest, other] = [await meeting.come('participant', 1), await meeting.come('staff')]
    const note = 'secret-1' as NoteId
    const actor = shown().actors[0]?.id as ActorId
    await go(null, phase(2))
    expect(Object.keys(shown().board.hidden ?? {})).toHaveLength(shown().goals.length)
    const posted = { verb: 'notes.post', note, goal: GOAL, actor, text: 'まだ内緒' } as const
    await guest.say({ id: 'secret' as CommandId, ...posted, heard: 'written' })
    expect(readBoard(other.board).notes).toEqual([])
    // Passing over ひらく leaves them face down; taking that back does, too.
    await go(phase(2), phase(4))
    await go(phase(4), phase(2))
    expect(readBoard(other.board).notes).toEqual([])
    await go(phase(2), phase(3))
    expect(readBoard(other.board).notes.map(({ text }) => text)).toEqual(['まだ内緒'])
    expect(shown().board.hidden).toBeUndefined()
    // Back at once, and again later: what was seen stays seen.
    await go(phase(3), phase(2))
    expect(shown().board.hidden).toBeUndefined()
    expect(readBoard(other.board).notes).toHaveLength(1)
  })

  test('no device writes where the server alone writes', async () => {
    await use()
    const [one] = ids()
    lead.board.root('agenda').set(one as string, 'x')
    expect(lead.refusal).toMatchObject({ reason: 'not-allowed' })
    const other = await meeting.come('facilitator')
    perform(other.board, { verb: 'board.set', patch: { phase: null } as never })
    expect(other.refusal).toMatchObject({ reason: 'not-allowed' })
  })

  test('what is on the disk is the evening after a restart: agenda, phase, diary, and what 班 said', async () => {
    await use()
    await go(null, phase(2))
    const guest = await meeting.come('participant', 3)
    await say({ verb: 'phase.ready', phase: phase(2), ready: 'done' }, guest)
    await meeting.restart()
    lead = await meeting.come('facilitator')
    expect(current()?.phase).toBe(phase(2))
    expect(await diary()).toEqual(['passed 受付', 'passed 自己紹介', 'began 書く'])
    expect(lead.room.readyTables()).toEqual({ 3: { done: 1, more: 0 } })
    expect(await go(phase(2), phase(3))).toMatchObject({ done: true })
  })
})

describe('班', () => {
  test('say that they are done, or ask for more: one person counts once, and takes it back', async () => {
    await use()
    await go(null, phase(2))
    const [one, two] = [await meeting.come('participant', 2), await meeting.come('scribe', 2)]
    const ready = (by: Guest, said: 'done' | 'more' | null, at = phase(2)) =>
      say({ verb: 'phase.ready', phase: at, ready: said }, by)
    for (const said of ['done', 'done', 'more'] as const) await ready(one, said)
    await ready(two, 'done')
    expect(lead.room.readyTables()).toEqual({ 2: { done: 1, more: 1 } })
    await ready(two, null)
    expect(lead.room.readyTables()).toEqual({ 2: { done: 0, more: 1 } })
    expect(one.told?.ready).toEqual({ phase: phase(2), ready: 'more' })
    expect(two.told?.ready).toBeUndefined()
    // Of another phase: nobody is asked there.
    expect(await ready(one, 'done', phase(3))).toMatchObject(refused('not-current'))
    await go(phase(2), phase(3))
    expect(lead.room.readyTables()).toEqual({})
    for (const role of ['staff', 'facilitator', 'screen'] as const)
      expect(await ready(await meeting.come(role), 'done', phase(3))).toMatchObject(
        refused('not-allowed'),
      )
  })
})
