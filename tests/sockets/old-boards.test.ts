import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { realChance } from '../../server/chance.ts'
import { check, isSound } from '../../server/store/check.ts'
import { restore } from '../../server/store/restore.ts'
import { DATABASE_FILE } from '../../server/store/sqlite.ts'
import type { CommandId, LeadCommand } from '../../shared/board/commands.ts'
import type {
  ActorId,
  AnswerId,
  GoalId,
  GroupId,
  NoteId,
  PhaseId,
  RowId,
} from '../../shared/board/ids.ts'
import type { Operation } from '../../shared/board/operations.ts'
import type { Role } from '../../shared/board/roles.ts'
import { leftBy, RELEASES, writeBackup } from '../fixtures/old-boards.ts'
import type { Device } from './device.ts'
import { Hall, type Seated } from './hall.ts'

const write = { kind: 'write', title: '書く', goal: null, minutes: 20 } as const
const [p1, p2] = ['p1', 'p2'] as PhaseId[] as [PhaseId, PhaseId]
/** An evening on a board that was made before there were agendas. */
const course: readonly LeadCommand[] = [
  { verb: 'agenda.use', template: '90' },
  { verb: 'agenda.add', phase: p1, ...write },
  { verb: 'agenda.add', phase: p2, ...write },
  { verb: 'agenda.change', phase: p1, minutes: 5 },
  { verb: 'agenda.move', phase: p1, after: null },
  { verb: 'people.set', table: 1, people: 6, without: 2 },
  { verb: 'phase.go', from: null, to: p1 },
  { verb: 'phase.extend', phase: p1, minutes: 5 },
  { verb: 'phase.go', from: p1, to: p2 },
  { verb: 'agenda.remove', phase: p1 },
]

for (const release of RELEASES)
  describe(`boards of ${release}`, () => {
    const { boards, seats } = leftBy(release)
    let hall: Hall
    let data: string
    beforeAll(async () => {
      const folder = mkdtempSync(join(tmpdir(), 'yoriai-old-'))
      const backup = join(folder, 'backup.sqlite')
      writeBackup(release, backup)
      data = join(folder, 'data')
      await restore(backup, data, { chance: realChance, now: Date.now() })
      hall = await Hall.open({ data })
    })
    afterAll(() => hall.close())

    const come = async (board: string, role: Role) => {
      const link = boards[board]?.links[role].replace('/k/', '')
      const response = await fetch(`${hall.origin}/api/join`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify({ key: link, ...(role === 'scribe' ? { table: 1 } : {}) }),
      })
      const seat = (await response.json()) as Seated
      const device = hall.connect(seat, { board: seat.board })
      await device.synced()
      return { device, table: seat.table ?? undefined }
    }

    const does = async (device: Device, operation: Operation) => {
      device.perform(operation)
      expect([operation.verb, await device.verdict()]).toEqual([operation.verb, 'receipted'])
    }

    test('the backup verifies as sound', async () => {
      const folder = mkdtempSync(join(tmpdir(), 'yoriai-old-'))
      const file = join(folder, 'backup.sqlite')
      writeBackup(release, file)
      expect(isSound(await check(file))).toBe(true)
      rmSync(folder, { recursive: true, force: true })
    })

    for (const name of ['evening', 'short', 'blank'])
      test(`everything can be done on the board "${name}"`, async () => {
        const [{ device: lead }, { device: staff }, { device: phone, table }] = await Promise.all([
          come(name, 'facilitator'),
          come(name, 'staff'),
          come(name, 'participant'),
        ])
        const { goals, actors, rows } = staff.shown
        const goal = goals[0]?.id as GoalId
        const actor = actors[0]?.id as ActorId
        const body = (actors.find(({ kind }) => kind === 'body') ?? actors[0])?.id as ActorId
        const note = 'new-note' as NoteId
        const posted: Operation[] = [
          {
            ...{ verb: 'notes.post', note, goal, actor, text: 'あたらしい付箋', rank: 'b0' },
            ...{ heard: 'written', at: Date.now(), table },
          },
          { verb: 'notes.edit', note, text: 'なおした付箋' },
          { verb: 'notes.move', note, goal, actor: body, rank: 'b1' },
          { verb: 'notes.withdraw', note },
        ]
        for (const operation of posted) await does(phone, operation)
        const [island, other] = ['new-island', 'other-island'] as GroupId[] as [GroupId, GroupId]
        const its = staff.shown.notes.filter((one) => one.goal === goal).map(({ id }) => id)
        const laid: Operation[] = [
          { verb: 'groups.make', group: island, goal, notes: its, title: '島' },
          { verb: 'groups.title', group: island, title: 'あたらしい島' },
          { verb: 'groups.make', group: other, goal, notes: [], title: '別の島' },
          { verb: 'groups.merge', group: island, into: other },
          { verb: 'groups.remove', group: other },
        ]
        for (const operation of laid) await does(staff, operation)
        const new_ = 'new-row' as RowId
        const onRow = (row: RowId): Operation[] => [
          { verb: 'rows.rewrite', row, field: 'text', text: '書きなおした取組' },
          { verb: 'rows.rewrite', row, field: 'target', text: '3か所' },
          { verb: 'rows.schedule', row, years: { '2027': 'do', '2028': 'review' } },
          { verb: 'rows.place', row, goal, actor: body, matrix: 'planned', rank: 'b2' },
          { verb: 'rows.decide', row, state: 'agreed', by: body, at: Date.now() },
          { verb: 'rows.decide', row, state: 'held', by: body, at: Date.now(), reason: '予算' },
          { verb: 'rows.decide', row, state: 'asked', by: body, at: Date.now() },
          { verb: 'rows.remove', row },
          { verb: 'rows.restore', row },
          { verb: 'rows.settle', row },
        ]
        await does(staff, {
          ...{ verb: 'rows.add', row: new_, goal, actor: body, matrix: 'planned' },
          ...{ text: 'あたらしい取組', rank: 'b0', from: ['n1' as NoteId] },
        })
        for (const row of [new_, ...rows.map(({ id }) => id).slice(-12)])
          for (const operation of onRow(row)) await does(staff, operation)
        const led: Operation[] = [
          { verb: 'board.set', patch: { focus: { goal, view: 'plan' } } },
          { verb: 'board.set', patch: { title: 'あたらしい題名' } },
          { verb: 'board.set', patch: { tables: 6 } },
          { verb: 'board.set', patch: { timer: { leftMs: 1000 } } },
          { verb: 'board.set', patch: { grouping: 'all' } },
          { verb: 'board.set', patch: { locked: true } },
          { verb: 'board.set', patch: { locked: false } },
          { verb: 'board.shift', from: 2030 },
          {
            ...{ verb: 'questions.confirm', answer: 'new-answer' as AnswerId, about: 'board' },
            ...{ question: 'これでよいですか', by: body, at: Date.now(), found: 'よいです' },
          },
          { verb: 'questions.reopen', answer: 'new-answer' as AnswerId },
          { verb: 'board.settle' },
          { verb: 'goals.settle', goal },
          { verb: 'goals.write', goal, title: '目標', measure: '取組' },
        ]
        for (const operation of led) await does(lead, operation)
        for (const [at, said] of course.entries())
          expect(await lead.say({ id: `${name}-${at}` as CommandId, ...said })).toMatchObject({
            done: true,
          })
        expect(lead.shown.board.phase?.phase).toBe('p2')
      })

    test('whoever posted a note still owns it', async () => {
      const board = boards.evening?.id ?? ''
      const seat = seats[`${board} participant 1`] as Seated
      const device = hall.connect(seat, { board })
      await device.synced()
      await does(device, { verb: 'notes.edit', note: 'n1' as NoteId, text: '月に二度ひらく' })
    })

    test('what was done on them verifies as sound', async () => {
      await hall.stopSockets()
      const report = await check(join(data, DATABASE_FILE))
      expect([report.flaws, report.boards.flatMap(({ flaws }) => flaws)]).toEqual([[], []])
    })
  })
