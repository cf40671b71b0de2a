/**
 * One page of an SQLite file, as far as telling what of it is in use:
 * https://www.sqlite.org/fileformat2.html#b_tree_pages
 *
 * A header of 8 bytes (12 where the page has pages below it): kind, first free block, number of cells,
 * where the cells' area begins, how many bytes lie in fragments. Then a pointer of two bytes to each
 * cell. Between the pointers and the cells is a gap that nothing is ever read from.
 */
const INDEX_INTERIOR = 2
const TABLE_INTERIOR = 5
const INDEX_LEAF = 10
const TABLE_LEAF = 13
const KINDS: ReadonlySet<number> = new Set([INDEX_INTERIOR, TABLE_INTERIOR, INDEX_LEAF, TABLE_LEAF])
/** The first page begins with the file's own header. */
const FILE_HEADER_BYTES = 100
const LEAST_CELL_BYTES = 4
/** What a free block says of itself: where the next one is, and how long it is. */
const BLOCK_HEADER_BYTES = 4

/** Something of the page is not as SQLite writes it. */
class Odd extends Error {}

/**
 * Blanks what of a page is in no use: there may lie what was on it before it was put together anew.
 * @param page changed in place, and only where nothing is ever read
 * @param usable how many of its bytes are SQLite's
 * @returns 'odd' where it is not as SQLite writes it: it was left as it is
 */
export function clearGaps(
  page: Buffer,
  { isFirst, usable }: { isFirst: boolean; usable: number },
): 'clean' | 'cleared' | 'odd' {
  const head = isFirst ? FILE_HEADER_BYTES : 0
  // Others hold a part of one value (and begin with a page number), or nothing: `secure_delete`
  // blanks a page as a whole when it is freed.
  if (!KINDS.has(page[head] ?? 0)) return 'clean'
  try {
    return clear(page, usedIn(page, head, usable), usable)
  } catch (error) {
    if (error instanceof Odd || error instanceof RangeError) return 'odd'
    throw error
  }
}

/** Which bytes are in use; what it cannot account for as SQLite itself does is no page of SQLite's. */
function usedIn(page: Buffer, head: number, usable: number): Uint8Array {
  const used = new Uint8Array(usable)
  const kind = page.readUInt8(head)
  const cells = page.readUInt16BE(head + 3)
  const area = page.readUInt16BE(head + 5) || 65_536
  const pointers = head + (kind === INDEX_INTERIOR || kind === TABLE_INTERIOR ? 12 : 8)
  const gap = pointers + 2 * cells
  if (gap > area || area > usable) throw new Odd()
  used.fill(1, 0, gap)
  let accounted = 0
  const take = (from: number, length: number, kept: number) => {
    if (from < area || from + length > usable) throw new Odd()
    used.fill(1, from, from + kept)
    accounted += length
  }
  for (let at = 0; at < cells; at++) {
    const from = page.readUInt16BE(pointers + 2 * at)
    const length = Math.max(LEAST_CELL_BYTES, bytesOfCell(page, kind, from, usable))
    take(from, length, length)
  }
  let block = page.readUInt16BE(head + 1)
  while (block !== 0) {
    const next = page.readUInt16BE(block)
    const length = page.readUInt16BE(block + 2)
    if (length < BLOCK_HEADER_BYTES || (next !== 0 && next < block + length)) throw new Odd()
    take(block, length, BLOCK_HEADER_BYTES)
    block = next
  }
  // Cells and blocks that lay over each other would come to more.
  if (accounted + page.readUInt8(head + 7) !== usable - area) throw new Odd()
  return used
}

function clear(page: Buffer, used: Uint8Array, usable: number): 'clean' | 'cleared' {
  let cleared = false
  for (let at = 0; at < usable; at++) {
    if (used[at] === 1 || page[at] === 0) continue
    page[at] = 0
    cleared = true
  }
  return cleared ? 'cleared' : 'clean'
}

function bytesOfCell(page: Buffer, kind: number, from: number, usable: number): number {
  if (kind === TABLE_INTERIOR) return 4 + bytesOfNumber(page, from + 4)
  const payload = from + (kind === INDEX_INTERIOR ? 4 : 0)
  const length = numberAt(page, payload)
  const key = payload + bytesOfNumber(page, payload)
  const begin = kind === TABLE_LEAF ? key + bytesOfNumber(page, key) : key
  return begin - from + bytesOnPage(length, kind, usable)
}

/** Of a value that is too long for its page the rest lies on pages of its own. */
function bytesOnPage(length: number, kind: number, usable: number): number {
  const most = kind === TABLE_LEAF ? usable - 35 : Math.floor(((usable - 12) * 64) / 255) - 23
  if (length <= most) return length
  const least = Math.floor(((usable - 12) * 32) / 255) - 23
  const part = least + ((length - least) % (usable - 4))
  return (part <= most ? part : least) + 4
}

/** A number of one to nine bytes: seven bits of each, of the ninth all eight. */
function bytesOfNumber(page: Buffer, from: number): number {
  let bytes = 1
  while (bytes < 9 && page.readUInt8(from + bytes - 1) >= 0x80) bytes++
  return bytes
}

function numberAt(page: Buffer, from: number): number {
  let value = 0
  for (let at = 0; at < bytesOfNumber(page, from); at++) {
    const byte = page.readUInt8(from + at)
    value = at === 8 ? value * 256 + byte : value * 128 + (byte & 0x7f)
  }
  return value
}
