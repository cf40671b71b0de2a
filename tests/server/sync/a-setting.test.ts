import { afterEach, beforeEach, expect, test } from 'vitest'
import { planKept } from '../../../client/sync/plan-kept.ts'

import type { Operation } from '../../../shared/board/operations.ts'
import { readBoard } from '../../../shared/board/view.ts'
import { Meeting, welcomed } from './meeting.ts'

let meeting: Meeting
beforeEach(async () => {
  meeting = await Meeting.open()
})
afterEach(() => meeting.end())

const NEXT = '12月4日（金）19時から、集会所で'
const setting = (nextMeeting: string): Operation => ({ verb: 'board.set', patch: { nextMeeting } })

test('who leads sets it for everybody; nobody else does, and no more than fits', async () => {
  const [lead, staff] = [await meeting.come('facilitator'), await meeting.come('staff')]
  lead.perform(setting(NEXT))
  await welcomed(lead)
  expect(readBoard(staff.board).board.nextMeeting).toBe(NEXT)
  staff.perform(setting('ほかの日'))
  expect(staff.refusal).toMatchObject({ reason: 'not-allowed', entry: 'board/nextMeeting' })
  lead.perform(setting('あ'.repeat(401)))
  expect(lead.refusal).toMatchObject({ reason: 'too-long', entry: 'board/nextMeeting' })
  expect(readBoard(await meeting.onDisk()).board.nextMeeting).toBe(NEXT)
})

test('a device keeps what the board would take, and words that are too long for it', () => {
  const kept = (patch: unknown) => planKept({ verb: 'board.set', patch }) !== undefined
  expect(kept({ nextMeeting: NEXT, tables: 4, focus: { goal: null, view: 'join' } })).toBe(true)
  expect(kept({ nextMeeting: 'あ'.repeat(401) })).toBe(true)
  for (const patch of [{ epoch: 'e2' }, { nextMeeting: 3 }, { tables: '4' }, null, 'title'])
    expect(kept(patch)).toBe(false)
})
