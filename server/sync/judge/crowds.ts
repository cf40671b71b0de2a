import { SERVER_LIMITS } from '../../../shared/wire.ts'
import { type Container, entryName, type Place } from './place.ts'
import { Refused } from './verdict.ts'

/**
 * How many new structs an update puts into each place. Yjs may compare every one of them with all
 * that ever stood there: 18,000 in one text kept a core busy for 38 s.
 */
export class Crowds {
  #coming = new Map<Container, Map<string | null, number>>()

  add({ container, key }: Place) {
    const places = this.#coming.get(container)
    if (places) places.set(key, (places.get(key) ?? 0) + 1)
    else this.#coming.set(container, new Map([[key, 1]]))
  }

  /** @returns how many comparisons it may take. @throws Refused 'too-large' */
  check(): number {
    let comparisons = 0
    for (const [container, places] of this.#coming) {
      for (const [key, coming] of places) {
        const room = SERVER_LIMITS.maxComparisons / coming - coming
        const there = standing({ container, key }, room)
        if (there > room) throw new Refused('too-large', entryName({ container, key }))
        comparisons += coming * (coming + there)
      }
    }
    return comparisons
  }
}

/** How many structs stand in a place, deleted ones too; not counted much beyond `enough`. */
function standing({ container: { type }, key }: Place, enough: number): number {
  let count = 0
  if (key === null) {
    for (let item = type._start; item && count <= enough; item = item.right) count++
  } else {
    for (let item = type._map.get(key) ?? null; item && count <= enough; item = item.left) count++
  }
  return count
}
