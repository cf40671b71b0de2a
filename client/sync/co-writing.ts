import type { Command, NoteChange } from '../../shared/board/commands.ts'
import type { Operation } from '../../shared/board/operations.ts'
import type { SaidOperation } from '../../shared/board/said.ts'
import type { Snapshot } from '../../shared/board/view.ts'
import { Actions } from './actions.ts'
import { Closings } from './closings.ts'
import { DocumentLife } from './document-life.ts'
import type { Documents, DocumentsOf, Owner } from './documents.ts'
import { layOver } from './islands-overlaid.ts'
import { Lease } from './lease.ts'
import type { Standing } from './operation-facts.ts'
import { anyKept } from './plan-kept.ts'
import { PlanOutbox } from './plan-outbox.ts'
import type { OutboxEntry } from './plan-outbox-entry.ts'
import { PlanShelf } from './plan-shelf.ts'
import { Cursors } from './presence.ts'
import type { SeatShelf } from './seat-shelf.ts'
import type { ServerEvent } from './server-event.ts'
import type { Moment, Session, World } from './world.ts'

/** Documents of those who write the plan: with an outbox, undo, and a new one after a refusal. */
export const coWriting: DocumentsOf = {
  open: (...of) => new CoWriting(...of),
  done: anyKept,
  layOver: () => layOver,
}

class CoWriting implements Documents {
  readonly #owner: Owner
  readonly #closings: Closings
  readonly #outbox: PlanOutbox
  readonly #actions: Actions
  readonly #cursors: Cursors
  readonly #document: DocumentLife

  constructor(session: Session, world: World, shelf: SeatShelf, owner: Owner) {
    this.#owner = owner
    this.#closings = new Closings(world.now)
    const lease = new Lease(shelf, world.now, world.chance)
    this.#outbox = new PlanOutbox(new PlanShelf(shelf, lease), world.chance)
    this.#actions = new Actions(() => this.#document, this.#outbox, {
      standing: () => this.#standing(),
      certain: () => this.#certain(),
    })
    this.#cursors = new Cursors(session.seat.role, world, {
      send: (frame) => this.#document.newest.link.send(frame),
      changed: () => owner.on({ type: 'board' }),
    })
    const kept = { shelf, lease, outbox: this.#outbox }
    this.#document = new DocumentLife(session, world, kept, {
      ...owner,
      standing: () => this.#certain(),
      giveBack: (entries, reason) => {
        for (const { operation, step } of entries) if (step) this.#actions.forget(operation)
        owner.giveBack(entries, reason)
      },
      doAnew: (entry) => this.#doAnew(entry),
      on: (event) => this.#hear(event),
    })
  }

  get board(): Snapshot {
    return this.#document.current.snapshot
  }

  get settings() {
    return this.#document.current.settings
  }

  get connection() {
    return this.#document.connection
  }

  get saved() {
    return this.#outbox.pending.length === 0
  }

  get busy() {
    return this.#actions.busy
  }

  get presence() {
    return this.#cursors.shown
  }

  start() {
    this.#closings.certain(this.settings)
    this.#document.start()
  }

  notice = (moment: Moment) => this.#document.notice(moment)
  send = (command: Command) => this.#document.newest.link.say(command)
  perform = (operation: Operation, seen: Snapshot) => this.#actions.perform(operation, seen)
  mayStep = (way: 'undo' | 'redo') => this.#actions.mayStep(way)
  step = (way: 'undo' | 'redo') => void this.#actions.step(way)
  told = (operation: SaidOperation, change: NoteChange) => this.#actions.told(operation, change)
  forget = (operation: SaidOperation) => this.#actions.forget(operation)
  point = (place: string | null) => this.#cursors.point(place)

  destroy() {
    this.#cursors.destroy()
    this.#document.destroy()
  }

  #hear(event: ServerEvent) {
    if (event.type === 'awareness') return this.#cursors.hear(event.update)
    if (event.type === 'refused') this.#closings.refused(event.reason)
    if (event.type === 'board') this.#closings.certain(this.settings)
    this.#owner.on(event)
    if (event.type !== 'connected') return
    if (event.lives) this.#cursors.tell()
    else this.#cursors.clear()
  }

  #doAnew(entry: OutboxEntry) {
    const reason = this.#actions.doAnew(entry)
    if (!reason) return
    this.#outbox.drop([entry])
    if (entry.step) this.#actions.forget(entry.operation)
    this.#owner.giveBack([entry], reason)
  }

  #standing(): Standing {
    const { seat, mine, away } = this.#owner.self()
    return { seat, board: this.board, settings: this.settings, mine, away }
  }

  #certain(): Standing {
    const standing = this.#standing()
    return { ...standing, settings: this.#closings.certain(standing.settings) }
  }
}
