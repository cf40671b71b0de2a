import * as Y from 'yjs'
import { openBoard } from '../../shared/board/document.ts'
import { type At, type Content, map, text, values } from '../server/sync/forge.ts'

/** Something on a board that an attacker may aim at. */
export interface Target {
  path: string
  root: string
  /** The key under which it stands; none for a letter in a text. */
  key: string | undefined
  /** What it stands in: a root's name, or the item that holds the map or text. */
  inside: string | At
  /** The item that stands there now. */
  item: At
  length: number
  /** It holds a map or a text. */
  isType: boolean
}

/** Everything that stands on a board, entries, values, texts, single letters. */
export function targetsOf(state: Uint8Array): Target[] {
  const { doc } = openBoard(new Y.Doc())
  Y.applyUpdate(doc, state)
  const found: Target[] = []
  const walk = (type: Y.AbstractType<unknown>, path: string, inside: string | At) => {
    const root = path.split('/')[0] ?? ''
    const add = (key: string | undefined, { id, length, content, deleted }: Y.Item) => {
      if (deleted) return
      const item: At = [id.client, id.clock]
      const here = key === undefined ? path : `${path}/${key}`
      const isType = content instanceof Y.ContentType
      found.push({ path: here, root, key, inside, item, length, isType })
      if (isType) walk(content.type as unknown as Y.AbstractType<unknown>, here, item)
    }
    for (const [key, item] of type._map) add(key, item)
    for (let item = type._start; item; item = item.right) add(undefined, item)
  }
  for (const [name, type] of doc.share) walk(type as Y.AbstractType<unknown>, name, name)
  doc.destroy()
  return found
}

const FITTING: Readonly<Record<string, readonly unknown[]>> = {
  goal: ['g1', 'g2'],
  actor: ['residents', 'ward'],
  rank: ['a0', 'zz'],
  group: [null, 'k1'],
  table: [1, 2],
  heard: ['phone', 'written'],
  at: [5],
  signature: ['だれか'],
  title: ['別の題'],
  measure: ['別のこと'],
  matrix: ['expected', 'planned'],
  state: ['agreed', 'plan', 'closed', 'open'],
  removed: [true, false],
  locked: [true, false],
  grouping: ['all', 'own'],
  tables: [2, 9],
  focus: [
    { goal: 'g2', view: 'plan' },
    { goal: null, view: 'thanks' },
  ],
  timer: [null, { leftMs: 5 }],
  period: [{ from: 2020, to: 2025 }],
  epoch: ['e9'],
  question: ['なぜ'],
  name: ['だれでも'],
  plain: ['だれ'],
  kind: ['body'],
  number: ['目標9'],
  about: ['board', 'goals/g1'],
  withdrawn: [true, false],
  by: ['ward'],
  found: ['よい'],
  decided: [{ by: 'ward', at: 9 }],
}

/** A value that may well stand under a key. */
export function fitting(path: string, n: number): Content {
  const parts = path.split('/')
  if (parts[0] !== 'board' && parts.length === 2) return map
  const field = parts[0] === 'board' ? parts[1] : parts[2]
  if (parts[3] !== undefined) {
    return values({ years: 'do', takers: 7, from: true }[field ?? ''] ?? 'do')
  }
  if (['text', 'target', 'reason'].includes(field ?? '')) return text
  if (['years', 'takers', 'from'].includes(field ?? '')) return map
  const all = FITTING[field ?? ''] ?? ['x']
  return values(all[n % all.length])
}

const own = Object.defineProperty({}, '__proto__', { value: { from: 1, to: 2 }, enumerable: true })
export const ODD: readonly unknown[] = [
  ...[7, -1, 1e308, 0.5, true, null, undefined, '', 'メモ', 'x'.repeat(2_001), 'g9'],
  ...[
    {},
    { a: 1 },
    [],
    ['a'],
    [[1]],
    Uint8Array.of(1),
    12n,
    own,
    { goal: 'g1', view: 'notes', x: 1 },
  ],
]
