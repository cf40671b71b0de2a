import { crc32 } from 'node:zlib'

/** Bytes as a row keeps them. */
export interface StoredBytes {
  bytes: Uint8Array
  /** Of an update: whose the notes are that came with it, as text. */
  posted?: string | null
  crc: number
}

/** What was stored is not what was read, or part of it is missing. The board must not be opened. */
export class DamagedBoard extends Error {
  constructor(board: string, what: string) {
    super(
      `ボード ${board} の記録が壊れています（${what}）。バックアップから戻してください。 / ` +
        `The record of board ${board} is damaged (${what}). Restore it from a backup.`,
    )
    this.name = 'DamagedBoard'
  }
}

export const checksum = (bytes: Uint8Array, posted?: string | null): number =>
  posted ? crc32(posted, crc32(bytes)) : crc32(bytes)

/** Of texts, so that none can pass for a part of its neighbour. */
export const checksumOfWords = (...texts: readonly string[]): number => crc32(JSON.stringify(texts))

/** @throws DamagedBoard where the bytes are not the ones that were stored */
export function checked(
  board: string,
  what: string,
  { bytes, posted, crc }: StoredBytes,
): Uint8Array {
  if (checksum(bytes, posted) !== crc) throw new DamagedBoard(board, `${what}: checksum`)
  return bytes
}
