import type * as Y from 'yjs'
import { wellFormed } from './words.ts'

/** Typed access to one Y.Map: the only cast of the document's values. */
export function fields<T extends object>(map: Y.Map<unknown>) {
  return {
    get: <K extends keyof T & string>(key: K) => map.get(key) as T[K] | undefined,
    set: (patch: Partial<T>) => {
      for (const [key, value] of Object.entries(patch))
        map.set(key, typeof value === 'string' ? wellFormed(value) : value)
    },
    remove: (key: keyof T & string) => map.delete(key),
  }
}
