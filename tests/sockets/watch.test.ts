import { expect, test } from 'vitest'
import { createMetrics, watchOf, watchRooms } from '../../server/metrics.ts'
import type { CommandId } from '../../shared/board/commands.ts'
import type { ActorId, GoalId, NoteId } from '../../shared/board/ids.ts'
import { Hall } from './hall.ts'

test('whoever watches sees commits, what was shown, who was refused and why, and no word of it', async () => {
  const metrics = createMetrics()
  const hall = await Hall.open({ watch: watchOf(metrics) })
  try {
    watchRooms(metrics, hall.rooms)
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
    resident.perform({ verb: 'board.lock', locked: true })
    await resident.closed()
    const text = await metrics.registry.metrics()
    const countOf = (line: string) =>
      Number(
        text
          .split('\n')
          .find((one) => one.startsWith(line))
          ?.split(' ')
          .at(-1),
      )
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
