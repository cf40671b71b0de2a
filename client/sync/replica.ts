import * as Y from 'yjs'
import { type Board, openBoard } from '../../shared/board/document.ts'
import { BoardView, type Snapshot, settingsOf } from '../../shared/board/view.ts'
import { type Hearer, Link } from './connection.ts'
import type { Entry } from './entry.ts'
import type { Say, Steps } from './history.ts'
import type { Copy, Session, World } from './world.ts'

/** What a write that changed nothing leaves: no structs, no deletions. */
const NOTHING = Uint8Array.of(0, 0)

/** A stored copy may keep the link waiting for so long once there is a state without it. */
const COPY_MS = 250

/** What this person says of notes: it is laid over the document, and written by the server. */
export interface Notes {
  over(board: Snapshot): Snapshot
  say: Say
}

export interface Written {
  update: Uint8Array
  /** The connection's writes that carried it; null where it waits for the next connection. */
  carried: { first: number; last: number } | null
}

/**
 * One document of the board on this device, from its first state until it ends or is given up after
 * a refusal; with its view, its undo, its stored copy and its link to the server.
 */
export class Replica {
  epoch: string
  readonly view: BoardView
  readonly history: Steps
  readonly link: Link
  readonly #notes: Notes
  readonly #doc = new Y.Doc()
  readonly #board: Board = openBoard(this.#doc)
  readonly #world: World
  #copy: Copy | undefined
  #over = false

  constructor(session: Session, world: World, hearer: Hearer, notes: Notes) {
    this.epoch = session.epoch
    this.#world = world
    this.view = new BoardView(this.#board)
    this.#notes = notes
    this.history = world.history(this.#board, this, notes.say)
    this.link = new Link(this.#doc, session, world, hearer)
  }

  /**
   * Takes the first state from the stored copy or over HTTP, whichever comes first, then joins.
   * @param copy the stored copy's name; undefined keeps none
   * @param kept this seat's own writes that the server may lack
   */
  async start(session: Session, copy: string | undefined, kept: readonly Uint8Array[]) {
    let filled = false
    const late = new AbortController()
    const opened = this.#openCopy(copy, late.signal).then((held) => {
      filled = held
    })
    const fetched = this.#world.fetchState(session).then((state) => {
      if (state && !filled && !this.#over) Y.applyUpdate(this.#doc, state, 'state')
    })
    await Promise.race([opened, fetched])
    if (!filled) await Promise.all([fetched, Promise.race([opened, this.#patience()])])
    // A copy that came after joining would be sent to the server as if it were news.
    late.abort()
    if (this.#over) return
    for (const update of kept) this.put(update)
    this.link.seen()
    this.link.open()
  }

  /** The board as this person sees it. */
  get snapshot(): Snapshot {
    return this.#notes.over(this.view.snapshot)
  }

  get settings() {
    return settingsOf(this.#board)
  }

  /** Whether all that an update does was done here; of one that does nothing nobody knows. */
  has(update: Uint8Array): boolean {
    const { store } = this.#doc
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

  /** Puts in what this seat wrote elsewhere. */
  put = (update: Uint8Array): Written => this.write(() => Y.applyUpdate(this.#doc, update, 'kept'))

  /**
   * Puts in what another tab of this seat left waiting.
   * @returns false where it builds on what may be on its way here from that tab, by the server
   */
  take = (entries: readonly Entry[]): boolean => {
    if (entries.length === 0) return false
    const update = Y.mergeUpdates(entries.flatMap((entry) => entry.update ?? []))
    if (!this.#fits(update)) return false
    const { carried } = this.put(update)
    for (const entry of entries) entry.carried = carried
    return true
  }

  /**
   * Makes a change and says what it was and how it travels.
   * @throws what a listener throws; from then on Yjs tells nobody of anything, and this always throws
   */
  write(change: () => void): Written {
    const { link } = this
    const before = link.writes
    const updates: Uint8Array[] = []
    let open = 0
    const record = (update: Uint8Array) => updates.push(update)
    const begin = () => open++
    const end = () => open--
    this.#doc.on('update', record)
    this.#doc.on('beforeTransaction', begin)
    this.#doc.on('afterTransaction', end)
    try {
      change()
    } finally {
      this.#doc.off('update', record)
      this.#doc.off('beforeTransaction', begin)
      this.#doc.off('afterTransaction', end)
    }
    if (open > 0) throw new Error('a listener of this document threw before')
    const last = link.writes
    // What changed nothing is already in what went out before.
    const first = Math.min(before + 1, last)
    return {
      update: updates.length === 0 ? NOTHING : Y.mergeUpdates(updates),
      carried: last > 0 && link.spoken ? { first, last } : null,
    }
  }

  destroy(copy: 'keep' | 'discard') {
    this.#over = true
    this.link.stop()
    if (copy === 'keep') this.#copy?.close()
    else this.#copy?.discard()
    this.history.destroy()
    this.view.destroy()
    this.#doc.destroy()
  }

  /** Gives up the stored copy, not yet the document: it is shown until another takes its place. */
  disown() {
    this.#copy?.discard()
    this.#copy = undefined
  }

  async #openCopy(name: string | undefined, late: AbortSignal): Promise<boolean> {
    const copy = name === undefined ? undefined : await this.#world.openCopy(name, this.#doc, late)
    if (this.#over) copy?.close()
    else this.#copy = copy
    return copy?.filled ?? false
  }

  /** Whether all that an update builds on is here. Of one that does not fit, Yjs takes in one half. */
  #fits(update: Uint8Array): boolean {
    const { structs, ds } = Y.decodeUpdate(update)
    const next = new Map(Y.decodeStateVector(Y.encodeStateVector(this.#doc)))
    const has = (id: unknown) => !(id instanceof Y.ID) || id.clock < (next.get(id.client) ?? 0)
    for (const struct of structs) {
      const { client, clock } = struct.id
      const known = next.get(client) ?? 0
      const end = clock + struct.length
      if (clock > known || (struct instanceof Y.Skip && end > known)) return false
      next.set(client, Math.max(known, end))
    }
    // Undecoded, an item's parent may be an id as well.
    const stands = (one: unknown) =>
      !(one instanceof Y.Item) || [one.origin, one.rightOrigin, one.parent].every(has)
    return (
      structs.every(stands) &&
      [...ds.clients].every(([client, all]) =>
        all.every(({ clock, len }) => clock + len <= (next.get(client) ?? 0)),
      )
    )
  }

  #patience = () =>
    new Promise<void>((resolve) => {
      this.#world.later(COPY_MS, resolve)
    })
}
