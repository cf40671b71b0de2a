// How a note, a presence and a sync message look on each server's wire. A note is known both as the
// update that writes it into a document and as the command that says it; each wire takes one of them.
import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'

const SYNC = 0
const AWARENESS = 1
const COMMAND = 10
const ANSWER = 11
const STEP1 = 0
const STEP2 = 1
const UPDATE = 2
const EMPTY_VECTOR = Uint8Array.of(0)
const EMPTY_UPDATE = Uint8Array.of(0, 0)

const message = (write) => {
  const encoder = encoding.createEncoder()
  write(encoder)
  return encoding.toUint8Array(encoder)
}

const sync = (kind, bytes) =>
  message((encoder) => {
    encoding.writeVarUint(encoder, SYNC)
    encoding.writeVarUint(encoder, kind)
    encoding.writeVarUint8Array(encoder, bytes)
  })

/** The update in a SyncStep2 or Update; undefined in any other message. */
function updateAt(decoder, syncTypes) {
  if (!syncTypes.includes(decoding.readVarUint(decoder))) return undefined
  const kind = decoding.readVarUint(decoder)
  return kind === STEP2 || kind === UPDATE ? decoding.readVarUint8Array(decoder) : undefined
}

/** y-websocket's protocol, as @y/websocket-server and a stock client of ours speak it. */
export const yWebsocket = {
  /** What a client says first: it has nothing, asks for all, and nothing of it is missing there. */
  hello: () => [sync(STEP1, EMPTY_VECTOR), sync(STEP2, EMPTY_UPDATE)],
  askForAll: () => sync(STEP1, EMPTY_VECTOR),
  /** Of one who has something already. */
  helloWith: (vector) => [sync(STEP1, vector), sync(STEP2, EMPTY_UPDATE)],
  update: (_room, update) => sync(UPDATE, update),
  note: (_room, { update }) => sync(UPDATE, update),
  step2: (update) => sync(STEP2, update),
  presence: (_room, update) =>
    message((encoder) => {
      encoding.writeVarUint(encoder, AWARENESS)
      encoding.writeVarUint8Array(encoder, update)
    }),
  /** Bytes after whatever addresses the room: where an attacker starts. */
  raw: (_room, bytes) => Uint8Array.from(bytes),
  isStep2: (head) => head[0] === SYNC && head[1] === STEP2,
  updateIn: (payload) => updateAt(decoding.createDecoder(payload), [SYNC]),
}

/** A command as our devices say it. */
export const commandMessage = (command) =>
  message((encoder) => {
    encoding.writeVarUint(encoder, COMMAND)
    encoding.writeVarString(encoder, JSON.stringify(command))
  })

/** Ours: the plan is written by updates, notes are said and answered. */
export const ownWire = {
  ...yWebsocket,
  note: (_room, { command }) => commandMessage(command),
  /** The answer to a command; undefined in any other message. @param head its first 64 bytes */
  answerIn(head) {
    if (head[0] !== ANSWER) return undefined
    const text = head.toString('latin1')
    const value = (name) => new RegExp(`"${name}":"?([a-z0-9-]+)`).exec(text)?.[1]
    return { id: value('id'), done: value('done') === 'true', reason: value('reason') }
  },
}

const HOCUSPOCUS_AUTH = 2
const HOCUSPOCUS_SYNC_REPLY = 4

/** Hocuspocus: every message starts with the document's name, and a token comes first. */
const named = (room, bytes) =>
  message((encoder) => {
    encoding.writeVarString(encoder, room)
    encoding.writeUint8Array(encoder, bytes)
  })

const token = message((encoder) => {
  encoding.writeVarUint(encoder, HOCUSPOCUS_AUTH)
  encoding.writeVarUint(encoder, 0)
  encoding.writeVarString(encoder, 'token')
})

export const hocuspocusWire = {
  hello: (room) => [token, ...yWebsocket.hello()].map((bytes) => named(room, bytes)),
  askForAll: (room) => named(room, yWebsocket.askForAll()),
  update: (room, update) => named(room, yWebsocket.update(room, update)),
  note: (room, { update }) => named(room, yWebsocket.update(room, update)),
  presence: (room, update) => named(room, yWebsocket.presence(room, update)),
  raw: (room, bytes) => named(room, Uint8Array.from(bytes)),
  isStep2: (head) => {
    const at = 1 + (head[0] ?? 0)
    return [SYNC, HOCUSPOCUS_SYNC_REPLY].includes(head[at]) && head[at + 1] === STEP2
  },
  updateIn: (payload) => {
    const decoder = decoding.createDecoder(payload)
    decoding.readVarString(decoder)
    return updateAt(decoder, [SYNC, HOCUSPOCUS_SYNC_REPLY])
  },
}

/** Everything to everybody: no sync, no memory. */
export const bareWire = { ...yWebsocket, hello: () => [], isStep2: undefined }
