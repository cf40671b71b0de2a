import { createHash } from 'node:crypto'
import type { Chance } from '../../shared/board/ids.ts'

const TOKEN_BYTES = 32
/** Shorter than a token: it has to fit into a QR that a phone reads from across a table. */
const SECRET_BYTES = 16

const base64url = (chance: Chance, length: number) =>
  Buffer.from(chance(new Uint8Array(length))).toString('base64url')

/** What a device shows to be known as its seat. Only its hash is stored. */
export const newToken = (chance: Chance): string => base64url(chance, TOKEN_BYTES)

/** The secret part of a link, `/k/<secret>`. */
export const newSecret = (chance: Chance): string => base64url(chance, SECRET_BYTES)

export const hashOf = (token: string): string => createHash('sha256').update(token).digest('hex')
