import { once } from 'node:events'
import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import WebSocket from 'ws'
import * as sync from 'y-protocols/sync'
import * as Y from 'yjs'
import type { Command } from '../../shared/board/commands.ts'
import { openBoard } from '../../shared/board/document.ts'
import { readBoard } from '../../shared/board/view.ts'
import { type Answer, CLIENT, MESSAGE, type Mine, type Waiting } from '../../shared/wire.ts'
import type { Hall, Seated } from './hall.ts'

/** Every address of a board that answers to GET. */
const ADDRESSES = [
  ...['', '/board.json', '/state', '/state?v=2', '/mine', '/put-away', '/seats', '/place'],
  ...['/seats/returned', '/export/plan.xlsx', '/export/plan.csv', '/privacy'],
]

/** A client that keeps everything that it ever receives, frame by frame. */
export class Receiver {
  readonly seat: Seated
  readonly frames: Buffer[] = []
  readonly board = openBoard(new Y.Doc({ gc: false }))
  /** How many notes wait, as it was told, with when (ms). */
  readonly waiting: { at: number; told: Waiting }[] = []
  mine: Mine[] = []
  #socket: WebSocket
  #asked = new Map<string, (answer: Answer) => void>()
  #hall: Hall

  private constructor(hall: Hall, seat: Seated, socket: WebSocket) {
    this.seat = seat
    this.#hall = hall
    this.#socket = socket
    socket.on('message', (data: Buffer) => {
      this.frames.push(Buffer.from(data))
      this.#read(new Uint8Array(data))
    })
  }

  static async open(hall: Hall, seat: Seated): Promise<Receiver> {
    const url = `${hall.origin.replace('http', 'ws')}/sync/${hall.board.id}`
    const socket = new WebSocket(`${url}?token=${seat.token}&ext=${CLIENT}`)
    const receiver = new Receiver(hall, seat, socket)
    await once(socket, 'open')
    receiver.#send(MESSAGE.sync, (encoder) => sync.writeSyncStep1(encoder, receiver.board.doc))
    return receiver
  }

  say(command: Command): Promise<Answer> {
    const answered = new Promise<Answer>((resolve) => this.#asked.set(command.id, resolve))
    this.#send(MESSAGE.command, (encoder) =>
      encoding.writeVarString(encoder, JSON.stringify(command)),
    )
    return answered
  }

  get notes() {
    return readBoard(this.board).notes
  }

  /** Asks at every address, and keeps what comes: heads, and what is packed as it is read. */
  async askEverywhere() {
    for (const path of ADDRESSES) {
      const answer = await this.#hall.get(path, this.seat)
      this.frames.push(Buffer.from(JSON.stringify([...answer.headers])))
      this.frames.push(Buffer.from(await answer.arrayBuffer()))
    }
  }

  /** The words of all that were ever received, in whatever frame. */
  found(words: readonly string[]): string[] {
    const all = Buffer.concat(this.frames)
    return words.filter((one) => all.includes(Buffer.from(one)))
  }

  end() {
    this.#socket.terminate()
  }

  #send(type: number, write: (encoder: encoding.Encoder) => void) {
    const encoder = encoding.createEncoder()
    encoding.writeVarUint(encoder, type)
    write(encoder)
    this.#socket.send(encoding.toUint8Array(encoder))
  }

  #read(message: Uint8Array) {
    const decoder = decoding.createDecoder(message)
    switch (decoding.readVarUint(decoder)) {
      case MESSAGE.sync:
        return void sync.readSyncMessage(
          decoder,
          encoding.createEncoder(),
          this.board.doc,
          'server',
        )
      case MESSAGE.answer: {
        const answer = JSON.parse(decoding.readVarString(decoder)) as Answer
        this.#asked.get(answer.id)?.(answer)
        return
      }
      case MESSAGE.waiting:
        this.waiting.push({
          at: performance.now(),
          told: JSON.parse(decoding.readVarString(decoder)) as Waiting,
        })
        return
      case MESSAGE.mine:
        this.mine.push(JSON.parse(decoding.readVarString(decoder)) as Mine)
    }
  }
}
