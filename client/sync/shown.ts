import type { DeviceState } from './device.ts'

const isPlain = (value: object) => {
  const prototype: unknown = Object.getPrototypeOf(value)
  return prototype === Object.prototype || prototype === Array.prototype
}

/** Same content, one level deep: enough for every part of a device's state. */
function same(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true
  if (a instanceof Map && b instanceof Map) {
    return a.size === b.size && [...a].every(([key, value]) => Object.is(b.get(key), value))
  }
  if (a instanceof Set && b instanceof Set) {
    return a.size === b.size && [...a].every((value) => b.has(value))
  }
  if (typeof a !== 'object' || typeof b !== 'object' || !a || !b) return false
  if (!isPlain(a) || !isPlain(b)) return false
  const left = Object.entries(a)
  return (
    left.length === Object.keys(b).length &&
    left.every(([key, value]) => Object.is((b as Record<string, unknown>)[key], value))
  )
}

/** A device's state as screens see it: replaced whole, its unchanged parts keep their identity. */
export class Shown {
  state: DeviceState
  readonly #listeners = new Set<() => void>()

  constructor(state: DeviceState) {
    this.state = state
  }

  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener)
    return () => {
      this.#listeners.delete(listener)
    }
  }

  show(next: DeviceState) {
    const old = this.state
    const parts = Object.entries(next).map(([key, value]) => {
      const before = old[key as keyof DeviceState]
      return [key, same(before, value) ? before : value] as const
    })
    const changed = parts.some(([key, value]) => value !== old[key as keyof DeviceState])
    if (!changed) return
    this.state = Object.fromEntries(parts) as unknown as DeviceState
    for (const listener of [...this.#listeners]) listener()
  }

  clear() {
    this.#listeners.clear()
  }
}
