import { describe, expect, test } from 'vitest'
import type { Log } from '../../../server/store/log.ts'
import type { SeatRecord } from '../../../server/store/registry.ts'
import { NotLoaded } from '../../../server/store/trouble.ts'
import type { Command, CommandId } from '../../../shared/board/commands.ts'
import type { BoardId, NoteId, SeatId } from '../../../shared/board/ids.ts'
import { readBoard } from '../../../shared/board/view.ts'
import { type Answer, CLOSE } from '../../../shared/wire.ts'
import { Luck } from '../../simulation/luck.ts'
import { lateLog } from '../store/late-store.ts'
import { HeldLog } from './held-log.ts'
import { ACTOR, BOARD, GOAL, GOAL_2, type Guest, Meeting } from './meeting.ts'

interface Kept {
  note: NoteId
  seat: SeatId
  text: string
  standing: 'shown' | 'withdrawn' | 'away' | 'erased'
}

const ROUNDS = 25
const turn = () => new Promise<void>((resolve) => setImmediate(resolve))
type Unsaid = Command extends infer One ? (One extends Command ? Omit<One, 'id'> : never) : never

/** An evening with what everybody must be told, and what must be there at its end. */
class Evening {
  readonly luck: Luck
  readonly kept: Kept[] = []
  readonly seats: readonly SeatRecord[]
  readonly lead: SeatRecord
  readonly meeting: Meeting
  readonly wrong: string[] = []
  refused = 0
  #here = new Map<SeatId, Guest>()
  #ids = 0

  constructor(meeting: Meeting, luck: Luck) {
    this.meeting = meeting
    this.luck = luck
    this.seats = [1, 2, 3].map((table) => meeting.seat('participant', table))
    this.lead = meeting.seat('facilitator')
  }

  /** All at the same time; each says something in the moment in which it is in. */
  async round() {
    const touched = new Set<NoteId>()
    const acts = [...this.seats, this.lead].map((seat) => [seat, this.#act(seat, touched)] as const)
    await Promise.all(
      acts.map(async ([seat, act]) => {
        const guest = this.#here.get(seat.id) ?? (await this.#comes(seat))
        await act(guest)
      }),
    )
  }

  async everybodyLeaves() {
    const all = [...this.#here.values()]
    this.#here.clear()
    await Promise.all(all.map((guest) => guest.leave()))
  }

  /** While it is written anew, people are already at the door. */
  async erases(again: () => Promise<void>) {
    const one = this.luck.pick(this.kept.filter(({ standing }) => standing !== 'erased'))
    if (!one) return
    await this.everybodyLeaves()
    const entry = `notes/${one.note}` as const
    const log = lateLog(this.meeting.store.log, this.luck.branch())
    const rewriting = { epoch: `x${++this.#ids}`, redact: [{ entry, at: 1, reason: undefined }] }
    const done = this.meeting.rooms.alone(BOARD, () => log.rewrite(BOARD, rewriting))
    one.standing = 'erased'
    await Promise.all([done, again()])
  }

  async #comes(seat: SeatRecord) {
    const guest = await this.meeting.sit(seat)
    this.#here.set(seat.id, guest)
    return guest
  }

  #act(seat: SeatRecord, touched: Set<NoteId>): (guest: Guest) => Promise<void> {
    const { luck } = this
    const free = (of: (one: Kept) => boolean) => {
      const one = luck.pick(this.kept.filter((kept) => !touched.has(kept.note) && of(kept)))
      if (one) touched.add(one.note)
      return one
    }
    const isOwn = ({ seat: by }: Kept) => by === seat.id
    if (seat === this.lead) {
      const one = free(({ standing }) => standing === 'shown' || standing === 'away')
      if (!one) return async () => {}
      const { note } = one
      if (one.standing === 'away')
        return this.#does({ verb: 'notes.restore', note }, () => (one.standing = 'shown'))
      const putAway = { verb: 'notes.putAway', note, reason: 'お名前' } as const
      return this.#does(putAway, () => (one.standing = 'away'))
    }
    const others = luck.happens(0.3) && free((one) => !isOwn(one) && one.standing === 'shown')
    if (others) {
      const before = others.text
      return this.#mayNot({ verb: 'notes.edit', note: others.note, before, text: 'よその' })
    }
    const own = luck.happens(0.6) && free((one) => isOwn(one) && one.standing === 'shown')
    if (!own) return this.#posts(seat)
    const { note, text: before } = own
    if (luck.happens(0.3))
      return this.#does({ verb: 'notes.withdraw', note }, () => (own.standing = 'withdrawn'))
    if (luck.happens(0.4))
      return this.#does({ verb: 'notes.move', note, goal: GOAL_2, actor: ACTOR }, () => {})
    const text = `${before}、なおしました`
    return this.#does({ verb: 'notes.edit', note, before, text }, () => (own.text = text))
  }

  #posts(seat: SeatRecord) {
    const note = `late-${++this.#ids}` as NoteId
    const text = `ことば${this.#ids}`
    return this.#does(
      { verb: 'notes.post', note, goal: GOAL, actor: ACTOR, text, heard: 'written' },
      () => this.kept.push({ note, seat: seat.id, text, standing: 'shown' }),
    )
  }

  #does = (said: Unsaid, done: () => unknown) => async (guest: Guest) => {
    const answer = await this.#say(said, guest)
    if (answer.done) done()
    else this.wrong.push(`${said.verb}: ${answer.reason}`)
  }

  #mayNot = (said: Unsaid) => async (guest: Guest) => {
    const answer = await this.#say(said, guest)
    if (answer.done) this.wrong.push(`${said.verb} of somebody else's was done`)
    else this.refused++
  }

  /** Whoever is sent out comes back, and says the same again. */
  async #say(said: Unsaid, here: Guest): Promise<Answer> {
    const command = { id: `c${++this.#ids}` as CommandId, ...said } as Command
    for (let guest = here; ; guest = await this.#comes(guest.seat)) {
      let answer: Answer | undefined
      void guest.say(command).then((told) => {
        answer = told
      })
      while (!answer && !guest.closed) await turn()
      if (answer) return answer
      await guest.leave()
    }
  }
}

describe('a store that answers late', () => {
  let sum = { loads: 0, refused: 0, erased: 0 }

  test.each([1, 2, 3, 4])(
    'I1 I2 I3 a whole evening is right: nothing is judged before it is known whose it is, seed %i',
    async (seed) => {
      const luck = new Luck(seed)
      const late = luck.branch()
      let counting: HeldLog | undefined
      const meeting = await Meeting.open({
        around: (log) => {
          counting = new HeldLog(lateLog(log, late))
          return counting
        },
      })
      try {
        const evening = new Evening(meeting, luck)
        let loads = 0
        for (let at = 0; at < ROUNDS; at++) {
          if (luck.happens(0.15)) await evening.erases(() => evening.round())
          else if (luck.happens(0.4)) await evening.everybodyLeaves()
          else if (luck.happens(0.2)) {
            await evening.everybodyLeaves()
            loads += counting?.loads ?? 0
            await meeting.restart()
          }
          await evening.round()
        }
        await evening.everybodyLeaves()
        expect(evening.wrong).toEqual([])
        expect(meeting.lost).toEqual([])
        const { kept } = evening
        const saved = await meeting.store.log.load(BOARD)
        expect(saved?.owners).toEqual(new Map(kept.map(({ note, seat }) => [note, seat])))
        const shown = kept.filter(({ standing }) => standing === 'shown')
        const texts = new Map(shown.map(({ note, text }) => [note, text]))
        const found = readBoard(await meeting.onDisk()).notes.map(({ id, text }) => [id, text])
        expect(new Map(found as [NoteId, string][])).toEqual(texts)
        for (const seat of evening.seats) {
          const own = shown.filter((one) => one.seat === seat.id).map(({ note }) => note)
          expect((await meeting.sit(seat)).mine.toSorted()).toEqual(own.toSorted())
        }
        const erased = kept.filter(({ standing }) => standing === 'erased').length
        sum = {
          loads: sum.loads + loads + (counting?.loads ?? 0),
          refused: sum.refused + evening.refused,
          erased: sum.erased + erased,
        }
      } finally {
        await meeting.end()
      }
    },
  )

  test('rooms were opened anew, and somebody did try what is not hers', () => {
    expect(sum.loads).toBeGreaterThan(20)
    expect(sum.refused).toBeGreaterThan(12)
    expect(sum.erased).toBeGreaterThan(3)
  })
})

/** A log of which a test says what becomes of its loads and folds. */
function told(log: Log, changes: Partial<Log>): Log {
  const { has, load, compact, commit } = log
  const real = { has, load, compact, commit }
  const bound = Object.entries(real).map(([name, verb]) => [name, verb.bind(log)])
  return { ...(Object.fromEntries(bound) as unknown as Log), ...changes }
}

const posting = (id: string, text = 'ことば'): Command => ({
  ...{ id: id as CommandId, verb: 'notes.post', note: id as NoteId },
  ...{ goal: GOAL, actor: ACTOR, text, heard: 'written' },
})

describe('while a board is loaded', () => {
  test('I1 a room that closed with a commit under way: the next one has what it saved', async () => {
    let held: HeldLog | undefined
    let foldFails: ((error: Error) => void) | undefined
    const meeting = await Meeting.open({
      around: (log) => {
        const compact: Log['compact'] = (...folded) =>
          foldFails ? log.compact(...folded) : new Promise((_, reject) => (foldFails = reject))
        held = new HeldLog(told(log, { compact }))
        return held
      },
    })
    const [author, lead] = [await meeting.come('participant', 1), await meeting.come('facilitator')]
    await author.say(posting('first'))
    // What is put away is folded at once.
    const putAway = { verb: 'notes.putAway', note: 'first' as NoteId, reason: '' } as const
    await lead.say({ id: 'away' as CommandId, ...putAway })
    held?.hold()
    const asked = held?.nextCommit()
    void author.say(posting('second'))
    await asked
    foldFails?.(new Error('no space'))
    await expect.poll(() => author.closed?.code).toBe(CLOSE.tryAgain)
    const coming = meeting.sit(author.seat)
    // It is at the door, and would have been read from before the commit.
    for (let turns = 0; turns < 20; turns++) await turn()
    held?.letGo()
    const back = await coming
    expect(back.mine).toEqual(['second'])
    expect(back.room.sequence).toBe((await meeting.store.log.load(BOARD))?.sequence)
    expect(await back.say(posting('second'))).toMatchObject({ done: true })
    expect(await back.say(posting('third'))).toMatchObject({ done: true })
    const texts = readBoard(await meeting.onDisk()).notes.map(({ id }) => id)
    expect(texts.toSorted()).toEqual(['second', 'third'])
    await meeting.end()
  })

  test('a throw closes that board’s door alone, is told once, and the next who comes gets in', async () => {
    const mistake = new Error('mistake')
    let fails = true
    const meeting = await Meeting.open({
      around: (log) =>
        told(log, {
          load: async (board) => {
            if (fails && board === BOARD) throw mistake
            return log.load(board)
          },
        }),
    })
    const other = await meeting.alsoHas('other' as BoardId)
    const all = await Promise.allSettled(
      Array.from({ length: 20 }, () => meeting.come('participant', 1)),
    )
    for (const one of all)
      expect(one).toMatchObject({ status: 'rejected', reason: expect.any(NotLoaded) })
    expect(meeting.unread).toEqual([[BOARD, mistake]])
    expect((await meeting.rooms.enter(other))?.board).toBe(other)
    fails = false
    const resident = await meeting.come('participant', 1)
    expect(await resident.say(posting('one'))).toMatchObject({ done: true })
    await meeting.end()
  })

  test('a server that stops meanwhile lets nobody in, and leaves no room behind', async () => {
    let letGo = () => {}
    const gate = new Promise<void>((resolve) => {
      letGo = resolve
    })
    const meeting = await Meeting.open({
      around: (log) =>
        told(log, {
          load: async (board) => {
            await gate
            return log.load(board)
          },
        }),
    })
    const coming = Promise.allSettled([meeting.rooms.enter(BOARD), meeting.rooms.enter(BOARD)])
    const stopping = meeting.rooms.stop()
    letGo()
    await stopping
    for (const one of await coming)
      if (one.status === 'fulfilled') expect(one.value?.isClosed()).toBe(true)
    expect(await meeting.rooms.count()).toEqual({ rooms: 0, sessions: 0 })
    await meeting.end()
  })

  test('a board that is removed meanwhile is none', async () => {
    const meeting = await Meeting.open({ around: (log) => lateLog(log, new Luck(5)) })
    const coming = meeting.rooms.enter(BOARD)
    await meeting.store.registry.removeBoard(BOARD)
    await meeting.rooms.drop(BOARD)
    const room = await coming
    expect(room === undefined || room.isClosed()).toBe(true)
    expect(await meeting.rooms.enter(BOARD)).toBeUndefined()
    await meeting.end()
  })
})
