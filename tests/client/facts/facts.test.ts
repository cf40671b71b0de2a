import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import type { RowId } from '../../../shared/board/ids.ts'
import { Evening, HELD_ON } from './evenings.ts'
import { files } from './files.ts'
import type { Said, Surface } from './said.ts'
import { counts, json, paper, phone, readAloud, record, wall, wallAgreed } from './surfaces.tsx'

const EVENINGS = 200
const STEPS = 24

beforeAll(() => void vi.stubGlobal('location', { hash: '' }))
afterAll(() => void vi.unstubAllGlobals())

/** The first surface says what the others must not contradict; what it leaves out, others may add. */
function agree(surfaces: Readonly<Record<string, Surface>>, rows: readonly RowId[]) {
  for (const id of rows) {
    const known: Said = {}
    for (const [name, surface] of Object.entries(surfaces)) {
      const said = surface.get(id)
      expect(said, `${name} has row ${id}`).toBeDefined()
      for (const [part, is] of Object.entries(said ?? {})) {
        const value = typeof is === 'string' && /^[\s\u200b]*$/.test(is) ? '' : is
        if (!(part in known)) Object.assign(known, { [part]: value })
        expect({ [part]: value }, `${name} on ${id}`).toEqual({ [part]: known[part as keyof Said] })
      }
    }
  }
}

const tally = { agreed: 0, changed: 0, printed: 0, several: 0, elsewhere: 0, today: 0, others: 0 }

test(`${EVENINGS} evenings: no two surfaces disagree on a row, on today's list or on a number`, async () => {
  for (let seed = 1; seed <= EVENINGS; seed++) {
    const evening = new Evening(seed)
    evening.play(STEPS)
    try {
      await look(evening, seed % 3 === 0 ? HELD_ON : null)
    } catch (error) {
      throw new Error(`evening ${seed}:\n${evening.done.join('\n')}`, { cause: error })
    }
  }
  // It tried what it is about.
  for (const [what, times] of Object.entries(tally)) expect(times, what).toBeGreaterThan(20)
}, 240_000)

async function look(evening: Evening, heldOn: string | null) {
  const { device, board, now } = evening
  vi.useFakeTimers({ now, toFake: ['Date'] })
  try {
    const onPhone = phone(device)
    const file = await files(board, now, evening.idOf)
    const all = {
      'board.json': json(board),
      記録: record(device),
      投影: wall(board),
      参加: onPhone.rows,
      印刷: paper(board),
      印刷用: file.print,
      データ: file.facts,
      'plan.csv': file.csv,
    }
    const rows = [...all['board.json'].keys()]
    for (const [name, surface] of Object.entries(all))
      expect([...surface.keys()].sort(), `the rows of ${name}`).toEqual([...rows].sort())
    agree(all, rows)

    const [onWall, aloud] = [wallAgreed(board, now, null), readAloud(device)]
    const today = [...onWall.keys()]
    expect(today.map((id) => onWall.get(id)?.number)).toEqual(today.map((_, at) => at + 1))
    const numbered = [...aloud].filter(([, { number }]) => number !== undefined)
    expect(numbered.map(([id]) => id)).toEqual(today)
    const { 参加: _, ...others } = all
    agree({ ...others, 今日合意した取組: onWall, 読みあげ: aloud }, today)
    const agreed = rows.filter((id) => all['board.json'].get(id)?.state === 'agreed')
    expect([...aloud.keys()].sort()).toEqual([...agreed].sort())
    agree({ 記録: all.記録, 読みあげ: aloud }, agreed)

    const inPlan = rows.filter((id) => all['board.json'].get(id)?.inPlan).length
    const state = (wanted: string) =>
      rows.filter((id) => all['board.json'].get(id)?.state === wanted).length
    expect(counts(board, now, null)).toEqual({
      inPlan: { gaps: inPlan, lead: inPlan },
      asked: { undecided: state('asked'), thanks: state('asked'), lead: state('asked') },
      agreedToday: { thanks: today.length },
      held: state('held'),
      declined: state('declined'),
    })
    expect([onPhone.count, file.inPlan]).toEqual([inPlan, inPlan])
    // Of a board with a date the numbers may be of another day, and are the same everywhere.
    expect(wallAgreed(board, now, heldOn).size).toBe(counts(board, now, heldOn).agreedToday.thanks)

    tally.agreed += agreed.length
    tally.today += today.length
    tally.others += agreed.length - today.length
    for (const said of all.記録.values()) {
      if ((said.changed?.length ?? 0) > 0) tally.changed++
      if ((said.printed?.length ?? 0) > 0) tally.printed++
      if ((said.takers?.length ?? 0) > 1) tally.several++
      if (said.state === 'held' || said.state === 'declined') tally.elsewhere++
    }
  } finally {
    vi.useRealTimers()
  }
}
