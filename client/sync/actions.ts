import type { NoteChange } from '../../shared/board/commands.ts'
import type { Operation } from '../../shared/board/operations.ts'
import { isSaid, type SaidOperation } from '../../shared/board/said.ts'
import type { Snapshot } from '../../shared/board/view.ts'
import type { RefusalReason } from '../../shared/wire.ts'
import { changing, denial, type Standing, under } from './operation-facts.ts'
import type { PlanOutbox } from './plan-outbox.ts'
import type { OutboxEntry } from './plan-outbox-entry.ts'
import { rebased } from './rebase.ts'
import type { Replica } from './replica.ts'
import type { Undoable } from './undoable.ts'

/** Where deeds are done, and what is known there. */
export interface Ground {
  readonly current: Replica
  /** What is done on the current document leaves by a link. */
  readonly linked: boolean
  /** Goes on with another document, where this one is of no use any more. */
  giveUp(): void
}

/** A person's text, written on an earlier one, together with what stands there now. */
const upTo = <W extends Undoable>(
  operation: W,
  before: string | null,
  now: string | null,
  typed: readonly string[] = [],
): W =>
  before !== null && now !== null && 'text' in operation
    ? { ...operation, text: rebased([before, ...typed], operation.text, now) }
    : operation

/** Does what a person does: on the current document, and into the outbox until its receipt. */
export class Actions {
  /** In the middle of a change: nobody should look yet. */
  busy = false
  readonly #ground: () => Ground
  readonly #outbox: PlanOutbox
  readonly #standing: () => Standing
  readonly #certain: () => Standing

  /**
   * @param standing what the person sees now, to say what they may do next
   * @param certain the same by what is closed for certain, for what they did before
   */
  constructor(
    ground: () => Ground,
    outbox: PlanOutbox,
    { standing, certain }: Record<'standing' | 'certain', () => Standing>,
  ) {
    this.#ground = ground
    this.#outbox = outbox
    this.#standing = standing
    this.#certain = certain
  }

  /** @param seen the board as the person saw it: others' words may have come in since */
  perform(operation: Operation, seen: Snapshot) {
    const { history, snapshot: now } = this.#ground().current
    if (isSaid(operation)) return history.perform(operation)
    const before = under(operation, now)
    const meant = changing(upTo(operation, under(operation, seen), before), now)
    // Words are in the outbox before anything is done with them: whatever throws, they are there.
    const { epoch } = this.#ground().current
    const begun = this.#outbox.begin({ operation: meant, before, epoch })
    this.#send(
      begun,
      this.#change(() => history.perform(meant)),
    )
  }

  mayStep(way: 'undo' | 'redo'): boolean {
    const next = this.#ground().current.history.next(way)
    return next !== undefined && this.#may(next)
  }

  /** @returns what was done, if anything */
  step(way: 'undo' | 'redo'): Undoable | undefined {
    const { history, snapshot: before } = this.#ground().current
    let operation: Undoable | undefined
    const update = this.#change(() => {
      operation = history.step(way, this.#may)
    })
    if (!operation || isSaid(operation)) {
      this.#ground().current.send(update)
      return operation
    }
    const begun = this.#outbox.begin({
      operation,
      before: under(operation, before),
      step: way,
      epoch: this.#ground().current.epoch,
    })
    this.#send(begun, update)
    return operation
  }

  /** What the server found and left of a note or an island, where that was a step of ours. */
  told(operation: SaidOperation, change: NoteChange) {
    this.#ground().current.history.told(operation, change)
  }

  /** The server refused a step: what it took back stands, and there is nothing to take back any more. */
  forget(way: Undoable) {
    this.#ground().current.history.forget(way)
  }

  /**
   * Does a waiting entry again on another document than it was first done on.
   * @returns why it cannot be done there; undefined where it was, or needs not be
   */
  doAnew(entry: OutboxEntry): RefusalReason | undefined {
    const { operation, before, update: done } = entry
    const { current } = this.#ground()
    const now = under(operation, current.snapshot)
    // It did arrive, whatever became of it since.
    if (done && current.has(done)) return void this.#outbox.drop([entry])
    // The words have no place any more.
    if ('text' in operation && before !== null && now === null) return 'not-allowed'
    const reason = denial(operation, this.#certain())
    if (reason) return reason
    const again = upTo(operation, before, now, entry.typed)
    const update = this.#change(() => current.history.repeat(again))
    this.#outbox.redone(entry, { update, epoch: current.epoch })
    this.#outbox.sent(entry, current.send(update))
    return undefined
  }

  #may = (way: Undoable): boolean => denial(way, this.#standing()) === undefined

  /** The words wait in the outbox and stand in the document: here they leave for the server. */
  #send(begun: ReturnType<PlanOutbox['begin']>, update: Uint8Array) {
    const { linked, current } = this.#ground()
    // A document that is given up takes nothing to the server: then it is done anew on the next.
    const entry = begun.wrote(linked ? update : null)
    if (linked) this.#outbox.sent(entry, current.send(update))
  }

  #change(change: () => void): Uint8Array {
    this.busy = true
    try {
      return this.#ground().current.change(change)
    } catch (error) {
      this.#ground().giveUp()
      throw error
    } finally {
      this.busy = false
    }
  }
}
