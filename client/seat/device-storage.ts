import { deviceStorage } from '../sync/erased.ts'

type SmallStorage = Pick<Storage, 'length' | 'key' | 'getItem' | 'setItem' | 'removeItem'>

/**
 * Small things that stay on this device. Where storage throws (private windows, a full disk, a
 * policy) they live as long as the page: nobody is told off for a browser's setting.
 */
export class Kept {
  #memory = new Map<string, string>()
  #storage: () => SmallStorage

  /** @param storage a getter, since even naming `localStorage` may throw */
  constructor(storage: () => SmallStorage) {
    this.#storage = storage
  }

  /** The names of all that is kept and begins so. */
  keys(prefix: string): string[] {
    const names = new Set(this.#memory.keys())
    try {
      const storage = this.#storage()
      for (let at = 0; at < storage.length; at++) names.add(storage.key(at) ?? '')
    } catch {
      // What memory has is all there is.
    }
    return [...names].filter((name) => name.startsWith(prefix) && this.get(name))
  }

  get(key: string): string | null {
    const inMemory = this.#memory.get(key)
    if (inMemory !== undefined) return inMemory
    try {
      return this.#storage().getItem(key)
    } catch {
      return null
    }
  }

  /** @returns whether it will be there after a reload */
  set(key: string, value: string): boolean {
    try {
      this.#storage().setItem(key, value)
      this.#memory.delete(key)
      // There is room again: for what had none before, too.
      for (const [one, text] of this.#memory) {
        this.#storage().setItem(one, text)
        this.#memory.delete(one)
      }
      return true
    } catch {
      this.#memory.set(key, value)
      return false
    }
  }

  remove(key: string) {
    this.#memory.delete(key)
    try {
      this.#storage().removeItem(key)
    } catch {
      // What could not be taken out of a broken storage is covered by nothing in memory: an empty word is.
      this.#memory.set(key, '')
    }
  }
}

/** This browser's. */
export const kept = new Kept(deviceStorage)
