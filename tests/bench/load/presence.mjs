import * as encoding from 'lib0/encoding'
import { newClient } from './notes.mjs'

/** What somebody's cursor sends while it goes from row to row: `count` awareness updates. */
export function presenceOf(count) {
  const client = newClient()
  return Array.from({ length: count }, (_, at) => {
    const encoder = encoding.createEncoder()
    encoding.writeVarUint(encoder, 1)
    encoding.writeVarUint(encoder, client)
    encoding.writeVarUint(encoder, at + 1)
    encoding.writeVarString(encoder, JSON.stringify({ place: `rows/r${at % 33}/text` }))
    return encoding.toUint8Array(encoder)
  })
}
