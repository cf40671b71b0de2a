import { afterAll, expect, test } from 'vitest'
import { Play } from './play.ts'

const COUNT = Number(process.env.YORIAI_WORDS ?? 100)
const FIRST = Number(process.env.YORIAI_SEED ?? 1)
const STEPS = 250
const tried = new Map<string, number>()

test.each(Array.from({ length: COUNT }, (_, at) => FIRST + at))(
  'what was typed is in a box, in the outbox, on the board or given back, never nowhere: seed %i',
  (seed) => {
    const play = new Play(seed)
    for (let step = 0; step < STEPS; step++) {
      play.step()
      expect(play.lost(), `step ${step}`).toEqual([])
      expect(play.twice(), `step ${step}`).toEqual([])
    }
    expect(play.unreachable()).toEqual([])
    for (const [name, times] of play.tried) tried.set(name, (tried.get(name) ?? 0) + times)
  },
)

afterAll(() => {
  if (COUNT < 100) return
  for (const name of [
    'type',
    'paste',
    'compose',
    'kill',
    'sleep',
    'duplicate',
    'disk',
    'given back',
  ])
    expect(tried.get(name) ?? 0, name).toBeGreaterThan(COUNT / 2)
})
