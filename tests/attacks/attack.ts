import * as Y from 'yjs'
import { readCommand } from '../../server/commands/parse.ts'
import type { Command, CommandOnNote } from '../../shared/board/commands.ts'
import { isGroupOperation } from '../../shared/board/said.ts'
import { SERVER_LIMITS } from '../../shared/wire.ts'
import { pick } from './aim.ts'
import { Arena, clocksIn } from './arena.ts'
import { dated } from './dated.ts'
import { type Plain, plain } from './plain.ts'
import {
  type Changes,
  changes as changesBetween,
  type Facts,
  forbidden,
  forbiddenLater,
  forbiddenToReveal,
  forbiddenToSay,
  liesFaceDown,
} from './rules.ts'
import { madeSaying, type Said } from './said.ts'
import { type Made, made, type Recipe } from './shots.ts'
import type { Tally } from './tally.ts'
import { type Seat, type World, world } from './worlds.ts'

/** The server let something pass, or let something down. */
export class Find extends Error {}

/** After so many attacks at most, the others go on on a board that nobody changed. */
const ATTACKS_PER_BOARD = 40

/** Arenas that nobody has changed yet, by world, and how often they were attacked. */
const open = new Map<number, { arena: Arena; attacks: number }>()

/** Fires one attacker's updates at a room. @throws Find */
export function attack(recipe: Recipe, tally: Tally) {
  const ready = open.get(recipe.world) ?? { arena: new Arena(world(recipe.world)), attacks: 0 }
  open.delete(recipe.world)
  const { arena } = ready
  const sender = pick(arena.world.seats, recipe.sender)
  let changed = false
  for (const [at, shot] of recipe.shots.entries()) {
    const ground = { world: arena.world, sender, clockOf: arena.clockOf, fresh: 50_000 + at * 10 }
    changed = fire(arena, sender, made(shot, ground), { tally, first: !changed }) || changed
  }
  for (const [at, saying] of (recipe.says ?? []).entries()) {
    const id = `attack-${ready.attacks}-${saying.again ? Math.max(0, at - 1) : at}`
    const more = { tally, first: !changed }
    const words = madeSaying(saying, { world: arena.world, sender, id })
    changed = say(arena, sender, words, more) || changed
  }
  ready.attacks++
  if (!changed && ready.attacks < ATTACKS_PER_BOARD) return void open.set(recipe.world, ready)
  othersGoOn(arena, sender, changed)
  tally.afterwards++
  arena.close()
}

interface More {
  tally: Tally
  /** Nothing has changed the board before it. */
  first: boolean
}

/** @returns whether it changed the board. */
function fire(arena: Arena, sender: Seat, shot: Made, more: More) {
  const { tally, first } = more
  const before = arena.plain
  const clocks = arena.clocks
  const doc = tried(arena, shot.bytes)
  const there = doc && plain(doc)
  tally.fired++
  if (there) tally.clean++
  const changes = there ? changesBetween(before, there) : new Map()
  if (changes.size > 0) tally.effective++
  const scene = { before, after: there ?? before, facts: factsOf(arena, sender) }
  const wrong = forbidden(changes, scene)
  if (wrong.length > 0) tally.forbidden++
  const { refused, ms } = arena.send(shot.bytes, sender)
  tally.slowestMs = Math.max(tally.slowestMs, ms)
  if (refused) {
    tally.refused[refused] = (tally.refused[refused] ?? 0) + 1
    if (differ(before, arena.plain)) throw new Find('refused, and changed the board')
    const mayBeFull = arena.world.name.startsWith('full') || !first
    const lawful = changes.size > 0 && wrong.length === 0
    if (shot.honest && lawful && !mayBeFull) throw new Find(`honest, and ${refused}`)
    return false
  }
  if (!doc || !there) throw new Find('accepted, although Yjs itself cannot apply it')
  if (wrong.length > 0) throw new Find(`accepted: ${wrong.join('; ')}`)
  if (differ(dated(there, before, arena.now), arena.plain))
    throw new Find('shown is another board than was sent')
  const moved = clocksMoved(clocks, doc, arena, sender)
  if (moved > shot.bytes.length + SERVER_LIMITS.maxSilentClocks)
    throw new Find(`moved ${moved} clocks`)
  if (shot.bytes.length > SERVER_LIMITS.maxUpdateBytes) throw new Find('beyond the size')
  const changed = moved > 0 || changes.size > 0
  if (changed) tally.accepted++
  else tally.empty++
  return changed
}

/** @returns whether it changed the board. */
function say(arena: Arena, sender: Seat, { json, honest }: Said, more: More): boolean {
  const { tally, first } = more
  tally.said++
  const deny = (why: string) => {
    tally.denied[why] = (tally.denied[why] ?? 0) + 1
    return false
  }
  const command = readCommand(json)
  if (!command) return honest ? fail('honest, and malformed') : deny('malformed')
  if (command.verb === 'notes.hide' || command.verb === 'notes.reveal')
    return hideOrReveal(arena, sender, command, deny) && ++tally.done > 0
  const before = arena.plain
  const { refused, ms } = arena.say(command, sender)
  tally.slowestMs = Math.max(tally.slowestMs, ms)
  const after = arena.plain
  if (refused) {
    if (differ(before, after)) throw new Find('not done, and changed the board')
    if (
      honest &&
      isThere(command, before) &&
      first &&
      arena.world.name.startsWith('open') &&
      isFree(sender)
    )
      throw new Find(`honest, and ${refused}`)
    return deny(refused)
  }
  const changes = changesBetween(before, after)
  const scene = { before, after, facts: factsOf(arena, sender) }
  const { shown, said } = parted(changes, command)
  const revealed = shown.size > 0 ? forbiddenToReveal(shown, scene) : []
  const wrong = [...forbiddenToSay(said, scene), ...revealed]
  if (wrong.length > 0) throw new Find(`done: ${wrong.join('; ')}`)
  if ('note' in command) lookAtNote(arena, { command, sender, before, after, changes })
  else if (isGroupOperation(command)) lookAtIslands(command, { before, after, changes })
  else lookAtEvening(command, { before, after, changes: said })
  const once = arena.say(command, sender)
  if (once.refused || differ(after, arena.plain)) throw new Find('done twice')
  tally.done++
  return changes.size > 0
}

/** Going on may hide and reveal as well: what it does of that is looked at apart. */
function parted(changes: Changes, { verb }: Command): { shown: Changes; said: Changes } {
  if (verb !== 'phase.go') return { shown: new Map(), said: changes }
  const isShown = (path: string) => path.startsWith('notes/') || path.startsWith('board/hidden')
  const those = (keep: (path: string) => boolean) =>
    new Map(
      [...changes].flatMap(([entry, paths]): [string, string[]][] => {
        const kept = paths.filter(keep)
        return kept.length > 0 ? [[entry, kept]] : []
      }),
    )
  return { shown: those(isShown), said: those((path) => !isShown(path)) }
}

/** It changes what is hidden, or shows what was written there, and nothing else. @returns whether it did */
function hideOrReveal(
  arena: Arena,
  sender: Seat,
  command: Command,
  deny: (why: string) => boolean,
): boolean {
  const before = arena.plain
  const { refused } = arena.say(command, sender)
  const after = arena.plain
  const changes = changesBetween(before, after)
  if (refused && changes.size > 0) throw new Find('not done, and changed the board')
  if (refused) return deny(refused)
  const wrong = forbiddenToReveal(changes, { before, after, facts: factsOf(arena, sender) })
  if (wrong.length > 0) throw new Find(`done: ${wrong.join('; ')}`)
  for (const entry of changes.keys())
    if (entry !== 'board' && after.get(`${entry}/at`) !== String(arena.now))
      throw new Find(`dated ${after.get(`${entry}/at`)}`)
  const once = arena.say(command, sender)
  if (once.refused || differ(after, arena.plain)) throw new Find('done twice')
  return changes.size > 0
}

const fail = (why: string): never => {
  throw new Find(why)
}
const isFree = ({ role, stopped }: Seat) => role !== 'screen' && !stopped

/** The update on a document where no judge stands; undefined where it does not apply cleanly. */
function tried(arena: Arena, bytes: Uint8Array): Y.Doc | undefined {
  const doc = arena.bare()
  try {
    Y.applyUpdate(doc, bytes)
    if (!doc.store.pendingStructs && !doc.store.pendingDs) return doc
  } catch {
    // Not an update at all, or one that Yjs gives up on.
  }
  return undefined
}

/** Client ids that wrote must be the sender's own. @returns how far all of them moved */
function clocksMoved(
  before: ReadonlyMap<number, number>,
  doc: Y.Doc,
  arena: Arena,
  sender: Seat,
): number {
  let moved = 0
  for (const [client, clock] of clocksIn(doc)) {
    const by = clock - (before.get(client) ?? 0)
    if (by === 0) continue
    if (sender.role === 'screen' || sender.stopped)
      throw new Find('moved a clock, and may only look')
    const seat = arena.clients.get(client)
    if ((seat ?? sender.id) !== sender.id) throw new Find(`wrote by ${seat}'s client id`)
    if (seat === undefined && before.has(client)) throw new Find('wrote by the server’s client id')
    arena.clients.set(client, sender.id)
    moved += by
    if (arena.clockOf(client) !== clock) throw new Find('shown has other clocks than were sent')
  }
  return moved
}

/** Everybody else writes what they meant to write; nothing of it may be lost or refused. */
function othersGoOn(arena: Arena, sender: Seat, changed: boolean) {
  const asIf = undisturbed(arena.world)
  // Who leads may stop everybody, and the team may fill a text that another then finds full.
  const mayHinder = sender.role === 'staff' || sender.role === 'facilitator'
  for (const [at, one] of arena.world.later.entries()) {
    const { seat } = one
    const { refused } = arena.does(one)
    if (refused && mayHinder && changed) return
    // Who leads may let those write that were stopped: then the evening is another.
    if (!refused && asIf.refusals[at] && sender.role === 'facilitator' && changed) return
    // Whoever fills her own note finds it full on her other device, too.
    if (refused && seat !== sender && !asIf.refusals[at])
      throw new Find(`afterwards ${seat.id} was refused: ${refused}`)
  }
  if (!changed && differ(asIf.plain, arena.plain)) throw new Find('refused, and left a trace')
  const facts = factsOf(arena, sender)
  const lost = forbiddenLater({ before: asIf.plain, after: arena.plain, facts })
  if (lost.length > 0) throw new Find(lost.join('; '))
}

const without = new Map<World, { refusals: (string | undefined)[]; plain: Plain }>()

/** How the evening goes on where nobody attacks. */
function undisturbed(world: World) {
  const known = without.get(world)
  if (known) return known
  const arena = new Arena(world)
  const refusals = world.later.map((one) => arena.does(one).refused)
  const calm = { refusals, plain: arena.plain }
  without.set(world, calm)
  arena.close()
  return calm
}

function factsOf({ world, owners, clients }: Arena, sender: Seat): Facts {
  return {
    ...{ seat: sender.id, role: sender.role, table: sender.table },
    stopped: sender.stopped === true,
    ownerOf: (note) => owners.get(note as never) ?? world.laterOwners.get(note as never),
    seatOf: (client) => clients.get(client),
    putAway: world.putAway,
  }
}

function differ(one: Plain, other: Plain): boolean {
  if (one === other) return false
  if (one.size !== other.size) return true
  for (const [path, value] of one) if (other.get(path) !== value) return true
  return false
}

/** Whether what an honest device speaks of stands on the board. */
function isThere(command: Command, before: Plain): boolean {
  if (command.verb === 'notes.post') return true
  return 'note' in command && before.has(`notes/${command.note}`)
}

interface Done {
  before: Plain
  after: Plain
  changes: Changes
}

/** A command on a note changes that note, and leaves it its author. */
function lookAtNote(
  arena: Arena,
  { command, sender, before, after, changes }: Done & { command: CommandOnNote; sender: Seat },
) {
  const { note } = command
  const owner = arena.owners.get(note)
  for (const entry of changes.keys())
    if (entry !== `notes/${note}`) throw new Find(`${command.verb} of ${note} changed ${entry}`)
  const is = (field: string) => after.get(`notes/${note}/${field}`)
  const isNew = after.has(`notes/${note}`) && !before.has(`notes/${note}`)
  if (isNew && is('at') !== String(arena.now)) throw new Find(`dated ${is('at')}`)
  if (changes.size > 0 && (is('rank')?.length ?? 0) > 42) throw new Find('a long rank')
  if (isNew && liesFaceDown(before, after, `notes/${note}`))
    throw new Find('shown where notes lie face down')
  if (command.verb === 'notes.post' && owner === undefined) arena.owners.set(note, sender.id)
  if (arena.room.ownerOf(note) !== arena.owners.get(note)) throw new Find('another owner')
}

/** Islands take and give notes: no word, no 誰が, no goal and no author changes by them. */
function lookAtIslands({ verb }: Command, { before, after, changes }: Done) {
  for (const [entry, paths] of changes) {
    const [root = ''] = entry.split('/')
    const isLaid = root === 'notes' && paths.every((path) => path.endsWith('/group'))
    if (!isLaid && root !== 'groups') throw new Find(`${verb} changed ${paths}`)
    if (root === 'groups' && before.has(entry) && !after.has(entry))
      throw new Find(`${verb} took ${entry} away`)
  }
}

/** What those who lead say of the evening changes the agenda and the evening's settings. */
function lookAtEvening({ verb }: Command, { before, after, changes }: Done) {
  const paths = [...changes.values()].flat()
  for (const path of paths) {
    const isItem = path.startsWith('agenda/')
    const isField = /^board\/(phase|focus|timer|grouping|people)$/.test(path)
    if (!isItem && !isField) throw new Find(`${verb} changed ${path}`)
    if (isItem && (verb === 'people.set' || verb === 'phase.ready'))
      throw new Find(`${verb} changed ${path}`)
  }
  const items = [...after.keys()].filter((path) => /^agenda\/[^/]*$/.test(path))
  if (items.length > 40) throw new Find(`${items.length} items`)
  const at = after.get('board/phase')
  const phase: unknown = at === undefined ? null : JSON.parse(at)
  const id = phase !== null && typeof phase === 'object' && 'phase' in phase ? phase.phase : null
  if (id !== null && !after.has(`agenda/${id}`)) throw new Find(`${verb} left ${id} nowhere`)
  if (before.get('board/locked') !== after.get('board/locked')) throw new Find(`${verb} locked`)
}
