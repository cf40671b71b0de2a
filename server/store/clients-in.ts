import * as decoding from 'lib0/decoding'

/** With how many client ids a document was written: a snapshot begins with that. */
export const clientsIn = (snapshot: Uint8Array | undefined): number =>
  snapshot ? decoding.readVarUint(decoding.createDecoder(snapshot)) : 0
