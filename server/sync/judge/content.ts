import * as Y from 'yjs'
import { type Leaf, leafOf } from '../../../shared/board/field-rules.ts'
import type { Fault } from '../../../shared/board/fits.ts'
import { ID_PATTERN } from '../../../shared/board/ids.ts'
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
  const fault = faultOf(place, content)
  if (fault) throw new Refused(fault, entryName(place))
  if (container.kind === 'entry' && container.id !== null && !container.fresh) {
    // A text or a map comes with its entry and is never replaced: that would drop others' words.
    if (content instanceof Y.ContentType) throw new Refused('not-allowed', entryName(place))
  }
}

/** What is wrong with this at a place: it takes the board's shape, and nothing beside it. */
function faultOf({ container, key }: Place, content: Y.Item['content']): Fault | undefined {
  switch (container.kind) {
    case 'root':
      return content instanceof Y.ContentType && isMap(content.type) ? undefined : 'wrong-shape'
    case 'text':
      if (!(content instanceof Y.ContentString)) return 'wrong-shape'
      return content.str.length > LIMITS.maxMergedUnits ? 'too-long' : undefined
    case 'map': {
      const leaf = container.field === null ? undefined : leafOf(container.root, container.field)
      const isMaps = leaf?.kind === 'map' && leaf.isKey(key ?? '')
      return isMaps ? faultOfPlain(content, leaf) : 'wrong-shape'
    }
    case 'entry': {
      const leaf = key === null ? undefined : leafOf(container.root, key)
      if (leaf?.kind === 'value') return faultOfPlain(content, leaf)
      if (!leaf || !(content instanceof Y.ContentType)) return 'wrong-shape'
      const isIts = leaf.kind === 'text' ? isText : isMap
      return isIts(content.type) ? undefined : 'wrong-shape'
    }
  }
}

/** One plain value: a key of a Y.Map shows only the last of several. */
function faultOfPlain(content: Y.Item['content'], leaf: Exclude<Leaf, { kind: 'text' }>) {
  const isPlain = content instanceof Y.ContentAny && content.arr.length === 1
  return isPlain && isOwn(content.arr[0]) ? leaf.faultOf(content.arr[0]) : 'wrong-shape'
}

/** A decoded `__proto__` becomes a prototype: seen by us, and gone when the value is written again. */
const isOwn = (value: unknown): boolean =>
  typeof value !== 'object' ||
  value === null ||
  ([Object.prototype, Array.prototype].includes(Object.getPrototypeOf(value)) &&
    Object.values(value).every(isOwn))
