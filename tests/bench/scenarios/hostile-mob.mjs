// Fifty attackers at once, each refused, each back at once on a new seat. Every update is one that a
// stock client could not write, made for the board as it stands.

import * as forge from '../../server/sync/forge.ts'
import { clientFrame, Line } from '../load/line.mjs'
import { newClient, notesOf, plan } from '../load/notes.mjs'

const ATTACKERS = 50
const NEW_SEATS = 500
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
    ...{ noteKey: note.parentSub, row: id(row), rowText: key(row, 'text') },
    ...{ years: key(row, 'years'), locked: id(inside('board', 'locked')) },
    author: [note.id.client, written.id.clock + written.length],
  }
}

/** A note with everything a note has; `more` comes after it, and knows its first struct. */
function wholeNote(client, table, more = () => [], fields = {}) {
  const whole = { goal, actor, rank: 'a0', group: null, heard: 'written', at: 1, table, ...fields }
  const here = [client, 0]
  const structs = [
    item(map, { parent: 'notes', key: `mob-${client}` }),
    item(forge.text, { parent: here, key: 'text' }),
    ...Object.entries(whole).map(([key, value]) => item(values(value), { parent: here, key })),
  ]
  return forge.forge([{ client, clock: 0, structs: [...structs, ...more(here)] }])
}

/** Every refusal by name: what one attacker sends to be refused so. */
const refusals = {
  'no update': () => Uint8Array.of(1, 2, 3),
  'two places at once': (a) => ({ origin: a.noteGoal, rightOrigin: a.locked, what: values(1) }),
  'an unknown root': () => ({ parent: 'secrets', key: 'x', what: map }),
  'an unknown key': (a) => ({ parent: a.note, key: 'colour', what: values('x') }),
  'a list in a root': () => ({ parent: 'notes', what: values('x') }),
  'a list for a note': () => ({ parent: 'notes', key: 'mine', what: forge.array }),
  'a map for a value': (a) => ({ origin: a.noteGoal, what: map }),
  'bytes for a value': (a) => ({ origin: a.noteGoal, what: forge.binary(Uint8Array.of(1)) }),
  formatting: (a) => ({ parent: a.noteText, what: forge.format('bold', true) }),
  'a picture in a text': (a) => ({ parent: a.noteText, what: forge.embed({ image: 'x' }) }),
  'a document in a text': (a) => ({ parent: a.noteText, what: forge.subdocument('x') }),
  'words too long': (a) => ({ parent: a.noteText, what: words('あ'.repeat(2_001)) }),
  'somebody’s note edited': (a) => ({ parent: a.noteText, what: words('X') }),
  'somebody’s note moved': (a) => ({ origin: a.noteGoal, what: values(goal) }),
  'somebody’s note overwritten': (a) => ({ parent: 'notes', key: a.noteKey, what: map }),
  'somebody’s note withdrawn': (a) => forge.forge([], [[...a.note, 1]]),
  'a row written': (a) => ({ parent: a.rowText, what: words('X') }),
  'a year painted': (a) => ({ parent: a.years, key: '2026', what: values('do') }),
  'writing stopped': (a) => ({ origin: a.locked, what: values(true) }),
  'a gap': (_, client) => forge.forge([{ client, clock: 9, structs: [forge.collected(1)] }]),
  'a skip': (_, client) => forge.forge([{ client, clock: 0, structs: [forge.skip(1)] }]),
  'somebody’s client id': ({ author: [client, clock] }) =>
    forge.forge([{ client, clock, structs: [forge.collected(1)] }]),
  'a clock that jumps': (_, client) =>
    forge.forge([{ client, clock: 0, structs: [forge.collected(TOO_MANY)] }]),
  'too many structs': (_, client) =>
    forge.forge([
      { client, clock: 0, structs: Array.from({ length: TOO_MANY }, () => forge.collected(1)) },
    ]),
  'too many bytes': () => new Uint8Array(262_145),
  'another table': (_, client, table) =>
    notesOf({ client, table: (table ?? 1) + 1, first: 0, count: 1 })[0],
  'half a note': (_, client) =>
    forge.forge([{ client, clock: 0, structs: [item(map, { parent: 'notes', key: 'half' })] }]),
  'a note at no goal': (_, client, table) =>
    wholeNote(client, table, () => [], { goal: 'nowhere' }),
  'a note too long in pieces': (_, client, table) =>
    wholeNote(client, table, ([own]) => [
      item(words('あ'.repeat(2_000)), { parent: [own, 1] }),
      item(words('い'), { parent: [own, 1] }),
    ]),
}

/** Only the whole shows it: two writes under one key, of which the one that counts is nothing. */
const onlyTheWholeShows = {
  'a goal taken away from a new note': (_, client, table) =>
    wholeNote(client, table, ([own]) => [item(forge.deleted(1), { origin: [own, 2] })]),
}

export const mobs = {
  '50 attackers on new seats: every refusal': refusals,
  '50 attackers on new seats: refused only after it was applied': onlyTheWholeShows,
}

function bytesOf(made, client) {
  if (made instanceof Uint8Array) return made
  const { what, ...spot } = made
  return forge.forge([{ client, clock: 0, structs: [item(what, spot)] }])
}

export class Mob {
  #seats
  #wire
  #frames
  #next = 0
  #stopped = false
  /** By the code with which they were sent away. */
  ended = new Map()

  static async gather(contestant, server, opened, { doc, part }) {
    const seats = await contestant.takeSeats(server, opened, NEW_SEATS)
    return new Mob(contestant.wire, seats, aims(doc), Object.values(mobs[part]))
  }

  constructor(wire, seats, standing, kinds) {
    this.#wire = wire
    this.#seats = seats
    this.#frames = seats.map(({ room, table }, at) => {
      const client = newClient()
      const made = kinds[at % kinds.length](standing, client, table)
      return clientFrame(wire.update(room, bytesOf(made, client)))
    })
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
    const at = this.#next++ % this.#seats.length
    const { room, url } = this.#seats[at]
    new Line(url, {
      onOpen: (line) => {
        for (const bytes of this.#wire.hello(room)) line.send(clientFrame(bytes))
        line.send(this.#frames[at])
      },
      onClose: (line) => {
        const code = line.closeCode ?? 'cut'
        this.ended.set(code, (this.ended.get(code) ?? 0) + 1)
        this.#attack()
      },
    })
  }
}
