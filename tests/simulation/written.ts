import * as Y from 'yjs'
import { type Board, boardFields, openBoard } from '../../shared/board/document.ts'
import { ROOTS } from '../../shared/board/field-types.ts'

// Where a write stands in a document, and what it says: `rows/r1/years/2027`.

// biome-ignore lint/suspicious/noExplicitAny: Yjs itself leaves open what a type's events are.
export type AnyType = Y.AbstractType<any>

export const isNew = (item: Y.Item, { beforeState, doc }: Y.Transaction) =>
  item.id.client === doc.clientID && item.id.clock >= (beforeState.get(doc.clientID) ?? 0)

/** `client:clock`, with an `x` once it is deleted. */
export const versionOf = (item: Y.Item, deleted = item.deleted) =>
  `${item.id.client}:${item.lastId.clock}${deleted ? 'x' : ''}`

/** Whether what has this version had come into a document. */
export function hasSeen(doc: Y.Doc, version: string): boolean {
  const [client = 0, clock = 0] = version.replace('x', '').split(':').map(Number)
  return Y.getState(doc.store, client) > clock
}

/** The write on top of which the transaction wrote; '' where there was none. */
export function versionBefore(now: Y.Item, transaction: Y.Transaction): string {
  let item: Y.Item | null = now
  while (item && isNew(item, transaction)) item = item.left
  if (!item) return ''
  return versionOf(item, item.deleted && !Y.isDeleted(transaction.deleteSet, item.id))
}

export function describe(item: Y.Item): string {
  if (item.deleted) return 'gone'
  return item.content instanceof Y.ContentType
    ? 'there'
    : JSON.stringify(item.content.getContent().at(-1))
}

export function pathOf(doc: Y.Doc, type: AnyType): string | undefined {
  if (type._item === null) return ROOTS.find((name) => doc.share.get(name) === type)
  const parent = pathOf(doc, type._item.parent as AnyType)
  return parent === undefined ? undefined : `${parent}/${type._item.parentSub}`
}

function typeAt(board: Board, [root = '', ...keys]: readonly string[]): unknown {
  let type: unknown = board.doc.getMap(root)
  for (const key of keys) type = type instanceof Y.Map ? type.get(key) : undefined
  return type
}

export function itemAt(board: Board, path: string): Y.Item | undefined {
  const parts = path.split('/')
  const type = typeAt(board, parts.slice(0, -1))
  return type instanceof Y.Map ? type._map.get(parts.at(-1) ?? '') : undefined
}

export function valueAt(board: Board, path: string): string {
  const item = itemAt(board, path)
  return item ? describe(item) : 'gone'
}

/**
 * All that can be read in an update, also where it was deleted and is still kept. Its bytes say more
 * than its words: a Yjs client id may begin as one of them.
 */
export const readIn = (update: Uint8Array): string =>
  Y.decodeUpdate(update)
    .structs.flatMap((struct) =>
      struct instanceof Y.Item ? [struct.parent, struct.parentSub, saidBy(struct)] : [],
    )
    .filter((said) => typeof said === 'string')
    .join('\n')

/** A type says nothing itself: what it holds are items of their own. */
const saidBy = ({ content }: Y.Item) =>
  content instanceof Y.ContentType ? '' : JSON.stringify(content)

export function textAt(board: Board, path: string): string | undefined {
  const type = typeAt(board, path.split('/'))
  return type instanceof Y.Text ? type.toString() : undefined
}

/** The epoch that a device's document is of. */
export const epochOf = (doc: Y.Doc) => boardFields(openBoard(doc)).get('epoch')
