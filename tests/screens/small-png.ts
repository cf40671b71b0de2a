/** PNG files with 256 colours at most: a picture of a page is then a third as large. */
import { deflateSync, inflateSync } from 'node:zlib'

const SIGNATURE = Buffer.from([137, 80, 78, 71, 13, 10, 26, 10])
const MOST_COLOURS = 256

interface Picture {
  width: number
  height: number
  /** Red, green and blue of each pixel, line by line. */
  pixels: Uint8Array
}

/** @param png as Chromium writes it: 8 bits a channel, no interlacing */
export function smallPng(png: Buffer): Buffer {
  const { width, height, pixels } = read(png)
  const { palette, indexOf } = paletteOf(pixels)
  const lines = Buffer.alloc((width + 1) * height)
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      const at = (y * width + x) * 3
      lines[y * (width + 1) + 1 + x] = indexOf(colourAt(pixels, at))
    }
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  // 8 bits, by palette.
  header.set([8, 3, 0, 0, 0], 8)
  const table = Buffer.from(palette.flatMap((one) => [one >> 16, (one >> 8) & 255, one & 255]))
  return Buffer.concat([
    SIGNATURE,
    chunk('IHDR', header),
    chunk('PLTE', table),
    chunk('IDAT', deflateSync(lines, { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

const byteAt = (bytes: Uint8Array, at: number) => bytes[at] ?? 0
const colourAt = (bytes: Uint8Array, at: number) =>
  (byteAt(bytes, at) << 16) | (byteAt(bytes, at + 1) << 8) | byteAt(bytes, at + 2)

/** The most frequent colours; each of the others becomes the nearest of them. */
function paletteOf(pixels: Uint8Array) {
  const counts = new Map<number, number>()
  for (let at = 0; at < pixels.length; at += 3) {
    const colour = colourAt(pixels, at)
    counts.set(colour, (counts.get(colour) ?? 0) + 1)
  }
  const palette = [...counts]
    .sort(([a, many], [b, more]) => more - many || a - b)
    .slice(0, MOST_COLOURS)
    .map(([colour]) => colour)
  const known = new Map(palette.map((colour, at) => [colour, at]))
  const indexOf = (colour: number) => {
    const found = known.get(colour)
    if (found !== undefined) return found
    let nearest = 0
    let least = Number.POSITIVE_INFINITY
    for (const [at, one] of palette.entries()) {
      const far = distance(colour, one)
      if (far < least) [nearest, least] = [at, far]
    }
    known.set(colour, nearest)
    return nearest
  }
  return { palette, indexOf }
}

const distance = (a: number, b: number) =>
  ((a >> 16) - (b >> 16)) ** 2 +
  (((a >> 8) & 255) - ((b >> 8) & 255)) ** 2 +
  ((a & 255) - (b & 255)) ** 2

function read(png: Buffer): Picture {
  const width = png.readUInt32BE(16)
  const height = png.readUInt32BE(20)
  const channels = png[25] === 6 ? 4 : 3
  const data: Buffer[] = []
  for (let at = 8; at < png.length; ) {
    const length = png.readUInt32BE(at)
    if (png.toString('latin1', at + 4, at + 8) === 'IDAT')
      data.push(png.subarray(at + 8, at + 8 + length))
    at += length + 12
  }
  const raw = unfiltered(inflateSync(Buffer.concat(data)), width * channels, channels)
  const pixels = new Uint8Array(width * height * 3)
  for (let at = 0; at < width * height; at++)
    for (let of = 0; of < 3; of++) pixels[at * 3 + of] = byteAt(raw, at * channels + of)
  return { width, height, pixels }
}

/** Takes back the filter of each line (PNG, chapter 9). */
function unfiltered(filtered: Buffer, stride: number, channels: number): Uint8Array {
  const height = filtered.length / (stride + 1)
  const raw = new Uint8Array(stride * height)
  for (let y = 0; y < height; y++) {
    const filter = byteAt(filtered, y * (stride + 1))
    for (let x = 0; x < stride; x++) {
      const at = y * stride + x
      const left = x < channels ? 0 : byteAt(raw, at - channels)
      const above = y === 0 ? 0 : byteAt(raw, at - stride)
      const corner = x < channels || y === 0 ? 0 : byteAt(raw, at - stride - channels)
      const guess = [0, left, above, (left + above) >> 1, paeth(left, above, corner)][filter]
      raw[at] = byteAt(filtered, y * (stride + 1) + 1 + x) + (guess ?? 0)
    }
  }
  return raw
}

function paeth(left: number, above: number, corner: number): number {
  const guess = left + above - corner
  const [a, b, c] = [Math.abs(guess - left), Math.abs(guess - above), Math.abs(guess - corner)]
  if (a <= b && a <= c) return left
  return b <= c ? above : corner
}

const CRC = Uint32Array.from({ length: 256 }, (_, n) => {
  let c = n
  for (let k = 0; k < 8; k++) c = c & 1 ? 0xedb88320 ^ (c >>> 1) : c >>> 1
  return c
})

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
  let crc = 0xffffffff
  for (const byte of body) crc = (CRC[(crc ^ byte) & 255] ?? 0) ^ (crc >>> 8)
  const sized = Buffer.alloc(4)
  sized.writeUInt32BE(data.length)
  const summed = Buffer.alloc(4)
  summed.writeUInt32BE((crc ^ 0xffffffff) >>> 0)
  return Buffer.concat([sized, body, summed])
}
