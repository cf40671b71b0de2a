import type { Chance } from '../../shared/board/ids.ts'

/** Seeded chance (splitmix32): the same seed, the same evening. */
export class Luck {
  #state: number

  constructor(seed: number) {
    this.#state = seed >>> 0
  }

  /** At least 0, below 1. */
  next = (): number => {
    this.#state = (this.#state + 0x9e3779b9) >>> 0
    let mixed = this.#state
    mixed = Math.imul(mixed ^ (mixed >>> 16), 0x21f0aaad)
    mixed = Math.imul(mixed ^ (mixed >>> 15), 0x735a2d97)
    return ((mixed ^ (mixed >>> 15)) >>> 0) / 0x1_0000_0000
  }

  bytes: Chance = (bytes) => {
    for (let at = 0; at < bytes.length; at++) bytes[at] = this.below(256)
    return bytes
  }

  happens = (probability: number): boolean => this.next() < probability

  below = (bound: number): number => Math.floor(this.next() * bound)

  /** Mostly near `from`, now and then near `to`. */
  between = (from: number, to: number): number => from + (to - from) * this.next() ** 2

  pick<T>(all: readonly T[]): T | undefined {
    return all[this.below(all.length)]
  }

  /** One of them, each as likely as its weight says. */
  weighted<T extends { weight: number }>(all: readonly T[]): T | undefined {
    let left = this.next() * all.reduce((sum, { weight }) => sum + weight, 0)
    return all.find(({ weight }) => {
      left -= weight
      return left < 0
    })
  }

  /** A source of its own: what one consumes does not shift the other. */
  branch(): Luck {
    return new Luck(this.below(0x1_0000_0000))
  }
}
