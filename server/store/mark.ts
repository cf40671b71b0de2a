import {
  closeSync,
  fdatasync,
  fstatSync,
  fsyncSync,
  ftruncateSync,
  openSync,
  readFileSync,
  writeSync,
} from 'node:fs'
import { join } from 'node:path'
import { crc32 } from 'node:zlib'
import type { BoardId } from '../../shared/board/ids.ts'
import { troubleWithDisk } from './trouble.ts'

export const MARK_FILE = 'last-saved'

/** One board: its id, its number, a CRC-32 of both. Within one sector, so that none is ever half. */
const SLOT_BYTES = 64
const ID_BYTES = 40
const SLOTS_FOR_A_CALL = 64
const SUMMED_BYTES = ID_BYTES + 8
/** So often it is synced while boards are written; in between it costs one write per commit. */
const SYNC_MS = 5_000

export type Marks = ReadonlyMap<BoardId, number>

/**
 * How far each board had come, kept apart from the database: by it a database that went back, or is
 * gone, is noticed. A number is written after its commit is durable and never before, so the database
 * is never rightly behind it. It is not synced with each commit: after a power cut it may say less
 * than was saved, and then proves less. It says nothing of seats and other rows without a number.
 */
export class Mark {
  #handle: number
  /** As it is in the file. */
  #table: Buffer
  #slots = new Map<BoardId, number>()
  #free: number[] = []
  #timer: NodeJS.Timeout | undefined

  /** @param now the boards as the database has them, after it was found not to be behind */
  constructor(folder: string, now: Marks) {
    const file = join(folder, MARK_FILE)
    closeSync(openSync(file, 'a', 0o600))
    this.#handle = openSync(file, 'r+')
    this.#table = Buffer.alloc(Math.max(1, now.size) * SLOT_BYTES)
    for (const [board, sequence] of now) this.#put(board, sequence)
    const { length } = this.#table
    whereThereIsRoom(() => {
      writeSync(this.#handle, this.#table, 0, length, 0)
      if (fstatSync(this.#handle).size > length) ftruncateSync(this.#handle, length)
      fsyncSync(this.#handle)
    })
  }

  /** These numbers are durable in the database. */
  reached(sequences: Marks) {
    if (sequences.size === 0) return
    const touched: number[] = []
    for (const [board, sequence] of sequences) touched.push(this.#put(board, sequence))
    const first = Math.min(...touched)
    const many = Math.max(...touched) - first + 1
    // A call costs as much as some thousand bytes.
    if (many <= touched.length * SLOTS_FOR_A_CALL) this.#write(first, many)
    else for (const slot of touched) this.#write(slot, 1)
    if (this.#timer) return
    this.#timer = setTimeout(() => {
      this.#timer = undefined
      fdatasync(this.#handle, () => undefined)
    }, SYNC_MS)
    // It alone keeps no process alive; a clock of tests knows nothing of that.
    this.#timer.unref?.()
  }

  /** The board is about to be removed: it must not be missed, also where the power goes right after. */
  forget(board: BoardId) {
    const slot = this.#slots.get(board)
    if (slot === undefined) return
    this.#slots.delete(board)
    this.#free.push(slot)
    this.#table.fill(0, slot * SLOT_BYTES, (slot + 1) * SLOT_BYTES)
    writeSync(this.#handle, this.#table, slot * SLOT_BYTES, SLOT_BYTES, slot * SLOT_BYTES)
    fsyncSync(this.#handle)
  }

  close() {
    clearTimeout(this.#timer)
    whereThereIsRoom(() => fsyncSync(this.#handle))
    closeSync(this.#handle)
  }

  /** @returns the board's slot */
  #put(board: BoardId, sequence: number): number {
    const slot = this.#slots.get(board) ?? this.#take(board)
    const from = slot * SLOT_BYTES
    this.#table.writeBigUInt64BE(BigInt(sequence), from + ID_BYTES)
    const sum = crc32(this.#table.subarray(from, from + SUMMED_BYTES))
    this.#table.writeUInt32BE(sum, from + SUMMED_BYTES)
    return slot
  }

  #take(board: BoardId): number {
    const slot = this.#free.pop() ?? this.#slots.size
    this.#slots.set(board, slot)
    if ((slot + 1) * SLOT_BYTES > this.#table.length)
      this.#table = Buffer.concat([this.#table, Buffer.alloc(this.#table.length)])
    this.#table.write(board, slot * SLOT_BYTES, ID_BYTES, 'latin1')
    return slot
  }

  #write(slot: number, many: number) {
    const from = slot * SLOT_BYTES
    whereThereIsRoom(() => writeSync(this.#handle, this.#table, from, many * SLOT_BYTES, from))
  }
}

/** On a full disk it falls behind, and proves less; nobody is held up for that. */
function whereThereIsRoom(write: () => unknown) {
  try {
    write()
  } catch (error) {
    if (!troubleWithDisk(error)) throw error
  }
}

/** @returns what a data folder's mark says; empty where there is none */
export function readMarks(folder: string): Marks {
  const marks = new Map<BoardId, number>()
  let bytes: Buffer
  try {
    bytes = readFileSync(join(folder, MARK_FILE))
  } catch {
    return marks
  }
  for (let from = 0; from + SLOT_BYTES <= bytes.length; from += SLOT_BYTES) {
    const summed = bytes.subarray(from, from + SUMMED_BYTES)
    const id = summed.subarray(0, ID_BYTES).toString('latin1').replace(/\0+$/, '')
    if (id !== '' && crc32(summed) === bytes.readUInt32BE(from + SUMMED_BYTES))
      raise(marks, id as BoardId, Number(summed.readBigUInt64BE(ID_BYTES)))
  }
  return marks
}

/** Where a start was cut short a board may have two slots. */
const raise = (marks: Map<BoardId, number>, board: BoardId, sequence: number) =>
  marks.set(board, Math.max(sequence, marks.get(board) ?? 0))
