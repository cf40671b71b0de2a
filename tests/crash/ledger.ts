import * as Y from 'yjs'
import type { Saved } from '../../server/store/log.ts'
import { parseMessage } from '../../server/sync/messages.ts'
import { type Board, openBoard } from '../../shared/board/document.ts'
import type { NoteId, SeatId } from '../../shared/board/ids.ts'
import { readBoard, type Snapshot } from '../../shared/board/view.ts'
import type { Tap } from '../sockets/device.ts'
import { Ranges } from './ranges.ts'

/** By what somebody was told: over the socket, over HTTP, or that it is saved. */
export type Source = 'frame' | 'step2' | 'state' | 'board.json' | 'receipt' | 'answer' | 'board'

/** Something that somebody did, and by what it can be known again. */
export interface Deed {
  kind: 'post' | 'edit' | 'withdraw' | 'row'
  /** The seat that did it. */
  by?: SeatId | undefined
  /** What it was done to, and what that reads after it; undefined after a withdrawal. */
  note?: NoteId | undefined
  text?: string | undefined
  update: Uint8Array
}

interface Known extends Deed {
  /** Among the deeds on its note. */
  version: number
  structs: Ranges
  deletions: Ranges
  /** When anybody was told of it first, ms since 1970, not too early by a fraction of one. */
  toldAt: number
}

/**
 * What every client was ever shown of a board, and what it was told is saved. None of it may be
 * missing after a crash, and nothing that was withdrawn may come back.
 */
export class Ledger {
  #deeds: Known[] = []
  #byStruct = new Map<number, Known[]>()
  #byDeletion = new Map<number, Known[]>()
  #ofNote = new Map<NoteId, Known[]>()
  /** Who knows what by which source. */
  #told = new Map<string, Set<Known>>()
  /** Notes that the facilitator asked to put away, and when she was told that it is done. */
  #putAway = new Map<NoteId, number>()
  /** Frames and receipts that spoke of the board. */
  heard = 0

  /** Somebody did something; nobody has been told of it yet. */
  wrote(deed: Deed) {
    const { structs, ds } = Y.decodeUpdate(deed.update)
    const versions = deed.note === undefined ? [] : (this.#ofNote.get(deed.note) ?? [])
    const known: Known = {
      ...deed,
      version: versions.length,
      structs: Ranges.of(structs.map(({ id, length }) => [id.client, id.clock, length])),
      deletions: Ranges.ofDeleteSet(ds),
      toldAt: Number.POSITIVE_INFINITY,
    }
    this.#deeds.push(known)
    if (deed.note !== undefined) this.#ofNote.set(deed.note, [...versions, known])
    const [index, ranges] = known.structs.isEmpty
      ? [this.#byDeletion, known.deletions]
      : [this.#byStruct, known.structs]
    const { client } = ranges.last
    index.set(client, [...(index.get(client) ?? []), known])
  }

  /** Somebody said something of a note. @returns to be called when she is told that it is done */
  said(deed: Omit<Deed, 'update'> & { note: NoteId }): () => void {
    const versions = this.#ofNote.get(deed.note) ?? []
    const nothing = Ranges.of([])
    const known: Known = {
      ...{ ...deed, update: new Uint8Array(), version: versions.length },
      ...{ structs: nothing, deletions: nothing, toldAt: Number.POSITIVE_INFINITY },
    }
    this.#deeds.push(known)
    this.#ofNote.set(deed.note, [...versions, known])
    return () => this.#tell(String(deed.by), 'answer', known)
  }

  /** From now on what a device's board shows of notes counts as told. */
  reads(who: string, { root }: Board) {
    const notes = root('notes')
    notes.observeDeep((events) => {
      const changed = events.flatMap(({ path, keys }) =>
        path.length === 0 ? [...keys.keys()] : [String(path[0])],
      )
      for (const id of new Set(changed)) this.#reads(who, notes, id as NoteId)
    })
  }

  #reads(who: string, notes: Y.Map<unknown>, id: NoteId) {
    const versions = this.#ofNote.get(id) ?? []
    const entry = notes.get(id)
    const text = entry instanceof Y.Map ? String(entry.get('text')) : undefined
    const read = versions.find((one) => one.text === text)
    if (read) this.#tell(who, 'board', read)
  }

  /** The facilitator is about to ask for it. @returns to be called with the answer that it is done */
  putsAway(note: NoteId): () => void {
    if (!this.#putAway.has(note)) this.#putAway.set(note, Number.POSITIVE_INFINITY)
    return () => this.#putAway.set(note, Math.min(this.#putAway.get(note) ?? 0, Date.now() + 1))
  }

  /** What comes over one client's line. */
  tapOf(who: string): Tap {
    const hear = (message: Uint8Array, source?: Source) => {
      const found = updateIn(message)
      if (!found) return
      this.heard++
      this.#shown(who, source ?? (found.kind === 'step2' ? 'step2' : 'frame'), found.update)
    }
    return { heard: hear, promised: (message) => hear(message, 'receipt') }
  }

  /** Somebody read the whole board as one update. */
  readState(who: string, state: Uint8Array) {
    this.#shown(who, 'state', state)
  }

  /** Somebody read the board as plain values. */
  readJson(who: string, { notes }: Pick<Snapshot, 'notes'>) {
    const shown = new Map(notes.map(({ id, text }) => [id, text]))
    const before = this.#told.get(`${who} board.json`)
    for (const [note, versions] of this.#ofNote) {
      const text = shown.get(note)
      if (text === undefined) {
        const last = versions.at(-1)
        const wasThere = versions.some((deed) => before?.has(deed))
        if (last?.kind === 'withdraw' && wasThere) this.#tell(who, 'board.json', last)
        continue
      }
      const read = versions.find((one) => one.text === text)
      if (read) this.#tell(who, 'board.json', read)
    }
  }

  /** How often whom was told what: by source, then kind. */
  get entries(): Record<string, number> {
    const counts: Record<string, number> = {}
    for (const [by, deeds] of this.#told) {
      const source = by.slice(by.lastIndexOf(' ') + 1)
      for (const { kind } of deeds) {
        const name = `${source}: ${kind}`
        counts[name] = (counts[name] ?? 0) + 1
      }
    }
    const putAway = [...this.#putAway.values()].filter(Number.isFinite).length
    return { ...counts, 'answer: put away': putAway }
  }

  /**
   * What is missing from a state of the board, and what came back, in words.
   * @param before what was told later than that does not count, ms since 1970
   */
  missingFrom(state: Uint8Array, before = Number.POSITIVE_INFINITY): string[] {
    const board = openBoard(new Y.Doc())
    Y.applyUpdate(board.doc, state)
    const missing: string[] = []
    const told = this.#deeds.filter(({ toldAt }) => toldAt < before)
    for (const deed of told) {
      const { kind, note, version, structs, deletions } = deed
      const name = `${kind} ${note ?? ''} ${version}`
      if (!structs.areIn(board.doc)) missing.push(`${name} is lost`)
      else if (!deletions.areDeletedIn(board.doc))
        missing.push(`${name}: what it removed came back`)
    }
    const { notes } = readBoard(board)
    missing.push(...this.#contradictions(told, notes))
    for (const { id } of notes)
      if ((this.#putAway.get(id) ?? before) < before)
        missing.push(`${id} was put away and came back`)
    board.doc.destroy()
    return missing
  }

  /** The same in the words on the board, whatever Yjs says of its structs. */
  #contradictions(told: readonly Known[], notes: Snapshot['notes']): string[] {
    const standing = new Map(notes.map(({ id, text }) => [id, text]))
    const newest = new Map<NoteId, number>()
    for (const { note, version } of told)
      if (note !== undefined) newest.set(note, Math.max(version, newest.get(note) ?? 0))
    return [...newest].flatMap(([note, version]) => {
      const possible = (this.#ofNote.get(note) ?? []).slice(version)
      const text = standing.get(note)
      if (text === undefined && this.#putAway.has(note)) return []
      if (possible.some((one) => one.text === text)) return []
      return `${note} reads ${JSON.stringify(text)}, after version ${version} was told`
    })
  }

  /** Every note that anybody was told of, and whose it is; also of those that were withdrawn since. */
  ownersTold(before = Number.POSITIVE_INFINITY): ReadonlyMap<NoteId, SeatId> {
    const posts = this.#deeds.filter(({ kind, toldAt }) => kind === 'post' && toldAt < before)
    return new Map(
      posts.flatMap(({ note, by }) => (note !== undefined && by !== undefined ? [[note, by]] : [])),
    )
  }

  /**
   * What of owners and of notes put away is not as it was told, in words. A note of nobody's told post
   * must still be its author's.
   */
  misplacedIn(
    { owners, putAway }: Pick<Saved, 'owners' | 'putAway'>,
    before = Number.POSITIVE_INFINITY,
  ): string[] {
    const told = [...this.ownersTold(before)].filter(([note, by]) => owners.get(note) !== by)
    const foreign = [...owners].filter(([note, by]) => {
      const author = this.#ofNote.get(note)?.[0]?.by
      return author !== undefined && author !== by
    })
    const aside = new Set(putAway.map(({ note }) => note.id))
    const gone = [...this.#putAway].filter(([note, at]) => at < before && !aside.has(note))
    return [
      ...told.map(([note]) => `${note} is no longer its author's`),
      ...foreign.map(([note]) => `${note} is somebody else's`),
      ...gone.map(([note]) => `${note} was put away and is nowhere`),
    ]
  }

  #shown(who: string, source: Source, update: Uint8Array) {
    const { structs, ds } = Y.decodeUpdate(update)
    for (const { id, length } of structs) this.#reached(who, source, id.client, id.clock, length)
    for (const [client, ranges] of ds.clients) {
      const deeds = this.#byDeletion.get(client)
      if (!deeds) continue
      const heard = Ranges.of(ranges.map(({ clock, len }) => [client, clock, len]))
      for (const deed of deeds) if (heard.covers(deed.deletions.last)) this.#tell(who, source, deed)
    }
  }

  /** A client's deeds come in the order of its clocks: those that end in this range. */
  #reached(who: string, source: Source, client: number, from: number, length: number) {
    const deeds = this.#byStruct.get(client) ?? []
    let low = 0
    let high = deeds.length
    while (low < high) {
      const middle = (low + high) >> 1
      if ((deeds[middle]?.structs.last.end ?? 0) <= from) low = middle + 1
      else high = middle
    }
    for (let at = low; at < deeds.length; at++) {
      const deed = deeds[at]
      if (!deed || deed.structs.last.end > from + length) return
      this.#tell(who, source, deed)
    }
  }

  #tell(who: string, source: Source, deed: Known) {
    const by = `${who} ${source}`
    const told = this.#told.get(by) ?? new Set()
    this.#told.set(by, told)
    told.add(deed)
    deed.toldAt = Math.min(deed.toldAt, Date.now() + 1)
  }
}

/** A SyncStep2 or Update; nothing else holds an update. */
function updateIn(bytes: Uint8Array) {
  const message = parseMessage(bytes)
  return message?.kind === 'step2' || message?.kind === 'update' ? message : undefined
}
