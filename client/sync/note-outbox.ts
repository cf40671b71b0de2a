import type { Command, CommandId } from '../../shared/board/commands.ts'
import { type Chance, newId } from '../../shared/board/ids.ts'
import type { GroupOperation } from '../../shared/board/laying.ts'
import { isNoteOperation, type NoteOperation } from '../../shared/board/notes.ts'
import type { SaidOperation } from '../../shared/board/said.ts'
import { isGroupOperation } from '../../shared/board/said.ts'
import { isBlank } from '../../shared/board/words.ts'
import type { Answer, CommandReason } from '../../shared/wire.ts'

/** Something that was said of a note or an island here, and is not yet known to be on the server's disk. */
export interface Said {
  readonly id: CommandId
  operation: SaidOperation
  /** Of an edit: the text that was on the screen; of an island's name, too. */
  readonly before: string | null
  /** It was もどす or やりなおす, not words of its own. */
  readonly step?: 'undo' | 'redo' | undefined
  /** The order in which they were said, and are sent. */
  readonly order: number
}

/** Where they are kept while they wait; also for other tabs of the seat. */
export interface SaidKeeping {
  said(): Said[]
  keepSaid(said: Said): void
  forgetSaid(said: Said): void
  /** Whether the person has it back, in whatever tab. */
  isGivenBack(id: CommandId): boolean
}

/** What became of something that was said, and what goes with it. */
interface Outcome {
  done?: Said
  /** Goes back to the person. */
  back?: Said
  reason?: CommandReason
  /** Had nothing to be done to, or was said of what was not taken. */
  void?: readonly Said[]
}

/**
 * What a person said of notes, in order, until the server has answered. An id is done once, however
 * often it is sent: after every new connection all that waits is sent again, by any tab. Of one
 * note or island the next is sent when the one before is answered: it builds on that.
 */
export class NoteOutbox {
  #waiting: Said[]
  /** Sent on the current connection. */
  readonly #sent = new Set<CommandId>()
  /** Said in this tab. */
  readonly #own = new Set<CommandId>()
  readonly #keeping: SaidKeeping
  readonly #chance: Chance
  #send: ((command: Command) => void) | undefined
  #isCareful = false

  constructor(keeping: SaidKeeping, chance: Chance) {
    this.#keeping = keeping
    this.#chance = chance
    this.#waiting = keeping.said().sort(byOrder)
  }

  get pending(): readonly Said[] {
    return this.#waiting
  }

  say(operation: SaidOperation, before: string | null, step?: Said['step']) {
    const order = 1 + Math.max(0, ...this.#waiting.map((one) => one.order))
    const id = newId<CommandId>(this.#chance)
    this.#own.add(id)
    this.#add({ id, operation, before, step, order })
    this.#sendWaiting()
  }

  /**
   * What the server had done and may have lost: before all that waits, so that what was said of it
   * since finds it there. Not where its withdrawal waits: that may be done already, and would then do
   * nothing more.
   */
  sayAgain(posts: readonly NoteOperation[]) {
    const waiting = [...this.#waiting, ...this.#keeping.said()]
    const isWithdrawn = ({ note }: Pick<NoteOperation, 'note'>) =>
      waiting.some(
        ({ operation }) => operation.verb === 'notes.withdraw' && operation.note === note,
      )
    const again = posts.filter((post) => !isWithdrawn(post))
    const first = Math.min(1, ...waiting.map(({ order }) => order)) - again.length
    for (const [at, operation] of again.entries()) {
      const id = newId<CommandId>(this.#chance)
      this.#own.add(id)
      this.#add({ id, operation, before: null, order: first + at })
    }
    this.#sendWaiting()
  }

  /** What an earlier version of this program left in its own outbox. */
  takeOver(said: Said) {
    if (!this.#waiting.some(({ id }) => id === said.id)) this.#add(said)
  }

  /** What other tabs of the seat left behind. @returns whether there was anything */
  adopt(): boolean {
    const known = new Set(this.#waiting.map(({ id }) => id))
    const strange = this.#keeping.said().filter(({ id }) => !known.has(id))
    this.#waiting = [...this.#waiting, ...strange].sort(byOrder)
    this.#sendWaiting()
    return strange.length > 0
  }

  /** @param send leaves on a connection that the server has greeted */
  connected(send: (command: Command) => void) {
    this.#send = send
    this.#sent.clear()
    this.#waiting = this.#waiting.filter((said) => !this.#isAnsweredElsewhere(said))
    this.#sendWaiting()
  }

  disconnected() {
    this.#send = undefined
  }

  /**
   * The server could not read something of this connection, and does not say what: from now on one
   * goes at a time. @returns what it then was
   */
  unreadable(): Said | undefined {
    const sent = this.#waiting.filter(({ id }) => this.#sent.has(id))
    this.#isCareful = true
    const [only] = sent
    if (!only || sent.length > 1) return undefined
    this.#drop(only)
    return only
  }

  answered(answer: Answer): Outcome {
    const said = this.#waiting.find(({ id }) => id === answer.id)
    if (!said) return {}
    const isGivenBack = this.#isAnsweredElsewhere(said)
    this.#drop(said)
    const outcome = this.#outcomeOf(said, answer, isGivenBack)
    // Another tab that had the answer first may have given back what followed.
    this.#waiting = this.#waiting.filter((one) => !this.#isAnsweredElsewhere(one))
    this.#sendWaiting()
    return outcome
  }

  #outcomeOf(said: Said, answer: Answer, isGivenBack: boolean): Outcome {
    if (answer.done) return { done: said }
    if (isGivenBack) return {}
    const { reason } = answer
    if (isGroupOperation(said.operation)) return groupOutcome(said, said.operation, reason)
    const { verb, note } = said.operation
    // It went, and takes no words of theirs along: the board says so.
    if (reason === 'no-note' && (verb === 'notes.move' || verb === 'notes.withdraw'))
      return { void: [said] }
    if (verb !== 'notes.post' && verb !== 'notes.edit') return { back: said, reason }
    // What follows builds on words that were not taken, and goes with them: the last are what counts.
    const isGone = verb === 'notes.post'
    const later = this.#waiting.filter(
      ({ operation }) =>
        isNoteOperation(operation) &&
        operation.note === note &&
        (isGone || operation.verb === 'notes.edit'),
    )
    for (const one of later) this.#drop(one)
    const last = later
      .flatMap(({ operation }) => ('text' in operation ? operation.text : []))
      .at(-1)
    // Where she took them back herself, the words that were not taken are what there is to give back.
    if (last !== undefined && last !== said.before && 'text' in said.operation)
      said.operation = { ...said.operation, text: last }
    const isTakenBack = later.some(({ operation }) => operation.verb === 'notes.withdraw')
    return isTakenBack ? { void: [said, ...later] } : { back: said, reason, void: later }
  }

  /**
   * Another tab sent it and had the answer. Of what was said here a browser may have lost what it kept:
   * that alone says nothing.
   */
  #isAnsweredElsewhere = ({ id }: Said): boolean =>
    this.#keeping.isGivenBack(id) ||
    (!this.#own.has(id) && !this.#keeping.said().some((kept) => kept.id === id))

  #sendWaiting() {
    if (!this.#send) return
    const busy = new Set<string>()
    for (const said of this.#waiting) {
      const entries = entriesOf(said.operation)
      const isNext = this.#isCareful ? busy.size === 0 : !entries.some((entry) => busy.has(entry))
      for (const entry of entries) busy.add(entry)
      if (!isNext || this.#sent.has(said.id)) continue
      this.#sent.add(said.id)
      this.#send(commandOf(said))
    }
  }

  #add(said: Said) {
    // First: from here on the words are kept, whatever happens.
    this.#keeping.keepSaid(said)
    this.#waiting = [...this.#waiting, said].sort(byOrder)
  }

  #drop(said: Said) {
    this.#waiting = this.#waiting.filter((one) => one !== said)
    if (this.#waiting.length === 0) this.#isCareful = false
    this.#keeping.forgetSaid(said)
  }
}

const byOrder = (a: Said, b: Said) => a.order - b.order || (a.id < b.id ? -1 : 1)

/** What an operation is about: the notes and islands that it names. */
function entriesOf(operation: SaidOperation): readonly string[] {
  switch (operation.verb) {
    case 'notes.post':
    case 'notes.move':
      return [operation.note, ...(operation.group ? [operation.group] : [])]
    case 'notes.edit':
    case 'notes.withdraw':
      return [operation.note]
    case 'groups.make':
      return [operation.group, ...operation.notes]
    case 'groups.split':
      return [operation.group, operation.to, ...operation.notes]
    case 'groups.merge':
      return [operation.group, operation.into]
    case 'groups.title':
    case 'groups.remove':
      return [operation.group]
    case 'groups.lay':
      return [
        ...operation.groups.map(({ group }) => group),
        ...operation.moves.flatMap(({ notes, from, to }) => [
          ...notes,
          ...[from, to].flatMap((group) => group ?? []),
        ]),
      ]
  }
}

/** What others took away meanwhile is seen on the board; a name that was typed is given back. */
function groupOutcome(said: Said, operation: GroupOperation, reason: CommandReason): Outcome {
  const isGone = reason === 'no-group' || reason === 'no-note' || reason === 'no-place'
  const isWordless = !('title' in operation) || isBlank(operation.title)
  return isGone && isWordless ? { void: [said] } : { back: said, reason }
}

/** Rank and date are the server's. */
function commandOf({ id, operation, before }: Said): Command {
  switch (operation.verb) {
    case 'notes.post': {
      const { verb, note, goal, actor, group, text, heard, table, signature } = operation
      return { id, verb, note, goal, actor, group, text, heard, table, signature }
    }
    case 'notes.edit': {
      const { verb, note, text } = operation
      return { id, verb, note, before: before ?? text, text }
    }
    case 'notes.move': {
      const { verb, note, goal, actor, group } = operation
      return { id, verb, note, goal, actor, group }
    }
    case 'notes.withdraw':
      return { id, verb: operation.verb, note: operation.note }
    case 'groups.title':
      return { id, ...operation, before: before ?? operation.title }
    default:
      return { id, ...operation }
  }
}
