import type { BoardId } from '../../shared/board/ids.ts'
import { GRACE_MS } from '../../shared/board/policy.ts'
import type { Closings } from './grace.ts'

/** When settings closed on boards that nobody is in: what just closed stays allowed for its time. */
export class Lately {
  #now: () => number
  #closings = new Map<BoardId, Closings>()

  constructor(now: () => number) {
    this.#now = now
  }

  remember(board: BoardId, closings: Closings | undefined) {
    const isOver = (at: number) => this.#now() - at >= GRACE_MS
    for (const [one, times] of this.#closings)
      if (Object.values(times).every(isOver)) this.#closings.delete(one)
    if (closings && !Object.values(closings).every(isOver)) this.#closings.set(board, closings)
  }

  take(board: BoardId): Closings | undefined {
    const closings = this.#closings.get(board)
    this.#closings.delete(board)
    return closings
  }
}
