import * as Y from 'yjs'
import { SERVER_LIMITS } from '../../../shared/wire.ts'
import type { Case, Verdict } from './case.ts'
import { checkContent } from './content.ts'
import { Crowds } from './crowds.ts'
import { type DecodedUpdate, decode, type Struct, structAt, structsIn } from './decoded.ts'
import { Foresight } from './foresee.ts'
import { checkReplaced, checkRight, checkWriter } from './permits.ts'
import { entryName, GONE, type Place, samePlace } from './place.ts'
import { Places } from './places.ts'
import { Refused } from './verdict.ts'

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
  #foresight: Foresight
  #claimed: number[] = []
  #touched = new Set<string>()
  #clocks = new Map<number, number>()
  #silentClocks = 0
  #effect = false

  constructor(update: DecodedUpdate, matter: Case) {
    this.#update = update
    this.#matter = matter
    this.#places = new Places(matter.trial, update)
    this.#foresight = new Foresight(matter.trial, update)
  }

  verdict(): Verdict {
    for (const [client, structs] of this.#update.byClient) this.#hearClient(client, structs)
    for (const [client, deletions] of this.#update.ds.clients) {
      for (const { clock, len } of deletions) this.#hearDeletion(client, clock, len)
    }
    const comparisons = this.#crowds.check()
    if (!this.#effect) return { kind: 'empty' }
    // Also what nobody would see moves clocks and takes a client id for ever, which makes every
    // transaction slower: not from those who have nothing to write here.
    checkWriter(this.#matter)
    this.#foresight.check()
    return {
      kind: 'lawful',
      claimed: this.#claimed,
      touched: this.#touched,
      clocks: this.#clocks,
      comparisons,
      competes: this.#foresight.competes,
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
    checkRight(spot, 'set', this.#matter)
    checkContent(spot, struct.content)
    checkReplaced(spot, this.#matter)
    this.#touched.add(entryOf(spot))
    this.#foresight.comes(spot, struct, known - struct.id.clock)
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
    if (this.#silentClocks > SERVER_LIMITS.maxSilentClocks) throw new Refused('clock-jump')
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
      if (spot === GONE) continue
      // What others write into is never taken out; entries are removed by a flag.
      if (struct instanceof Y.Item && struct.content instanceof Y.ContentType)
        throw new Refused('not-allowed', entryName(spot))
      checkRight(spot, 'delete', this.#matter)
      const end = Math.min(clock + length, struct.id.clock + struct.length)
      this.#foresight.goes(spot, end - Math.max(clock, struct.id.clock))
      this.#touched.add(entryOf(spot))
    }
  }
}

/** `rows/k3…` for anything at or in that row. */
const entryOf = ({ container, key }: Place): string =>
  container.root === 'board' ? 'board' : `${container.root}/${container.id ?? key}`
