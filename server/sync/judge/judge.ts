import * as Y from 'yjs'
import { ID_PATTERN, type NoteId, type SeatId } from '../../../shared/board/ids.ts'
import type { Settings, Who } from '../../../shared/board/policy.ts'
import { leafOf } from '../../../shared/board/shape.ts'
import { LIMITS, type Refusal } from '../../../shared/wire.ts'
import { fits } from './content.ts'
import { Crowds } from './crowds.ts'
import { type DecodedUpdate, decode, type Struct, structAt, structsIn } from './decoded.ts'
import { type Container, entryName, GONE, type Place, Places, samePlace } from './places.ts'
import { denied, sitsAtTable, verbAt } from './rights.ts'
import { Refused } from './verdict.ts'

/** What the judge knows beside the update: who writes, and whose things are. */
export interface Case {
  /** Shown and pending together; never changed by the judge. */
  trial: Y.Doc
  seat: SeatId
  who: Who
  settings: Settings
  ownerOf: (note: NoteId) => SeatId | undefined
  seatOfClient: (client: number) => SeatId | undefined
  isPutAway?: ((note: NoteId) => boolean) | undefined
}

/**
 * - `empty`: adds no struct and no new deletion
 * - `lawful`: may be applied; `posted`, `claimed` and `touched` say what it brings
 */
export type Verdict =
  | { kind: 'refused'; refusal: Refusal }
  | { kind: 'empty' }
  | ({ kind: 'lawful' } & Lawful)

export interface Lawful {
  /** Notes that get an owner by it. */
  posted: readonly NoteId[]
  /** Client ids that write for the first time: they become this seat's. */
  claimed: readonly number[]
  /** Entries (`notes/k3…`, `board`) to look at as a whole once it is applied. */
  touched: ReadonlySet<string>
  /** How far each client id has written when all of it is applied. */
  clocks: ReadonlyMap<number, number>
  /** How often Yjs may have to compare its structs with those that stand there. */
  comparisons: number
}

/**
 * Judges one Yjs v1 update on its decoded structs, without applying it (I2). Bytes that do not
 * decode do not throw; they are the refusal 'malformed'.
 */
export function judge(update: Uint8Array, matter: Case): Verdict {
  try {
    return new Hearing(decode(update), matter).verdict()
  } catch (error) {
    if (error instanceof Refused) return { kind: 'refused', refusal: error.refusal }
    throw error
  }
}

class Hearing {
  #update: DecodedUpdate
  #matter: Case
  #places: Places
  #crowds = new Crowds()
  #posted = new Set<NoteId>()
  #claimed: number[] = []
  #touched = new Set<string>()
  #clocks = new Map<number, number>()
  #silentClocks = 0
  #effect = false

  constructor(update: DecodedUpdate, matter: Case) {
    this.#update = update
    this.#matter = matter
    this.#places = new Places(matter.trial, update)
  }

  verdict(): Verdict {
    for (const [client, structs] of this.#update.byClient) this.#hearClient(client, structs)
    for (const [client, deletions] of this.#update.ds.clients) {
      for (const { clock, len } of deletions) this.#hearDeletion(client, clock, len)
    }
    const comparisons = this.#crowds.check()
    if (!this.#effect) return { kind: 'empty' }
    // Also what nobody would see moves clocks and takes room: not from those who may only look.
    if (this.#matter.who.role === 'screen') throw new Refused('not-allowed')
    if (this.#matter.who.stopped) throw new Refused('stopped')
    return {
      kind: 'lawful',
      posted: [...this.#posted],
      claimed: this.#claimed,
      touched: this.#touched,
      clocks: this.#clocks,
      comparisons,
    }
  }

  #hearClient(client: number, structs: readonly Struct[]) {
    const known = Y.getState(this.#matter.trial.store, client)
    // Yjs looks for the neighbours of what it has already, too, and throws where there are none.
    for (const struct of structs) if (struct instanceof Y.Item) this.#places.of(struct)
    const fresh = structs.filter((struct) => struct.id.clock + struct.length > known)
    const [first] = fresh
    if (!first) return
    this.#effect = true
    this.#claim(client)
    // Yjs numbers a client's writes: skip one and all its later ones wait for ever.
    if (first.id.clock > known) throw new Refused('incomplete')
    for (const struct of fresh) {
      this.#hearStruct(struct, known)
      this.#clocks.set(client, struct.id.clock + struct.length)
    }
  }

  #claim(client: number) {
    const seat = this.#matter.seatOfClient(client)
    if (seat !== undefined && seat !== this.#matter.seat) throw new Refused('foreign-client')
    // An id that wrote before seats were kept (the plan's own) belongs to nobody else either.
    if (seat === undefined) {
      if (Y.getState(this.#matter.trial.store, client) > 0) throw new Refused('foreign-client')
      this.#claimed.push(client)
    }
  }

  #hearStruct(struct: Struct, known: number) {
    if (struct instanceof Y.Skip) throw new Refused('incomplete')
    if (struct instanceof Y.GC) return this.#countSilent(struct.length)
    const spot = this.#places.of(struct)
    if (struct.id.clock < known) this.#continues(struct, spot, known)
    if (struct.content instanceof Y.ContentDeleted) this.#countSilent(struct.length)
    if (spot === GONE) return this.#countSilent(struct.length)
    this.#crowds.add(spot)
    this.#checkContent(spot, struct.content)
    this.#checkReplaced(spot)
    this.#may(spot, 'set')
    this.#touched.add(entryOf(spot))
    if (spot.container.kind === 'root' && spot.container.root === 'notes' && spot.key !== null) {
      this.#posted.add(spot.key as NoteId)
    }
    if (spot.container.root === 'notes' && spot.key === 'table') this.#checkTable(struct.content)
  }

  /** The part of a struct that we have already must stand where its rest claims to. */
  #continues(struct: Y.Item, spot: Place | typeof GONE, known: number) {
    const before = structAt(this.#matter.trial, Y.createID(struct.id.client, known - 1))
    const there = before ? this.#places.ofKnown(before) : GONE
    const same = spot === GONE || there === GONE ? spot === there : samePlace(spot, there)
    if (!same) throw new Refused('malformed', 'two places at once')
  }

  #countSilent(length: number) {
    this.#silentClocks += length
    if (this.#silentClocks > LIMITS.maxSilentClocks) throw new Refused('clock-jump')
  }

  #checkContent(place: Place, content: Y.Item['content']) {
    const { container, key } = place
    const wrong = () => new Refused('wrong-shape', entryName(place))
    if ((container.kind === 'text') !== (key === null)) throw wrong()
    if (container.kind === 'entry' && key !== null && !leafOf(container.root, key)) {
      throw new Refused('unknown-key', entryName(place))
    }
    if (container.kind === 'root' && !(key !== null && ID_PATTERN.test(key))) throw wrong()
    // Written and overwritten or taken back before it was sent.
    if (content instanceof Y.ContentDeleted) return
    if (!fits(place, content)) throw wrong()
    if (container.kind === 'entry' && container.id !== null && !container.fresh) {
      // A text or a map comes with its entry and is never replaced: that would drop others' words.
      if (content instanceof Y.ContentType) throw new Refused('not-allowed', entryName(place))
    }
  }

  /** An entry that others may have written into is only replaced by the seat that laid it (two tabs). */
  #checkReplaced({ container, key }: Place) {
    if (container.kind !== 'root' || container.root === 'notes' || key === null) return
    const standing = this.#matter.trial.getMap(container.root)._map.get(key)
    if (!standing || standing.deleted) return
    if (this.#matter.seatOfClient(standing.id.client) === this.#matter.seat) return
    throw new Refused('not-allowed', `${container.root}/${key}`)
  }

  #checkTable(content: Y.Item['content']) {
    const { who } = this.#matter
    if (!(content instanceof Y.ContentAny) || !sitsAtTable(who)) return
    if (content.arr[0] !== who.table) throw new Refused('wrong-table')
  }

  #hearDeletion(client: number, clock: number, length: number) {
    const { trial } = this.#matter
    const known = Y.getState(trial.store, client)
    const own = this.#update.byClient.get(client)?.at(-1)
    const coming = own ? own.id.clock + own.length : 0
    if (length < 0 || clock + length > Math.max(known, coming)) throw new Refused('incomplete')
    for (const struct of structsIn(trial, client, clock, Math.min(known, clock + length) - clock)) {
      if (struct.deleted) continue
      this.#effect = true
      const spot = this.#places.ofKnown(struct)
      if (spot === GONE || this.#goesWithItsEntry(spot.container)) continue
      if (struct instanceof Y.Item && struct.content instanceof Y.ContentType) {
        if (spot.container.kind !== 'root') throw new Refused('not-allowed', entryName(spot))
      }
      this.#may(spot, 'delete')
      this.#touched.add(entryOf(spot))
    }
  }

  /** Whether an ancestor is deleted by this update too: then that deletion is the one to judge. */
  #goesWithItsEntry({ item, root, id }: Container): boolean {
    const { ds } = this.#update
    if (item && Y.isDeleted(ds, item)) return true
    const entry = id === null ? null : this.#matter.trial.getMap(root)._map.get(id)
    return entry ? Y.isDeleted(ds, entry.id) : false
  }

  #may(place: Place, act: 'set' | 'delete') {
    const { who, settings, seat, ownerOf, isPutAway, trial } = this.#matter
    const { root, id, kind, fresh } = place.container
    const note = root !== 'notes' ? null : kind === 'root' ? place.key : id
    const owner = note === null ? undefined : ownerOf(note as NoteId)
    const verb = verbAt(place, act)
    // Posting makes a note one's own; a note that somebody has keeps its owner for ever.
    const own = verb === 'notes.post' ? owner === undefined || owner === seat : owner === seat
    if (verb === 'notes.post' && !own) throw new Refused('not-yours', entryName(place))
    // Its key is free; bringing it back is the facilitator's alone.
    if (verb === 'notes.post' && isPutAway?.(note as NoteId))
      throw new Refused('put-away', entryName(place))
    const map = note === null || fresh ? undefined : trial.getMap(root).get(note)
    const table = map instanceof Y.Map ? map.get('table') : who.table
    const reason = denied(who, verb, { own, table: table as number | undefined }, settings)
    if (reason) throw new Refused(reason, entryName(place))
  }
}

/** `notes/k3…` for anything at or in that note. */
const entryOf = ({ container, key }: Place): string =>
  container.root === 'board' ? 'board' : `${container.root}/${container.id ?? key}`
