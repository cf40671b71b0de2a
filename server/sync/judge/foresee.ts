import * as Y from 'yjs'
import { danglingIn, leafOf, SHAPE } from '../../../shared/board/field-rules.ts'
import { LIMITS, SERVER_LIMITS } from '../../../shared/wire.ts'
import type { DecodedUpdate } from './decoded.ts'
import { type Container, entryName, type Place } from './place.ts'
import { Refused } from './verdict.ts'

/** What an update does to one container. */
interface Coming {
  /** Contents that will live, by key. */
  live: Map<string, Y.Item['content'][]>
  /** Keys of which the present content goes. */
  emptied: Set<string>
  /** Letters that come, less those that go. */
  letters: number
}

/**
 * Sees, before anything is applied, what else only the whole would show: an entry that comes or
 * stays incomplete, a text that grows too long, a goal that no board has. To find it out afterwards
 * costs a new trial, a thousand times as much (I5). Where two writes compete it leaves the matter
 * to `inspect`.
 */
export class Foresight {
  #trial: Y.Doc
  #ds: DecodedUpdate['ds']
  #coming = new Map<Container, Coming>()
  /** Entries that come, by name, with the ids of their items. */
  #entries = new Map<string, Y.ID[]>()
  /** Ids of rows that come: those that nothing ever stood under. */
  #newRows = new Set<string>()
  /** Something comes that is gone already: only Yjs says whether it hides what lives. */
  competes = false

  constructor(trial: Y.Doc, { ds }: DecodedUpdate) {
    this.#trial = trial
    this.#ds = ds
  }

  /** @param known how many clocks of the struct the board has already */
  comes({ container, key }: Place, { id, content }: Y.Item, known: number) {
    const coming = this.#of(container)
    if (content instanceof Y.ContentString) {
      const from = id.clock + Math.max(0, known)
      const to = id.clock + content.str.length
      coming.letters += this.#staying(id.client, from, to)
    }
    if (key === null) return
    const isRow = container.kind === 'root' && container.root === 'rows'
    if (isRow && !container.type._map.has(key)) this.#newRows.add(key)
    if (content instanceof Y.ContentDeleted || Y.isDeleted(this.#ds, id)) {
      this.competes = true
      return
    }
    add(coming.live, key, content)
    if (container.kind !== 'root') return
    add(this.#entries, entryName({ container, key }), id)
  }

  /** What stands there now goes, or so many letters of it. */
  goes({ container, key }: Place, letters: number) {
    const coming = this.#of(container)
    if (key !== null) return void coming.emptied.add(key)
    coming.letters -= letters
  }

  /** @throws Refused */
  check() {
    for (const [container, coming] of this.#coming) {
      if (container.item && Y.isDeleted(this.#ds, container.item)) continue
      if (container.kind === 'text') this.#checkText(container, coming)
      if (container.kind !== 'entry') continue
      this.#checkReferences(container, coming)
      const keys = container.fresh ? Object.keys(SHAPE[container.root]) : coming.emptied
      for (const key of keys) checkPresent(container, key, coming)
    }
    this.#checkFilled()
    const coming = this.#newRows.size
    if (coming > 0 && this.#trial.getMap('rows')._map.size + coming > SERVER_LIMITS.maxRows) {
      throw new Refused('full')
    }
  }

  #checkText(container: Container, coming: Coming) {
    const stands = container.fresh ? 0 : (container.type as Y.Text).length
    const { letters } = coming
    if (letters > 0 && stands + letters > LIMITS.maxMergedUnits) {
      throw new Refused('too-long', entryName({ container, key: null }))
    }
  }

  #checkReferences(container: Container, { live }: Coming) {
    const dangling = danglingIn(
      container.root,
      (field) =>
        (live.get(field) ?? []).map((content) =>
          content instanceof Y.ContentAny ? content.arr[0] : content,
        ),
      (to, id) => this.#trial.getMap(to).has(id) || this.#entries.has(`${to}/${id}`),
    )
    if (dangling === undefined) return
    throw new Refused('wrong-shape', entryName({ container, key: dangling }))
  }

  /** An entry into which nothing is written does not come alone. */
  #checkFilled() {
    const filled = new Set([...this.#coming.keys()].map(({ item }) => item && idOf(item)))
    for (const [name, ids] of this.#entries) {
      if (!ids.every((id) => filled.has(idOf(id)))) throw new Refused('wrong-shape', name)
    }
  }

  /** Of a client's clocks, how many this update does not delete again. */
  #staying(client: number, from: number, to: number): number {
    let staying = Math.max(0, to - from)
    for (const { clock, len } of this.#ds.clients.get(client) ?? []) {
      staying -= Math.max(0, Math.min(to, clock + len) - Math.max(from, clock))
    }
    return staying
  }

  #of(container: Container): Coming {
    const known = this.#coming.get(container)
    if (known) return known
    const made: Coming = { live: new Map(), emptied: new Set<string>(), letters: 0 }
    this.#coming.set(container, made)
    return made
  }
}

function add<T>(lists: Map<string, T[]>, key: string, one: T) {
  const list = lists.get(key)
  if (list) list.push(one)
  else lists.set(key, [one])
}

const idOf = ({ client, clock }: Y.ID) => `${client}:${clock}`

function checkPresent(container: Container, key: string, { live }: Coming) {
  const leaf = leafOf(container.root, key)
  if (!leaf || live.has(key) || (leaf.kind === 'value' && leaf.optional)) return
  throw new Refused('wrong-shape', entryName({ container, key }))
}
