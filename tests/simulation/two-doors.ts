import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import type { CommandOnNote } from '../../shared/board/commands.ts'
import { type Answer, MESSAGE } from '../../shared/wire.ts'
import { Exchange } from './exchange.ts'
import type { Phone } from './phone.ts'

/** How long it waits for an answer over HTTP before it says the same by the socket. */
const PATIENCE_MS = 2_500

/**
 * The socket of a program that says some things of notes over HTTP, one door at a time: where nothing
 * comes back from there, the same command with the same id goes by the socket.
 */
export const byTwoDoors = (
  Base: typeof WebSocket,
  phone: Phone,
  token: string,
  onHttp: (isLost: boolean) => void,
): typeof WebSocket =>
  class extends Base {
    readonly #open = new Set<Exchange>()

    override send(bytes: Uint8Array<ArrayBuffer>) {
      const command = commandIn(bytes)
      const { luck } = phone
      if (!command || this.readyState !== this.OPEN || !luck.happens(phone.saysByHttp))
        return super.send(bytes)
      const lost = luck.happens(0.25) ? luck.pick(['question', 'answer'] as const) : undefined
      onHttp(lost !== undefined)
      const bySocket = () => this.readyState === this.OPEN && super.send(bytes)
      const exchange = new Exchange(phone.network)
      this.#open.add(exchange)
      phone.clock.later(PATIENCE_MS, () => {
        if (!this.#open.delete(exchange)) return
        exchange.cut()
        bySocket()
      })
      if (lost === 'question') return
      exchange.say(token, command, (answer) => {
        if (lost === 'answer' || !this.#open.delete(exchange)) return
        if (answer) this.#hear(answer)
        else bySocket()
      })
    }

    override close() {
      for (const exchange of this.#open) exchange.cut()
      this.#open.clear()
      super.close()
    }

    #hear(answer: Answer) {
      if (this.readyState !== this.OPEN) return
      const encoder = encoding.createEncoder()
      encoding.writeVarUint(encoder, MESSAGE.answer)
      encoding.writeVarString(encoder, JSON.stringify(answer))
      const { buffer } = encoding.toUint8Array(encoder).slice()
      this.onmessage?.(new MessageEvent('message', { data: buffer }))
    }
  }

function commandIn(bytes: Uint8Array): CommandOnNote | undefined {
  const decoder = decoding.createDecoder(bytes)
  if (decoding.readVarUint(decoder) !== MESSAGE.command) return undefined
  return JSON.parse(decoding.readVarString(decoder)) as CommandOnNote
}
