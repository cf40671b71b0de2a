import type { Database } from './sqlite-file.ts'
import { transaction } from './transaction.ts'

/** Anybody may ask: so long one answer does for all. */
const FRESH_MS = 1_000

/** Whether anything can be saved at this moment, found out by saving something that changes nothing. */
export class Probe {
  #db: Database
  #askedAt = Number.NEGATIVE_INFINITY
  #canSave = false

  constructor(db: Database) {
    this.#db = db
  }

  get canSave(): boolean {
    const now = performance.now()
    if (now - this.#askedAt < FRESH_MS) return this.#canSave
    this.#askedAt = now
    this.#canSave = this.#try()
    return this.#canSave
  }

  #try(): boolean {
    try {
      const { user_version: version } = this.#db.prepare('PRAGMA user_version').get() as {
        user_version: number
      }
      // The page is written even where the number stays.
      transaction(this.#db, () => this.#db.exec(`PRAGMA user_version = ${version}`))
      return true
    } catch {
      return false
    }
  }
}
