import type { Database } from './sqlite-file.ts'
import { transaction } from './transaction.ts'

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
      if (this.#waiting.length === 1) setImmediate(() => this.#commit(this.#waiting.splice(0)))
    })
  }

  #commit(writes: readonly Write[]) {
    try {
      transaction(this.#db, () => {
        for (const { act } of writes) act()
      })
    } catch (error) {
      if (writes.length === 1) return writes[0]?.reject(error)
      // Of one that cannot be written the others know nothing.
      for (const write of writes) this.#commit([write])
      return
    }
    for (const { resolve } of writes) resolve()
  }
}
