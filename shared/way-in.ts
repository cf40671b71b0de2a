import { ID_PATTERN } from './board/ids.ts'
import { roleOfSurface } from './board/roles.ts'

/**
 * What somebody typed or pasted to come in: the number, a link, or a text that holds either.
 * The number's field, the server's door and a mistyped address all read it here, with one meaning.
 */
export type WayIn =
  | { kind: 'code'; code: string; table?: number }
  /** `k`: a role's link; `r`: one that gives a seat back. */
  | { kind: 'link'; at: 'k' | 'r'; secret: string; table?: number; board?: string }
  /** A link that lost its end, as mail programs break them. */
  | { kind: 'cut' }
  /** The address of a board's page: of use where this device has a seat there. */
  | { kind: 'page'; path: string }
  /** The organiser's link. */
  | { kind: 'admin'; key: string }
  /** More than one number that could be meant. */
  | { kind: 'several'; codes: readonly string[] }
  /** No whole number: so many digits are there. */
  | { kind: 'short'; digits: number }

/** Six digits while few numbers are in use, eight where there are more. */
export const CODE_LENGTHS = [6, 8] as const
export type CodeLength = (typeof CODE_LENGTHS)[number]
const [SHORT, LONG] = CODE_LENGTHS

/** One of eight digits begins with 3 to 9, so that no date and no telephone number is taken for it. */
export const LONG_FIRST_DIGITS = '3456789'
export const codeSpace = (length: CodeLength): number =>
  length === SHORT ? 10 ** SHORT : LONG_FIRST_DIGITS.length * 10 ** (LONG - 1)

export const isCodeLength = (length: number): length is CodeLength =>
  CODE_LENGTHS.some((one) => one === length)
/** Sixteen bytes in base64url. */
export const SECRET_LENGTH = 22

/** What stands between a number's digits: spaces, hyphens and the dashes of Japanese keyboards. */
const BETWEEN = String.raw`[\s\-‐‑‒–—―−ーｰ・.]`
/** A whole mail may be pasted; no way in stands behind so much. */
const MOST_CHARACTERS = 4_000
const INVISIBLE = /[\u00ad\u200b-\u200f\u2060\ufeff]/g

export function readWayIn(typed: string): WayIn {
  const text = readable(typed)
  const whole = unbroken(text)
  const link = linkIn(whole) ?? adminIn(whole)
  if (link) return link
  const code = codeIn(text)
  return code.kind === 'short' ? (pageIn(whole) ?? cutIn(whole) ?? code) : code
}

/** The secret of a link: of the link itself, of a text around it, or alone. */
export function secretIn(typed: string): string | undefined {
  const text = readable(typed)
  return (
    linkIn(unbroken(text))?.secret ??
    /^(?:.*\/[kr]\/)?([\w-]+)[^\w?#-]*(?:[?#].*)?$/i.exec(text.trim())?.[1]
  )
}

const readable = (typed: string) =>
  unescaped(typed.slice(0, MOST_CHARACTERS)).normalize('NFKC').replace(INVISIBLE, '')

/** A link inside another address, as some mail programs and chats hand it on. */
const unescaped = (text: string) =>
  /%2f[kr]%2f/i.test(text) ? text.replace(/%(2f|3a|3f|3d|26)/gi, decodeURIComponent) : text

/** Mail programs and narrow windows break links in two; no part of one has a space of its own. */
const unbroken = (text: string) => text.replace(/\s/g, '')

/** 123 456 and 3456 7890, as they stand on the screen and on the sheet. */
export function grouped(code: string): string {
  const first = code.length > SHORT ? LONG / 2 : SHORT / 2
  return code.length > first ? `${code.slice(0, first)} ${code.slice(first)}` : code
}

function linkIn(whole: string) {
  const link = new RegExp(`/([kr])/([\\w-]{${SECRET_LENGTH}})/?(\\?[\\w=&%.-]*)?`, 'i').exec(whole)
  if (!link) return undefined
  const [, at = '', secret = '', query = ''] = link
  return {
    kind: 'link',
    at: isReturn(at) ? 'r' : 'k',
    secret,
    ...tableOf(query),
    ...boardOf(query),
  } as const
}

function adminIn(whole: string): WayIn | undefined {
  const key = /\/#admin=([^。、」』）)>"']+)/i.exec(whole)?.[1]
  if (key === undefined) return undefined
  try {
    return { kind: 'admin', key: decodeURIComponent(key) }
  } catch {
    return { kind: 'admin', key }
  }
}

function pageIn(whole: string): WayIn | undefined {
  const [path] = /\/b\/[\w-]+\/(?:print\/)?[a-z-]+/i.exec(whole) ?? []
  const [, , , surface = ''] = path?.toLowerCase().split('/') ?? []
  if (path === undefined || (surface !== 'print' && !roleOfSurface(surface))) return undefined
  return { kind: 'page', path: path.toLowerCase() }
}

const cutIn = (whole: string): WayIn | undefined =>
  /\/[kr]\/[\w-]*(?:[^\w-]|$)/i.test(whole) ? { kind: 'cut' } : undefined

const isReturn = (at: string) => at.toLowerCase() === 'r'

/** Behind a link for the scribe of a table: it is made of her board's, and has to say of which. */
export function tableOfScribesIn(link: string): { table: number; board: string } | undefined {
  const query = unbroken(readable(link))
  const [{ table }, { board }] = [tableOf(query), boardOf(query)]
  return table !== undefined && board !== undefined ? { table, board } : undefined
}

export const queryOf = ({ table, board }: { table?: number; board?: string }): string =>
  [table && `t=${table}`, board && `b=${board}`]
    .filter(Boolean)
    .map((part, at) => (at === 0 ? '?' : '&') + part)
    .join('')

const boardOf = (query: string): { board?: string } => {
  const board = /[?&]b=([\w-]+)/.exec(query)?.[1]
  return board !== undefined && ID_PATTERN.test(board) ? { board } : {}
}

const tableOf = (query: string): { table?: number } => {
  const table = Number(/[?&]t=(\d{1,2})(?!\d)/.exec(query)?.[1] ?? 0)
  return table > 0 ? { table } : {}
}

/** A server's address, a secret's or a board's have digits of their own: they are no part of the number. */
const ADDRESSES = new RegExp(
  [
    String.raw`[a-z][a-z+.-]*:\/\/[^\s/]+`,
    String.raw`\b\d{1,3}(?:\.\d{1,3}){3}(?::\d+)?(?![\d.])`,
    String.raw`[\w.-]+:\d+(?=\/)`,
  ].join('|'),
  'gi',
)
const INSIDE = /\/[kr]\/[\w-]*|\/b\/[\w-]+|[?&](?!t=)\w+=[^\s&]*/gi

function codeIn(text: string): WayIn {
  const plain = text.replace(ADDRESSES, ' / ').replace(INSIDE, ' / ')
  const runs = plain.match(new RegExp(String.raw`\d(?:${BETWEEN}*\d)*`, 'g')) ?? []
  const groups = runs.map((run) => run.match(/\d+/g) ?? [])
  // The surest reading wins: a date or a telephone number beside the code is not asked about.
  for (const reading of READINGS) {
    const codes = [...new Set(groups.flatMap(reading))]
    const [code, second] = codes
    if (second !== undefined) return { kind: 'several', codes }
    if (code !== undefined) return { kind: 'code', code, ...tableIn(plain) }
  }
  return { kind: 'short', digits: groups.flat().join('').length }
}

type Reading = (groups: readonly string[]) => readonly string[]

const READINGS: readonly Reading[] = [
  (groups) => groups.filter((group) => group.length === SHORT || isLong(group)),
  (groups) => (groups.join('').length === SHORT ? [groups.join('')] : []),
  // 3 158 747: a table's number before it.
  (groups) => (groups.every(({ length }) => length <= 3) ? twoOf(3, groups) : []),
  (groups) => twoOf(4, groups).filter(isLong),
  (groups) => {
    const all = groups.join('')
    return all.length > SHORT && all.length <= LONG ? [all] : []
  },
]

const isLong = (digits: string) =>
  digits.length === LONG && LONG_FIRST_DIGITS.includes(digits.charAt(0))

function twoOf(digits: number, groups: readonly string[]): readonly string[] {
  const whole = groups.filter(({ length }) => length === digits)
  const rest = groups.length - whole.length
  return whole.length === 2 && rest <= 1 ? [whole.join('')] : []
}

/** 3班 158747: the table that somebody was told along with the number. */
function tableIn(plain: string): { table?: number } {
  const found =
    /(?:^|\D)(\d{1,2})\s*(?:班|はん|番?テーブル|番?卓)/.exec(plain)?.[1] ??
    /(?:班|はん|テーブル|卓)\s*(\d{1,2})(?!\d)/.exec(plain)?.[1]
  const table = Number(found ?? 0)
  return table > 0 ? { table } : tableOf(plain)
}
