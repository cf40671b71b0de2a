import type * as Y from 'yjs'

/** Typed access to one Y.Map: the only cast of the document's values. */
export function fields<T extends object>(map: Y.Map<unknown>) {
  return {
    get: <K extends keyof T & string>(key: K) => map.get(key) as T[K] | undefined,
    set: (patch: Partial<T>) => {
      for (const [key, value] of Object.entries(patch)) map.set(key, value)
    },
    remove: (key: keyof T & string) => map.delete(key),
  }
}
