import * as Y from 'yjs'
import { type Board, splice } from '../../shared/board/document.ts'
import { OWN, perform } from '../../shared/board/operations.ts'
import { type FieldChange, PLAN_ROOTS, type PutBack, type Undoable } from './undoable.ts'

/**
 * What `act` does to fields in transactions of our own, as Yjs tells it. Whole entries are none of
 * it: they are never taken back, since others may have written in them.
 */
export function changesIn(board: Board, act: () => void): FieldChange[] {
  const changes: FieldChange[] = []
  const forget = PLAN_ROOTS.map((root) => {
    const record: Parameters<Y.Map<unknown>['observeDeep']>[0] = (events, { origin }) => {
      if (origin === OWN) changes.push(...events.flatMap((event) => changesOf(root, event)))
    }
    board.root(root).observeDeep(record)
    return () => board.root(root).unobserveDeep(record)
  })
  try {
    act()
  } finally {
    for (const end of forget) end()
  }
  return changes.filter(({ was, left }) => !isSame(was, left))
}

/** Takes it the other way. */
export const reversed = ({ verb, changes }: PutBack): PutBack => ({
  verb,
  changes: changes.map(({ was, left, ...at }) => ({ ...at, was: left, left: was })),
})

/**
 * The part that still is as we left it: what another changed since stays. Years are each by itself;
 * all else goes together, since a place or a decision is one thing.
 */
export function stillOurs(board: Board, { verb, changes }: PutBack): PutBack | undefined {
  const isOurs = (change: FieldChange) => isSame(valueAt(board, change), change.left)
  const [years, whole] = [true, false].map((wanted) =>
    changes.filter(({ field }) => (field === 'years') === wanted),
  )
  if (!whole?.every(isOurs)) return undefined
  const ours = [...whole, ...(years ?? []).filter(isOurs)]
  return ours.length > 0 ? { verb, changes: ours } : undefined
}

/** Does something, or takes it back. */
export function go(board: Board, way: Undoable) {
  if (way.verb !== 'put-back') return perform(board, way)
  board.doc.transact(() => {
    for (const change of way.changes) setBack(board, change)
  }, OWN)
}

function changesOf(root: FieldChange['root'], event: Y.YEvent<Y.AbstractType<unknown>>) {
  const [id, field] = root === 'board' ? ['', ...event.path] : event.path
  if (typeof id !== 'string') return []
  const { target } = event
  if (target instanceof Y.Text) {
    const left = target.toString()
    return typeof field === 'string'
      ? [{ root, id, field, was: textBefore(target, event), left }]
      : []
  }
  if (!(target instanceof Y.Map)) return []
  return [...event.changes.keys].map(([key, { oldValue }]): FieldChange => {
    const at = typeof field === 'string' ? { field, key } : { field: key }
    return { root, id, ...at, was: plain(oldValue), left: plain(target.get(key)) }
  })
}

/** A text before the transaction of an event. */
function textBefore(text: Y.Text, event: Y.YEvent<Y.AbstractType<unknown>>): string {
  let before = ''
  for (let item = text._start; item; item = item.right) {
    const wasThere = !event.adds(item) && (!item.deleted || event.deletes(item))
    if (wasThere && item.content instanceof Y.ContentString) before += item.content.str
  }
  return before
}

const plain = (value: unknown): unknown =>
  value instanceof Y.AbstractType ? value.toJSON() : value

const isSame = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b)

function entryAt(board: Board, { root, id }: FieldChange): Y.Map<unknown> | undefined {
  const entry = root === 'board' ? board.root(root) : board.root(root).get(id)
  return entry instanceof Y.Map ? entry : undefined
}

function valueAt(board: Board, change: FieldChange): unknown {
  const value = entryAt(board, change)?.get(change.field)
  if (change.key === undefined) return plain(value)
  return value instanceof Y.Map ? plain(value.get(change.key)) : undefined
}

function setBack(board: Board, change: FieldChange) {
  const { field, key, was } = change
  const entry = entryAt(board, change)
  if (!entry) return
  const value = entry.get(field)
  if (value instanceof Y.Text) return splice(value, typeof was === 'string' ? was : '')
  if (!(value instanceof Y.Map)) return set(entry, field, was)
  if (key !== undefined) return set(value, key, was)
  const all = new Map(Object.entries(was ?? {}))
  for (const one of value.keys()) if (!all.has(one)) value.delete(one)
  for (const [one, there] of all) set(value, one, there)
}

function set(map: Y.Map<unknown>, key: string, value: unknown) {
  if (value === undefined) map.delete(key)
  else if (!isSame(map.get(key), value)) map.set(key, value)
}
