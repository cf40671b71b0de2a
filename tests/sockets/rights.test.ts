import { isDeepStrictEqual } from 'node:util'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { boardFields } from '../../shared/board/document.ts'
import type { ActorId, GoalId, NoteId, RowId } from '../../shared/board/ids.ts'
import type { Operation } from '../../shared/board/operations.ts'
import { ROLES, type Role } from '../../shared/board/roles.ts'
import { isSaid as isSaidOperation } from '../../shared/board/said.ts'
import { CLOSE, REFUSALS, type RefusalReason } from '../../shared/wire.ts'
import type { Device } from './device.ts'
import { Hall, type Seated } from './hall.ts'

type Change = Operation | ((device: Device) => void)
/** What a role tries. */
type Act = (seat: Seated) => Change

let hall: Hall
let lead: Device
let goal: GoalId
let goal2: GoalId
let actor: ActorId
let body: ActorId
let row: RowId
const seats = {} as Record<Role, Seated>
let count = 0

const TABLE = 1
const OTHER_TABLE = 2

beforeAll(async () => {
  hall = await Hall.open()
  for (const role of ROLES) {
    const table = role === 'participant' || role === 'scribe' ? TABLE : undefined
    seats[role] = await hall.seat(role, table)
  }
  lead = hall.connect(seats.facilitator)
  await lead.synced()
  const { goals, actors, rows } = lead.shown
  goal = goals[0]?.id as GoalId
  goal2 = goals[1]?.id as GoalId
  actor = actors[0]?.id as ActorId
  body = actors.find(({ kind }) => kind === 'body')?.id as ActorId
  row = rows[0]?.id as RowId
})
afterAll(() => hall.close())

const post = (table: number | null, more: object = {}): Operation & { verb: 'notes.post' } => ({
  ...{ verb: 'notes.post', note: `note-${++count}` as NoteId, goal, actor, rank: 'a0' },
  ...{ text: 'ベンチがほしい', heard: 'written', at: 1_790_000_000_000 },
  ...(table === null ? {} : { table }),
  ...more,
})

/** A note of this seat, on the board. */
async function noteOf(seat: Seated, more: object = {}): Promise<NoteId> {
  const author = hall.connect(seat)
  await author.synced()
  const note = post(seat.table, more)
  author.perform(note)
  expect(await author.verdict()).toBe('receipted')
  author.end()
  await lead.until('the note is there', () => lead.shown.notes.some(({ id }) => id === note.note))
  return note.note
}

const edit = (note: NoteId): Operation => ({ verb: 'notes.edit', note, text: 'もっとほしい' })
const withdraw = (note: NoteId): Operation => ({ verb: 'notes.withdraw', note })
const move = (note: NoteId): Operation => ({
  ...{ verb: 'notes.move', note, goal: goal2, actor: body, rank: 'a1', group: null },
})

async function attempt(role: Role, change: Change) {
  const device = hall.connect(seats[role])
  await device.synced()
  const before = lead.shown
  const isSaid = typeof change === 'object' && isSaidOperation(change)
  if (typeof change === 'function') change(device)
  else device.perform(change)
  if (!isSaid) expect(device.shown, 'the attempt changes something').not.toEqual(before)
  const verdict = await device.verdict()
  const closes = [...device.closes]
  const tried = device.shown
  device.end()
  // A seat's second refusal within a minute would have to wait.
  if (verdict !== 'receipted') seats[role] = await hall.seat(role, seats[role].table ?? undefined)
  return { verdict, before, tried, closes, isSaid }
}

function allowed(role: Role, name: string, change: () => Change | Promise<Change>) {
  test(`${role}: ${name}: yes`, async () => {
    const { verdict, before, tried, closes } = await attempt(role, await change())
    expect(verdict).toBe('receipted')
    expect(closes).toEqual([])
    expect(tried, 'it changes something').not.toEqual(before)
    await lead.until('the lead sees it', () => isDeepStrictEqual(lead.shown, tried))
  })
}

function denied(role: Role, name: string, change: () => Change | Promise<Change>) {
  test(`${role}: ${name}: no`, async () => {
    const { verdict, before, closes, isSaid } = await attempt(role, await change())
    if (verdict === 'receipted' || !('reason' in verdict)) throw new Error('not refused')
    const { reason } = verdict
    expect(reason in REFUSALS && REFUSALS[reason as RefusalReason]).toBe(CLOSE.notAllowed)
    // A refusal of what was said is about that alone.
    expect(closes).toEqual(isSaid ? [] : [{ code: CLOSE.notAllowed, reason }])
    expect(lead.shown).toEqual(before)
    const fresh = hall.connect(seats.screen)
    await fresh.synced()
    expect(fresh.shown).toEqual(before)
    fresh.end()
  })
}

const neighbour = (table: number) => hall.seat('participant', table)
const WRITERS = ['participant', 'scribe', 'staff', 'facilitator'] as const
const walk = (yes: readonly Role[], name: string, act: Act) => {
  for (const role of ROLES) {
    const check = yes.includes(role) ? allowed : denied
    check(role, name, () => act(seats[role]))
  }
}

describe('I2 note: post', () => {
  walk(WRITERS, 'posts a note', ({ table }) => post(table))
  for (const role of ['participant', 'scribe'] as const) {
    denied(role, 'posts one of another table', () => post(OTHER_TABLE))
  }
  for (const role of ['staff', 'facilitator'] as const) {
    allowed(role, 'posts one for a table', () => post(OTHER_TABLE))
  }
  allowed('scribe', 'posts one for somebody who has no phone', () =>
    post(TABLE, { heard: 'proxy', signature: '3班の方' }),
  )
})

describe('I2 note: edit, withdraw', () => {
  for (const [name, act] of Object.entries({ edits: edit, withdraws: withdraw })) {
    for (const role of WRITERS) {
      allowed(role, `${name} its own`, async () => act(await noteOf(seats[role])))
    }
    allowed('scribe', `${name} what it entered for others`, async () =>
      act(await noteOf(seats.scribe, { heard: 'proxy' })),
    )
    for (const role of ROLES) {
      denied(role, `${name} another’s`, async () => act(await noteOf(await neighbour(TABLE))))
    }
  }
})

describe('I2 note: move, group', () => {
  for (const role of WRITERS) {
    allowed(role, 'moves its own', async () => move(await noteOf(seats[role])))
  }
  for (const [role, check] of [
    ['participant', denied],
    ['scribe', allowed],
    ['staff', allowed],
    ['facilitator', allowed],
    ['screen', denied],
  ] as const) {
    check(role, 'moves another’s of its table', async () =>
      move(await noteOf(await neighbour(TABLE))),
    )
  }
  for (const [role, check] of [
    ['participant', denied],
    ['scribe', denied],
    ['staff', allowed],
    ['facilitator', allowed],
    ['screen', denied],
  ] as const) {
    check(role, 'moves another’s of another table', async () =>
      move(await noteOf(await neighbour(OTHER_TABLE))),
    )
  }

  describe('while grouping is open to all', () => {
    const set = async (grouping: 'own' | 'all') => {
      lead.perform({ verb: 'board.set', patch: { grouping } })
      await lead.receipted()
    }
    beforeAll(() => set('all'))
    for (const [role, check] of [
      ['participant', allowed],
      ['scribe', denied],
      ['screen', denied],
    ] as const) {
      check(role, 'moves another’s of another table', async () =>
        move(await noteOf(await neighbour(OTHER_TABLE))),
      )
    }
    denied('participant', 'edits another’s', async () => edit(await noteOf(await neighbour(TABLE))))
    afterAll(() => set('own'))
  })
})

describe('I2 note: put away', () => {
  for (const role of ROLES) {
    denied(role, 'takes another’s out of the document', async () =>
      withdraw(await noteOf(await neighbour(TABLE))),
    )
  }
})

describe('I2 note: put away, over HTTP', () => {
  for (const role of ROLES) {
    const yes = role === 'facilitator'
    test(`${role}: puts another’s away: ${yes ? 'yes' : 'no'}`, async () => {
      const note = await noteOf(await neighbour(TABLE))
      const before = lead.shown
      const path = `/notes/${note}/put-away`
      const answer = await hall.post(path, seats[role], { reason: 'お名前がある' })
      if (!yes) {
        expect(answer.status).toBe(403)
        expect(lead.shown).toEqual(before)
        return
      }
      expect(answer.ok).toBe(true)
      await lead.until('it is gone', () => lead.shown.notes.every(({ id }) => id !== note))
      const state = await (await hall.get('/board.json', seats.screen)).text()
      expect(state).not.toContain(note)
    })
  }
})

describe('I2 row: write, target, years, state; notes into rows', () => {
  const team = ['staff', 'facilitator'] as const
  const rewrite = (field: 'text' | 'target') => (): Operation => {
    return { verb: 'rows.rewrite', row, field, text: `書きかえ ${++count}` }
  }
  walk(team, 'writes its text', rewrite('text'))
  walk(team, 'writes its target', rewrite('target'))
  walk(team, 'paints a year', () => (device) => {
    const { from } = device.shown.board.period ?? { from: 2026 }
    const mark = device.shown.rows.find(({ id }) => id === row)?.years[from]
    const years = { [from]: mark === 'review' ? ('prepare' as const) : ('review' as const) }
    device.perform({ verb: 'rows.schedule', row, years })
  })
  walk(team, 'agrees', () => ({ verb: 'rows.decide', row, state: 'agreed', by: body, at: ++count }))
  walk(team, 'declines with a reason', () => ({
    ...{ verb: 'rows.decide', row, state: 'declined', by: body, at: ++count, reason: `${count}` },
  }))
  walk(team, 'makes a row of a note', () => ({
    ...{ verb: 'rows.add', row: `row-${++count}` as RowId, goal, actor, matrix: 'expected' },
    ...{ text: '見守り', from: ['note-1' as NoteId], rank: 'a0' },
  }))
  walk(team, 'moves a row', () => ({
    ...{ verb: 'rows.place', row, goal, actor, matrix: 'expected', rank: `a${++count}` },
  }))
  walk(team, 'writes a goal', () => ({
    ...{ verb: 'goals.write', goal, title: `題 ${++count}`, measure: '' },
  }))
  walk(team, 'shifts the plan', () => (device) => {
    const { from } = device.shown.board.period ?? { from: 2026 }
    device.perform({ verb: 'board.shift', from: from === 2026 ? 2027 : 2026 })
  })
})

describe('I2 phase, focus, timer, lock, settings, tables', () => {
  const setting = (patch: () => Parameters<ReturnType<typeof boardFields>['set']>[0]) => () => {
    return (device: Device) => device.doc.transact(() => boardFields(device.board).set(patch()))
  }
  const settings: Record<string, ReturnType<typeof setting>> = {
    'moves the screen': setting(() => ({
      focus: { goal: ++count % 2 ? goal : goal2, view: 'notes' },
    })),
    'sets the timer': setting(() => ({ timer: { endsAt: 1_790_000_000_000 + ++count } })),
    'changes how many tables there are': setting(() => ({ tables: 5 + (++count % 100) })),
    'renames the board': setting(() => ({ title: `集まり ${++count}` })),
  }
  for (const [name, change] of Object.entries(settings)) walk(['facilitator'], name, change)
  const toggles: Record<string, ReturnType<typeof setting>> = {
    'stops writing': setting(() => ({ locked: true })),
    'opens grouping to all': setting(() => ({ grouping: 'all' })),
  }
  for (const [name, change] of Object.entries(toggles)) {
    // The facilitator last: what stands already could not be tried again.
    for (const role of ROLES) if (role !== 'facilitator') denied(role, name, change)
    allowed('facilitator', name, change)
  }
  walk(
    [],
    'closes the board past the register',
    setting(() => ({ state: 'closed' })),
  )
})
