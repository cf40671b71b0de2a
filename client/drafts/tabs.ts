import type { DeviceStorage } from '../sync/device-storage.ts'

/** Where one tab meets the other tabs of its browser, and its own past. */
export interface TabWorld {
  /** localStorage: every tab's. */
  shared: DeviceStorage
  /** sessionStorage: this tab's alone, over its reloads. */
  own: DeviceStorage
  newId: () => string
  /** Runs once after so many ms; returns its own undo. */
  later: (ms: number, run: () => void) => () => void
  /** Another tab changed what is shared under this name; null: a person emptied the whole storage. */
  onChange: (listener: (name: string | null) => void) => void
  /** The page goes (perhaps to be shown again later), or is shown again. */
  onPage: (listener: (page: 'goes' | 'shown') => void) => void
}

/** The name of the page that went, for the one that comes in its tab. */
const LEFT = 'yoriai-tab'
const MARKS = 'yoriai-tabs/'
const ASKED = 'yoriai-tabs-asked'
/** A tab that does not answer in this time is gone, or asleep: its drafts are taken over. */
export const ANSWER_MS = 700

/**
 * Which tabs of this browser are still there, without Web Locks, which plain http has not. A tab
 * leaves a mark and takes it along when its page goes; one that was killed is found out by asking.
 */
export class Tabs {
  readonly me: string
  readonly #world: TabWorld
  #waiting: (() => void)[] = []
  readonly #shownAgain = new Set<() => void>()

  constructor(world: TabWorld) {
    this.#world = world
    // A duplicated tab begins with all that its twin had: only a page that went left its name behind.
    this.me = world.own.get(LEFT) || world.newId()
    world.own.remove(LEFT)
    this.#mark()
    world.onChange((name) => {
      if (name === ASKED && world.shared.get(ASKED)) this.#mark()
    })
    world.onPage((page) => {
      if (page === 'goes') {
        world.own.put(LEFT, this.me)
        return world.shared.remove(MARKS + this.me)
      }
      world.own.remove(LEFT)
      this.#mark()
      for (const tell of this.#shownAgain) tell()
    })
  }

  /** For all that is known; `ask` makes sure. */
  mayLive = (tab: string): boolean => tab === this.me || this.#isMarked(tab)

  onShownAgain(listener: () => void) {
    this.#shownAgain.add(listener)
  }

  /** Asks who is there. @param answered runs when the marks of all who are not are gone */
  ask(answered: () => void) {
    this.#waiting.push(answered)
    if (this.#waiting.length > 1) return
    const { shared, later, newId } = this.#world
    const marks = () => shared.keys(MARKS).filter((mark) => mark !== MARKS + this.me)
    const before = new Map(marks().map((mark) => [mark, shared.get(mark)]))
    const isAsked = shared.put(ASKED, newId())
    later(ANSWER_MS, () => {
      // Where storage is full nobody can ask or answer, and silence says nothing.
      if (isAsked && this.#mark())
        for (const mark of marks()) if (shared.get(mark) === before.get(mark)) shared.remove(mark)
      shared.remove(ASKED)
      for (const tell of this.#waiting.splice(0)) tell()
    })
  }

  #isMarked = (tab: string): boolean => Boolean(this.#world.shared.get(MARKS + tab))

  /** A mark that changes is an answer. */
  #mark(): boolean {
    const { shared, newId } = this.#world
    return shared.put(MARKS + this.me, newId())
  }
}
