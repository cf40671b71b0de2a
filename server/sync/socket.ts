import type { IncomingMessage, Server } from 'node:http'
import type { Duplex } from 'node:stream'
import { type RawData, type WebSocket, WebSocketServer } from 'ws'
import { type BoardId, isId } from '../../shared/board/ids.ts'
import { CLOSE, OLDEST_CLIENT, SERVER_LIMITS } from '../../shared/wire.ts'
import type { Clock } from '../clock.ts'
import { NoRoomNow } from '../seats/seats.ts'
import type { SeatRecord } from '../store/registry.ts'
import { NotLoaded } from '../store/trouble.ts'
import { COST } from './allowance.ts'
import { Attendance } from './attendance.ts'
import { farewell, greet, type Hall, hear } from './connection.ts'
import { BEATS, HEARTBEAT_MS, Heartbeat } from './heartbeat.ts'
import { holdBack, isHeldBack, isTooLong } from './hold-back.ts'
import { lineOf } from './line.ts'
import { countSigns, cutOffLate } from './pings.ts'
import { answerPlainly, asksForSocket } from './plain.ts'
import { Presence } from './presence.ts'
import type { Room } from './room.ts'
import type { Rooms } from './rooms.ts'
import { Session } from './session.ts'
import { Turns } from './turns.ts'
import { VotingCounts } from './voting.ts'
import { WaitingCounts } from './waiting.ts'
import { unwatched, type Watch } from './watch.ts'

const PRESENCE_WINDOW_MS = 100
const ATTENDANCE_WINDOW_MS = 1_000
const VOTING_WINDOW_MS = 1_000
const WAITING_WINDOW_MS = 1_000
/** Browsers send what is long in pieces of some tens of kB; what comes in shreds only keeps us busy. */
const MOST_FRAGMENTS = 256

export interface SocketOptions {
  rooms: Rooms
  /** The seat that an upgrade's token or cookie stands for. */
  seatOfUpgrade: (request: IncomingMessage) => Promise<SeatRecord | undefined>
  /** A connection of the seat has ended. */
  onLeft?: (seat: SeatRecord) => void
  clock: Pick<Clock, 'now' | 'elapsed'>
  onError: (error: unknown) => void
  heartbeatMs?: number
  watch?: Watch | undefined
  /** Devices that understand less are told to load their page again. */
  oldestClient?: number
  /** Something else on this server answers the other upgrades. */
  leaveOthers?: boolean
}

/** All of a server's sockets. */
export interface Sockets {
  /** Ends all connections. */
  end(): void
  /** How many knocked and are not in yet, or not turned away. */
  knocking(): number
  /** How many are held back: they sent faster than their seat may. */
  heldBack(): number
}

/**
 * Answers upgrades of `/sync/<board id>`. The upgrade is always accepted, then refused by closing:
 * y-websocket retries a 401 for ever.
 */
export function attachSocket(server: Server, options: SocketOptions): Sockets {
  const { clock, watch = unwatched } = options
  const sockets = new WebSocketServer({
    noServer: true,
    maxPayload: SERVER_LIMITS.maxPayloadBytes,
    perMessageDeflate: false,
    maxFragments: MOST_FRAGMENTS,
    // They are answered below, where they are counted.
    autoPong: false,
  })
  const { oldestClient = OLDEST_CLIENT, rooms } = options
  const { allowances } = rooms
  const halls = new WeakMap<Room, Hall>()
  const heartbeat = new Heartbeat()
  const turns = new Turns()
  /** Sockets whose seat and room are being looked for. */
  let entering = 0
  const beating = setInterval(
    () => {
      heartbeat.beat(clock.now())
      allowances.tidy(clock.elapsed())
    },
    (options.heartbeatMs ?? HEARTBEAT_MS) / BEATS,
  )
  beating.unref()

  function hallOf(room: Room): Hall {
    const known = halls.get(room)
    if (known) return known
    const later = (ms: number) => (run: () => void) => void setTimeout(run, ms)
    const hall = {
      room,
      presence: new Presence(later(PRESENCE_WINDOW_MS)),
      attendance: new Attendance(later(ATTENDANCE_WINDOW_MS), room.readyTables),
      voting: new VotingCounts(room, later(VOTING_WINDOW_MS)),
      waiting: new WaitingCounts(room, later(WAITING_WINDOW_MS)),
    }
    room.onReady = () => hall.attendance.changed(room.sessions)
    halls.set(room, hall)
    return hall
  }

  async function admit(socket: WebSocket, stream: Duplex, request: IncomingMessage, url: URL) {
    const board = url.pathname.slice('/sync/'.length)
    const seat = await options.seatOfUpgrade(request)
    if (!isId<BoardId>(board)) return socket.close(CLOSE.noBoard, 'no such board')
    // Nobody without a seat has a room opened: that costs more than asking.
    if (!seat) {
      const there = await rooms.has(board)
      return there
        ? socket.close(CLOSE.noSeat, 'no seat')
        : socket.close(CLOSE.noBoard, 'no such board')
    }
    if (seat.board !== board) return socket.close(CLOSE.notAllowed, 'another board')
    if (socket.readyState !== socket.OPEN) return
    const allowance = allowances.of(seat.id)
    const tooFast = () => watch.refused('too-fast', seat.role)
    const leave = allowance.connect()
    if (!leave) {
      tooFast()
      return socket.close(CLOSE.tooFast, 'too many connections')
    }
    socket.on('close', leave)
    // What it owes is more than a connection may wait for: it is not even let in.
    if (isTooLong(allowance.spend(clock.elapsed(), COST.connection))) {
      tooFast()
      return socket.close(CLOSE.tooFast, 'too fast')
    }
    const ext = Number(url.searchParams.get('ext') ?? 0)
    if (ext > 0 && ext < oldestClient) return socket.close(CLOSE.reload, 'reload')
    const room = await rooms.enter(board)
    if (!room) return socket.close(CLOSE.noBoard, 'no such board')
    if (socket.readyState !== socket.OPEN) return rooms.release(room)
    const hall = hallOf(room)
    const session = new Session(seat, ext >= 1, lineOf(socket, stream), watch)
    heartbeat.add(session, socket)
    countSigns(socket, () => {
      const now = clock.elapsed()
      holdBack(socket, Math.max(allowance.spend(now, 1), allowance.waits(now)), now, tooFast)
    })
    socket.on('message', (data, binary) => {
      // Once we have closed, what is still on its way comes too late.
      if (socket.readyState !== socket.OPEN) return
      if (!binary) {
        allowance.refused(clock.elapsed(), 'malformed')
        session.refuse({ reason: 'malformed' })
        return socket.close(CLOSE.malformed, 'malformed')
      }
      const bytes = toBytes(data)
      session.work = 1 + bytes.length * COST.receivedByte
      const refusedBefore = session.refused
      try {
        hear(bytes, session, hall)
      } catch (error) {
        options.onError(error)
        return socket.close(CLOSE.tryAgain, 'try again')
      }
      const now = clock.elapsed()
      const owed = allowance.spend(now, session.work)
      // One that was refused must still read the other side's goodbye: its next connection waits.
      if (session.refused) {
        if (!refusedBefore) allowance.refused(now, session.refused.refusal.reason)
        return holdBack(socket, owed, now, tooFast)
      }
      holdBack(socket, Math.max(owed, allowance.waits(now)), now, tooFast)
    })
    socket.on('close', () => {
      farewell(session, hall)
      options.onLeft?.(seat)
      rooms.release(room).catch(options.onError)
    })
    const now = clock.elapsed()
    greet(session, hall, clock.now())
    socket.resume()
    // What a refused one still owes, its seat's next connection waits for.
    const owed = allowance.spend(now, session.work)
    holdBack(socket, Math.max(owed, allowance.waits(now)), now, tooFast)
  }

  function upgrade(request: IncomingMessage, duplex: Duplex, head: Buffer) {
    const { url: target = '/' } = request
    // `//` is a request target that no URL can be made of.
    if (!URL.canParse(target, 'http://localhost')) return duplex.destroy()
    const url = new URL(target, 'http://localhost')
    const isSocket = asksForSocket(request)
    if (!isSocket || !url.pathname.startsWith('/sync/')) {
      if (!isSocket || !options.leaveOthers) answerPlainly(server, request, duplex, head)
      return
    }
    // One that is gone before its turn comes is noticed then.
    duplex.on('error', () => {})
    turns.add(() => letIn(request, duplex, head, url))
  }

  function letIn(request: IncomingMessage, duplex: Duplex, head: Buffer, url: URL) {
    // The answer and all of the greeting leave in one write: in a rush that is what counts.
    duplex.cork()
    sockets.handleUpgrade(request, duplex, head, (socket) => {
      // ws reports here what a peer did wrong (a frame too large, a bad header) and closes by itself.
      socket.on('error', () => {})
      // Nothing is read until the seat is known: messages wait in the network, not in memory.
      socket.pause()
      cutOffLate(socket)
      entering++
      admit(socket, duplex, request, url)
        .catch((error: unknown) => {
          if (!(error instanceof NoRoomNow || error instanceof NotLoaded)) options.onError(error)
          socket.close(CLOSE.tryAgain, 'try again')
        })
        .finally(() => {
          entering--
          duplex.uncork()
          // One that was turned away must still read the other side's goodbye.
          if (socket.readyState !== socket.OPEN) socket.resume()
        })
    })
  }

  const knock = () => turns.knock()
  server.on('connection', knock)
  server.on('upgrade', upgrade)
  return {
    knocking: () => turns.waiting + entering,
    heldBack: () => [...sockets.clients].filter(isHeldBack).length,
    end: () => {
      clearInterval(beating)
      server.off('connection', knock)
      server.off('upgrade', upgrade)
      for (const socket of sockets.clients) socket.close(CLOSE.restarting, 'restarting')
      sockets.close()
    },
  }
}

const toBytes = (data: RawData): Uint8Array =>
  Array.isArray(data)
    ? Buffer.concat(data)
    : data instanceof ArrayBuffer
      ? new Uint8Array(data)
      : data
