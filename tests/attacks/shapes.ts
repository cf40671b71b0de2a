import type { Plain } from './plain.ts'

/** What a field's JSON must look like; a `?` before it where the field may be missing. */
type Shape = Readonly<Record<string, RegExp | 'text' | 'map' | readonly ['?', RegExp]>>

const STRING = /^"([^"\\]|\\.)*"$/
/** Of a title; without a letter it is none. */
const NAME = /^"(?! *")([^"\\]|\\.)*"$/
/** Of a note that would show nothing; the judge knows more such characters. */
const BLANK = /\s|\u200b|\u3164|\u2800|\ufe0f/g
const ID = /^"[a-z0-9][a-z0-9-]{0,39}"$/
/** Not negative; a very small one is written with a negative exponent. */
const AMOUNT = '\\d+(\\.\\d+)?(e[+-]?\\d+)?'
const NUMBER = new RegExp(`^${AMOUNT}$`)
const BOOL = /^(true|false)$/
const YEAR = '(1[89]\\d\\d|2[012]\\d\\d)'

const SHAPES: Readonly<Record<string, Shape>> = {
  board: {
    title: NAME,
    period: new RegExp(`^\\{("(from|to)":${YEAR},?){2}\\}$`),
    tables: /^\d{1,3}$/,
    focus:
      /^\{("goal":(null|"[a-z0-9-]+")|"view":"(join|notes|groups|plan|agreed|thanks|phase)"|,)+\}$/,
    grouping: /^"(team|own|all)"$/,
    locked: BOOL,
    timer: new RegExp(`^(null|\\{"(endsAt|leftMs)":${AMOUNT}\\})$`),
    state: /^"(open|closed)"$/,
    epoch: STRING,
    format: ['?', /^\d{1,4}$/],
    chapter: ['?', /^\{.*\}$/],
    question: ['?', STRING],
    nextMeeting: ['?', STRING],
    place: ['?', STRING],
    phase: ['?', /^(null|\{("phase":"[a-z0-9-]+"|"(since|evening)":\d+|,)+\})$/],
    people: ['?', /^\{("\d{1,2}":\{"people":\d{1,2},"without":\d{1,2}\},?)*\}$/],
    hidden: ['?', /^\{("[a-z0-9-]+":\{"(tables|allBut)":\[[\d,]*\]\},?)*\}$/],
  },
  goals: {
    ...{ title: NAME, measure: STRING, rank: STRING },
    ...{ number: ['?', STRING], lead: ['?', /^\[.*\]$/], question: ['?', STRING] },
  },
  actors: { name: NAME, plain: STRING, kind: /^"(community|body)"$/, rank: STRING },
  rows: {
    ...{ goal: ID, actor: ID, matrix: /^"(expected|planned)"$/ },
    ...{ text: 'text', target: 'text', reason: 'text', years: 'map', takers: 'map', from: 'map' },
    ...{ state: /^"(plan|asked|agreed|held|declined)"$/, rank: STRING, removed: BOOL },
    ...{ agreed: ['?', /^\{.*\}$/], asPrinted: ['?', /^\{.*\}$/], removedAt: ['?', NUMBER] },
    ...{ decided: ['?', /^\{.*\}$/], printed: ['?', /^\{.*\}$/], question: ['?', STRING] },
  },
  notes: {
    ...{
      goal: ID,
      actor: ID,
      text: 'text',
      rank: STRING,
      heard: /^"(written|spoken|phone|proxy)"$/,
    },
    ...{ group: /^(null|"[a-z0-9][a-z0-9-]{0,39}")$/, at: NUMBER },
    ...{ table: ['?', /^\d{1,3}$/], signature: ['?', STRING] },
  },
  answers: {
    ...{ about: /^"(board|(goals|rows)\/[a-z0-9][a-z0-9-]{0,39})"$/, question: STRING, at: NUMBER },
    ...{ withdrawn: BOOL, by: ['?', ID], found: ['?', STRING] },
  },
  agenda: {
    kind: /^"(welcome|icebreak|write|reveal|share|vote|present|agree|ending|pause)"$/,
    ...{ title: NAME, goal: /^(null|"[a-z0-9-]+")$/, minutes: /^\d{1,3}$/, rank: STRING },
    notes: ['?', /^"(open|hidden)"$/],
    grouping: ['?', /^"(own|all)"$/],
    ballot: ['?', /^"(stickers|question|closing)"$/],
    view: ['?', /^"(join|notes|plan|agreed|thanks|phase)"$/],
    ...{ extra: ['?', /^\d{1,3}$/], passed: ['?', BOOL] },
    ...{ began: ['?', NUMBER], ended: ['?', NUMBER] },
  },
  groups: { goal: ID, title: 'text', rank: STRING, removed: BOOL },
  ballots: {
    kind: /^"(stickers|question|closing)"$/,
    ...{ title: STRING, live: BOOL, state: /^"(open|closed|cancelled)"$/ },
    ...{ at: NUMBER, admitted: NUMBER, closedAt: ['?', NUMBER], line: ['?', STRING] },
    ...{ goal: ['?', ID], on: ['?', /^"(notes|groups)"$/], options: ['?', /^\[/] },
    ...{ each: ['?', /^\d{1,2}$/], most: ['?', /^\d{1,2}$/] },
  },
  tallies: {
    ...{ seats: NUMBER, handsOf: NUMBER },
    ...{ totals: /^\{("[a-z0-9-]+":\d+,?)*\}$/, hands: /^\{("[a-z0-9-]+":\d+,?)*\}$/ },
  },
}

const INNER: Readonly<Record<string, [key: RegExp, value: RegExp]>> = {
  years: [/^(19|20|21)\d\d$/, /^"(prepare|do|review)"$/],
  takers: [/^[a-z0-9][a-z0-9-]{0,39}$/, NUMBER],
  from: [/^[a-z0-9][a-z0-9-]{0,39}$/, /^true$/],
}

/** What is wrong with an entry as a whole, if anything. */
export function misshapen(entry: string, board: Plain): string | undefined {
  const [root = '', id] = entry.split('/')
  const shape = SHAPES[root]
  if (!shape) return `unknown ${entry}`
  if (root !== 'board') {
    if (!board.has(entry)) return undefined
    if (!ID.test(JSON.stringify(id))) return `id ${entry}`
    if (!board.get(entry)?.startsWith('map@')) return `no map ${entry}`
  }
  for (const [field, wanted] of Object.entries(shape)) {
    const value = board.get(`${entry}/${field}`)
    if (!isRight(wanted, value)) return `${entry}/${field} is ${value?.slice(0, 60)}`
    const words = board.get(`${entry}/${field}/`)
    if (words !== undefined && (words.startsWith('!') || words.length > 8_000)) {
      return `words of ${entry}/${field}`
    }
    if (root === 'notes' && field === 'text' && (words ?? '').replace(BLANK, '') === '') {
      return `nothing to be seen in ${entry}`
    }
  }
  for (const [path, value] of board) {
    if (!path.startsWith(`${entry}/`) && path !== `${entry}[]`) continue
    const wrong = pathIsWrong(path, value, shape, entry)
    if (wrong) return wrong
  }
  return refersBeyond(entry, board)
}

function isRight(wanted: Shape[string], value: string | undefined): boolean {
  if (wanted === 'text') return value?.startsWith('text@') ?? false
  if (wanted === 'map') return value?.startsWith('map@') ?? false
  if (wanted instanceof RegExp) return value !== undefined && wanted.test(value)
  return value === undefined || (wanted[1] as RegExp).test(value)
}

function pathIsWrong(path: string, value: string, shape: Shape, entry: string) {
  const [field = '', key] = path.slice(entry.length + 1).split('/')
  const wanted = Object.hasOwn(shape, field) ? shape[field] : undefined
  if (value.startsWith('!') || wanted === undefined) return `${path} is ${value.slice(0, 60)}`
  if (key === undefined || wanted === 'text') return undefined
  const [keys, values] = INNER[field] ?? []
  return keys?.test(key) && values?.test(value) ? undefined : `${path} is ${value.slice(0, 60)}`
}

/** A note or a row stands in a goal and with an actor that the board has. */
function refersBeyond(entry: string, board: Plain): string | undefined {
  for (const field of ['goal', 'actor']) {
    const value = board.get(`${entry}/${field}`)
    if (value === undefined || value === 'null') continue
    if (!board.has(`${field}s/${JSON.parse(value)}`)) return `${entry} at ${field} ${value}`
  }
  return undefined
}
