import * as Y from 'yjs'
import type { Command, NoteChange } from '../../shared/board/commands.ts'
import type { DiaryCounts, DiaryEntry } from '../../shared/board/diary.ts'
import {
  type Board,
  boardFields,
  noteFields,
  openBoard,
  rowFields,
} from '../../shared/board/document.ts'
import type { Chance, RowId, SeatId } from '../../shared/board/ids.ts'
import { MOST_STEPS } from '../../shared/board/merge-text.ts'
import type { Who } from '../../shared/board/policy.ts'
import type { Redactable } from '../../shared/board/redaction.ts'
import { LIMITS, type Refusal } from '../../shared/wire.ts'
import type { BallotBox, BallotChange } from '../ballots/ballot-box.ts'
import { realChance } from '../chance.ts'
import { closeAll, givenBack } from '../commands/ballots.ts'
import type { Refusing, ServerChange } from '../commands/case.ts'
import { LastRank } from '../commands/last-rank.ts'
import { judgeCommand } from '../commands/notes.ts'
import type { LogEntry } from '../store/log.ts'
import { nameOf, type SeatRecord } from '../store/registry.ts'
import type { Showing } from '../vault/reveal.ts'
import type { Stops } from '../vault/stops.ts'
import { netOf, type Vault, type Vaulting } from '../vault/vault.ts'
import { COST } from './allowance.ts'
import type { Backlog, Pending } from './backlog.ts'
import type { Belongings } from './belongings.ts'
import { isNothing } from './board-bytes.ts'
import { Dates } from './dates.ts'
import { judge } from './judge/judge.ts'
import type { Session } from './session.ts'
import type { JudgesBoard, Shown } from './shown.ts'
import { bytesOfNote, Space } from './space.ts'
import { latePosts, TableShares } from './table-shares.ts'
import { Trial } from './trial.ts'

interface CourtOptions {
  shown: Shown
  backlog: Backlog
  belongings: Belongings
  vault: Vault
  stops: Stops
  ballots: BallotBox
  /** The Yjs client id of the server's own writes. */
  writer: number
  isRedacted?: ((entry: Redactable) => boolean) | undefined
  /** How many are here. */
  people: () => number
  now: () => number
  /** ms since 1970 */
  date: () => number
  onMistake?: ((error: unknown) => void) | undefined
  /** The order in which notes are revealed. */
  chance?: Chance | undefined
}

type Accepted = Omit<Pending, 'from' | 'number' | 'command'>

/** So many notes may come before they are counted again. */
const COUNTED_FOR = 64

const NO_CHANGE: Accepted = { update: undefined, posted: [], claimed: [] }

/** Every write's way from its bytes to what may be made durable: the judge, then the trial (I2). */
export class Court implements JudgesBoard {
  #with: CourtOptions
  #trial: Trial
  #lastRank = new LastRank()
  #space = new Space((seat) => this.#bytesOf(seat))
  /** So many more notes fit for sure. */
  #noteRoom = 0
  #tableShares: TableShares | undefined

  constructor(options: CourtOptions) {
    this.#with = options
    const { shown, backlog, writer, onMistake } = options
    const durable = () => shown.handOver()
    this.#trial = new Trial({ durable, pending: () => backlog.updates, writer, onMistake })
  }

  get isMade(): boolean {
    return this.#trial.isMade
  }

  /** The trial's board, where nothing in it waits for the disk. */
  get settled(): Board | undefined {
    const isSettled = this.isMade && this.#with.backlog.isEmpty
    return isSettled ? openBoard(this.#trial.doc) : undefined
  }

  get unrevealed(): number {
    return this.#with.vault.unrevealedCount
  }

  /** What the register lists the board by, with all that is accepted. */
  listed(): LogEntry['listed'] {
    const fields = boardFields(openBoard(this.#trial.doc))
    const [title, tables, state] = [fields.get('title'), fields.get('tables'), fields.get('state')]
    if (title === undefined || tables === undefined || state === undefined) return undefined
    return { title, tables, state }
  }

  /** Makes the trial beforehand, so that the first write need not wait for it. */
  prepare() {
    void this.#trial.doc
  }

  /** What a session's write comes to. What it costs is put down on the session. */
  try(update: Uint8Array, from: Session): Accepted | { refusal: Refusal; late?: boolean } {
    if (isNothing(update)) return NO_CHANGE
    const { shown, belongings } = this.#with
    const seat = from.seat.id
    const verdict = judge(update, {
      trial: this.#trial.doc,
      seat,
      who: this.#whoIs(from.seat),
      settings: shown.settings.current,
      seatOfClient: belongings.seatOfClient,
      isRedacted: this.#with.isRedacted,
    })
    if (verdict.kind === 'refused') return { refusal: verdict.refusal }
    if (verdict.kind === 'empty') return NO_CHANGE
    const { claimed, comparisons } = verdict
    from.work += comparisons * COST.comparison
    const reason = belongings.refusesClients(seat, claimed, {
      onBoard: this.#trial.doc.store.clients.size,
      now: this.#with.now(),
    })
    if (reason) return { refusal: { reason } }
    if (!this.#hasSpace(from.seat)) return { refusal: { reason: 'full' } }
    if (verdict.competes) {
      const { refusal, bytes } = this.#trial.rehearse(update, verdict)
      from.work += bytes * COST.builtByte
      // No device's own program writes so: whoever does is told late.
      if (refusal) return { refusal, late: true }
    }
    const dates = new Dates(openBoard(this.#trial.doc), verdict.touched, this.#with.date())
    const outcome = this.#trial.put(update, verdict)
    if ('refusal' in outcome) {
      this.#trial.discard()
      from.work += shown.byteLength * COST.builtByte
      return outcome
    }
    belongings.claim(seat, claimed, this.#with.now())
    this.#space.took(from.seat, outcome.update)
    const settings = verdict.touched.has('board')
    const mended = dates.areWrong ? this.#written(() => dates.mend()) : undefined
    if (!mended) return { ...NO_CHANGE, update: outcome.update, claimed, settings }
    const both = Y.mergeUpdates([...(outcome.update ? [outcome.update] : []), mended])
    return { ...NO_CHANGE, update: both, claimed, settings, mended: true }
  }

  /** What a command of a seat comes to. It is written by the server, so that nothing tells whose it was. */
  command(
    command: Command,
    seat: SeatRecord,
    at: number,
  ): (Accepted & { told: NoteChange; work: number }) | { refusing: Refusing; work: number } {
    const { shown, belongings, vault, stops, ballots } = this.#with
    const showing = this.#showing(at)
    const { board } = showing
    const steps = { left: MOST_STEPS }
    const judged = judgeCommand(command, {
      steps,
      ...showing,
      ...{ seat: seat.id, who: this.#whoIs(seat), settings: shown.settings.current },
      ...{ ownerOf: belongings.ownerOf, notesOf: belongings.notesOf, stops },
      ballots,
      voter: { id: seat.first ?? nameOf(seat), takenAt: seat.takenAt ?? 0 },
      isRedacted: (note) => this.#with.isRedacted?.(`notes/${note}`) ?? false,
      counts: () => this.#counts(board),
      hasSpace: () => this.#hasSpace(seat),
      hasRoom: (note) =>
        belongings.hasRoom(seat.id, note, seat.role) &&
        this.#hasSpace(seat) &&
        this.#hasRoomForNote(board),
      hasShare: (table) =>
        seat.role !== 'participant' || this.#shares(at).mayPost(seat.id, table, this.#with.now()),
    })
    const compared = (MOST_STEPS - steps.left) * COST.comparison
    const work = compared + (('moved' in judged && judged.moved) || 0) * COST.movedNote
    if ('reason' in judged) return { refusing: judged, work }
    const { change, vault: moves, stopping, posted, told, settings, readiness, diary } = judged
    const laid = judged.ballots ?? []
    for (const one of laid) ballots.change(one)
    if (!change && !moves) return { ...NO_CHANGE, told, work, readiness, ballots: laid }
    // What a setting was before it changes has to be known: its grace begins there.
    if (settings) void shown.settings
    // What takes words away, or moves them, is always done.
    if (grows(told) && !this.#hasSpace(seat)) return { refusing: { reason: 'full' }, work }
    let vaulting: Vaulting | undefined
    const update = this.#written(() => {
      vaulting = moves?.()
      change?.()
    })
    belongings.give(seat.id, posted)
    if (posted.length > 0 && seat.table !== undefined)
      this.#tableShares?.posted(seat.id, seat.table, this.#with.now())
    if (posted.length > 0) stops.wrote(seat)
    if (stopping) stops.change(stopping)
    if (vaulting) {
      vault.change(vaulting)
      this.#lastRank.forget()
      this.#space.took(seat, undefined, bytesAside(vaulting))
    } else this.#space.took(seat, update)
    const back = leavesIslands(command) ? this.#giveBack(board) : []
    const aside = { vaulting, stopping, settings, diary, ballots: [...laid, ...back] }
    return { ...NO_CHANGE, update, posted, told, ...aside, work }
  }

  #counts(board: Board): DiaryCounts {
    const states = [...board.root('rows').keys()].map((id) => rowFields(board, id as RowId))
    const agreed = states.filter((row) => row?.get('state') === 'agreed' && !row.get('removed'))
    return {
      people: this.#with.people(),
      notes: board.root('notes').size,
      agreed: agreed.length,
    }
  }

  /** Stickers on what is not there any more go back to whoever put them there. */
  #giveBack(board: Board): readonly BallotChange[] {
    const { ballots } = this.#with
    const back = givenBack(board, ballots)
    for (const one of back) ballots.change(one)
    return back
  }

  /** Of the last minutes, also before this room was opened. */
  #shares(at: number): TableShares {
    const { belongings, now } = this.#with
    this.#tableShares ??= new TableShares(latePosts(this.#showing(at), belongings, at), now())
    return this.#tableShares
  }

  /** What stands of a seat's notes, as it was written. */
  #bytesOf(seat: SeatId): number {
    const board = openBoard(this.#trial.doc)
    const { belongings, vault } = this.#with
    return belongings
      .notesOf(seat)
      .map((note) => noteFields(board, note)?.get('text') ?? vault.unrevealed(note)?.note.text)
      .reduce((sum, text) => sum + bytesOfNote(text), 0)
  }

  /** Yjs counts by walking through all of them: done once for many. */
  #hasRoomForNote(board: Board): boolean {
    if (this.#noteRoom <= 0) {
      const all = board.root('notes').size + this.#with.vault.unrevealedCount
      this.#noteRoom = Math.min(COUNTED_FOR, LIMITS.maxNotes - all)
    }
    return this.#noteRoom-- > 0
  }

  /** What waits to be revealed will be on the board. */
  #hasSpace = (seat: SeatRecord) =>
    this.#space.isLeft(seat, this.#with.shown.byteLength + this.#with.vault.unrevealedUnits)

  #showing(at: number): Showing {
    const { vault, chance = realChance } = this.#with
    const board = openBoard(this.#trial.doc)
    return { board, vault, chance, at, rankAtEnd: () => this.#lastRank.next(board) }
  }

  /** The server's own change. */
  write(change: ServerChange): Accepted | undefined {
    // What a setting was before it changes has to be known: its grace begins there.
    void this.#with.shown.settings
    const diary: DiaryEntry[] = []
    const { ballots } = this.#with
    let laid: readonly BallotChange[] = []
    const at = this.#with.date()
    const showing = this.#showing(at)
    const vaultings: Vaulting[] = []
    const update = this.#written((board) => {
      change(board, {
        ...{ at, showing, vaulting: (one) => void vaultings.push(one) },
        counts: () => this.#counts(board),
        diary: (lines) => void diary.push(...lines),
      })
      if (boardFields(board).get('state') === 'closed') laid = closeAll(board, ballots, { at })
    })
    for (const one of laid) ballots.change(one)
    this.#lastRank.forget()
    const vaulting = netOf(vaultings)
    if (vaulting) this.#with.vault.change(vaulting)
    return update && { ...NO_CHANGE, update, settings: true, diary, ballots: laid, vaulting }
  }

  #written(change: (board: Board) => void): Uint8Array | undefined {
    try {
      return this.#trial.write(change)
    } catch (error) {
      this.#trial.discard()
      throw error
    }
  }

  #whoIs = (seat: SeatRecord): Who => ({ ...seat, stopped: this.#with.stops.has(seat.id) })

  end() {
    this.#trial.discard()
  }
}

/** Whether something may be gone after it on which stickers are. */
const leavesIslands = ({ verb }: Command) =>
  verb !== 'notes.post' && verb !== 'notes.edit' && !verb.startsWith('ballots.')

const lengthOf = (side: NoteChange['from']) => (side && 'text' in side ? side.text.length : 0)
const bytesAside = ({ away }: Vaulting) =>
  away
    .filter(({ unrevealed }) => unrevealed)
    .reduce((sum, { note }) => sum + bytesOfNote(note.text), 0)
const grows = ({ from, to }: NoteChange) => lengthOf(to) > lengthOf(from)
