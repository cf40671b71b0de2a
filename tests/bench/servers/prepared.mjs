// The bare limit of letting many in at once: the whole board lies ready as one frame, and whoever
// comes gets it in one write. Judges nothing, waits for no disk; saved when a second has passed.
import { readFileSync, writeFileSync } from 'node:fs'
import { WebSocketServer } from 'ws'
import * as Y from '../load/yjs.mjs'
import { yWebsocket } from '../wires.mjs'

const { PORT, SAVED } = process.env
const SAVE_AFTER_MS = 1_000
const doc = new Y.Doc()
let ready = read()
let dirty = false

function read() {
  try {
    return readFileSync(SAVED)
  } catch {
    return undefined
  }
}

function answer() {
  ready ??= Buffer.from(yWebsocket.step2(Y.encodeStateAsUpdate(doc)))
  return ready
}

function hear(update) {
  Y.applyUpdate(doc, update)
  ready = undefined
  if (dirty) return
  dirty = true
  setTimeout(save, SAVE_AFTER_MS)
}

function save() {
  dirty = false
  writeFileSync(SAVED, answer())
}

new WebSocketServer({ host: '127.0.0.1', port: Number(PORT) }).on('connection', (socket) => {
  socket.on('error', () => {})
  socket.on('message', (message) => {
    const update = yWebsocket.updateIn(message)
    if (update === undefined) return socket.send(answer())
    if (update.length > 2) hear(update)
  })
})
