import type { NoteId } from '../../shared/board/ids.ts'
import { byRankThenId } from '../../shared/board/order.ts'
import type { Note, Snapshot } from '../../shared/board/view.ts'
import type { CommandReason, Mine, UnrevealedNote } from '../../shared/wire.ts'
import type { Connection, DeviceState, GivenBack, OtherDevices, PutAway } from './device.ts'
import type { Refused } from './documents.ts'
import type { NoteOutbox, Said } from './note-outbox.ts'
import type { SeatShelf } from './seat-shelf.ts'
import { isPutBack, wordsOf } from './undoable.ts'

/** Which notes are this seat's: what the server said, and what was posted here just now. */
export class OwnNotes {
  all: ReadonlySet<NoteId>
  putAway: readonly PutAway[] = []
  erased: readonly NoteId[] = []
  /** Hers that wait to be revealed: on no board but this device's own. */
  unrevealed: ReadonlyMap<NoteId, Note> = new Map()
  #laid: { on: Snapshot; of: ReadonlyMap<NoteId, Note>; board: Snapshot } | undefined
  stopped: boolean
  chosen: DeviceState['chosen'] = {}
  raised: DeviceState['raised'] = {}
  /** Until the server has said it there is nothing to say. */
  devices: OtherDevices = { closed: false, otherSince: undefined, hasSign: true }
  readonly #shelf: SeatShelf
  readonly #outbox: NoteOutbox

  constructor(shelf: SeatShelf, outbox: NoteOutbox, stopped: boolean) {
    this.#shelf = shelf
    this.#outbox = outbox
    this.all = new Set(shelf.mine())
    this.stopped = stopped
  }

  hear({ all, notes, unrevealed = [], chosen, raised, ...more }: Mine) {
    if (all || chosen) this.chosen = chosen ?? {}
    if (all || raised) this.raised = raised ?? {}
    if (!all) {
      const added = unrevealed.map(waits)
      if (added.length > 0) this.#waitNow([...this.unrevealed, ...added])
      this.putAway = this.putAway.filter(({ note }) => !this.unrevealed.has(note))
      return this.add([...notes, ...added.map(([id]) => id)])
    }
    const { putAway = [], erased = [], stopped = false, ...devices } = more
    this.#waitNow(unrevealed.map(waits))
    this.#keep([...notes, ...this.unrevealed.keys()])
    this.putAway = putAway
    this.erased = erased
    this.stopped = stopped
    const { closed = false, otherSince, hasSign = false } = devices
    this.devices = { closed, otherSince, hasSign }
  }

  #waitNow(waiting: readonly (readonly [NoteId, Note])[]) {
    this.unrevealed = new Map(waiting)
    const known = this.#shelf.faceDown()
    if (known.length + waiting.length > 0) this.#shelf.keepFaceDown(this.unrevealed.keys())
  }

  /** Something of another tab waits here now. */
  adopted() {
    this.#keep(this.all)
  }

  /** The board with her notes that wait, in her eyes behind all others. */
  over(board: Snapshot): Snapshot {
    if (this.unrevealed.size === 0) return board
    if (this.#laid?.on === board && this.#laid.of === this.unrevealed) return this.#laid.board
    const there = new Set(board.notes.map(({ id }) => id))
    const waiting = [...this.unrevealed.values()].filter(({ id }) => !there.has(id))
    const notes = [...board.notes, ...waiting].sort(byRankThenId)
    this.#laid = { on: board, of: this.unrevealed, board: { ...board, notes } }
    return this.#laid.board
  }

  get away(): ReadonlySet<NoteId> {
    return new Set(this.putAway.map(({ note }) => note))
  }

  add(notes: readonly NoteId[]) {
    this.#keep([...this.all, ...notes])
  }

  /** What waits to be posted is ours as well, from any tab: the server knows only what it has on disk. */
  #keep(notes: Iterable<NoteId>) {
    const posted = this.#outbox.pending.flatMap(({ operation }) =>
      operation.verb === 'notes.post' ? [operation.note] : [],
    )
    this.all = new Set([...notes, ...posted])
    this.#shelf.keepMine(this.all)
  }
}

/** Behind every rank that a note on the board may have, in the order in which they were written. */
const waits = (note: UnrevealedNote): readonly [NoteId, Note] => [
  note.id,
  { ...note, rank: `~${String(note.at).padStart(15, '0')}`, unrevealed: true },
]

/** The notes that something waits for, and where it is. */
export const deliveriesOf = (
  waiting: readonly Said[],
  { state }: Connection,
): DeviceState['deliveries'] => {
  const where = state === 'away' || state === 'ended' ? 'away' : 'sending'
  return new Map(
    waiting.flatMap(({ operation }) =>
      'note' in operation ? [[operation.note, where] as const] : [],
    ),
  )
}

/** Words that the server did not take, until the person has seen them. */
export class WordsGivenBack {
  all: readonly GivenBack[]
  readonly #shelf: SeatShelf

  constructor(shelf: SeatShelf) {
    this.#shelf = shelf
    this.all = shelf.givenBack()
  }

  add(entries: readonly Refused[], reason: CommandReason) {
    const back = entries.map(({ id, operation, step }): GivenBack => {
      const said = { id, operation, reason, text: wordsOf(operation) }
      // Nobody but undo says it, also where an earlier version kept it.
      return step || isPutBack(operation) ? { ...said, step: step ?? 'undo' } : said
    })
    for (const one of back) this.#shelf.giveBack(one)
    this.all = [...this.all, ...back]
  }

  dismiss(id: string) {
    this.#shelf.dismiss(id)
    this.all = this.all.filter((one) => one.id !== id)
  }
}
