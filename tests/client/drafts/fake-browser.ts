import { Drafts } from '../../../client/drafts/drafts.ts'
import { Tabs } from '../../../client/drafts/tabs.ts'
import { DeviceStorage } from '../../../client/sync/device-storage.ts'

/** One browser: what its tabs share, the events between them, and a clock that a test turns. */
export class FakeBrowser {
  readonly shared = new Map<string, string>()
  /** Storage throws at every write. */
  full = false
  now = 0
  readonly tabs = new Set<FakeTab>()
  #timers: { at: number; run: () => void }[] = []
  #named = 0

  open(own = new Map<string, string>()): FakeTab {
    const tab = new FakeTab(this, own)
    this.tabs.add(tab)
    return tab
  }

  newId = () => `t${++this.#named}`

  later = (ms: number, run: () => void) => {
    const timer = { at: this.now + ms, run }
    this.#timers.push(timer)
    return () => {
      this.#timers = this.#timers.filter((one) => one !== timer)
    }
  }

  /** Events arrive before the timers that come due. */
  pass(ms: number) {
    this.deliver()
    this.now += ms
    for (;;) {
      const due = this.#timers.filter(({ at }) => at <= this.now)
      if (due.length === 0) return this.deliver()
      this.#timers = this.#timers.filter((one) => !due.includes(one))
      for (const { run } of due) run()
      this.deliver()
    }
  }

  deliver() {
    for (let rounds = 0; [...this.tabs].some((tab) => tab.hear()); rounds++)
      if (rounds > 500) throw new Error('two tabs answer each other for ever')
  }
}

export class FakeTab {
  readonly browser: FakeBrowser
  readonly own: Map<string, string>
  readonly drafts: Drafts
  readonly kept: DeviceStorage
  asleep = false
  /** Its page is gone: what it had in memory with it. */
  over = false
  #heard: (string | null)[] = []
  #onChange: ((name: string | null) => void)[] = []
  #onPage: ((page: 'goes' | 'shown') => void)[] = []

  constructor(browser: FakeBrowser, own: Map<string, string>) {
    this.browser = browser
    this.own = own
    this.kept = new DeviceStorage(() => this.#storage(browser.shared, true))
    const tabs = new Tabs({
      shared: this.kept,
      own: new DeviceStorage(() => this.#storage(own, false)),
      newId: browser.newId,
      later: (ms, run) => browser.later(ms, () => !this.over && !this.asleep && run()),
      onChange: (listener) => this.#onChange.push(listener),
      onPage: (listener) => this.#onPage.push(listener),
    })
    this.drafts = new Drafts(this.kept, tabs)
    this.#onChange.push((name) => this.drafts.changed(name))
  }

  /** Closed by the person, or left for another address. */
  close() {
    for (const tell of this.#onPage) tell('goes')
    this.kill()
  }

  /** The phone took its memory, or the battery died: no last word. */
  kill() {
    this.over = true
    this.browser.tabs.delete(this)
  }

  reload(): FakeTab {
    this.close()
    return this.browser.open(this.own)
  }

  sleep() {
    this.asleep = true
  }

  wake() {
    this.asleep = false
    for (const tell of this.#onPage) tell('shown')
    this.hear()
  }

  /** @returns whether there was anything to hear */
  hear(): boolean {
    if (this.asleep || this.#heard.length === 0) return false
    for (const name of this.#heard.splice(0)) for (const listen of this.#onChange) listen(name)
    return true
  }

  clearAll() {
    this.browser.shared.clear()
    for (const tab of this.browser.tabs) if (tab !== this) tab.#heard.push(null)
  }

  #storage(map: Map<string, string>, isShared: boolean) {
    const told = (name: string) => {
      if (!isShared) return
      for (const tab of this.browser.tabs) if (tab !== this) tab.#heard.push(name)
    }
    return {
      get length() {
        return map.size
      },
      key: (at: number) => [...map.keys()][at] ?? null,
      getItem: (name: string) => map.get(name) ?? null,
      setItem: (name: string, text: string) => {
        if (this.browser.full) throw new DOMException('full', 'QuotaExceededError')
        if (map.get(name) === text) return
        map.set(name, text)
        told(name)
      },
      removeItem: (name: string) => {
        if (map.delete(name)) told(name)
      },
    }
  }
}
