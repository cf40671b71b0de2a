import * as Y from 'yjs'
import { CLOSE } from '../../shared/wire.ts'
import { readCommand } from '../commands/parse.ts'
import type { Attendance } from './attendance.ts'
import * as frames from './frames.ts'
import { parseMessage } from './messages.ts'
import type { Presence } from './presence.ts'
import type { Room } from './room.ts'
import type { Session } from './session.ts'
import type { VotingCounts } from './voting.ts'
import type { WaitingCounts } from './waiting.ts'

/** A room with what lives beside its document. */
export interface Hall {
  room: Room
  presence: Presence
  attendance: Attendance
  /** Left out where nobody is told. */
  voting?: VotingCounts | undefined
  waiting?: WaitingCounts | undefined
}

/** A session comes in: what it must know before any sync message goes first. */
export function greet(
  session: Session,
  { room, presence, attendance, voting, waiting }: Hall,
  now: number,
) {
  if (session.ext) {
    const mine = frames.mineFrame(room.own.of(session.seat))
    session.sendAll([frames.epochFrame(room.epoch), frames.clockFrame(now), mine])
  }
  room.audience.join(session)
  presence.greet(session)
  attendance.greet(session, room.sessions)
  attendance.changed(room.sessions)
  voting?.greet(session)
  waiting?.greet(session)
}

/** One message of a session. Bytes that are no message end the connection with 4400. */
export function hear(bytes: Uint8Array, session: Session, { room, presence }: Hall) {
  const message = parseMessage(bytes)
  switch (message?.kind) {
    case 'step1':
      if (!isStateVector(message.stateVector)) break
      if (room.isOfAnotherEpoch(message.stateVector, session.seat)) return sendAway(session)
      return room.audience.answer(session, message.stateVector)
    case 'step2':
      return room.receiveStep2(message.update, session)
    case 'update':
      return room.receiveUpdate(message.update, session)
    case 'awareness':
      return presence.receive(message.update, session, room.sessions)
    case 'queryAwareness':
      return presence.greet(session)
    case 'command':
      return obey(message.text, session, room)
  }
  session.refuse({ reason: 'malformed' })
  session.line.close(CLOSE.malformed, 'malformed')
}

/**
 * What this document brings is partly others': by it they would be its seat's. One that was told the
 * epoch sets it aside by itself and begins anew; another one has to be loaded again.
 */
function sendAway(session: Session) {
  session.refuse({ reason: 'incomplete' })
  if (!session.ext) session.line.close(CLOSE.incomplete, 'another epoch')
}

/** Its answer says when it is durable, or why not; bytes that are no command end the connection. */
function obey(text: string, session: Session, room: Room) {
  const command = readCommand(text)
  if (room.isClosed()) return
  if (!command) {
    session.refuse({ reason: 'malformed' })
    return session.line.close(CLOSE.malformed, 'malformed')
  }
  session.work += room.command(
    command,
    session.seat,
    (answer) => session.line.send(frames.answerFrame(answer)),
    session,
  )
}

export function farewell(session: Session, { room, presence, attendance }: Hall) {
  room.audience.leave(session)
  presence.leave(session, room.sessions)
  attendance.changed(room.sessions)
}

function isStateVector(bytes: Uint8Array): boolean {
  try {
    Y.decodeStateVector(bytes)
    return true
  } catch {
    return false
  }
}
