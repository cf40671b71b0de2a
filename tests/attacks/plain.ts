import * as Y from 'yjs'
import { ROOTS } from '../../shared/board/field-types.ts'

/**
 * Everything that a document shows, path by path: `notes/k3` which map it is, `notes/k3/goal` a
 * value as JSON, `notes/k3/text` which text it is, `notes/k3/text/` its words. What no board should
 * show starts with `!`.
 */
export type Plain = ReadonlyMap<string, string>

const known = new Set<string>(ROOTS)

export function plain(doc: Y.Doc): Plain {
  const all = new Map<string, string>()
  for (const [name, shared] of doc.share) {
    const type = shared as Type
    if (known.has(name)) readMap(all, name, type)
    else if (showsAnything(type)) all.set(name, '!root')
  }
  return all
}

/** Whatever it turns out to be. */
type Type = Y.AbstractType<unknown>

const showsAnything = (type: Type) =>
  [...type._map.values()].some(({ deleted }) => !deleted) || list(type).length > 0

function list(type: Type): Y.Item[] {
  const items: Y.Item[] = []
  for (let item = type._start; item; item = item.right) if (!item.deleted) items.push(item)
  return items
}

function readMap(all: Map<string, string>, path: string, type: Type) {
  if (list(type).length > 0) all.set(`${path}[]`, '!list')
  for (const [key, item] of type._map) {
    if (!item.deleted) readItem(all, `${path}/${key}`, item)
  }
}

function readItem(all: Map<string, string>, path: string, { content, id }: Y.Item) {
  if (content instanceof Y.ContentAny) return all.set(path, jsonOf(content.arr.at(-1)))
  if (!(content instanceof Y.ContentType)) return all.set(path, `!${content.constructor.name}`)
  const type = content.type as unknown as Type
  const is = `${id.client}:${id.clock}`
  if (type.constructor === Y.Map) {
    all.set(path, `map@${is}`)
    return readMap(all, path, type)
  }
  if (type.constructor !== Y.Text) return all.set(path, `!${type.constructor.name}`)
  all.set(path, `text@${is}`)
  return all.set(`${path}/`, wordsOf(type))
}

function wordsOf(type: Type): string {
  if ([...type._map.values()].some(({ deleted }) => !deleted)) return '!keys in a text'
  const items = list(type)
  const odd = items.find(({ content }) => !(content instanceof Y.ContentString))
  if (odd) return `!${odd.content.constructor.name} in a text`
  return items.map(({ content }) => (content as Y.ContentString).str).join('')
}

/** JSON; what JSON cannot say is marked, so that it never passes for something else. */
function jsonOf(value: unknown): string {
  if (typeof value === 'string' || typeof value === 'boolean' || value === null) {
    return JSON.stringify(value)
  }
  let odd = value === undefined
  const json = JSON.stringify(value, (_, part: unknown) => {
    const plainObject =
      typeof part !== 'object' ||
      part === null ||
      Array.isArray(part) ||
      Object.getPrototypeOf(part) === Object.prototype
    odd ||= !plainObject || typeof part === 'bigint' || Number.isNaN(part)
    return typeof part === 'bigint' ? String(part) : part
  })
  return odd ? `!value ${json}` : json
}
