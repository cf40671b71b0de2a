import { expect, test } from 'vitest'
import { createMetrics, type Metrics, watchOf, watchQueues } from '../../server/metrics.ts'
import type { CommandId } from '../../shared/board/commands.ts'
import type { ActorId, GoalId, NoteId, RowId } from '../../shared/board/ids.ts'
import { MESSAGE, SERVER_LIMITS } from '../../shared/wire.ts'
import { HeldLog } from '../server/sync/held-log.ts'
import { Hall } from './hall.ts'

const numberIn = (text: string, line: string) =>
  Number(
    text
      .split('\n')
      .find((one) => one.startsWith(line))
      ?.split(' ')
      .at(-1),
  )
const numberOf = async ({ registry }: Metrics, line: string) =>
  numberIn(await registry.metrics(), `yoriai_${line}`)

test('whoever watches sees commits, what was shown, who was refused and why, and no word of it', async () => {
  const metrics = createMetrics()
  const hall = await Hall.open({ watch: watchOf(metrics) })
  try {
    watchQueues(metrics, hall.rooms, hall.sockets)
    const resident = await hall.come('participant', 1)
    const { goals, actors } = resident.shown
    const place = { goal: goals[0]?.id as GoalId, actor: actors[0]?.id as ActorId }
    const said = { ...place, text: 'ないしょのことば', heard: 'written' } as const
    const posting = (id: string, table: number) =>
      resident.say({
        ...{ id: id as CommandId, verb: 'notes.post', note: id as NoteId, table, ...said },
      })
    expect(await posting('one', 1)).toMatchObject({ done: true })
    expect(await posting('two', 2)).toMatchObject({ done: false, reason: 'wrong-table' })
    resident.perform({ verb: 'board.set', patch: { locked: true } })
    await resident.closed()
    const text = await metrics.registry.metrics()
    const countOf = (line: string) => numberIn(text, line)
    expect(countOf('yoriai_flush_duration_seconds_count')).toBeGreaterThan(0)
    expect(countOf('yoriai_shown_seconds_count')).toBeGreaterThan(0)
    expect(countOf('yoriai_refusals_total{reason="wrong-table",role="participant"}')).toBe(1)
    expect(countOf('yoriai_refusals_total{reason="not-allowed",role="participant"}')).toBe(1)
    expect(countOf('yoriai_rooms ')).toBe(1)
    expect(text).not.toContain(said.text)
    expect(text).not.toContain(hall.board.id)
  } finally {
    await hall.close()
  }
})

test('what waits is counted: for the disk, to be loaded, at the door, to leave; and goes away again', async () => {
  const metrics = createMetrics()
  let log: HeldLog | undefined
  let isLoading = Promise.resolve()
  let letGo = () => {}
  const hall = await Hall.open({
    metrics,
    watch: watchOf(metrics),
    around: (real) => {
      log = new HeldLog(real)
      const { load } = log
      log.load = async (board) => {
        await isLoading
        return load(board)
      }
      return log
    },
  })
  const is = (line: string, value: number) =>
    expect.poll(() => numberOf(metrics, line), { message: line }).toBe(value)
  try {
    watchQueues(metrics, hall.rooms, hall.sockets)
    const [seat, staff] = [await hall.seat('participant', 1), await hall.seat('staff')]
    isLoading = new Promise((resolve) => {
      letGo = resolve
    })
    const [resident, clerk] = [hall.connect(seat), hall.connect(staff)]
    await is('knocks_waiting ', 2)
    await is('rooms_loading ', 1)
    await is('rooms ', 0)
    letGo()
    await Promise.all([resident.synced(), clerk.synced()])
    await is('knocks_waiting ', 0)
    await is('rooms_loading ', 0)

    log?.hold()
    const asked = log?.nextCommit()
    const { goals, actors, rows } = resident.shown
    const place = { goal: goals[0]?.id as GoalId, actor: actors[0]?.id as ActorId }
    const said = resident.say({
      ...{ id: 'one' as CommandId, verb: 'notes.post', note: 'one' as NoteId },
      ...{ ...place, text: 'まつ', heard: 'written' },
    })
    await asked
    const row = rows[0]?.id as RowId
    clerk.perform({ verb: 'rows.rewrite', row, field: 'text', text: 'まつ取組' })
    await is('commands_waiting ', 1)
    await expect.poll(() => numberOf(metrics, 'updates_waiting ')).toBeGreaterThan(0)
    await is('rooms_waiting ', 1)
    log?.letGo()
    expect(await said).toMatchObject({ done: true })
    await clerk.receipted()
    for (const name of ['commands', 'updates', 'rooms']) await is(`${name}_waiting `, 0)
    for (const name of [
      'unsent_bytes',
      'connections_slow',
      'connections_held_back',
      'exports_waiting',
    ])
      await is(`${name} `, 0)
  } finally {
    letGo()
    log?.letGo()
    await hall.close()
  }
})

test('who sends too much, or what is none, is counted by role, at the door and over HTTP, too', async () => {
  const metrics = createMetrics()
  const hall = await Hall.open({ metrics, watch: watchOf(metrics) })
  try {
    watchQueues(metrics, hall.rooms, hall.sockets)
    const refused = (reason: string, role: string) =>
      numberOf(metrics, `refusals_total{reason="${reason}",role="${role}"}`)
    const scribe = await hall.seat('scribe', 1)
    expect((await hall.post('/commands', scribe, { id: 'x', verb: 'notes.paint' })).status).toBe(
      400,
    )
    expect(await refused('malformed', 'scribe')).toBe(1)
    const seat = await hall.seat('participant', 1)
    const device = hall.connect(seat)
    await device.synced()
    for (let at = 0; at < 2_000; at++) device.sendRaw(Uint8Array.of(MESSAGE.queryAwareness))
    await expect.poll(() => numberOf(metrics, 'connections_held_back ')).toBe(1)
    expect((await hall.post('/commands', seat, {})).status).toBe(429)
    expect(await refused('too-fast', 'participant')).toBe(1)
    const staff = await hall.seat('staff')
    for (let at = 0; at <= SERVER_LIMITS.connectionsPerSeat; at++) hall.connect(staff)
    await expect.poll(() => refused('too-fast', 'staff')).toBeGreaterThan(0)
  } finally {
    await hall.close()
  }
})
