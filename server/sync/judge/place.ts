import * as Y from 'yjs'
import type { Root } from '../../../shared/board/field-types.ts'

/**
 * A shared type of the board, named:
 * `root` notes · `entry` notes/k3 · `text` notes/k3/text · `map` rows/r1/years.
 * The root `board` is an entry itself.
 */
export interface Container {
  kind: 'root' | 'entry' | 'text' | 'map'
  root: Root
  id: string | null
  field: string | null
  /** As the document has it; where it is new, as the update brings it: still empty. */
  type: Y.AbstractType<unknown>
  /** The id of the item that holds the type; null for a root. */
  item: Y.ID | null
  /** Its entry is made by this very update. */
  fresh: boolean
}

/** Where a struct stands: in which container, under which key (null inside a text). */
export interface Place {
  container: Container
  key: string | null
}

/** What it stood in is deleted: Yjs makes it a GC struct, without any effect for anybody. */
export const GONE = Symbol('gone')
export type Spot = Place | typeof GONE

export const entryName = ({ container: { root, id, field }, key }: Place): string =>
  [root, id, field, key].filter((part) => part !== null).join('/')

export function rootContainer(root: Root, type: Y.AbstractType<unknown>): Container {
  const kind = root === 'board' ? 'entry' : 'root'
  return { kind, root, id: null, field: null, type, item: null, fresh: false }
}

/** Exactly a Y.Map or Y.Text: their descendants (Y.XmlText) are other types. */
export const isMap = (type: unknown) => (type as object)?.constructor === Y.Map
export const isText = (type: unknown) => (type as object)?.constructor === Y.Text

export const samePlace = (a: Place, b: Place): boolean =>
  a.container === b.container && a.key === b.key
