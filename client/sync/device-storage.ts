import { deviceStorage, tabStorage } from './erased.ts'
import type { Shelf } from './world.ts'

type SmallStorage = Pick<Storage, 'length' | 'key' | 'getItem' | 'setItem' | 'removeItem'>

/**
 * Small texts that stay on this device. Where storage throws (private windows, a full disk, strict
 * settings) they live as long as the page: nobody is told off for a browser's setting.
 */
export class DeviceStorage implements Shelf {
  /** What storage would not take; '' for what it would not let go. */
  readonly #memory = new Map<string, string>()
  readonly #open: () => SmallStorage

  /** @param open a getter, since even naming `localStorage` may throw */
  constructor(open: () => SmallStorage) {
    this.#open = open
  }

  get keeps(): boolean {
    return this.#memory.size === 0 && this.#tried(({ length }) => length) !== undefined
  }

  get(key: string): string | undefined {
    return (this.#memory.get(key) ?? this.#tried((storage) => storage.getItem(key))) || undefined
  }

  /** The names of all that is kept and begins so. */
  keys = (prefix: string): string[] => this.entries(prefix).map(([key]) => key)

  entries(prefix: string): (readonly [key: string, text: string])[] {
    const stored = this.#tried((storage) =>
      Array.from({ length: storage.length }, (_, at) => storage.key(at) ?? ''),
    )
    return [...new Set([...this.#memory.keys(), ...(stored ?? [])])].flatMap((key) => {
      const text = key.startsWith(prefix) ? this.get(key) : undefined
      return text === undefined ? [] : [[key, text] as const]
    })
  }

  /** @returns whether it will be there after a reload */
  put(key: string, text: string): boolean {
    this.#memory.set(key, text)
    // Where there is room again: for what had none before, too.
    return (
      this.#tried((storage) => {
        storage.setItem(key, text)
        this.#memory.delete(key)
        for (const [one, before] of this.#memory) {
          if (before === '') storage.removeItem(one)
          else storage.setItem(one, before)
          this.#memory.delete(one)
        }
        return true
      }) ?? !this.#memory.has(key)
    )
  }

  remove(key: string) {
    this.#memory.set(key, '')
    this.#tried((storage) => {
      storage.removeItem(key)
      this.#memory.delete(key)
    })
  }

  #tried<T>(act: (storage: SmallStorage) => T): T | undefined {
    try {
      return act(this.#open())
    } catch {
      return undefined
    }
  }
}

/** This browser's. */
export const kept = new DeviceStorage(deviceStorage)
/** This tab's, over its reloads. */
export const keptByTab = new DeviceStorage(tabStorage)
