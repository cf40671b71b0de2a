export interface Element {
  name: string
  attributes: Readonly<Record<string, string>>
  children: Element[]
  text: string
}

const NAMED: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
}

const decoded = (text: string) =>
  text.replace(/&(?:#(\d+)|#x([0-9a-f]+)|(\w+));/gi, (whole, decimal, hex, name) => {
    if (name !== undefined) return NAMED[name] ?? fail(`unknown ${whole}`)
    return String.fromCodePoint(decimal ? Number(decimal) : Number.parseInt(hex, 16))
  })

function fail(what: string): never {
  throw new Error(`no XML: ${what}`)
}

/** Characters that no XML 1.0 document may hold. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the ones looked for
const FORBIDDEN = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/

/** As much of XML as a spreadsheet needs; strict about what it knows. */
export function parseXml(source: string): Element {
  if (FORBIDDEN.test(source)) fail('a forbidden character')
  const root: Element = { name: '', attributes: {}, children: [], text: '' }
  const open = [root]
  const tag = /<(\?[^>]*\?|\/[\w:]+|[\w:]+(?:\s+[\w:]+="[^"<]*")*\s*\/?)>|([^<]+)/gy
  let end = 0
  for (let found = tag.exec(source); found; found = tag.exec(source)) {
    end = tag.lastIndex
    const [, markup, text] = found
    const now = open.at(-1) ?? fail('too many ends')
    if (text !== undefined) now.text += decoded(text)
    else if (markup?.startsWith('/')) {
      if (open.pop()?.name !== markup.slice(1)) fail(`</${markup.slice(1)}>`)
    } else if (markup && !markup.startsWith('?')) {
      const name = /^[\w:]+/.exec(markup)?.[0] ?? fail(markup)
      const pairs = [...markup.matchAll(/([\w:]+)="([^"]*)"/g)]
      const attributes = Object.fromEntries(
        pairs.map(([, key = '', value = '']) => [key, decoded(value)]),
      )
      const element: Element = { name, attributes, children: [], text: '' }
      now.children.push(element)
      if (!markup.endsWith('/')) open.push(element)
    }
  }
  if (end !== source.length || open.length !== 1) fail(source.slice(end, end + 40))
  return root.children[0] ?? fail('empty')
}

export const named = (element: Element | undefined, name: string): Element[] =>
  element?.children.filter((child) => child.name === name) ?? []

export const first = (element: Element | undefined, ...path: string[]): Element | undefined =>
  path.reduce<Element | undefined>((now, name) => named(now, name)[0], element)
