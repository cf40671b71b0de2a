// Fifty attackers at once, each refused, each back at once on a new seat. Every update is one that a
// stock client could not write, made for the board as it stands; every command one that nobody may say.
import { newId } from '../../../shared/board/ids.ts'
import * as forge from '../../server/sync/forge.ts'
import { clientFrame, Line } from '../load/line.mjs'
import { chance, newClient, notesOf, plan } from '../load/notes.mjs'

const ATTACKERS = 50
/** Of each role: the team has 300 at most. */
const NEW_SEATS = 300
const TOO_MANY = 20_001

const { item, values, words, map } = forge
const goal = plan.goals[0].id
const actor = plan.actors[0].id

/** What stands on a board and can be aimed at: one note of somebody's, a row, a setting. */
function aims(doc) {
  const id = (one) => [one.id.client, one.id.clock]
  const inside = (root, key) => doc.getMap(root)._map.get(key)
  const note = inside('notes', [...doc.getMap('notes').keys()][0])
  const row = inside('rows', [...doc.getMap('rows').keys()][0])
  const key = (entry, name) => id(entry.content.type._map.get(name))
  const written = doc.store.clients.get(note.id.client).at(-1)
  return {
    ...{ note: id(note), noteGoal: key(note, 'goal'), noteText: key(note, 'text') },
    ...{ noteKey: note.parentSub, row: id(row), rowKey: row.parentSub },
    ...{ rowText: key(row, 'text'), rowGoal: key(row, 'goal') },
    ...{ years: key(row, 'years'), locked: id(inside('board', 'locked')) },
    author: [note.id.client, written.id.clock + written.length],
  }
}

/** A row with everything a row has; `more` comes after it, and knows its first struct. */
export function wholeRow(client, more = () => [], fields = {}, clock = 0) {
  const whole = { goal, actor, matrix: 'planned', state: 'asked', rank: 'a0', removed: false }
  const here = [client, clock]
  const structs = [
    item(map, { parent: 'rows', key: `mob-${client}-${clock}` }),
    ...['text', 'target', 'reason'].map((key) => item(forge.text, { parent: here, key })),
    ...['years', 'takers', 'from'].map((key) => item(map, { parent: here, key })),
    ...Object.entries({ ...whole, ...fields }).map(([key, value]) =>
      item(values(value), { parent: here, key }),
    ),
  ]
  const all = [...structs, ...more(here)]
  return { update: forge.forge([{ client, clock, structs: all }]), clocks: all.length }
}

const silent = (client, clock, structs) => forge.forge([{ client, clock, structs }])

/** Every refusal by name: what one resident sends to be refused so. First what is never hers to write. */
const ofResidents = {
  'no update': () => Uint8Array.of(1, 2, 3),
  'two places at once': (a) => ({ origin: a.noteGoal, rightOrigin: a.locked, what: values(1) }),
  'an unknown root': () => ({ parent: 'secrets', key: 'x', what: map }),
  'a note written': (_, client) => notesOf({ client, table: 1, first: 0, count: 1 })[0].update,
  'a list for a note': () => ({ parent: 'notes', key: 'mine', what: forge.array }),
  'a note edited': (a) => ({ parent: a.noteText, what: words('X') }),
  'a note moved': (a) => ({ origin: a.noteGoal, what: values(goal) }),
  'a note overwritten': (a) => ({ parent: 'notes', key: a.noteKey, what: map }),
  'a note deleted': (a) => forge.forge([], [[...a.note, 1]]),
  'a row written': (a) => ({ parent: a.rowText, what: words('X') }),
  'a year painted': (a) => ({ parent: a.years, key: '2026', what: values('do') }),
  'writing stopped': (a) => ({ origin: a.locked, what: values(true) }),
  'a gap': (_, client) => silent(client, 9, [forge.collected(1)]),
  'a skip': (_, client) => silent(client, 0, [forge.skip(1)]),
  'somebody’s client id': ({ author: [client, clock] }) =>
    silent(client, clock, [forge.collected(1)]),
  'a clock that jumps': (_, client) => silent(client, 0, [forge.collected(TOO_MANY)]),
  'too many structs': (_, client) =>
    silent(
      client,
      0,
      Array.from({ length: TOO_MANY }, () => forge.collected(1)),
    ),
  'too many bytes': () => new Uint8Array(262_145),
  'no command': () => ({ verb: 'notes.vote' }),
  'another table': (_a, _client, table) => post({ table: (table ?? 1) + 1 }),
  'a note at no goal': () => post({ goal: 'nowhere' }),
  'a note too long': () => post({ text: 'あ'.repeat(401) }),
  'nothing said': () => post({ text: ' ' }),
  'somebody’s note edited': (a) => ({
    ...{ verb: 'notes.edit', note: a.noteKey, before: '', text: 'X' },
  }),
  'somebody’s note moved': (a) => ({ verb: 'notes.move', note: a.noteKey, goal, actor }),
  'somebody’s note withdrawn': (a) => ({ verb: 'notes.withdraw', note: a.noteKey }),
  'somebody’s note put away': (a) => ({ verb: 'notes.putAway', note: a.noteKey, reason: '' }),
  'a note that is not there': () => ({ verb: 'notes.move', note: 'nowhere', goal, actor }),
}

/** What one officer, who may write rows, sends to be refused. */
const ofStaff = {
  'an unknown key': (a) => ({ parent: a.row, key: 'colour', what: values('x') }),
  'a list in a root': () => ({ parent: 'rows', what: values('x') }),
  'a list for a row': () => ({ parent: 'rows', key: 'mine', what: forge.array }),
  'a map for a value': (a) => ({ origin: a.rowGoal, what: map }),
  'bytes for a value': (a) => ({ origin: a.rowGoal, what: forge.binary(Uint8Array.of(1)) }),
  formatting: (a) => ({ parent: a.rowText, what: forge.format('bold', true) }),
  'a picture in a text': (a) => ({ parent: a.rowText, what: forge.embed({ image: 'x' }) }),
  'a document in a text': (a) => ({ parent: a.rowText, what: forge.subdocument('x') }),
  'words too long': (a) => ({ parent: a.rowText, what: words('あ'.repeat(8_001)) }),
  'a row overwritten': (a) => ({ parent: 'rows', key: a.rowKey, what: map }),
  'a row deleted': (a) => forge.forge([], [[...a.row, 1]]),
  'half a row': (_, client) => silent(client, 0, [item(map, { parent: 'rows', key: 'half' })]),
  'a row at no goal': (_, client) => wholeRow(client, () => [], { goal: 'nowhere' }).update,
  'a row too long in pieces': (_, client) =>
    wholeRow(client, ([own]) => [
      item(words('あ'.repeat(8_000)), { parent: [own, 1] }),
      item(words('い'), { parent: [own, 1] }),
    ]).update,
}

/** Only the whole shows it: two writes under one key, of which the one that counts is nothing. */
const onlyTheWholeShows = {
  'a goal taken away from a new row': (_, client) =>
    wholeRow(client, ([own]) => [item(forge.deleted(1), { origin: [own, 7] })]).update,
}

const post = (differs) => ({
  ...{ verb: 'notes.post', note: newId(chance), goal, actor, text: 'あ', heard: 'written' },
  ...differs,
})

/** What they send, by the role of those who send it. */
export const mobs = {
  '50 attackers on new seats: every refusal': { participant: ofResidents, staff: ofStaff },
  '50 attackers on new seats: refused only after it was applied': { staff: onlyTheWholeShows },
}

/** An update, a place with what is forged there, or a command. */
function messageOf(wire, room, made, client) {
  if (made.verb) return wire.note(room, { command: { id: newId(chance), ...made } })
  if (made instanceof Uint8Array) return wire.update(room, made)
  const { what, ...spot } = made
  return wire.update(room, silent(client, 0, [item(what, spot)]))
}

export class Mob {
  #wire
  #attackers
  #next = 0
  #stopped = false
  /** By the code with which they were sent away. */
  ended = new Map()

  static async gather(contestant, server, opened, { doc, part }) {
    const { wire } = contestant
    const standing = aims(doc)
    const attackers = []
    for (const [role, kinds] of Object.entries(mobs[part])) {
      const seats = await contestant.takeSeatsAs(role)(server, opened, NEW_SEATS)
      attackers.push(seats.map((seat, at) => armed(wire, seat, Object.values(kinds), at, standing)))
    }
    return new Mob(wire, byTurns(attackers))
  }

  constructor(wire, attackers) {
    this.#wire = wire
    this.#attackers = attackers
  }

  start() {
    for (let at = 0; at < ATTACKERS; at++) this.#attack()
  }

  stop() {
    this.#stopped = true
  }

  get refused() {
    return [...this.ended.values()].reduce((sum, times) => sum + times, 0)
  }

  /** On the next seat; on the first one again when there is no new one left. */
  #attack() {
    if (this.#stopped) return
    const { room, url, frame } = this.#attackers[this.#next++ % this.#attackers.length]
    const { hello, answerIn } = this.#wire
    const sentAway = (how) => {
      this.ended.set(how, (this.ended.get(how) ?? 0) + 1)
      this.#attack()
    }
    new Line(url, {
      onOpen: (line) => {
        for (const bytes of hello(room)) line.send(clientFrame(bytes))
        line.send(frame)
      },
      onFrame: (line, _length, head) => {
        const answer = answerIn?.(head)
        if (!answer || line.closed) return
        // A refused command leaves its connection open.
        line.close()
        sentAway(answer.done ? 'done' : 'answer')
      },
      onClose: (line) => sentAway(line.closeCode ?? 'cut'),
    })
  }
}

/** A seat with what it sends. */
function armed(wire, { room, url, table }, kinds, at, standing) {
  const client = newClient()
  const made = kinds[at % kinds.length](standing, client, table)
  return { room, url, frame: clientFrame(messageOf(wire, room, made, client)) }
}

const byTurns = (lists) =>
  Array.from({ length: Math.max(...lists.map(({ length }) => length)) }, (_, at) =>
    lists.map((list) => list[at]),
  )
    .flat()
    .filter((one) => one !== undefined)
