import {
  closeSync,
  fdatasync,
  fdatasyncSync,
  fstatSync,
  openSync,
  readSync,
  writeSync,
} from 'node:fs'
import { promisify } from 'node:util'
import { DatabaseSync } from '@photostructure/sqlite'
import { pagesIn } from './check-wal.ts'
import { clearGaps } from './page-gaps.ts'
import type { Database } from './sqlite-file.ts'
import { AUTOCHECKPOINT_PAGES } from './sqlite-file.ts'
import { isInUse } from './trouble.ts'

/** So long another program may read the files before sweeping is left for later. */
const PATIENCE_MS = 5_000
const AGAIN_MS = 100
const SLICE_MS = 6
/** So long everybody else is answered in between. */
const PAUSE_MS = 6
const PAGES_AT_ONCE = 16

/** Something is to be swept: it may still lie in free pages, in gaps, or in the log file beside. */
export const isUnswept = (db: Database): boolean =>
  db.prepare('SELECT 1 FROM unswept LIMIT 1').get() !== undefined

/** In the commit that deletes it: nothing of this may stay in the files. */
export function leavesUnswept(db: Database, what: string) {
  db.prepare('INSERT INTO unswept VALUES (?, 0) ON CONFLICT DO NOTHING').run(what)
}

/**
 * Leaves no byte of what was deleted in a database that nobody waits for: neither in free pages, nor
 * in the gaps of used ones, nor in the log file beside. It builds all of the file anew.
 * @returns false where another program holds or reads the files
 */
export function sweepWhole(db: Database): boolean {
  if (!isUnswept(db)) return true
  try {
    db.exec('VACUUM')
    const { busy } = db.prepare('PRAGMA wal_checkpoint(TRUNCATE)').get() as { busy: number }
    if (busy !== 0) return false
    db.exec('DELETE FROM unswept')
    return true
  } catch (error) {
    if (isInUse(error)) return false
    throw error
  }
}

/** A page is done once it lies in the file with blank gaps, and the log holds no other state of it. */
interface Sweep {
  /** Pages up to here are done, but for those in `again`. */
  done: number
  /** They were written since. */
  again: Set<number>
  /** The log as this sweep left it; undefined before. Another one in its place: begin anew. */
  log: string | undefined
}

type Outcome = 'done' | 'more' | 'in-use' | 'odd'

/**
 * The same while a server writes: building 200 MB anew would hold every board up for seconds.
 * `secure_delete` blanks what is freed, but a page that is put together anew may keep old bytes in its
 * gaps, which SQLite never reads and has no means to blank. So they are blanked in the file itself, a
 * few pages at a time: the log is moved into the file, the write lock is taken, and a commit of its
 * own tells every other connection to read its pages anew. Cut short at any moment nothing is harmed.
 */
export class Sweeper {
  readonly #db: Database
  readonly #file: string
  readonly #sliceMs: number
  #handle: number | undefined
  #running: Promise<boolean> | undefined
  #ended = false

  /** @param sliceMs so long nobody else is answered; at least a few pages are done */
  constructor(db: Database, file: string, sliceMs = SLICE_MS) {
    this.#db = db
    this.#file = file
    this.#sliceMs = sliceMs
  }

  /** @returns whether all that was to be swept is, now; otherwise it has to be tried again */
  sweep = async (): Promise<boolean> => {
    while (!this.#ended && isUnswept(this.#db)) {
      this.#running ??= this.#run().finally(() => {
        this.#running = undefined
      })
      if (!(await this.#running)) return false
    }
    return !this.#ended
  }

  /** After the database was closed: whoever closes a file lets go of all of the process's locks on it. */
  end() {
    this.#ended = true
    if (this.#handle !== undefined) closeSync(this.#handle)
  }

  async #run(): Promise<boolean> {
    // What is moved into the file in between would not be known to have been written.
    this.#db.exec('PRAGMA wal_autocheckpoint = 0')
    try {
      this.#handle ??= openSync(this.#file, 'r+')
      const sweep: Sweep = { done: 0, again: new Set(), log: undefined }
      let waitingSince: number | undefined
      for (;;) {
        const outcome = this.#slice(sweep, this.#handle)
        if (outcome === 'done' || outcome === 'odd') return outcome === 'done'
        if (outcome === 'more') waitingSince = undefined
        else waitingSince ??= performance.now()
        if (waitingSince !== undefined && performance.now() - waitingSince > PATIENCE_MS)
          return false
        await pause(outcome === 'more' ? PAUSE_MS : AGAIN_MS)
        // Nobody waits for the disk in this; the last slice then has little to sync.
        if (!this.#ended) await settled(this.#handle)
        if (this.#ended) return false
      }
    } finally {
      if (!this.#ended) this.#db.exec(`PRAGMA wal_autocheckpoint = ${AUTOCHECKPOINT_PAGES}`)
    }
  }

  /** A connection of its own, so that what it commits is another's to all others; a new one knows no page. */
  #slice(sweep: Sweep, handle: number): Outcome {
    const other = new DatabaseSync(this.#file, { timeout: 0 })
    try {
      const log = pagesIn(`${this.#file}-wal`)
      if (sweep.log !== log.of) Object.assign(sweep, { done: 0, again: new Set() })
      else for (const page of log.pages) if (page <= sweep.done) sweep.again.add(page)
      // The next slice may find the log as it is now.
      sweep.log = log.of
      const moved = other.prepare('PRAGMA wal_checkpoint(TRUNCATE)').get() as { busy: number }
      if (moved.busy !== 0) return 'in-use'
      other.exec('BEGIN IMMEDIATE')
      if (pagesIn(`${this.#file}-wal`).of !== '') return 'more'
      const isOdd = !blank(sweep, handle, this.#sliceMs)
      const isDone = !isOdd && isEnd(sweep, handle)
      if (isDone) fdatasyncSync(handle)
      other.exec(isDone ? 'DELETE FROM unswept' : 'UPDATE unswept SET slices = slices + 1')
      other.exec('COMMIT')
      sweep.log = pagesIn(`${this.#file}-wal`).of
      return isOdd ? 'odd' : isDone ? 'done' : 'more'
    } catch (error) {
      if (isInUse(error)) return 'in-use'
      throw error
    } finally {
      other.close()
    }
  }
}

/** @returns false where a page is not as SQLite writes it */
function blank(sweep: Sweep, handle: number, sliceMs: number): boolean {
  const since = performance.now()
  let isFirst = true
  const { bytes, usable } = sizeOfPages(handle)
  const last = Math.floor(fstatSync(handle).size / bytes)
  const pages = Buffer.alloc(bytes * PAGES_AT_ONCE)
  const clear = (from: number, many: number): boolean => {
    readSync(handle, pages, 0, many * bytes, (from - 1) * bytes)
    for (let at = 0; at < many; at++) {
      const page = pages.subarray(at * bytes, (at + 1) * bytes)
      const found = clearGaps(page, { isFirst: from + at === 1, usable })
      if (found === 'odd') return false
      if (found === 'cleared') writeSync(handle, page, 0, bytes, (from + at - 1) * bytes)
    }
    return true
  }
  const hasTime = () => {
    const has = isFirst || performance.now() - since < sliceMs
    isFirst = false
    return has
  }
  while (sweep.done < last && hasTime()) {
    const many = Math.min(PAGES_AT_ONCE, last - sweep.done)
    if (!clear(sweep.done + 1, many)) return false
    sweep.done += many
  }
  for (const page of sweep.again) {
    if (sweep.done < last || !hasTime()) break
    if (page <= last && !clear(page, 1)) return false
    sweep.again.delete(page)
  }
  return true
}

const isEnd = ({ done, again }: Sweep, handle: number) =>
  again.size === 0 && done >= Math.floor(fstatSync(handle).size / sizeOfPages(handle).bytes)

function sizeOfPages(handle: number): { bytes: number; usable: number } {
  const header = Buffer.alloc(100)
  readSync(handle, header, 0, 100, 0)
  const bytes = header.readUInt16BE(16)
  return {
    bytes: bytes === 1 ? 65_536 : bytes,
    usable: (bytes === 1 ? 65_536 : bytes) - header.readUInt8(20),
  }
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))
const settled = promisify(fdatasync)
