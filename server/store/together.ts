import type { Database } from './sqlite-file.ts'
import { patiently } from './transaction.ts'
import { isInUse } from './trouble.ts'

interface Write {
  act: () => void
  resolve: () => void
  reject: (error: unknown) => void
}

/** Small writes that come in the same moment share one commit: a disk takes so many a second. */
export class Together {
  #db: Database
  #waiting: Write[] = []

  constructor(db: Database) {
    this.#db = db
  }

  /** @returns what resolves when it is durable. `act` must not await. */
  add(act: () => void): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ act, resolve, reject })
      if (this.#waiting.length === 1) setImmediate(() => void this.#commit(this.#waiting.splice(0)))
    })
  }

  async #commit(writes: readonly Write[]): Promise<void> {
    try {
      await patiently(this.#db, () => {
        for (const { act } of writes) act()
      })
    } catch (error) {
      if (writes.length > 1 && !isInUse(error)) {
        // Of one that cannot be written the others know nothing.
        for (const write of writes) await this.#commit([write])
      } else for (const { reject } of writes) reject(error)
      return
    }
    for (const { resolve } of writes) resolve()
  }
}
