interface Due {
  at: number
  run: () => void
}

type Ticking = (...rest: unknown[]) => void

/** As Node's: nothing here keeps a process alive. */
interface Timer {
  ref: () => Timer
  unref: () => Timer
}

/** Everything that waits for microtasks is done when this resolves. */
const settle = () => new Promise<void>((resolve) => setImmediate(resolve))

/** One clock for server, network and devices. It moves only when told, from one event to the next. */
export class Clock {
  #now = Date.UTC(2026, 10, 20, 9)
  #due: Due[] = []
  #timers = new Map<Timer, () => void>()

  now = (): number => this.#now

  later = (ms: number, run: () => void): (() => void) => {
    const due = { at: this.#now + Math.max(0, ms), run }
    let place = this.#due.length
    while (place > 0 && (this.#due[place - 1] as Due).at > due.at) place--
    this.#due.splice(place, 0, due)
    return () => {
      const at = this.#due.indexOf(due)
      if (at >= 0) this.#due.splice(at, 1)
    }
  }

  async pass(ms: number): Promise<void> {
    const until = this.#now + ms
    await settle()
    for (let [next] = this.#due; next && next.at <= until; [next] = this.#due) {
      this.#due.shift()
      this.#now = next.at
      next.run()
      await settle()
    }
    this.#now = until
  }

  /** Lets time pass until the promise is settled. */
  async until<T>(promise: Promise<T>): Promise<T> {
    let settled = false
    const mark = () => {
      settled = true
    }
    promise.then(mark, mark)
    for (let waited = 0; !settled; waited += 50) {
      if (waited > 600_000) throw new Error('it takes for ever')
      await this.pass(50)
    }
    return promise
  }

  /** Global timers tick by this clock; returns its own undo. */
  wind(): () => void {
    const { setTimeout, clearTimeout, setInterval, clearInterval } = globalThis
    const start = (again: boolean, run: Ticking, ms = 0, ...rest: unknown[]): Timer => {
      const timer: Timer = { unref: () => timer, ref: () => timer }
      const tick = () => {
        if (again) this.#timers.set(timer, this.later(ms, tick))
        else this.#timers.delete(timer)
        run(...rest)
      }
      this.#timers.set(timer, this.later(ms, tick))
      return timer
    }
    const stop = (timer: Timer) => {
      this.#timers.get(timer)?.()
      this.#timers.delete(timer)
    }
    Object.assign(globalThis, {
      setTimeout: start.bind(null, false),
      setInterval: start.bind(null, true),
      clearTimeout: stop,
      clearInterval: stop,
    })
    return () =>
      void Object.assign(globalThis, { setTimeout, clearTimeout, setInterval, clearInterval })
  }
}
