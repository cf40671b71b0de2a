import type { AddressInfo } from 'node:net'
import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import { WebSocketServer } from 'ws'
import * as sync from 'y-protocols/sync'
import * as Y from 'yjs'
import type { Command } from '../../../shared/board/commands.ts'
import { noteFields, openBoard } from '../../../shared/board/document.ts'
import * as groups from '../../../shared/board/groups.ts'
import type { NoteId } from '../../../shared/board/ids.ts'
import { mergeText } from '../../../shared/board/merge-text.ts'
import { apply } from '../../../shared/board/notes.ts'
import { isGroupOperation } from '../../../shared/board/said.ts'
import {
  type Answer,
  CLOSE,
  type CommandReason,
  MESSAGE,
  type Mine,
  REFUSALS,
  type Refusal,
} from '../../../shared/wire.ts'

/** The server's end of a socket: ws's, or a fake one in fake time. */
export interface Far {
  send(bytes: Uint8Array): void
  close(code?: number): void
  terminate(): void
}

/** One connection of the small server, as a test sees it. */
export interface Line {
  socket: Far
  params: URLSearchParams
  writes: number
  caughtUp: boolean
  held: Uint8Array[]
  refused: boolean
}

const frame = (type: number, write: (encoder: encoding.Encoder) => void) => {
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, type)
  write(encoder)
  return encoding.toUint8Array(encoder)
}

/**
 * The socket's side of the contract in one page: receipts by count, Updates held until step 2,
 * refusals as the test wants them. Nothing is stored.
 */
export class SmallServer {
  doc = new Y.Doc()
  epoch = 'first'
  mine: string[] = []
  /** What a seat's list of notes says besides. */
  besides: Pick<Mine, 'putAway' | 'stopped'> = {}
  lines = new Set<Line>()
  /** All connections ever made. */
  joined: Line[] = []
  /** Receipts wait while this is true; `release` lets them go. */
  holding = false
  /** Gets every write before it is applied. */
  judge: (update: Uint8Array, line: Line) => Refusal | undefined = () => undefined
  /** Answers a new connection with this close code. */
  shut: number | undefined
  received: Uint8Array[] = []
  /** Everything that was said of notes, in the order in which it came. */
  said: Heard[] = []
  /** Gets every command before it is done. */
  deny: (command: Heard) => CommandReason | undefined = () => undefined
  /** What this server cannot read as a command: it closes the connection for it. */
  cannotRead: (command: Heard) => boolean = () => false
  #done = new Set<string>()
  #answers: (() => void)[] = []
  #server: WebSocketServer | undefined
  #due = new Map<Line, number>()

  constructor() {
    openBoard(this.doc)
    this.#follow(this.doc)
  }

  /** With real sockets, once they can be connected to. */
  static async listening(): Promise<SmallServer> {
    const server = new SmallServer()
    const sockets = new WebSocketServer({ port: 0, host: '127.0.0.1' })
    server.#server = sockets
    sockets.on('connection', (socket, request) => {
      const line = server.join(socket, new URL(request.url ?? '', 'http://x').searchParams)
      socket.on('close', () => server.leave(line))
      socket.on('message', (bytes: Buffer) => server.hear(line, new Uint8Array(bytes)))
    })
    await new Promise((resolve) => sockets.once('listening', resolve))
    return server
  }

  get url(): string {
    const address = this.#server?.address() as AddressInfo | undefined
    return `ws://127.0.0.1:${address?.port}/sync`
  }

  async close() {
    for (const { socket } of this.lines) socket.terminate()
    await new Promise((resolve) => this.#server?.close(resolve))
  }

  /** Cuts every connection without a word. */
  cut(code?: number) {
    for (const { socket } of [...this.lines]) {
      if (code === undefined) socket.terminate()
      else socket.close(code)
    }
  }

  release() {
    this.holding = false
    for (const [line, writes] of this.#due) this.#receipt(line, writes)
    this.#due.clear()
    for (const answer of this.#answers.splice(0)) answer()
  }

  /** As after a restore: another document under another epoch. */
  restore(epoch: string, doc: Y.Doc) {
    this.epoch = epoch
    this.doc = doc
    this.#follow(doc)
    this.cut(CLOSE.restarting)
  }

  /** What the real one does every 20 s. */
  pulse() {
    const clock = frame(MESSAGE.clock, (encoder) => encoding.writeVarUint(encoder, Date.now()))
    for (const { socket } of this.lines) socket.send(clock)
  }

  say(type: number, value: unknown) {
    for (const { socket } of this.lines) {
      socket.send(frame(type, (encoder) => encoding.writeVarString(encoder, JSON.stringify(value))))
    }
  }

  #follow(doc: Y.Doc) {
    doc.on('update', (update: Uint8Array, origin: unknown) => {
      const out = frame(MESSAGE.sync, (encoder) => sync.writeUpdate(encoder, update))
      for (const line of this.lines) if (line !== origin) line.socket.send(out)
    })
  }

  join(socket: Far, params = new URLSearchParams()): Line {
    const line: Line = { socket, params, writes: 0, caughtUp: false, held: [], refused: false }
    this.joined.push(line)
    if (this.shut === undefined) this.#greet(line)
    else socket.close(this.shut)
    return line
  }

  leave(line: Line) {
    this.lines.delete(line)
  }

  #greet(line: Line) {
    const { socket } = line
    this.lines.add(line)
    socket.send(frame(MESSAGE.epoch, (encoder) => encoding.writeVarString(encoder, this.epoch)))
    socket.send(frame(MESSAGE.clock, (encoder) => encoding.writeVarUint(encoder, Date.now())))
    const mine = JSON.stringify({ all: true, notes: this.mine, ...this.besides })
    socket.send(frame(MESSAGE.mine, (encoder) => encoding.writeVarString(encoder, mine)))
    socket.send(frame(MESSAGE.sync, (encoder) => sync.writeSyncStep1(encoder, this.doc)))
  }

  hear(line: Line, bytes: Uint8Array) {
    const decoder = decoding.createDecoder(bytes)
    const type = decoding.readVarUint(decoder)
    if (type === MESSAGE.awareness) {
      for (const { socket } of this.lines) if (socket !== line.socket) socket.send(bytes)
    }
    if (type === MESSAGE.command) return this.#obey(line, decoding.readVarString(decoder))
    if (type !== MESSAGE.sync) return
    const kind = decoding.readVarUint(decoder)
    const body = decoding.readVarUint8Array(decoder)
    if (kind === sync.messageYjsSyncStep1) {
      const answer = Y.encodeStateAsUpdate(this.doc, body)
      line.socket.send(
        frame(MESSAGE.sync, (encoder) => {
          encoding.writeVarUint(encoder, sync.messageYjsSyncStep2)
          encoding.writeVarUint8Array(encoder, answer)
        }),
      )
      return
    }
    line.writes++
    if (kind === sync.messageYjsUpdate && !line.caughtUp) {
      line.held.push(body)
      return
    }
    this.#write(line, body)
    if (kind !== sync.messageYjsSyncStep2) return
    line.caughtUp = true
    for (const held of line.held.splice(0)) this.#write(line, held)
  }

  /** Does what is said of a note, with a client of its own, and answers; while it holds, later. */
  #obey(line: Line, text: string) {
    const command = JSON.parse(text) as Heard
    if (this.cannotRead(command)) return this.#refuse(line, { reason: 'malformed' })
    this.said.push(command)
    const refused = this.deny(command)
    if (!refused && !this.#done.has(command.id)) {
      this.#done.add(command.id)
      sayIn(this.doc, command)
    }
    const answer: Answer = refused
      ? { id: command.id, done: false, reason: refused }
      : { id: command.id, done: true }
    const out = frame(MESSAGE.answer, (encoder) =>
      encoding.writeVarString(encoder, JSON.stringify(answer)),
    )
    if (this.holding && !refused) this.#answers.push(() => line.socket.send(out))
    else line.socket.send(out)
  }

  #write(line: Line, update: Uint8Array) {
    if (line.refused) return
    this.received.push(update)
    const refusal = this.judge(update, line)
    if (refusal) return this.#refuse(line, refusal)
    Y.applyUpdate(this.doc, update, line)
    if (this.holding) this.#due.set(line, line.writes)
    else this.#receipt(line, line.writes)
  }

  #refuse(line: Line, refusal: Refusal) {
    line.refused = true
    const text = JSON.stringify(refusal)
    line.socket.send(frame(MESSAGE.refusal, (encoder) => encoding.writeVarString(encoder, text)))
    line.socket.close(REFUSALS[refusal.reason])
  }

  #receipt({ socket }: Line, writes: number) {
    socket.send(frame(MESSAGE.receipt, (encoder) => encoding.writeVarUint(encoder, writes)))
  }
}

/** Of most commands it is asked which note they are about. */
type Heard = Command & { note?: NoteId }

/** What a command does to the document: the server's part of it, without its judgement. */
function sayIn(doc: Y.Doc, command: Command) {
  const board = openBoard(doc)
  if (isGroupOperation(command)) return doc.transact(() => groups.apply(board, command))
  if (!('note' in command)) return
  const now = noteFields(board, command.note)?.get('text')?.toString()
  doc.transact(() => {
    switch (command.verb) {
      case 'notes.post':
        return apply(board, { ...command, rank: 'a0', at: 0 })
      case 'notes.edit':
        if (now === undefined) return
        return apply(board, { ...command, text: mergeText(command.before, command.text, now) })
      case 'notes.move':
        return apply(board, { ...command, rank: 'a1' })
      case 'notes.withdraw':
        return apply(board, command)
    }
  })
}
