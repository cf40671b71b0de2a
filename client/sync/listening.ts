import type { Command } from '../../shared/board/commands.ts'
import type { Operation } from '../../shared/board/operations.ts'
import type { Openness } from '../../shared/board/policy.ts'
import type { Role } from '../../shared/board/roles.ts'
import { isSaid } from '../../shared/board/said.ts'
import type { Snapshot } from '../../shared/board/view.ts'
import { CLOSE } from '../../shared/wire.ts'
import { backoff } from './backoff.ts'
import type { Connection } from './device.ts'
import type { Documents, DocumentsOf, Owner } from './documents.ts'
import type { Ending } from './ending.ts'
import type { LayOver } from './islands-overlaid.ts'
import { isKeptSaid } from './kept-checks.ts'
import { listeningWire } from './listening-wire.ts'
import { Received } from './received.ts'
import type { SeatShelf } from './seat-shelf.ts'
import type { ServerEvent } from './server-event.ts'
import type { Moment, Session, World } from './world.ts'

/** Most phones say nothing of islands. */
let layOver: LayOver | undefined

/** Documents of phones and the wall: only heard. What is said of notes goes past them. */
export const listening: DocumentsOf = {
  open: (...of) => new Listening(...of),
  done: (kept) => (isKeptSaid(kept) ? kept : undefined),
  layOver: () => layOver,
  fetchLayOver: async () => {
    layOver = (await import('./islands-overlaid.ts')).layOver
  },
}

/** Whether this role has nothing to take back and nothing of the plan to write: its devices only listen. */
export const listens = (role: Role): boolean => role === 'participant' || role === 'screen'

class Listening implements Documents {
  readonly saved = true
  readonly busy = false
  readonly presence = []
  readonly #session: Session
  readonly #world: World
  readonly #shelf: SeatShelf
  readonly #owner: Owner
  #received: Received
  /** What is shown until the next epoch's state is in. */
  #before: { board: Snapshot; settings: Openness; since: number } | undefined
  #refusals = 0
  #lives = false
  #unsubscribe = () => {}

  constructor(session: Session, world: World, shelf: SeatShelf, owner: Owner) {
    this.#session = session
    this.#world = world
    this.#shelf = shelf
    this.#owner = owner
    this.#received = this.#make(session.epoch)
  }

  get board(): Snapshot {
    return this.#owner.over(this.#before?.board ?? this.#received.view.snapshot)
  }

  get settings(): Openness {
    return this.#before?.settings ?? this.#received.settings
  }

  get connection(): Connection {
    const { state } = this.#received.link
    const since = this.#before?.since
    return since !== undefined && state.state === 'joining' ? { state: 'away', since } : state
  }

  start() {
    void this.#received.start(this.#shelf)
  }

  notice = (moment: Moment) => this.#received.link.notice(moment)
  send = (command: Command) => this.#received.link.say(command)

  perform(operation: Operation) {
    if (!isSaid(operation)) throw new Error(`not written here: ${operation.verb}`)
    this.#owner.say(operation)
  }

  mayStep = () => false
  step() {}
  told() {}
  forget() {}
  point() {}

  destroy() {
    this.#unsubscribe()
    this.#received.destroy('keep')
  }

  #make(epoch: string): Received {
    const received = new Received(
      { ...this.#session, epoch },
      this.#world,
      (event) => this.#hear(received, event),
      listeningWire,
    )
    this.#unsubscribe()
    this.#unsubscribe = received.view.subscribe(() => this.#owner.on({ type: 'board' }))
    return received
  }

  #hear(received: Received, event: ServerEvent) {
    switch (event.type) {
      case 'epoch':
        this.#owner.on(event)
        if (received.epoch === '') received.epoch = event.epoch
        else if (received.epoch !== event.epoch) this.#follow(event.epoch)
        return
      case 'state':
        this.#before = undefined
        this.#refusals = 0
        return
      case 'ended':
        return this.#ended(received, event.ending)
      case 'changed':
        return this.#changed()
      default:
        this.#owner.on(event)
    }
  }

  /** What was kept of another epoch goes: words that are no more may be in it. */
  #follow(epoch: string) {
    const { view, settings } = this.#received
    this.#before ??= { board: view.snapshot, settings, since: this.#world.now() }
    this.#received.destroy('discard')
    this.#received = this.#make(epoch)
    this.start()
    this.#changed()
  }

  #changed() {
    const lives = this.#received.link.state.state === 'live'
    if (lives !== this.#lives) {
      this.#lives = lives
      this.#owner.on({ type: 'connected', lives })
    }
    this.#owner.on({ type: 'changed' })
  }

  /** Nothing was written that could be wrong: but where it may not come in at all, it comes again. */
  #ended({ link }: Received, ending: Exclude<Ending, { kind: 'retry' }>) {
    if (ending.kind === 'gone') return this.#stop({ state: 'ended', why: ending.why })
    if (ending.kind === 'reload') {
      this.#stop({ state: 'away', since: this.#world.now() })
      return this.#world.reload()
    }
    if (ending.refusal) this.#owner.on({ type: 'refused', reason: ending.refusal.reason })
    const atTheDoor = ending.code === CLOSE.notAllowed && !ending.refusal
    if (atTheDoor && this.#refusals > 0) return this.#stop({ state: 'ended', why: 'closed' })
    this.#world.later(backoff(this.#refusals++, this.#world.random), () => link.open())
  }

  #stop(last: Connection) {
    this.#received.link.stop(last)
    this.#changed()
  }
}
