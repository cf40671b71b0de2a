/** Does things one after the other, for each name by itself. */
export class KeyedQueue {
  #last = new Map<string, Promise<unknown>>()

  /** Runs `act` when everything before it under this name is done, however it ended. */
  take<T>(name: string, act: () => Promise<T>): Promise<T> {
    const before = this.#last.get(name) ?? Promise.resolve()
    const mine = before.then(act, act)
    this.#last.set(name, mine)
    const clear = () => {
      if (this.#last.get(name) === mine) this.#last.delete(name)
    }
    mine.then(clear, clear)
    return mine
  }
}
