import type { GivenBack } from '../../client/sync/device.ts'
import type { Undoable } from '../../client/sync/undoable.ts'
import type { NoteId } from '../../shared/board/ids.ts'
import { isNoteOperation } from '../../shared/board/notes.ts'
import type { Operation } from '../../shared/board/operations.ts'
import { isGroupOperation } from '../../shared/board/said.ts'
import type { CommandReason, RefusalReason } from '../../shared/wire.ts'
import type { Ledger } from './ledger.ts'
import type { Moderation } from './moderation.ts'
import type { NoteLedger } from './note-ledger.ts'
import type { Rules } from './rules.ts'
import type { Tab } from './tab.ts'
import type { Tally } from './tally.ts'

/** Others took the island away, or laid another table's note into it, before it was said. */
const OF_OTHERS: ReadonlySet<CommandReason> = new Set([
  ...(['no-group', 'no-place', 'no-note', 'wrong-table', 'stopped', 'full'] as const),
])

/** Sees every refusal and all words that come back, and says which nobody had to expect. */
export class Witness {
  readonly #rules: Rules
  readonly #moderation: Moderation
  readonly #ledger: Ledger
  readonly #epoch: () => string
  readonly #notes: NoteLedger
  readonly #tally: Tally
  readonly #wrong: string[]
  /** Every text that each note had on its own author's screen. */
  readonly #said = new Map<string, Set<string>>()

  constructor(
    rules: Rules,
    moderation: Moderation,
    { ledger, notes, house }: { ledger: Ledger; notes: NoteLedger; house: { epoch: string } },
    tally: Tally,
    wrong: string[],
  ) {
    this.#rules = rules
    this.#notes = notes
    this.#moderation = moderation
    this.#ledger = ledger
    this.#epoch = () => house.epoch
    this.#tally = tally
    this.#wrong = wrong
  }

  /** Somebody has just written: this, and these are the texts they see of their own. */
  hear(tab: Tab, wrote?: Operation) {
    // The note may have gone before it could be seen to say so.
    if (wrote?.verb === 'notes.edit') {
      const { note, text } = wrote
      this.#said.set(note, (this.#said.get(note) ?? new Set()).add(text))
      this.#notes.reads(note, text)
    }
    // Told that a note was put away, a phone may show it until the board itself has come in.
    const away = tab.state.board.notes.filter(({ id }) =>
      tab.state.putAway.some(({ note }) => note === id),
    )
    for (const { id, text } of [...tab.ownNotes, ...away]) {
      const said = this.#said.get(id) ?? new Set()
      this.#said.set(id, said.add(text))
      this.#notes.reads(id, text)
    }
  }

  returned(tab: Tab, { id, operation, reason, text }: GivenBack) {
    this.#tally.returned++
    if (isGroupOperation(operation)) {
      const isExplained = OF_OTHERS.has(reason) || this.#isExpected(tab, reason)
      if (!isExplained && !this.#rules.explained(reason))
        this.#wrong.push(`I2: ${tab.seat.id} got back ${operation.verb}: ${reason}`)
      return
    }
    if (isNoteOperation(operation))
      this.#notes.returned(id, operation.note, operation.verb === 'notes.post')
    else for (const path of pathsOf(operation)) this.#ledger.forgive(path)
    const what = `${tab.token} ${tab.seat.id} got back ${operation.verb} “${text}”: ${reason}`
    // What was done to a note that came back itself, or was withdrawn in another tab, has no place.
    const isLost =
      'note' in operation &&
      operation.verb !== 'notes.post' &&
      (!tab.sees(operation.note) || (reason === 'no-note' && this.#notes.mayBeGone(operation.note)))
    const note = 'note' in operation ? operation.note : undefined
    if (reason === 'put-away' && operation.verb === 'notes.edit') this.#tally.missedEdits++
    const isRolledBack = this.#ledger.isRolledBack && 'row' in operation
    const isExplained =
      isRolledBack ||
      this.#rules.explained(reason) ||
      this.#moderation.explained(reason, tab.seat.id, note)
    if (!isLost && !this.#isExpected(tab, reason) && !isExplained)
      this.#wrong.push(`I2: ${what} ${this.#rules.ages}`)
    const isNote = operation.verb === 'notes.post' || operation.verb === 'notes.edit'
    if (isNote && !this.#said.get(operation.note)?.has(text))
      this.#wrong.push(`${what}, which nobody wrote`)
  }

  refused(tab: Tab, reason: RefusalReason, entry = '') {
    const note = /^notes\/([^/]+)/.exec(entry)?.[1] as NoteId | undefined
    if (this.#isExpected(tab, reason) || this.#moderation.explain(reason, tab.seat.id, note)) {
      this.#tally.refusalsExpected++
      return
    }
    this.#tally.refusalsUnexpected++
    this.#wrong.push(`I2: ${tab.token} ${tab.seat.id} was refused: ${reason} ${entry}`)
  }

  #isExpected(tab: Tab, reason: CommandReason): boolean {
    // What it has on the way is of the board as it was: it begins anew by itself.
    if (reason === 'incomplete' && tab.isOfEarlier(this.#epoch())) return true
    const builtOnLoot = tab.phone.tainted && reason === 'incomplete'
    return tab.hasLoot || builtOnLoot || this.#rules.explain(reason)
  }
}

function pathsOf(operation: Undoable): string[] {
  if ('note' in operation) return [`notes/${operation.note}`]
  if ('row' in operation) return [`rows/${operation.row}`]
  if (operation.verb.startsWith('goals.') && 'goal' in operation) {
    return [`goals/${operation.goal}`]
  }
  if ('answer' in operation) return [`answers/${operation.answer}`]
  if (operation.verb === 'put-back')
    return operation.changes.map(({ root, id }) => (id === '' ? root : `${root}/${id}`))
  // A shift of the period moves every row's years.
  return operation.verb === 'board.shift' ? ['board', 'rows'] : ['board']
}
