import {
  closeSync,
  fstatSync,
  openSync,
  readFileSync,
  readSync,
  statSync,
  writeFileSync,
} from 'node:fs'

/**
 * SQLite's write-ahead log, as far as finding out whether all of it can be read:
 * https://www.sqlite.org/fileformat2.html#the_write_ahead_log
 *
 * A header of 32 bytes: magic, version, page size, number, salt (two words), checksum (two words).
 * Then frames: page number, size of the database where the frame ends a commit (otherwise 0), the
 * header's salt, a checksum that goes on from the frame before; then the page.
 */
const HEADER_BYTES = 32
const FRAME_HEADER_BYTES = 24
const MAGIC = 0x377f0682
const VERSION = 3_007_000
const DEFAULT_PAGE_BYTES = 4_096
const LOOKS = 4

type Checksum = readonly [number, number]

interface WriteAhead {
  bytes: DataView
  frameBytes: number
  frames: number
  /** Checksums read their words so. */
  littleEndian: boolean
  isHeaderSound: boolean
}

/** What lies behind a frame that SQLite cannot read: it stops there and says nothing. */
export interface Unread {
  /** Commits that were saved behind it. */
  commits: number
}

/**
 * Finds commits that were on the disk and that SQLite would leave out. A power cut may tear the last
 * commit: nobody was told of that one. But each commit is synced before the next one is begun: where a
 * frame goes on from the end of an unreadable commit, that one had been saved, and has been damaged
 * since. A frame is known to go on from another by its checksum, which begins with the other's.
 * @param file may be written to meanwhile
 */
export function unreadIn(file: string): Unread | undefined {
  let found: Unread | undefined
  // A log that a server begins anew while it is read looks like one that is damaged; not each time.
  for (let looks = 0; looks < LOOKS; looks++) {
    found = lookAt(file)
    if (!found) return undefined
  }
  return found
}

/**
 * Gives the frames behind a damaged one back, and that one: where a single bit of it changed, that bit
 * is found by its checksum and set right; otherwise it is taken as it is, and all of it has to be
 * looked at afterwards. Then the checksums go on over all of them.
 */
export function mendWriteAhead(file: string) {
  const log = read(file)
  if (!log) return
  const { bytes } = log
  if (!log.isHeaderSound) writeHeader(log)
  const last = lastEnd(log, hasSalt)
  let sum = headerSum(bytes)
  let before = sum
  for (let at = 0; at <= last; at++) {
    const from = startOf(log, at)
    const stored = storedSum(log, at)
    const found = sumOfFrame(log, at, before)
    const isSumWrong =
      at < log.frames - 1 && isSame(sumOfFrame(log, at + 1, found), storedSum(log, at + 1))
    if (!isSame(found, stored) && !isSumWrong) setRight(log, at, found, stored)
    before = isSumWrong ? found : stored
    bytes.setUint32(from + 8, bytes.getUint32(16))
    bytes.setUint32(from + 12, bytes.getUint32(20))
    sum = sumOfFrame(log, at, sum)
    bytes.setUint32(from + 16, sum[0])
    bytes.setUint32(from + 20, sum[1])
  }
  const length = HEADER_BYTES + (last + 1) * log.frameBytes
  writeFileSync(file, new Uint8Array(bytes.buffer, 0, length))
}

/**
 * Turns the one bit of a frame that explains its checksum, where only one does. What one more in a word adds to the two sums
 * follows from how many words come after it: from the last one backwards it is a Fibonacci sequence.
 */
function setRight(
  { bytes, frameBytes, littleEndian }: WriteAhead,
  at: number,
  found: Checksum,
  stored: Checksum,
) {
  const from = HEADER_BYTES + at * frameBytes
  const missing = [(stored[0] - found[0]) | 0, (stored[1] - found[1]) | 0] as const
  const words = [0, 4]
  for (let word = FRAME_HEADER_BYTES; word < frameBytes; word += 4) words.push(word)
  const could: (readonly [word: number, turned: number])[] = []
  let adds: readonly [number, number] = [0, 1]
  for (const word of words.reverse()) {
    const value = bytes.getUint32(from + word, littleEndian)
    for (let bit = 0; bit < 32; bit++) {
      const turned = (value ^ (1 << bit)) >>> 0
      const more = (turned - value) | 0
      if (Math.imul(more, adds[0]) !== missing[0] || Math.imul(more, adds[1]) !== missing[1])
        continue
      could.push([word, turned])
    }
    adds = [adds[1], (adds[0] + adds[1]) | 0]
  }
  // Of a word's upper bits several can explain it.
  const [only] = could
  if (only && could.length === 1) bytes.setUint32(from + only[0], only[1], littleEndian)
}

/** The first frame has the salt, too, and the page size is the one that we use. */
function writeHeader(log: WriteAhead) {
  const { bytes } = log
  const salt = [bytes.getUint32(HEADER_BYTES + 8), bytes.getUint32(HEADER_BYTES + 12)] as const
  for (const [at, word] of [MAGIC, VERSION, DEFAULT_PAGE_BYTES, 0, ...salt].entries())
    bytes.setUint32(at * 4, word)
  const sum = sumOf(log, 0, HEADER_BYTES - 8, [0, 0])
  bytes.setUint32(24, sum[0])
  bytes.setUint32(28, sum[1])
}

function lookAt(file: string): Unread | undefined {
  const log = read(file)
  if (!log) return undefined
  const bad = log.isHeaderSound ? firstUnreadable(log) : 0
  const last = lastEnd(log, goesOn)
  if (bad > last) return undefined
  let commits = 0
  let hasGoneOn = false
  for (let at = bad; at <= last; at++) {
    if (isEnd(log, at)) commits++
    if (at > bad && isEnd(log, at - 1) && goesOn(log, at)) hasGoneOn = true
  }
  return hasGoneOn ? { commits } : undefined
}

function read(file: string): WriteAhead | undefined {
  const size = statSync(file, { throwIfNoEntry: false })?.size ?? 0
  if (size < HEADER_BYTES + FRAME_HEADER_BYTES) return undefined
  const bytes = new DataView(Uint8Array.from(readFileSync(file)).buffer)
  const magic = bytes.getUint32(0)
  const pageBytes = bytes.getUint32(8)
  const isKnown = (magic | 1) >>> 0 === (MAGIC | 1) >>> 0 && isPageSize(pageBytes)
  const sum = sumOf({ bytes, littleEndian: magic === MAGIC }, 0, HEADER_BYTES - 8, [0, 0])
  const isHeaderSound = isKnown && isSame(sum, headerSum(bytes))
  const frameBytes = FRAME_HEADER_BYTES + (isHeaderSound ? pageBytes : DEFAULT_PAGE_BYTES)
  const frames = Math.floor((bytes.byteLength - HEADER_BYTES) / frameBytes)
  return {
    bytes,
    frameBytes,
    frames,
    isHeaderSound,
    littleEndian: !isHeaderSound || magic === MAGIC,
  }
}

const isPageSize = (bytes: number) => bytes >= 512 && bytes <= 65_536 && (bytes & (bytes - 1)) === 0

const headerSum = (bytes: DataView): Checksum => [bytes.getUint32(24), bytes.getUint32(28)]
const startOf = ({ frameBytes }: WriteAhead, at: number) => HEADER_BYTES + at * frameBytes
const isSame = (a: Checksum, b: Checksum) => a[0] === b[0] && a[1] === b[1]

/** Whether a frame ends a commit. */
const isEnd = (log: WriteAhead, at: number) => log.bytes.getUint32(startOf(log, at) + 4) !== 0

function storedSum(log: WriteAhead, at: number): Checksum {
  if (at < 0) return headerSum(log.bytes)
  const from = startOf(log, at)
  return [log.bytes.getUint32(from + 16), log.bytes.getUint32(from + 20)]
}

/** The header's where it can be read, otherwise that of the first frame. */
const saltAt = (log: WriteAhead): number => (log.isHeaderSound ? 16 : HEADER_BYTES + 8)

function hasSalt(log: WriteAhead, at: number): boolean {
  const { bytes } = log
  const own = startOf(log, at) + 8
  const salt = saltAt(log)
  return (
    bytes.getUint32(own) === bytes.getUint32(salt) &&
    bytes.getUint32(own + 4) === bytes.getUint32(salt + 4)
  )
}

/** Whether a frame was written directly after the one before it, and is as it was written. */
const goesOn = (log: WriteAhead, at: number): boolean =>
  hasSalt(log, at) && isSame(sumOfFrame(log, at, storedSum(log, at - 1)), storedSum(log, at))

function firstUnreadable(log: WriteAhead): number {
  for (let at = 0; at < log.frames; at++) if (!goesOn(log, at)) return at
  return log.frames
}

/** The last frame that ends a commit and belongs here; -1 where there is none. */
function lastEnd(log: WriteAhead, belongs: (log: WriteAhead, at: number) => boolean): number {
  for (let at = log.frames - 1; at >= 0; at--) if (isEnd(log, at) && belongs(log, at)) return at
  return -1
}

function sumOfFrame(log: WriteAhead, at: number, before: Checksum): Checksum {
  const from = startOf(log, at)
  const sum = sumOf(log, from, 8, before)
  return sumOf(log, from + FRAME_HEADER_BYTES, log.frameBytes - FRAME_HEADER_BYTES, sum)
}

function sumOf(
  { bytes, littleEndian }: Pick<WriteAhead, 'bytes' | 'littleEndian'>,
  from: number,
  length: number,
  [a, b]: Checksum,
): Checksum {
  let first = a
  let second = b
  for (let at = from; at < from + length; at += 8) {
    first = (first + bytes.getUint32(at, littleEndian) + second) >>> 0
    second = (second + bytes.getUint32(at + 4, littleEndian) + first) >>> 0
  }
  return [first, second]
}

/** Which pages a log holds anew, in no order; `of` tells one log from the next in the same file. */
export function pagesIn(file: string): { of: string; pages: readonly number[] } {
  const handle = openSync(file, 'r')
  try {
    const header = Buffer.alloc(HEADER_BYTES)
    if (readSync(handle, header, 0, HEADER_BYTES, 0) < HEADER_BYTES) return { of: '', pages: [] }
    const frameBytes = FRAME_HEADER_BYTES + header.readUInt32BE(8)
    const frames = Math.floor((fstatSync(handle).size - HEADER_BYTES) / frameBytes)
    const pages = new Set<number>()
    const page = Buffer.alloc(4)
    for (let at = 0; at < frames; at++) {
      readSync(handle, page, 0, 4, HEADER_BYTES + at * frameBytes)
      pages.add(page.readUInt32BE(0))
    }
    return { of: header.toString('hex'), pages: [...pages] }
  } finally {
    closeSync(handle)
  }
}
