import * as Y from 'yjs'
import type { Who } from '../../../shared/board/policy.ts'
import { leafOf, SHAPE } from '../../../shared/board/shape.ts'
import { isBlank } from '../../../shared/board/words.ts'
import { LIMITS } from '../../../shared/wire.ts'
import type { DecodedUpdate } from './decoded.ts'
import { type Container, entryName, type Place } from './place.ts'
import { sitsAtTable } from './rights.ts'
import { Refused } from './verdict.ts'

/** What an update does to one container. */
interface Coming {
  /** Contents that will live, by key. */
  live: Map<string, Y.Item['content'][]>
  /** Keys of which the present content goes. */
  emptied: Set<string>
  /** Letters that come, less those that go. */
  letters: number
  /** Pieces of text that come. */
  pieces: { id: Y.ID; text: string }[]
  /** Letters go. */
  loses: boolean
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
  /** Keys that the roots get, by root: those that nothing ever stood under. */
  #newKeys = new Map<string, Set<string>>()
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
      coming.pieces.push({
        id: Y.createID(id.client, from),
        text: content.str.slice(from - id.clock),
      })
    }
    if (key === null) return
    if (container.kind === 'root') this.#countKey(container, key)
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
    coming.loses = true
  }

  /** @throws Refused */
  check(who: Who) {
    const written = new Set([...this.#coming.keys()].map(({ type }) => type))
    for (const [container, coming] of this.#coming) {
      if (container.item && Y.isDeleted(this.#ds, container.item)) continue
      if (container.kind === 'text') this.#checkText(container, coming)
      if (container.kind !== 'entry') continue
      this.#checkReferences(container, coming)
      const keys = container.fresh ? Object.keys(SHAPE[container.root]) : coming.emptied
      for (const key of keys) checkPresent(container, key, coming)
      if (container.fresh && container.root === 'notes') checkWorded(container, coming, written)
      const hasTable = coming.live.has('table') || who.table === undefined
      if (container.fresh && container.root === 'notes' && sitsAtTable(who) && !hasTable) {
        throw new Refused('wrong-table', `notes/${container.id}`)
      }
    }
    this.#checkFilled()
    for (const [root, most] of [
      ['notes', LIMITS.maxNotes],
      ['rows', LIMITS.maxRows],
    ] as const) {
      const coming = this.#newKeys.get(root)?.size ?? 0
      if (coming > 0 && this.#trial.getMap(root)._map.size + coming > most) {
        throw new Refused('full')
      }
    }
  }

  #countKey({ root, type }: Container, key: string) {
    if (type._map.has(key)) return
    this.#newKeys.set(root, (this.#newKeys.get(root) ?? new Set()).add(key))
  }

  #checkText(container: Container, coming: Coming) {
    const stands = container.fresh ? 0 : (container.type as Y.Text).length
    const { letters } = coming
    if (letters > 0 && stands + letters > LIMITS.maxMergedUnits) {
      throw new Refused('too-long', entryName({ container, key: null }))
    }
    // A row is empty while somebody types into it; a note is sent whole, or withdrawn.
    if (container.root === 'notes' && this.#leavesBlank(container, coming)) {
      throw new Refused('blank', entryName({ container, key: null }))
    }
  }

  /** Whether nothing of a text will be seen. One that is left as it stands is not looked at. */
  #leavesBlank({ fresh, type }: Container, { pieces, loses }: Coming): boolean {
    if (pieces.some((piece) => !isBlank(this.#rest(piece)))) return false
    if (fresh) return true
    if (!loses) return false
    for (let item = type._start; item; item = item.right) {
      const { id, content, deleted } = item
      if (deleted || !(content instanceof Y.ContentString)) continue
      if (!isBlank(this.#rest({ id, text: content.str }))) return false
    }
    return true
  }

  /** A piece of text without what this update deletes of it. */
  #rest({ id, text }: { id: Y.ID; text: string }): string {
    const end = id.clock + text.length
    let rest = ''
    let at = id.clock
    for (const { clock, len } of this.#ds.clients.get(id.client) ?? []) {
      if (clock + len <= at) continue
      if (clock >= end) break
      rest += text.slice(at - id.clock, Math.max(at, clock) - id.clock)
      at = clock + len
    }
    return rest + text.slice(Math.min(at, end) - id.clock)
  }

  #checkReferences(container: Container, { live }: Coming) {
    for (const [key, root] of [
      ['goal', 'goals'],
      ['actor', 'actors'],
    ] as const) {
      for (const content of live.get(key) ?? []) {
        const id = content instanceof Y.ContentAny ? String(content.arr[0]) : ''
        if (this.#trial.getMap(root).has(id) || this.#entries.has(`${root}/${id}`)) continue
        throw new Refused('wrong-shape', entryName({ container, key }))
      }
    }
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
    const made: Coming = {
      live: new Map(),
      emptied: new Set<string>(),
      letters: 0,
      pieces: [],
      loses: false,
    }
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

/** A new note's text into which nothing is written has nothing to be seen. */
function checkWorded(note: Container, { live }: Coming, written: ReadonlySet<unknown>) {
  for (const content of live.get('text') ?? []) {
    if (content instanceof Y.ContentType && written.has(content.type)) continue
    throw new Refused('blank', entryName({ container: note, key: 'text' }))
  }
}

function checkPresent(container: Container, key: string, { live }: Coming) {
  const leaf = leafOf(container.root, key)
  if (!leaf || live.has(key) || (leaf.kind === 'value' && leaf.optional)) return
  throw new Refused('wrong-shape', entryName({ container, key }))
}
