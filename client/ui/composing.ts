/** A key pressed right after a composition's end still belongs to it: Safari sends its Enter then. */
const STILL_COMPOSING_MS = 40

/** Follows one field's composition, so that no handler acts on a key that chooses kanji. */
export class Composing {
  #running = false
  #endedAt = Number.NEGATIVE_INFINITY

  get running() {
    return this.#running
  }

  start() {
    this.#running = true
  }

  /** @param at the event's time stamp in ms */
  end(at: number) {
    this.#running = false
    this.#endedAt = at
  }

  /** Whether this key press is the input method's and none of ours. */
  owns(event: { isComposing: boolean; keyCode: number; timeStamp: number }): boolean {
    return (
      this.#running ||
      event.isComposing ||
      event.keyCode === 229 ||
      event.timeStamp - this.#endedAt < STILL_COMPOSING_MS
    )
  }
}
