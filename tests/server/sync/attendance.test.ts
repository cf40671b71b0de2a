import { expect, test } from 'vitest'
import { Attendance, tellAsking } from '../../../server/sync/attendance.ts'
import type { Frame } from '../../../server/sync/frames.ts'
import { Session } from '../../../server/sync/session.ts'
import type { BoardId, SeatId } from '../../../shared/board/ids.ts'
import type { Role } from '../../../shared/board/roles.ts'
import type { Here } from '../../../shared/wire.ts'

const sitting = (id: string, role: Role = 'participant') => {
  const heard: Here[] = []
  const line = {
    send: ({ message }: Frame) => {
      heard.push(JSON.parse(new TextDecoder().decode(message.subarray(2))) as Here)
    },
    close: () => {},
  }
  const seat = { id: id as SeatId, board: 'b' as BoardId, role, table: 1 }
  return { session: new Session(seat, true, line), heard }
}

test('in a rush everybody is told something at once, and the true number in a moment', () => {
  const putOff: (() => void)[] = []
  const attendance = new Attendance((run) => putOff.push(run))
  const sessions = new Set<Session>()
  const come = (id: string) => {
    const one = sitting(id)
    sessions.add(one.session)
    attendance.greet(one.session, sessions)
    attendance.changed(sessions)
    return one
  }
  const first = come('s0')
  expect(first.heard).toEqual([{ people: 1, tables: {} }])
  // Nobody has been told a number yet: the second is told with all others.
  const second = come('s1')
  expect(second.heard).toEqual([])
  putOff.shift()?.()
  expect(second.heard).toEqual([{ people: 2, tables: {} }])
  const crowd = Array.from({ length: 50 }, (_, at) => come(`s${at + 2}`))
  for (const { heard } of crowd) expect(heard).toHaveLength(1)
  expect(putOff).toHaveLength(1)
  putOff.shift()?.()
  for (const { heard } of [first, ...crowd])
    expect(heard.at(-1)).toEqual({ people: 52, tables: {} })
  // Nobody came or went since: a newcomer of the same seat hears the true number at once.
  const again = sitting('s1')
  sessions.add(again.session)
  attendance.greet(again.session, sessions)
  expect(again.heard).toEqual([{ people: 52, tables: {} }])
})

test('one for another is told, though the numbers are the same; a phone that only blinked is not', () => {
  const attendance = new Attendance((run) => run())
  const [stays, goes, comes] = [sitting('s1', 'facilitator'), sitting('s2'), sitting('s3')]
  const phone = sitting('s4')
  attendance.changed(new Set([stays.session, phone.session, goes.session]))
  attendance.changed(new Set([sitting('s2').session, phone.session, stays.session]))
  expect(stays.heard).toHaveLength(1)
  attendance.changed(new Set([stays.session, phone.session, comes.session]))
  expect(stays.heard).toEqual([
    { people: 2, tables: { 1: 2 } },
    { people: 2, tables: { 1: 2 } },
  ])
  expect(phone.heard, 'that somebody else came is for those who lead').toEqual([
    { people: 2, tables: {} },
  ])
})

test('I4 how many sit at which table is told to those who lead alone', () => {
  const attendance = new Attendance((run) => run())
  const roles: Role[] = ['facilitator', 'staff', 'scribe', 'participant', 'screen']
  const all = roles.map((role, at) => sitting(`s${at}`, role))
  const sessions = new Set(all.map(({ session }) => session))
  for (const { session } of all) attendance.greet(session, sessions)
  attendance.changed(sessions)
  for (const [at, { heard }] of all.entries())
    for (const { tables } of heard) expect(tables).toEqual(at === 0 ? { 1: 2 } : {})
})

test('what only those who lead ask about is told to them alone', () => {
  const [lead, phone] = [sitting('s1', 'facilitator'), sitting('s2')]
  tellAsking(new Set([lead.session, phone.session]), {})
  expect(lead.heard).toEqual([{ people: 1, tables: { 1: 1 } }])
  expect(phone.heard).toEqual([])
})

test('the hall’s screens are counted apart from its people; two windows of one seat are one', () => {
  const attendance = new Attendance((run) => run())
  const [lead, wall, again] = [
    sitting('s1', 'facilitator'),
    sitting('s2', 'screen'),
    sitting('s2', 'screen'),
  ]
  attendance.changed(new Set([lead.session, wall.session, again.session]))
  expect(lead.heard.at(-1)).toEqual({ people: 0, tables: {}, screens: 1 })
  attendance.changed(new Set([lead.session]))
  expect(lead.heard.at(-1)).toEqual({ people: 0, tables: {} })
})
