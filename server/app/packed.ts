import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'

const brotli = promisify(brotliCompress)
const zip = promisify(gzip)

export type Encoding = 'br' | 'gzip' | 'identity'

/** The better of what a request's Accept-Encoding takes (RFC 9110, 12.5.3). */
export function encodingFor(accepted: string | undefined): Encoding {
  const taken = new Set(
    (accepted ?? '')
      .toLowerCase()
      .split(',')
      .map((one) => one.trim())
      .filter((one) => !/;\s*q=0(\.0+)?$/.test(one))
      .map((one) => one.split(';')[0]?.trim()),
  )
  return taken.has('br') ? 'br' : taken.has('gzip') ? 'gzip' : 'identity'
}

const packed = new WeakMap<Uint8Array, Map<Encoding, Promise<Uint8Array>>>()

/** Compressed once per state, however many phones come at the same moment. */
export function pack(bytes: Uint8Array, encoding: Encoding): Promise<Uint8Array> {
  const known = packed.get(bytes) ?? new Map<Encoding, Promise<Uint8Array>>()
  packed.set(bytes, known)
  const result = known.get(encoding) ?? compress(bytes, encoding)
  known.set(encoding, result)
  return result
}

async function compress(bytes: Uint8Array, encoding: Encoding): Promise<Uint8Array> {
  switch (encoding) {
    case 'br':
      return brotli(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } })
    case 'gzip':
      return zip(bytes, { level: 6 })
    case 'identity':
      return bytes
  }
}
