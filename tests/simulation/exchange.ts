import type { CommandOnNote } from '../../shared/board/commands.ts'
import type { Answer } from '../../shared/wire.ts'
import type { Network } from './network.ts'
import { Way } from './network.ts'

/** One thing said over HTTP, and its answer. Where the network breaks, either may be lost. */
export class Exchange {
  readonly #network: Network
  readonly #up: Way
  readonly #down: Way

  constructor(network: Network) {
    this.#network = network
    this.#up = new Way(network)
    this.#down = new Way(network)
  }

  /** @param answered never called where it got lost; without an answer where the server had none */
  say(token: string, command: CommandOnNote, answered: (answer: Answer | undefined) => void) {
    const { wires, online, desk } = this.#network
    if (!online) return
    wires.add(this)
    this.#up.put(() => {
      if (!this.#network.online) return
      desk(token, command, (answer) =>
        this.#down.put(() => {
          wires.delete(this)
          answered(answer)
        }),
      )
    })
  }

  cut() {
    const { luck, wires } = this.#network
    wires.delete(this)
    this.#network.lost += this.#up.break(luck) + this.#down.break(luck)
  }
}
