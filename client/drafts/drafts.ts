import { isBlank } from '../../shared/board/words.ts'
import type { DeviceStorage } from '../sync/device-storage.ts'
import type { Tabs } from './tabs.ts'
import { wordsIn } from './words-in.ts'

/** Between a box's name and the tab that writes in it. No id and no address has it. */
const OF = '@'

/**
 * What is being written on this device, box by box, until it is sent or dropped on purpose. Each tab
 * writes under a name of its own, so that none writes over another's; what a tab leaves that is gone
 * for good, the next tab takes over. A name without a tab is from the program of before there were any.
 */
export class Drafts {
  readonly #kept: DeviceStorage
  readonly #tabs: Tabs
  /** What this tab has in hand. What is missing on the shelf was taken over, or sent, by another. */
  readonly #inHand = new Map<string, string>()
  readonly #watching = new Map<string, Set<() => void>>()

  constructor(kept: DeviceStorage, tabs: Tabs) {
    this.#kept = kept
    this.#tabs = tabs
    tabs.onShownAgain(() => this.#look([...this.#inHand.keys()]))
  }

  /** What this tab has in a box; else what a tab that is gone left in it. */
  read(box: string): string | null {
    const mine = this.#kept.get(this.#name(box))
    if (mine && !isBlank(wordsIn(mine))) return this.#hold(box, mine)
    const left = this.#others(box).find(({ tab }) => !tab || !this.#tabs.mayLive(tab))
    // Not where there is no room for it: it would be moved to where it is not safe.
    if (left && this.#kept.put(this.#name(box), left.text)) {
      this.#kept.remove(left.name)
      return this.#hold(box, left.text)
    }
    if (left) this.#kept.remove(this.#name(box))
    if (this.#others(box).length > 0) this.#tabs.ask(() => this.#look([box]))
    return mine || null
  }

  write(box: string, text: string) {
    this.#inHand.set(box, text)
    this.#kept.put(this.#name(box), text)
  }

  /** Dropped on purpose. */
  drop(box: string) {
    this.#inHand.delete(box)
    this.#kept.remove(this.#name(box))
  }

  /** Nobody here can read what is kept in a box: another version may, and new words do not write over it. */
  layAside(box: string) {
    const text = this.#kept.get(this.#name(box))
    if (!text || !this.#kept.put(`${box}/unread${OF}${this.#tabs.me}`, text)) return
    this.drop(box)
  }

  /** Sent. The same words in another tab's box are not sent a second time. */
  sent(box: string) {
    const mine = this.#inHand.get(box)
    this.drop(box)
    if (mine === undefined || isBlank(wordsIn(mine))) return
    for (const { name, text } of this.#others(box))
      if (wordsIn(text) === wordsIn(mine)) this.#kept.remove(name)
  }

  /** Runs when a box has to be read again: another tab was faster, or has left something. */
  watch(box: string, again: () => void): () => void {
    const all = this.#watching.get(box) ?? new Set()
    this.#watching.set(box, all.add(again))
    return () => all.delete(again)
  }

  /** Another tab changed what is kept under this name. */
  changed(name: string | null) {
    if (name === null) {
      // A person emptied the browser's storage while this page shows the words: they stay.
      for (const [box, text] of this.#inHand) this.#kept.put(this.#name(box), text)
      return
    }
    const [box, tab] = name.split(OF)
    if (box && tab === this.#tabs.me && !this.#kept.get(name)) this.#look([box])
  }

  #look(boxes: readonly string[]) {
    for (const box of boxes) {
      const mine = this.#inHand.get(box)
      const isTaken = mine !== undefined && !this.#kept.get(this.#name(box))
      if (isTaken) this.#inHand.delete(box)
      if (isTaken || mine === undefined || isBlank(wordsIn(mine)))
        for (const again of this.#watching.get(box) ?? []) again()
    }
  }

  #hold(box: string, text: string): string {
    this.#inHand.set(box, text)
    return text
  }

  #others(box: string) {
    return this.#kept.keys(box).flatMap((name) => {
      const [of, tab] = name.split(OF)
      const text = this.#kept.get(name)
      const isOthers = of === box && tab !== this.#tabs.me
      return isOthers && text && !isBlank(wordsIn(text)) ? [{ name, tab, text }] : []
    })
  }

  #name = (box: string) => `${box}${OF}${this.#tabs.me}`
}
