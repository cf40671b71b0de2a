import * as decoding from 'lib0/decoding'
import * as Y from 'yjs'
import { SERVER_LIMITS } from '../../../shared/wire.ts'
import { Refused } from './verdict.ts'

export type Struct = Y.Item | Y.GC | Y.Skip
type DeleteSet = ReturnType<typeof Y.decodeUpdate>['ds']

/** An update's structs by client in clock order, and its deletions. */
export interface DecodedUpdate {
  byClient: ReadonlyMap<number, readonly Struct[]>
  ds: DeleteSet
  /** The struct that contains an id, if this update has it. */
  find: (id: Y.ID) => Struct | undefined
}

/** @throws Refused 'malformed' where the bytes do not decode, 'too-large' above the limits. */
export function decode(update: Uint8Array): DecodedUpdate {
  if (update.length > SERVER_LIMITS.maxUpdateBytes) throw new Refused('too-large')
  const { structs, ds } = decodeBytes(update)
  if (structs.length > SERVER_LIMITS.maxStructs) throw new Refused('too-large')
  const byClient = new Map<number, Struct[]>()
  for (const struct of structs) {
    const own = byClient.get(struct.id.client) ?? []
    // One without length moves no clock, and so would pass for known; Yjs puts it in all the same.
    if (struct.length < 1) throw new Refused('malformed', 'nothing written')
    own.push(struct)
    byClient.set(struct.id.client, own)
  }
  // Of two blocks with one client's structs Yjs takes the last, and we have read both.
  if (byClient.size !== blocks(update)) throw new Refused('malformed')
  if (byClient.size > SERVER_LIMITS.maxClientsAtOnce) throw new Refused('too-large')
  for (const ranges of ds.clients.values()) checkOrder(ranges)
  return { byClient, ds, find: (id) => findIn(byClient.get(id.client) ?? [], id.clock) }
}

/** Yjs writes deletions in order and apart; otherwise one struct could be looked at 60,000 times. */
function checkOrder(ranges: readonly { clock: number; len: number }[]) {
  let free = 0
  for (const { clock, len } of ranges) {
    if (len < 1 || clock < free) throw new Refused('malformed', 'deletions out of order')
    free = clock + len
  }
}

/** How many blocks of structs an update says it has. */
const blocks = (update: Uint8Array) => decoding.readVarUint(decoding.createDecoder(update))

function decodeBytes(update: Uint8Array) {
  try {
    return Y.decodeUpdate(update)
  } catch {
    throw new Refused('malformed')
  }
}

/** The struct that contains `id`, if the document has it. */
export function structAt(doc: Y.Doc, id: Y.ID): Y.Item | Y.GC | undefined {
  const structs = doc.store.clients.get(id.client)
  return structs && findIn(structs, id.clock)
}

function findIn<S extends Struct>(structs: readonly S[], clock: number): S | undefined {
  let low = 0
  let high = structs.length - 1
  while (low <= high) {
    const middle = (low + high) >> 1
    const struct = structs[middle]
    if (!struct) return undefined
    if (clock < struct.id.clock) high = middle - 1
    else if (clock >= struct.id.clock + struct.length) low = middle + 1
    else return struct
  }
  return undefined
}

/** The structs of the document in `[clock, clock + length)` of a client, oldest first. */
export function* structsIn(doc: Y.Doc, client: number, clock: number, length: number) {
  const structs = doc.store.clients.get(client) ?? []
  let at = clock
  while (at < clock + length) {
    const struct = findIn(structs, at)
    if (!struct) return
    yield struct
    at = struct.id.clock + struct.length
  }
}
