/** As much of HTML as React writes, read again: elements and texts in their order. */
export interface Markup {
  name: string
  attributes: Readonly<Record<string, string>>
  children: (Markup | string)[]
}

const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"' }
const decoded = (text: string) =>
  text.replace(/&(?:#x([0-9a-f]+)|(\w+));/gi, (whole, hex, name) =>
    hex ? String.fromCodePoint(Number.parseInt(hex, 16)) : (NAMED[name] ?? whole),
  )

export function parseMarkup(html: string): Markup {
  const root: Markup = { name: '', attributes: {}, children: [] }
  const open = [root]
  for (const [, ends, name, attributes = '', empty, text] of html.matchAll(
    /<(\/)?([\w-]+)((?:\s+[\w:-]+(?:="[^"]*")?)*)\s*(\/)?>|([^<]+)/g,
  )) {
    const now = open.at(-1)
    if (!now) throw new Error('too many ends')
    if (text !== undefined) now.children.push(decoded(text))
    else if (ends) open.pop()
    else if (name) {
      const pairs = [...attributes.matchAll(/([\w:-]+)(?:="([^"]*)")?/g)]
      const element: Markup = {
        name,
        attributes: Object.fromEntries(
          pairs.map(([, key = '', value = '']) => [key, decoded(value)]),
        ),
        children: [],
      }
      now.children.push(element)
      if (!empty) open.push(element)
    }
  }
  if (open.length !== 1) throw new Error(`not closed: ${open.at(-1)?.name}`)
  return root
}

/** All elements below that are meant, outermost first. */
export const found = (within: Markup, meant: (one: Markup) => boolean): Markup[] =>
  within.children.flatMap((child) =>
    typeof child === 'string' ? [] : [...(meant(child) ? [child] : []), ...found(child, meant)],
  )

export const classed = (name: string) => (one: Markup) =>
  (one.attributes.class ?? '').split(' ').includes(name)
export const having =
  (attribute: string, value?: string) =>
  ({ attributes }: Markup) =>
    value === undefined ? attribute in attributes : attributes[attribute] === value

export const textOf = (one: Markup | string | undefined): string =>
  one === undefined ? '' : typeof one === 'string' ? one : one.children.map(textOf).join('')

/** Its own words, without those of elements in it. */
export const ownText = (one: Markup | undefined): string =>
  (one?.children ?? []).filter((child) => typeof child === 'string').join('')

export const textIn = (within: Markup, name: string): string =>
  textOf(found(within, classed(name))[0])
