import * as Y from 'yjs'
import { leafOf } from '../../../shared/board/shape.ts'
import { LIMITS } from '../../../shared/wire.ts'
import { isMap, isText, type Place } from './places.ts'

/** Whether a place may hold this: the board's shape, and nothing beside it. */
export function fits({ container, key }: Place, content: Y.Item['content']): boolean {
  switch (container.kind) {
    case 'root':
      return content instanceof Y.ContentType && isMap(content.type)
    case 'text':
      return content instanceof Y.ContentString && content.str.length <= LIMITS.maxTextUnits
    case 'map': {
      const leaf = container.field === null ? undefined : leafOf(container.root, container.field)
      return leaf?.kind === 'map' && leaf.key.test(key ?? '') && plain(content, leaf.fits)
    }
    case 'entry': {
      const leaf = key === null ? undefined : leafOf(container.root, key)
      if (leaf?.kind === 'value') return plain(content, leaf.fits)
      if (!leaf || !(content instanceof Y.ContentType)) return false
      return leaf.kind === 'text' ? isText(content.type) : isMap(content.type)
    }
  }
}

/** One plain value: a key of a Y.Map shows only the last of several. */
const plain = (content: Y.Item['content'], fitting: (value: unknown) => boolean) =>
  content instanceof Y.ContentAny &&
  content.arr.length === 1 &&
  isOwn(content.arr[0]) &&
  fitting(content.arr[0])

/** A decoded `__proto__` becomes a prototype: seen by us, and gone when the value is written again. */
const isOwn = (value: unknown): boolean =>
  typeof value !== 'object' ||
  value === null ||
  ([Object.prototype, Array.prototype].includes(Object.getPrototypeOf(value)) &&
    Object.values(value).every(isOwn))
