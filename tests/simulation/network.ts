import type { CommandOnNote } from '../../shared/board/commands.ts'
import type { Answer } from '../../shared/wire.ts'
import type { Clock } from './clock.ts'
import type { Luck } from './luck.ts'

/** The server's end of a connection. */
export interface Guest {
  hear(bytes: Uint8Array): void
  gone(): void
}

/** What the server can do with a connection. */
export interface Host {
  send(frame: Uint8Array): void
  close(code: number, reason: string): void
}

export type Door = (url: URL, host: Host) => Guest | undefined

/** Hears what is said over HTTP. It answers later, or never. */
export type DeskOf = (
  token: string,
  command: CommandOnNote,
  answer: (answer: Answer | undefined) => void,
) => void

const NORMAL = 1000
/** A code that no peer sends: the connection broke. */
export const BROKEN = 1006
/** How long a server goes on believing in a device that vanished. */
const LONGEST_GHOST_MS = 40_000

/** One direction of a connection: in order, each message when its time has come. */
export class Way {
  #network: Network
  #lastAt = 0
  #waiting: (() => void)[] = []
  #broken = false

  constructor(network: Network) {
    this.#network = network
  }

  put(arrive: () => void) {
    if (this.#broken) return
    const { clock } = this.#network
    this.#lastAt = Math.max(this.#lastAt, clock.now() + this.#network.delay())
    this.#waiting.push(arrive)
    clock.later(this.#lastAt - clock.now(), () => {
      if (!this.#broken) this.#waiting.shift()?.()
    })
  }

  /** Some of what is on its way still arrives, the rest never does. @returns how much was lost */
  break(luck: Luck): number {
    this.#broken = true
    const arriving = luck.below(this.#waiting.length + 1)
    for (const arrive of this.#waiting.splice(0, arriving)) arrive()
    return this.#waiting.length
  }
}

/** The way from one phone or laptop to the server: slow, held at random, sometimes cut. */
export class Network {
  online = true
  latencyMs: number
  lost = 0
  readonly clock: Clock
  readonly luck: Luck
  readonly door: Door
  readonly desk: DeskOf
  /** All that a break of the network breaks. */
  readonly wires = new Set<{ cut: (silent: boolean) => void }>()
  #heldUntil = 0

  constructor(
    clock: Clock,
    luck: Luck,
    { door, desk }: { door: Door; desk: DeskOf },
    latencyMs: number,
  ) {
    this.clock = clock
    this.luck = luck
    this.door = door
    this.desk = desk
    this.latencyMs = latencyMs
  }

  delay(): number {
    const way = this.latencyMs * (0.5 + this.luck.next())
    return Math.max(way, this.#heldUntil - this.clock.now())
  }

  hold(ms: number) {
    this.#heldUntil = this.clock.now() + ms
  }

  /** @param silent the device is not told: nothing comes any more, and nothing says so */
  cut(silent: boolean) {
    for (const wire of [...this.wires]) wire.cut(silent)
  }
}

/** One connection, from a device's socket to the server's door. */
export class Wire {
  #socket: Plug
  #network: Network
  #up: Way
  #down: Way
  #guest: Guest | undefined
  #over = false

  constructor(socket: Plug, network: Network) {
    this.#socket = socket
    this.#network = network
    this.#up = new Way(network)
    this.#down = new Way(network)
    network.wires.add(this)
    this.#up.put(() => this.#arrive())
  }

  send(bytes: Uint8Array) {
    if (this.#network.online) this.#up.put(() => this.#guest?.hear(bytes))
  }

  /** The device hangs up: what it sent before still arrives. */
  hangUp() {
    this.#network.wires.delete(this)
    this.#up.put(() => this.#leave())
    this.#down.put(() => this.#end(NORMAL))
  }

  cut(silent: boolean) {
    const { luck, clock } = this.#network
    this.#network.lost += this.#up.break(luck) + this.#down.break(luck)
    if (!silent) this.#end(BROKEN)
    clock.later(luck.happens(0.5) ? 0 : luck.next() * LONGEST_GHOST_MS, () => this.#leave())
  }

  #arrive() {
    if (!this.#network.online) return this.#down.put(() => this.#end(BROKEN))
    this.#down.put(() => this.#socket.opened())
    this.#guest = this.#network.door(new URL(this.#socket.url), {
      send: (frame) => this.#down.put(() => this.#socket.arrived(frame)),
      close: (code, reason) => {
        this.#down.put(() => this.#end(code, reason))
        this.#leave()
      },
    })
    if (!this.#guest) this.#end(BROKEN)
  }

  #leave() {
    const guest = this.#guest
    this.#guest = undefined
    guest?.gone()
  }

  #end(code: number, reason = '') {
    if (this.#over) return
    this.#over = true
    this.#network.wires.delete(this)
    this.#socket.closed(code, reason)
  }
}

/** The device's end of a connection. */
export interface Plug {
  url: string
  opened(): void
  arrived(frame: Uint8Array): void
  closed(code: number, reason: string): void
}
