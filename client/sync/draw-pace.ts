/** Where drawing costs nothing, others' changes are drawn as they come, but for so long at least. */
const QUICKEST_MS = 32
/** Nobody waits longer than this to see what others do, however slow the device. */
const SLOWEST_MS = 600
/** A timer that comes so much too late was kept waiting by the drawing before it. */
const LATE_MS = 8
/** Of a device's time, one part in so many may go into drawing what others do. */
const SHARE = 6
/** How fast a device that was slow is trusted again. */
const EASES = 0.98

/** How long a device gathers others' changes before it draws them: the slower it draws, the longer. */
export class DrawPace {
  #ms = QUICKEST_MS

  get ms(): number {
    return this.#ms
  }

  /** The time to draw came so much later than it was due. */
  came(lateMs: number) {
    this.#ms =
      lateMs > LATE_MS
        ? Math.min(SLOWEST_MS, SHARE * (this.#ms + lateMs))
        : Math.max(QUICKEST_MS, this.#ms * EASES)
  }
}
