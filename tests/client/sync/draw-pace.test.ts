import { expect, test } from 'vitest'
import { DrawPace } from '../../../client/sync/draw-pace.ts'

/** A device that needs so long to draw, while changes never stop coming. @returns its share of drawing */
function busyWith(pace: DrawPace, drawMs: number, draws: number): number {
  let lasted = 0
  for (let draw = 0; draw < draws; draw++) {
    const due = pace.ms
    const came = Math.max(due, drawMs)
    pace.came(came - due)
    lasted += came
  }
  return (drawMs * draws) / lasted
}

test('a quick device draws what others do frame by frame', () => {
  const pace = new DrawPace()
  busyWith(pace, 5, 100)
  expect(pace.ms).toBe(32)
})

test('a slow one gathers, so that the person has time of her own', () => {
  for (const drawMs of [50, 80, 120]) {
    const pace = new DrawPace()
    busyWith(pace, drawMs, 3)
    expect(busyWith(pace, drawMs, 300)).toBeLessThan(0.4)
    expect(pace.ms).toBeLessThanOrEqual(600)
  }
})

test('once it is quick again, so is what it shows', () => {
  const pace = new DrawPace()
  busyWith(pace, 700, 2)
  expect(pace.ms).toBe(600)
  busyWith(pace, 5, 200)
  expect(pace.ms).toBe(32)
})
