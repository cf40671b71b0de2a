import * as Y from 'yjs'
import type { Snapshot } from '../../shared/board/view.ts'
import type { Owner } from './documents.ts'
import { History } from './history.ts'
import { Received } from './received.ts'
import type { SeatShelf } from './seat-shelf.ts'
import type { Listener } from './server-event.ts'
import type { Session, World } from './world.ts'
import { writingWire } from './writing-wire.ts'

/** What a write that changed nothing leaves: no structs, no deletions. */
const NOTHING = Uint8Array.of(0, 0)

/**
 * One document that is written to here, from its first state until it ends or is given up after a
 * refusal; with its undo.
 */
export class Replica extends Received {
  readonly history: History
  readonly #over: Owner['over']
  #kept: readonly Uint8Array[] = []

  constructor(
    session: Session,
    world: World,
    on: Listener,
    { over, say }: Pick<Owner, 'over' | 'say'>,
  ) {
    super(session, world, on, writingWire)
    this.#over = over
    this.history = new History(this.board, this, say)
  }

  /** @param kept this seat's own writes that the server may lack */
  async join(shelf: SeatShelf, kept: readonly Uint8Array[]) {
    this.#kept = kept
    await this.start(shelf)
  }

  protected override filled() {
    for (const update of this.#kept) Y.applyUpdate(this.doc, update, 'kept')
    this.#kept = []
  }

  /** The board as this person sees it. */
  get snapshot(): Snapshot {
    return this.#over(this.view.snapshot)
  }

  /** Whether all that an update does was done here; of one that does nothing nobody knows. */
  has(update: Uint8Array): boolean {
    const { store } = this.doc
    const { structs, ds } = Y.decodeUpdate(update)
    const isGone = (client: number, clock: number) =>
      clock < Y.getState(store, client) && Y.getItem(store, Y.createID(client, clock)).deleted
    return (
      update.length > NOTHING.length &&
      structs.every(({ id, length }) => id.clock + length <= Y.getState(store, id.client)) &&
      [...ds.clients].every(([client, all]) =>
        all.every(({ clock, len }) => isGone(client, clock) && isGone(client, clock + len - 1)),
      )
    )
  }

  /**
   * Sends what `change` said, or leaves it to the next connection.
   * @returns the connection's write that carries it; undefined where it is the next one's
   */
  send = (update: Uint8Array): number | undefined =>
    this.link.write(update.length > NOTHING.length ? update : undefined)

  /**
   * Changes the document and says what that was; nothing is sent yet.
   * @throws what a listener throws; from then on Yjs tells nobody of anything, and this always throws
   */
  change(change: () => void): Uint8Array {
    const updates: Uint8Array[] = []
    let open = 0
    const record = (update: Uint8Array) => updates.push(update)
    const begin = () => open++
    const end = () => open--
    this.doc.on('update', record)
    this.doc.on('beforeTransaction', begin)
    this.doc.on('afterTransaction', end)
    try {
      change()
    } finally {
      this.doc.off('update', record)
      this.doc.off('beforeTransaction', begin)
      this.doc.off('afterTransaction', end)
    }
    if (open > 0) throw new Error('a listener of this document threw before')
    return updates.length === 0 ? NOTHING : Y.mergeUpdates(updates)
  }

  override destroy(copy: 'keep' | 'discard') {
    this.history.destroy()
    super.destroy(copy)
  }
}
