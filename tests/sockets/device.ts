import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import WebSocket from 'ws'
import { WebsocketProvider } from 'y-websocket'
import * as Y from 'yjs'
import type { Command } from '../../shared/board/commands.ts'
import { groupFields, noteFields, openBoard } from '../../shared/board/document.ts'
import type { NoteId } from '../../shared/board/ids.ts'
import { type Operation, perform } from '../../shared/board/operations.ts'
import { isSaid, type SaidOperation } from '../../shared/board/said.ts'
import { readBoard, type Snapshot } from '../../shared/board/view.ts'
import { type Answer, type Here, MESSAGE, type Refusal } from '../../shared/wire.ts'
import { said } from '../server/commands/said.ts'

/** Nothing here takes longer, also on a busy machine; whatever does has failed. */
const LIMIT_MS = 15_000

// Every provider listens for the process's end, and there are many here.
process.setMaxListeners(0)

/** Overhears a device's lines. */
export interface Tap {
  /** A message came from the server. */
  heard(message: Uint8Array): void
  /** The server said that this message of ours is durable. */
  promised(message: Uint8Array): void
}

/** A document on a stock `WebsocketProvider`; with `ext` it reads our own messages, too. */
export class Device {
  readonly doc = new Y.Doc()
  readonly board = openBoard(this.doc)
  readonly provider: WebsocketProvider
  /** Of this connection: how many of its writes are durable. */
  receipts = 0
  /** Of this connection: sync writes that were sent. */
  writes = 0
  refusal: Refusal | undefined
  mine: string[] = []
  /** Who is here, as it was told last. */
  here: Here | undefined
  /** Of this seat's notes those that were erased for good. */
  erased: readonly string[] = []
  /** How every connection ended, in order. */
  closes: { code: number; reason: string }[] = []
  /** What became of what it said. */
  answers: Answer[] = []
  /** Said and not answered, in order: said again on every new connection. */
  #waiting: Command[] = []
  #done = new Map<string, () => void>()
  /** What it last wrote into each note. */
  #texts = new Map<NoteId, string>()
  #watchers = new Set<() => void>()
  /** Writes that are not receipted, oldest first; only for a tap. */
  #sent: Uint8Array[] = []

  constructor(url: string, board: string, params: Record<string, string>, tap?: Tap) {
    const device = this
    /** Counts what the provider sends: a receipt says how many writes of a connection are durable. */
    class CountingSocket extends WebSocket {
      constructor(address: string | URL, protocols?: string | string[]) {
        super(address, protocols)
        device.receipts = 0
        device.writes = 0
        device.#sent = []
        if (tap) this.on('message', (data: Buffer) => tap.heard(new Uint8Array(data)))
      }

      override send(data: Uint8Array, ...rest: []) {
        if (isWrite(data)) {
          device.writes++
          if (tap) device.#sent.push(data)
        }
        super.send(data, ...rest)
      }
    }
    this.provider = new WebsocketProvider(url, board, this.doc, {
      params,
      disableBc: true,
      connect: false,
      WebSocketPolyfill: CountingSocket as unknown as typeof globalThis.WebSocket,
    })
    const { messageHandlers } = this.provider
    messageHandlers[MESSAGE.receipt] = (_, decoder) => {
      this.receipts = decoding.readVarUint(decoder)
      while (this.#sent.length > this.writes - this.receipts) {
        tap?.promised(this.#sent.shift() ?? new Uint8Array())
      }
      this.#changed()
    }
    messageHandlers[MESSAGE.refusal] = (_, decoder) => {
      this.refusal = JSON.parse(decoding.readVarString(decoder)) as Refusal
      this.#changed()
    }
    messageHandlers[MESSAGE.answer] = (_, decoder) => {
      const answer = JSON.parse(decoding.readVarString(decoder)) as Answer
      this.#waiting = this.#waiting.filter(({ id }) => id !== answer.id)
      this.answers.push(answer)
      if (answer.done) this.#done.get(answer.id)?.()
      this.#done.delete(answer.id)
      this.#changed()
    }
    messageHandlers[MESSAGE.mine] = (_, decoder) => {
      const { notes, erased = [] } = JSON.parse(decoding.readVarString(decoder))
      this.mine.push(...notes)
      this.erased = erased
      this.#changed()
    }
    messageHandlers[MESSAGE.here] = (_, decoder) => {
      this.here = JSON.parse(decoding.readVarString(decoder)) as Here
      this.#changed()
    }
    for (const type of [MESSAGE.clock, MESSAGE.epoch, MESSAGE.waiting, MESSAGE.voting]) {
      messageHandlers[type] = () => this.#changed()
    }
    this.provider.on('sync', () => this.#changed())
    this.provider.on('status', ({ status }: { status: string }) => {
      if (status === 'connected') for (const command of this.#waiting) this.#send(command)
      this.#changed()
    })
    this.provider.on('connection-close', (event) => {
      if (event) this.closes.push({ code: event.code, reason: String(event.reason) })
      this.#changed()
    })
    this.doc.on('update', () => this.#changed())
    this.provider.connect()
  }

  get shown(): Snapshot {
    return readBoard(this.board)
  }

  /**
   * Says what is about a note, and does the rest on its document.
   * @param done the note's command is durable
   */
  perform(operation: Operation, done?: () => void) {
    if (!isSaid(operation)) return perform(this.board, operation)
    const before = this.#textBefore(operation)
    const command = said(operation, before)
    if (done) this.#done.set(command.id, done)
    this.#tell(command)
  }

  /** The text that an operation goes on from: what was said of it last, or what stands there. */
  #textBefore(operation: SaidOperation): string | undefined {
    if ('note' in operation) {
      const { note } = operation
      const before = this.#texts.get(note) ?? noteFields(this.board, note)?.get('text')?.toString()
      if ('text' in operation) this.#texts.set(note, operation.text)
      return before
    }
    return operation.verb === 'groups.title'
      ? groupFields(this.board, operation.group)?.get('title')?.toString()
      : undefined
  }

  /** Says it over the socket. @returns what became of it */
  async say(command: Command): Promise<Answer> {
    const before = this.answers.length
    const mine = () => this.answers.slice(before).find(({ id }) => id === command.id)
    this.#tell(command)
    await this.until('answered', () => mine() !== undefined)
    return mine() as Answer
  }

  /** Things said that are not answered. */
  get unanswered(): number {
    return this.#waiting.length
  }

  #tell(command: Command) {
    this.#waiting.push(command)
    if (this.provider.wsconnected) this.#send(command)
  }

  #send(command: Command) {
    const encoder = encoding.createEncoder()
    encoding.writeVarUint(encoder, MESSAGE.command)
    encoding.writeVarString(encoder, JSON.stringify(command))
    this.sendRaw(encoding.toUint8Array(encoder))
  }

  /** Calls whenever anything has changed. */
  watch(look: () => void) {
    this.#watchers.add(look)
  }

  /** Resolves as soon as it holds; rejects after a time limit, saying what was waited for. */
  until(what: string, holds: () => boolean, limitMs = LIMIT_MS): Promise<void> {
    if (holds()) return Promise.resolve()
    return new Promise((resolve, reject) => {
      const end = () => {
        clearTimeout(timer)
        this.#watchers.delete(look)
      }
      const look = () => {
        if (!holds()) return
        end()
        resolve()
      }
      const timer = setTimeout(() => {
        end()
        const { closes, refusal } = this
        reject(new Error(`waited in vain until ${what}: ${JSON.stringify({ closes, refusal })}`))
      }, limitMs)
      this.#watchers.add(look)
    })
  }

  synced = () => this.until('synced', () => this.provider.synced)
  /** All that was written over this connection is durable, and all that was said is answered. */
  receipted = () =>
    this.until(
      'receipted',
      () =>
        this.writes + this.answers.length > 0 &&
        this.receipts === this.writes &&
        this.unanswered === 0,
    )
  closed = () => this.until('closed', () => this.closes.length > 0)

  /** What became of the latest write, or of what was said last. */
  async verdict(): Promise<'receipted' | Refusal | Answer> {
    const done = () =>
      (this.receipts === this.writes && this.unanswered === 0) || this.closes.length > 0
    await this.until('receipted or refused', done)
    const answer = this.answers.at(-1)
    return this.refusal ?? (answer?.done === false ? answer : 'receipted')
  }

  /** Sends bytes as they are. */
  sendRaw(bytes: Uint8Array<ArrayBuffer> | string) {
    this.provider.ws?.send(bytes)
  }

  /** Gone without a word: no close frame, as in a lift. */
  cut() {
    ;(this.provider.ws as unknown as WebSocket).terminate()
  }

  end() {
    this.provider.destroy()
    this.provider.awareness.destroy()
    this.doc.destroy()
  }

  #changed() {
    for (const look of [...this.#watchers]) look()
  }
}

/** A SyncStep2 or an Update, not a SyncStep1. */
const isWrite = (message: Uint8Array) => message[0] === MESSAGE.sync && message[1] !== 0
