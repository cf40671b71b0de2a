import type { Role } from '../../shared/board/roles.ts'
import type { Plain } from './plain.ts'
import { misshapen } from './shapes.ts'

/** Who did it, and whose things are: as the attacker's own books say, not the server's. */
export interface Facts {
  seat: string
  role: Role
  table: number | undefined
  stopped: boolean
  ownerOf: (note: string) => string | undefined
  /** Whose a Yjs client id is, new ones included. */
  seatOf: (client: number) => string | undefined
  putAway: ReadonlySet<string>
}

/**
 * Who may do what, written a second time, on what a board showed before and
 * after. It knows nothing of updates, structs or the judge.
 * @returns what was done that this seat may not do
 */
export function forbidden(changed: Changes, { before, after, facts }: Scene): string[] {
  if (changed.size === 0) return []
  const closed = before.get('board/state') === '"closed"'
  if (closed || facts.stopped || facts.role === 'screen')
    return [`any write: ${[...changed.keys()]}`]
  return [...changed].flatMap(([entry, paths]) => {
    const why = entryRule(entry, paths, { before, after, facts })
    const shape = misshapen(entry, after)
    return [...(why ? [`${why}: ${paths}`] : []), ...(shape ? [`shape ${shape}`] : [])]
  })
}

/** The same of what was said: it changes notes and islands, and for those who lead the evening's course. */
export function forbiddenToSay(changed: Changes, { before, after, facts }: Scene): string[] {
  if (changed.size === 0) return []
  const closed = before.get('board/state') === '"closed"'
  if (closed || facts.stopped || facts.role === 'screen')
    return [`any write: ${[...changed.keys()]}`]
  return [...changed].flatMap(([entry, paths]) => {
    const [root = '', id = ''] = entry.split('/')
    const why =
      root === 'notes' || root === 'groups'
        ? saidRule(root, id, paths, { before, after, facts })
        : eveningRule(root, paths, facts)
    const shape = misshapen(entry, after)
    return [...(why ? [`${why}: ${paths}`] : []), ...(shape ? [`shape ${shape}`] : [])]
  })
}

/** Of a reveal, or of what hides: only those who lead; notes come, none goes or changes. */
export function forbiddenToReveal(changed: Changes, { before, after, facts }: Scene): string[] {
  const closed = before.get('board/state') === '"closed"'
  if (closed || facts.stopped || facts.role !== 'facilitator') return ['leads the board']
  return [...changed].flatMap(([entry, paths]) => {
    const comes = entry.startsWith('notes/') && !before.has(entry) && after.has(entry)
    const isHiding = entry === 'board' && paths.every((path) => path.startsWith('board/hidden'))
    const shape = misshapen(entry, after)
    return [...(comes || isHiding ? [] : [`${paths}`]), ...(shape ? [`shape ${shape}`] : [])]
  })
}

/** Whether a note that came stands where nothing is to be seen before a reveal. */
export function liesFaceDown(before: Plain, after: Plain, entry: string): boolean {
  const hidden = JSON.parse(before.get('board/hidden') ?? '{}')
  const goal = JSON.parse(after.get(`${entry}/goal`) ?? 'null')
  const table = JSON.parse(after.get(`${entry}/table`) ?? 'null')
  const whose = Object.hasOwn(hidden, goal) ? hidden[goal] : { tables: [] }
  return whose.allBut ? !whose.allBut.includes(table) : whose.tables.includes(table)
}

/** Whether it would have been allowed to make this difference to what comes later: rights alone. */
export function forbiddenLater({ before, after, facts }: Scene): string[] {
  const scene = { before: asSaid(before), after: asSaid(after), facts }
  const changed = changes(scene.before, scene.after)
  if (scene.facts.stopped || scene.facts.role === 'screen') return [...changed.keys()]
  return [...changed].flatMap(([entry, all]) => {
    const [root = '', id = ''] = entry.split('/')
    // Who leads may let others write face down (then nobody sees what they wrote), and leads the evening.
    const mayHide = facts.role === 'facilitator'
    const isLed = (path: string) =>
      path.startsWith('board/hidden') ||
      (path.startsWith('board/') && COURSE.has(path.split('/')[1] ?? ''))
    const paths = all.filter((path) => !mayHide || !isLed(path))
    const isAside = mayHide && root === 'notes' && before.has(entry) && !after.has(entry)
    if (paths.length === 0 || (isAside && liesFaceDown(after, before, entry))) return []
    // One's own may be withdrawn and posted anew: that it is another map shows it.
    const seen = facts.ownerOf(id) === facts.seat ? { before, after, facts } : scene
    // Whose the notes of an island were was looked at when it was said: they may have gone on since.
    if (root === 'groups') return TEAM.has(scene.facts.role) || after.has(entry) ? [] : [entry]
    const led = eveningRule(root, paths, facts)
    const why = root === 'notes' ? noteRule(id, paths, seen) : led && entryRule(entry, paths, scene)
    return why ? [`later ${why}: ${paths}`] : []
  })
}

/** Without what the server gives a note as it comes: rank, date, and where its map stands. */
function asSaid(board: Plain): Plain {
  return new Map(
    [...board].flatMap(([path, value]): [string, string][] => {
      if (!path.startsWith('notes/')) return [[path, value]]
      if (path.endsWith('/rank') || path.endsWith('/at')) return []
      return [[path, /^(map|text)@/.test(value) ? value.slice(0, 3) : value]]
    }),
  )
}

/** Paths that differ, by the entry they are in: `board`, `notes/k3`. */
export function changes(before: Plain, after: Plain): Changes {
  const found = new Map<string, string[]>()
  const differs = (path: string) => {
    const [root = '', id = ''] = path.split('/')
    const entry = root === 'board' ? 'board' : `${root}/${id}`
    found.set(entry, [...(found.get(entry) ?? []), path])
  }
  for (const [path, value] of after) if (before.get(path) !== value) differs(path)
  for (const path of before.keys()) if (!after.has(path)) differs(path)
  return found
}

export type Changes = ReadonlyMap<string, string[]>

interface Scene {
  before: Plain
  after: Plain
  facts: Facts
}

const SERVERS = new Set(['notes', 'groups', 'agenda', 'ballots', 'tallies'])
const TEAM = new Set<Role>(['staff', 'facilitator'])
const LEADS = new Set([
  'title',
  'focus',
  'grouping',
  'locked',
  'timer',
  'tables',
  'nextMeeting',
  'place',
])
const COURSE = new Set(['phase', 'focus', 'timer', 'grouping', 'people'])
const SHIFTS = new Set(['period', 'question'])
const MOVED = new Set(['goal', 'actor', 'rank', 'group'])

function entryRule(entry: string, paths: string[], scene: Scene): string | undefined {
  const [root = ''] = entry.split('/')
  const { before, after, facts } = scene
  if (SERVERS.has(root)) return 'writes what the server alone writes'
  if (root === 'board') {
    const fields = paths.map((path) => path.split('/')[1] ?? '')
    const may = (field: string) =>
      LEADS.has(field) ? facts.role === 'facilitator' : SHIFTS.has(field) && TEAM.has(facts.role)
    return fields.every(may) ? undefined : 'leads the board'
  }
  if (!['rows', 'goals', 'actors', 'answers'].includes(root)) return 'writes where nothing stands'
  if (!TEAM.has(facts.role)) return 'writes the plan'
  if (before.has(entry) && !after.has(entry)) return 'removes what is never removed'
  if (isAnother(entry, scene) && layerOf(before.get(entry), facts) !== facts.seat) {
    return 'lays something over what others laid'
  }
  if (isAnother(entry, scene)) return undefined
  const inner = paths.filter((path) => before.get(path)?.includes('@') && path !== entry)
  return inner.length > 0 ? 'replaces a text or a map' : undefined
}

/** By a command: the agenda, and of the board's fields those that belong to the evening's course. */
function eveningRule(root: string, paths: string[], { role }: Facts): string | undefined {
  const isCourse = (path: string) => COURSE.has(path.split('/')[1] ?? '')
  const isAsked = root === 'ballots' || root === 'tallies'
  if (root !== 'agenda' && !isAsked && !(root === 'board' && paths.every(isCourse)))
    return 'no note'
  return role === 'facilitator' ? undefined : 'leads the evening'
}

const isAnother = (entry: string, { before, after }: Scene) =>
  before.has(entry) && before.get(entry) !== after.get(entry)

const layerOf = (value: string | undefined, { seatOf }: Facts) =>
  seatOf(Number(value?.split('@')[1]?.split(':')[0]))

function saidRule(root: string, id: string, paths: string[], scene: Scene): string | undefined {
  if (root === 'groups') return groupRule(id, paths, scene)
  return root === 'notes' ? noteRule(id, paths, scene) : 'no note and no island'
}

function noteRule(id: string, paths: string[], scene: Scene): string | undefined {
  const { before, after, facts } = scene
  const { role, seat, table } = facts
  const entry = `notes/${id}`
  const locked = before.get('board/locked') === 'true'
  const guest = role === 'participant' || role === 'scribe'
  const owner = facts.ownerOf(id)
  const own = owner === seat
  if (!after.has(entry)) return own ? undefined : 'withdraws what is not its own'
  if (!before.has(entry) || isAnother(entry, scene)) {
    if (guest && locked) return 'posts while writing is stopped'
    if (owner !== undefined && !own) return 'posts over somebody’s'
    if (facts.putAway.has(id)) return 'posts what was put away'
    const its = after.get(`${entry}/table`)
    return guest && its !== (table === undefined ? undefined : String(table))
      ? 'posts at another table'
      : undefined
  }
  const fields = new Set(paths.map((path) => path.split('/')[2] ?? ''))
  if (fields.has('text')) {
    if (before.get(`${entry}/text`) !== after.get(`${entry}/text`)) return 'replaces a text'
    if (!own) return 'edits what is not its own'
    if (guest && locked) return 'edits while writing is stopped'
    fields.delete('text')
  }
  if (fields.size === 0) return undefined
  if ([...fields].some((field) => !MOVED.has(field))) return 'changes what is set once'
  const group = after.get(`${entry}/group`) ?? 'null'
  const isLaid = fields.has('group') && group !== 'null'
  if (isLaid && !liesIn(JSON.parse(group), entry, after)) return 'lies in no island of its goal'
  if (!guest) return undefined
  if (locked) return 'moves while writing is stopped'
  const all = before.get('board/grouping') === '"all"'
  if (role === 'participant' && isLaid && before.get('board/grouping') === '"team"')
    return 'lays while the team does'
  const near = table !== undefined && before.get(`${entry}/table`) === String(table)
  return own || (role === 'participant' ? all : near) ? undefined : 'moves what is not its own'
}

function liesIn(group: string, note: string, board: Plain): boolean {
  const its = (field: string) => board.get(`groups/${group}/${field}`)
  return its('removed') === 'false' && its('goal') === board.get(`${note}/goal`)
}

/** The notes that a board shows in an island. */
const notesIn = (group: string, board: Plain): string[] =>
  [...board].flatMap(([path, value]) => {
    const entry = path.replace(/\/group$/, '')
    const isIn = path === `${entry}/group` && value === JSON.stringify(group)
    return isIn && liesIn(group, entry, board) ? [entry] : []
  })

/** An island is made, named and taken away by whoever may lay every note of it. */
function groupRule(id: string, paths: string[], scene: Scene): string | undefined {
  const { before, after, facts } = scene
  const { role, seat, table } = facts
  const entry = `groups/${id}`
  if (!after.has(entry)) return 'takes an island away for good'
  const isNew = !before.has(entry)
  const fields = new Set(paths.map((path) => path.split('/')[2] ?? ''))
  if (!isNew && [...fields].some((field) => !['title', 'removed'].includes(field)))
    return 'changes what is set once'
  if (!isNew && before.get(`${entry}/title`) !== after.get(`${entry}/title`))
    return 'replaces a title'
  if ((after.get(`${entry}/title/`)?.length ?? 0) > 1_000) return 'a name that no wall has room for'
  if (TEAM.has(role)) return undefined
  if (before.get('board/locked') === 'true') return 'groups while writing is stopped'
  if (role === 'participant') {
    if (before.get('board/grouping') !== '"all"') return 'groups while residents do not'
    return isNew || !fields.has('removed') ? undefined : 'takes an island away'
  }
  const notes = new Set([...notesIn(id, before), ...notesIn(id, after)])
  const isHers = (note: string) =>
    facts.ownerOf(note.slice('notes/'.length)) === seat ||
    (table !== undefined && before.get(`${note}/table`) === String(table))
  return notes.size > 0 && [...notes].every(isHers) ? undefined : 'groups what is not its own'
}
