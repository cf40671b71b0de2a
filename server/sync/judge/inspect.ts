import * as Y from 'yjs'
import { danglingIn, isRoot, type Leaf, SHAPE } from '../../../shared/board/field-rules.ts'
import { LIMITS, type Refusal, SERVER_LIMITS } from '../../../shared/wire.ts'
import type { Lawful } from './case.ts'

/**
 * Looks at entries as a whole, after an update was applied: what no struct shows by itself.
 * An entry must be complete, its texts within the limit, its goal and actor on the board.
 * @param board where what it refers to may stand as well: `doc` may be an excerpt of it
 */
export function inspect(
  doc: Y.Doc,
  { touched, clocks }: Lawful,
  board: Y.Doc = doc,
): Refusal | undefined {
  if (doc.store.pendingStructs !== null || doc.store.pendingDs !== null) {
    return { reason: 'incomplete' }
  }
  // Of two blocks with one client's structs Yjs takes the last, the judge has read both.
  for (const [client, clock] of clocks) {
    if (Y.getState(doc.store, client) !== clock) return { reason: 'malformed' }
  }
  for (const name of touched) {
    const refusal = inspectEntry(doc, name, board)
    if (refusal) return refusal
  }
  // Y.Map's own `size` walks through all of them.
  return doc.getMap('rows')._map.size > SERVER_LIMITS.maxRows ? { reason: 'full' } : undefined
}

const LEAVES = Object.fromEntries(
  Object.entries(SHAPE).map(([root, shape]) => [root, Object.entries(shape)]),
) as Record<keyof typeof SHAPE, [string, Leaf][]>

function inspectEntry(doc: Y.Doc, name: string, board: Y.Doc): Refusal | undefined {
  const [root = '', id] = name.split('/')
  if (!isRoot(root)) return { reason: 'unknown-key', entry: name }
  const entry = id === undefined ? doc.getMap(root) : doc.getMap(root).get(id)
  if (!(entry instanceof Y.Map)) {
    // Nothing goes, also not by being overwritten with nothing.
    return { reason: 'not-allowed', entry: name }
  }
  for (const [key, leaf] of LEAVES[root]) {
    const value: unknown = entry.get(key)
    const entryKey = `${name}/${key}`
    if (value === undefined) {
      if (leaf.kind === 'value' && leaf.optional) continue
      return { reason: 'wrong-shape', entry: entryKey }
    }
    if (leaf.kind === 'text' && (value as Y.Text).length > LIMITS.maxMergedUnits) {
      return { reason: 'too-long', entry: entryKey }
    }
    if (leaf.kind === 'map' && (value as Y.Map<unknown>).size > leaf.maxSize) {
      return { reason: 'too-large', entry: entryKey }
    }
  }
  const dangling = danglingIn(
    root,
    (field) => [entry.get(field)],
    (to, other) => doc.getMap(to).has(other) || board.getMap(to).has(other),
  )
  return dangling === undefined
    ? undefined
    : { reason: 'wrong-shape', entry: `${name}/${dangling}` }
}
