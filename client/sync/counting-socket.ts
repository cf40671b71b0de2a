import { messageYjsSyncStep2, messageYjsUpdate } from 'y-protocols/sync'
import { MESSAGE } from '../../shared/wire.ts'

/** A socket that knows how many sync writes went out on it: what receipts count. */
export interface CountingSocket extends WebSocket {
  readonly writes: number
}

/**
 * `Base` with its sync writes counted, in order of sending: frames that start with sync and then
 * step 2 or update. Both bytes are varUints below 128, so one byte each.
 * @param onWrite told after each of them left; `whole` where it was a step 2
 */
export function countingSocket(
  Base: typeof WebSocket,
  onWrite: (writes: number, whole: boolean) => void,
): typeof WebSocket {
  return class extends Base implements CountingSocket {
    writes = 0

    override send(frame: string | ArrayBufferLike | Blob | ArrayBufferView) {
      super.send(frame as ArrayBuffer)
      if (!(frame instanceof Uint8Array) || frame[0] !== MESSAGE.sync) return
      const kind = frame[1]
      if (kind !== messageYjsSyncStep2 && kind !== messageYjsUpdate) return
      this.writes++
      onWrite(this.writes, kind === messageYjsSyncStep2)
    }
  }
}
