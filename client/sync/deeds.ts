import type { Operation } from '../../shared/board/operations.ts'
import type { Snapshot } from '../../shared/board/view.ts'
import type { RefusalReason } from '../../shared/wire.ts'
import { changing, denial, noteOf, type Standing, under } from './about.ts'
import { isOutdone } from './again.ts'
import type { Entry } from './entry.ts'
import type { Outbox } from './outbox.ts'
import { rebased } from './rebase.ts'
import type { Replica, Written } from './replica.ts'
import type { Way } from './way-back.ts'

/** Where deeds are done, and what is known there. */
export interface Ground {
  readonly current: Replica
  /** What is done on the current document leaves by a link. */
  readonly linked: boolean
  /** Goes on with another document, where this one is of no use any more. */
  giveUp(): void
}

/** A person's text, written on an earlier one, together with what stands there now. */
const upTo = <W extends Way>(
  operation: W,
  before: string | null,
  now: string | null,
  typed: readonly string[] = [],
): W =>
  before !== null && now !== null && 'text' in operation
    ? { ...operation, text: rebased([before, ...typed], operation.text, now) }
    : operation

/** Does what a person does: on the current document, and into the outbox until its receipt. */
export class Deeds {
  /** In the middle of a change: nobody should look yet. */
  busy = false
  readonly #ground: () => Ground
  readonly #outbox: Outbox
  readonly #standing: () => Standing
  readonly #certain: () => Standing

  /**
   * @param standing what the person sees now, to say what they may do next
   * @param certain the same by what is closed for certain, for what they did before
   */
  constructor(
    ground: () => Ground,
    outbox: Outbox,
    { standing, certain }: Record<'standing' | 'certain', () => Standing>,
  ) {
    this.#ground = ground
    this.#outbox = outbox
    this.#standing = standing
    this.#certain = certain
  }

  /** @param seen the board as the person saw it: others' words may have come in since */
  perform(operation: Operation, seen: Snapshot) {
    const { history, view } = this.#ground().current
    const now = view.snapshot
    const before = under(operation, now)
    const meant = changing(upTo(operation, under(operation, seen), before), now)
    // Words are in the outbox before anything is done with them: whatever throws, they are there.
    const { epoch } = this.#ground().current
    const begun = this.#outbox.begin({ operation: meant, before, epoch })
    this.#wrote(
      begun,
      this.#write(() => history.perform(meant)),
    )
  }

  mayStep(way: 'undo' | 'redo'): boolean {
    const next = this.#ground().current.history.next(way)
    return next !== undefined && this.#may(next)
  }

  /** @returns what was done, if anything */
  step(way: 'undo' | 'redo'): Way | undefined {
    const { history, view } = this.#ground().current
    const before = view.snapshot
    let operation: Way | undefined
    const written = this.#write(() => {
      operation = history.step(way, this.#may)
    })
    if (!operation) return undefined
    const begun = this.#outbox.begin({
      operation,
      before: under(operation, before),
      revives: operation.verb === 'notes.post',
      step: way,
      epoch: this.#ground().current.epoch,
    })
    this.#wrote(begun, written)
    return operation
  }

  /** The server refused a step: what it took back stands, and there is nothing to take back any more. */
  forget(way: Way) {
    this.#ground().current.history.forget(way)
  }

  /**
   * Does a waiting entry again on another document than it was first done on.
   * @returns why it cannot be done there; undefined where it was, or needs not be
   */
  doAnew(entry: Entry): RefusalReason | undefined {
    const { operation, before, update: done } = entry
    const { current } = this.#ground()
    // It did arrive, whatever became of it since. A note that came back is withdrawn all the same,
    // but not one that its author brought back: that may have arrived as well, and is not done again.
    const { verb } = operation
    const now = under(operation, current.view.snapshot)
    const counts = verb !== 'notes.withdraw' || isOutdone(entry, this.#outbox)
    const arrived = done && counts && current.has(done)
    if (
      arrived &&
      (verb === 'notes.post' || !current.isBuried(done) || this.#hasMoved(operation, now))
    )
      return void this.#outbox.drop([entry])
    // The words have no place any more.
    if ('text' in operation && before !== null && now === null) return 'not-allowed'
    const reason = denial(operation, this.#certain())
    if (reason) return reason
    const again = upTo(operation, before, now, entry.typed)
    const { update, carried } = this.#write(() => current.history.repeat(again))
    this.#outbox.redone(entry, { update, epoch: current.epoch })
    if (carried) this.#outbox.sent(entry, carried)
    return undefined
  }

  /** A note came back from elsewhere than the moves that wait had found it: others moved it on. */
  #hasMoved = (way: Way, now: string | null): boolean =>
    way.verb === 'notes.move' &&
    !this.#outbox.pending.some(
      ({ operation, before }) => before === now && noteOf(operation) === way.note,
    )

  #may = (way: Way): boolean => denial(way, this.#standing()) === undefined

  #wrote(begun: ReturnType<Outbox['begin']>, { update, carried }: Written) {
    const { linked } = this.#ground()
    // A document that is given up takes nothing to the server: then it is done anew on the next.
    const entry = begun.wrote(linked ? update : null)
    if (linked && carried) this.#outbox.sent(entry, carried)
  }

  #write(change: () => void): Written {
    this.busy = true
    try {
      return this.#ground().current.write(change)
    } catch (error) {
      this.#ground().giveUp()
      throw error
    } finally {
      this.busy = false
    }
  }
}
