import type { Shelf } from './world.ts'

/**
 * localStorage where it works. Private windows, full disks and strict settings throw at any call:
 * from then on new texts live in memory only, and `keeps` says so.
 */
export function browserShelf(open: () => Storage): Shelf {
  const memory = new Map<string, string>()
  let keeps = true
  const trying = <T>(act: (storage: Storage) => T): T | undefined => {
    try {
      return act(open())
    } catch {
      keeps = false
      return undefined
    }
  }
  const keysOf = (storage: Storage) =>
    Array.from({ length: storage.length }, (_, at) => storage.key(at) ?? '')
  const get = (key: string) =>
    memory.get(key) ?? trying((storage) => storage.getItem(key)) ?? undefined
  trying((storage) => storage.length)
  return {
    get keeps() {
      return keeps
    },
    get,
    entries: (prefix) => {
      const keys = new Set([...memory.keys(), ...(trying(keysOf) ?? [])])
      return [...keys].flatMap((key) => {
        const text = key.startsWith(prefix) ? get(key) : undefined
        return text === undefined ? [] : [[key, text] as const]
      })
    },
    put: (key, text) => {
      const stored = trying((storage) => {
        storage.setItem(key, text)
        return true
      })
      if (stored) memory.delete(key)
      else memory.set(key, text)
    },
    remove: (key) => {
      memory.delete(key)
      trying((storage) => storage.removeItem(key))
    },
  }
}

/** A shelf that keeps nothing beyond this page. */
export const memoryShelf = (): Shelf =>
  browserShelf(() => {
    throw new Error('no storage here')
  })
