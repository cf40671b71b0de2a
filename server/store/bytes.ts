import { crc32 } from 'node:zlib'

/** Bytes as a row keeps them. */
export interface StoredBytes {
  bytes: Uint8Array
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

export const checksum = (bytes: Uint8Array): number => crc32(bytes)

/** Of texts, so that none can pass for a part of its neighbour. */
export const checksumOfWords = (...texts: readonly string[]): number => crc32(JSON.stringify(texts))

/** @throws DamagedBoard where the bytes are not the ones that were stored */
export function checked(board: string, what: string, { bytes, crc }: StoredBytes): Uint8Array {
  if (checksum(bytes) !== crc) throw new DamagedBoard(board, `${what}: checksum`)
  return bytes
}
