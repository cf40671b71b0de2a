import * as Y from 'yjs'
import { ID_PATTERN } from '../../../shared/board/ids.ts'
import { leafOf } from '../../../shared/board/shape.ts'
import { LIMITS } from '../../../shared/wire.ts'
import { entryName, isMap, isText, type Place } from './place.ts'
import { Refused } from './verdict.ts'

/** @throws Refused where a place may not hold this. */
export function checkContent(place: Place, content: Y.Item['content']) {
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

/** Whether a place may hold this: the board's shape, and nothing beside it. */
function fits({ container, key }: Place, content: Y.Item['content']): boolean {
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
