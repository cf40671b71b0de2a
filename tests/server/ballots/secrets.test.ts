import { afterEach, beforeEach, expect, test } from 'vitest'
import { jsonOf } from '../../../server/app/snapshot-cache.ts'
import type { Choice } from '../../../shared/board/choice.ts'
import type { CommandId } from '../../../shared/board/commands.ts'
import type { BallotId, NoteId } from '../../../shared/board/ids.ts'
import { seeded } from '../seeded.ts'
import { type Guest, Meeting } from '../sync/meeting.ts'
import {
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

let meeting: Meeting
beforeEach(async () => {
  meeting = await Meeting.open()
})
afterEach(() => meeting.end())

const textOf = (parts: readonly Uint8Array[]) =>
  parts.map((one) => Buffer.from(one).toString('utf8')).join('\n')

/** What a device received since a moment, as text. */
const heardSince = (guest: Guest, at: number) => textOf(guest.received.slice(at))

/** An evening by chance: who chooses what in which order, who withdraws, who comes back. */
async function evening(seed: number) {
  const luck = seeded(seed)
  const chance = (below: number) =>
    ((luck(new Uint8Array(2))[1] ?? 0) + 256 * (luck(new Uint8Array(1))[0] ?? 0)) % below
  const lead = await meeting.come('facilitator')
  const others = [
    lead,
    await meeting.come('staff'),
    await meeting.come('screen'),
    await meeting.come('scribe', 1),
    await meeting.come('participant', 2),
  ]
  const stock = await meeting.sit(meeting.seat('staff'), false)
  const voters: Guest[] = []
  for (let at = 0; at < 6; at++) voters.push(await meeting.come('participant', 1 + (at % 3)))
  const notes: NoteId[] = []
  for (const voter of voters) notes.push(await postNote(voter, `候補${notes.length}`))
  const stickers = await openStickers(lead)
  const question = await openQuestion(lead, ['徒歩です', 'バスです', '自転車です'])
  const closing = await openClosing(lead)
  await peopleAt(lead, { '1': { people: 9, without: 3 } })
  const everybody = [...others, stock]
  const from = new Map(everybody.map((guest) => [guest, guest.received.length]))

  const wanted = new Map<Guest, Choice>()
  let lines = 0
  for (let step = 0; step < 30; step++) {
    const voter = voters[chance(voters.length)] ?? lead
    const what = chance(10)
    if (what < 5) {
      const [a, b] = [notes[chance(notes.length)], notes[chance(notes.length)]]
      const choice: Record<string, number> = {}
      for (const one of [a, b]) if (one) choice[one] = Math.min(2, (choice[one] ?? 0) + 1)
      const answer = await cast(voter, stickers, choice)
      if (answer.done) wanted.set(voter, choice)
    } else if (what < 7) await cast(voter, question, { [String(1 + chance(3))]: 1 })
    else if (what < 9)
      await cast(
        voter,
        closing,
        { '1': 1 + chance(5), '2': 1 + chance(5) },
        `ひみつの言葉${++lines}`,
      )
    else await voter.again()
  }
  return { lead, others, everybody, from, stickers, question, closing, wanted, notes, voters }
}

for (const seed of [3, 17, 29, 41])
  test(`I4 no other device receives a choice, a number of one or a free line before the end, evening ${seed}`, async () => {
    const { lead, everybody, from, stickers, question, closing, wanted, voters } =
      await evening(seed)
    for (const guest of everybody) {
      const heard = heardSince(guest, from.get(guest) ?? 0)
      expect(heard).not.toContain('choice')
      expect(heard).not.toContain('totals')
      expect(heard).not.toContain('ひみつの言葉')
      for (const voter of voters) expect(heard).not.toContain(voter.seat.id)
    }
    // Nor where anybody asks for the board.
    const board = Buffer.from(jsonOf(lead.room)).toString('utf8')
    expect(board).not.toContain('ひみつの言葉')
    expect(board).not.toContain('"totals"')
    expect(textOf([lead.room.state()])).not.toContain('totals')
    // Those who lead know how many, by 班, and nothing more.
    for (const one of Object.values(lead.voting))
      expect(Object.keys(one).sort()).toEqual(['hands', 'seats', 'tables'])

    for (const ballot of [stickers, question, closing]) await close(lead, ballot)
    const totals: Record<string, number> = {}
    for (const choice of wanted.values())
      for (const [note, count] of Object.entries(choice)) totals[note] = (totals[note] ?? 0) + count
    expect(tallyOn(lead, stickers)?.totals).toEqual(totals)
    for (const guest of everybody) {
      const heard = heardSince(guest, from.get(guest) ?? 0)
      expect(heard).not.toContain('ひみつの言葉')
      for (const voter of voters) expect(heard).not.toContain(voter.seat.id)
    }
  })

test('a choice alone leaves the number of the board as it is: nothing is new to who asks by its tag', async () => {
  const lead = await meeting.come('facilitator')
  const ann = await meeting.come('participant', 1)
  const ballot = await openQuestion(lead)
  const before = lead.room.sequence
  await cast(ann, ballot, { '1': 1 })
  expect(lead.room.sequence).toBe(before)
})

test.each([
  ['for another, by her seat', { seat: 'seat-participant-2' }],
  ['with a date', { at: 1 }],
  ['at another table', { table: 2 }],
])('a forged choice %s is no command at all', async (_, more) => {
  const lead = await meeting.come('facilitator')
  const ann = await meeting.come('participant', 1)
  const ballot = await openQuestion(lead)
  const forged = {
    id: 'f1' as CommandId,
    verb: 'ballots.cast',
    ballot,
    choice: { '1': 1 },
    ...more,
  }
  void ann.say(forged as never)
  expect(ann.closed?.code).toBe(4400)
  expect(lead.room.ballots.castIn(ballot)).toEqual([])
})

test.each([
  [{ '1': -1 }],
  [{ '1': 1.5 }],
  [{ '1': 21 }],
  [{ '../x': 1 }],
  [{ __proto__x: 1 }],
  [{ '1': '1' }],
  [[1]],
  [null],
])('a forged choice of %j is no command at all', async (choice) => {
  const lead = await meeting.come('facilitator')
  const ann = await meeting.come('participant', 1)
  const ballot = await openQuestion(lead)
  void ann.say({ id: 'f2' as CommandId, verb: 'ballots.cast', ballot, choice } as never)
  expect(ann.closed?.code).toBe(4400)
})

test('roots that hold ballots and totals take no update, whoever sends it', async () => {
  for (const role of ['participant', 'staff', 'facilitator'] as const) {
    const guest = await meeting.come(role, role === 'participant' ? 1 : undefined)
    guest.doc.getMap('tallies').set('b1', 'forged')
    await guest.saved()
    expect(guest.refusal?.reason ?? guest.closed?.code).toBeDefined()
    expect(guest.room.shownBoard.root('tallies').size).toBe(0)
  }
})

test('hands that one scribe enters are told to her own device by option, to no other', async () => {
  const lead = await meeting.come('facilitator')
  const [scribe, other] = [await meeting.come('scribe', 1), await meeting.come('scribe', 1)]
  await peopleAt(lead, { '1': { people: 5, without: 2 } })
  const ballot: BallotId = await openQuestion(lead)
  const at = [lead, other].map((guest) => guest.received.length)
  await say(scribe, 'ballots.tally', { ballot, table: 1, totals: { '2': 2 } })
  expect(scribe.raised).toEqual({ [ballot]: { '2': 2 } })
  for (const [n, guest] of [lead, other].entries())
    expect(heardSince(guest, at[n] ?? 0)).not.toContain('"2":2')
})
