import { expect, test } from 'vitest'
import {
  between,
  courseOf,
  nextPhase,
  stateOf,
  tookOf,
  viewOf,
} from '../../../shared/board/agenda.ts'
import { AGENDA_TEMPLATES, phasesOf } from '../../../shared/board/agenda-templates.ts'
import type { PhaseId } from '../../../shared/board/ids.ts'
import type { Phase } from '../../../shared/board/view.ts'

const MINUTE = 60_000
const id = (at: number) => `p${at}` as PhaseId
const agenda: readonly Phase[] = phasesOf('120').map((one, at) => ({
  ...{ id: id(at), kind: one.kind, title: one.title, goal: null, minutes: one.minutes },
  rank: `a${at}`,
}))
/** The evening as it stands in a phase that began so many minutes after it. */
const at = (phase: number, since: number) => ({
  ...{ phase: id(phase), evening: 0, since: since * MINUTE },
})

test('every template is as long as it says', () => {
  for (const template of AGENDA_TEMPLATES) {
    const minutes = phasesOf(template).reduce((sum, one) => sum + one.minutes, 0)
    expect(minutes).toBe(Number(template))
  }
})

test('an evening in time ends as planned; one that came late to a phase ends so much later', () => {
  const course = (phase: number, since: number, now: number) =>
    courseOf(agenda, at(phase, since), now * MINUTE)
  expect(course(2, 20, 25)).toEqual({ planned: 120 * MINUTE, expected: 120 * MINUTE, late: 0 })
  expect(course(2, 24, 25)).toMatchObject({ late: 4, expected: 124 * MINUTE })
  // 20 minutes for writing, and nobody went on: each minute more is one later.
  expect(course(2, 20, 43)).toMatchObject({ late: 3 })
  // 受付 and 自己紹介 took less.
  expect(course(2, 14, 15)).toMatchObject({ late: -6 })
  // What is passed over is time won.
  expect(course(4, 20, 21)).toMatchObject({ late: -25 })
  expect(courseOf(agenda, null, 0)).toBeUndefined()
  expect(courseOf([], at(0, 0), 0)).toBeUndefined()
})

test('minutes that were added make it late at once: that is known beforehand', () => {
  const longer = agenda.map((one, where) => (where === 2 ? { ...one, extra: 5 } : one))
  expect(courseOf(longer, at(2, 20), 21 * MINUTE)).toMatchObject({ late: 5 })
})

test('what comes next is the first before the evening, and nothing after its last', () => {
  expect(nextPhase(agenda, undefined)?.id).toBe(id(0))
  expect(nextPhase(agenda, id(3))?.id).toBe(id(4))
  expect(nextPhase(agenda, id(8))).toBeNull()
})

test('only forward is anything passed over', () => {
  const passed = (from: PhaseId | null, to: PhaseId | null) =>
    between(agenda, from, to).map((one) => one.id)
  expect(passed(id(1), id(4))).toEqual([id(2), id(3)])
  expect(passed(id(4), id(1))).toEqual([])
  expect(passed(null, id(1))).toEqual([id(0)])
  expect(passed(id(7), null)).toEqual([id(8)])
})

test('a phase is done, now, passed over or ahead', () => {
  const [one] = agenda as [Phase]
  expect(stateOf(one, at(0, 0))).toBe('now')
  expect(stateOf({ ...one, passed: true }, at(1, 0))).toBe('passed')
  expect(stateOf({ ...one, began: 0, ended: 12 * MINUTE }, at(1, 0))).toBe('done')
  expect(stateOf(one, null)).toBe('ahead')
  expect(tookOf({ began: 0, ended: 12 * MINUTE })).toBe(12)
  expect(tookOf({ began: 0 })).toBeUndefined()
})

test('the wall shows what suits the phase, unless its item says otherwise', () => {
  expect(viewOf({ kind: 'welcome' })).toBe('join')
  expect(viewOf({ kind: 'agree' })).toBe('agreed')
  expect(viewOf({ kind: 'pause' })).toBe('phase')
  expect(viewOf({ kind: 'pause', view: 'thanks' })).toBe('thanks')
})
