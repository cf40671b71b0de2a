import * as Y from 'yjs'
import { asksForYears, rowMoved } from '../../../client/matrix/row-place.ts'
import { History } from '../../../client/sync/history.ts'
import izumi from '../../../seeds/izumi/plan.json' with { type: 'json' }
import { openBoard, rowFields } from '../../../shared/board/document.ts'
import { MARKS, type Mark } from '../../../shared/board/field-types.ts'
import type { ActorId, GoalId, NoteId, RowId } from '../../../shared/board/ids.ts'
import { type Operation, perform } from '../../../shared/board/operations.ts'
import { matrixFor } from '../../../shared/board/rows.ts'
import { wordingOf } from '../../../shared/board/took-on.ts'
import { BoardView, type Row, type Snapshot } from '../../../shared/board/view.ts'
import { boardFromPlan } from '../../../shared/plan/board-from-plan.ts'
import type { Plan } from '../../../shared/plan/format.ts'
import { Luck } from '../../simulation/luck.ts'
import { FakeDevice } from '../fake-device.ts'

const DAY_MS = 24 * 60 * 60 * 1000
/** 2026-11-20, seven in the evening in Tokyo. */
const BEGIN = Date.UTC(2026, 10, 20, 10)
export const HELD_ON = '2026-11-20'

/** What every row of an evening carries in its words, whatever else is written there. */
const token = (name: string) => `［${name}］`
const TOKEN = /［(\w+)］/

/** Two goals of a real plan with some of their rows. */
function plan(): Plan {
  const whole = izumi as unknown as Plan
  return {
    ...whole,
    goals: whole.goals.slice(0, 2).map((goal) => ({
      ...goal,
      rows: goal.rows
        .filter((_, at) => at % 4 === 0)
        .map((row) => ({ ...row, text: `${row.text}${token(row.id.replace(/\W/g, ''))}` })),
    })),
  }
}

export interface Hand {
  readonly board: Snapshot
  readonly now: number
}

/** What somebody at 記録 may do next, by chance. */
export class Improviser {
  readonly luck: Luck
  readonly #hand: Hand
  readonly #tokens = new Map<string, RowId>()

  constructor(luck: Luck, hand: Hand) {
    this.luck = luck
    this.#hand = hand
    for (const { id, text } of hand.board.rows) this.#tokens.set(TOKEN.exec(text)?.[1] ?? '', id)
  }

  get board() {
    return this.#hand.board
  }

  get now() {
    return this.#hand.now
  }

  /** Which row words in a file are of. */
  idOf = (words: string): RowId | undefined => this.#tokens.get(TOKEN.exec(words)?.[1] ?? '')

  #oneOf<T>(all: readonly [T, ...T[]]): T {
    return this.luck.pick(all) ?? all[0]
  }

  row(removed = false): Row | undefined {
    const rows = this.board.rows.filter((row) => row.removed === removed)
    const added = rows.filter(({ state }) => state !== 'plan')
    return this.luck.pick(this.luck.happens(0.7) && added.length > 0 ? added : rows)
  }

  operation(): Operation | undefined {
    const chance = this.luck.next()
    if (chance < 0.2) return this.#add()
    const row = this.row(chance > 0.94)
    if (!row) return undefined
    const { id } = row
    if (chance < 0.5) return this.#decide(row)
    if (chance < 0.64) return this.#rewrite(row)
    if (chance < 0.76) return { verb: 'rows.schedule', row: id, years: this.#years() }
    if (chance < 0.86) return this.#move(row)
    if (chance < 0.91) return { verb: 'rows.remove', row: id, at: this.now }
    if (chance < 0.94) {
      const from = (this.board.board.period?.from ?? 2026) + this.luck.below(5) - 2
      return { verb: 'board.shift', from }
    }
    return { verb: 'rows.restore', row: id }
  }

  #add(): Operation | undefined {
    const goal = this.luck.pick(this.board.goals)
    const actor = this.luck.pick(this.board.actors)
    if (!goal || !actor) return undefined
    const name = `r${this.#tokens.size}`
    this.#tokens.set(name, name as RowId)
    const empty = this.luck.happens(0.15)
    return {
      verb: 'rows.add',
      row: name as RowId,
      goal: goal.id as GoalId,
      actor: actor.id,
      matrix: matrixFor(actor.kind),
      text: empty ? this.#oneOf(['', '　', '\u200b']) : `見守りをする${token(name)}`,
      rank: `z${name}`,
      from: [`n${name}` as NoteId],
      ...(this.luck.happens(0.5) && actor.kind === 'body'
        ? { years: onlyMarks(this.#years()) }
        : {}),
    }
  }

  #decide(row: Row): Operation | undefined {
    if (row.state === 'plan') return undefined
    const state = this.luck.pick([
      'agreed',
      'agreed',
      'agreed',
      'held',
      'declined',
      'asked',
    ] as const)
    const bodies = this.board.actors.map(({ id }) => id)
    const by = this.luck.pick(bodies)
    if (!state || !by) return undefined
    const common = { verb: 'rows.decide', row: row.id, state, by, at: this.now } as const
    if (state !== 'agreed') return { ...common, reason: state === 'asked' ? '' : '人手がない' }
    // As an outbox of an earlier version says it, or with everybody who takes it on.
    if (this.luck.happens(0.3)) return common
    const takers: readonly ActorId[] = bodies.filter((one) => one === by || this.luck.happens(0.3))
    return { ...common, takers, wording: wordingOf(row) }
  }

  #rewrite(row: Row): Operation {
    const name = [...this.#tokens].find(([, id]) => id === row.id)?.[0] ?? ''
    if (this.luck.happens(0.3)) {
      const target = this.#oneOf(['', '年3回以上', '全地区', '60％以上'])
      const text = TOKEN.test(row.text) || target === '' ? target : target + token(name)
      return { verb: 'rows.rewrite', row: row.id, field: 'target', text }
    }
    const words = this.#oneOf(['月2回以上ひらく', '週5日24時間ひらく', `  ${row.text}　`])
    const text = TOKEN.test(words) ? words : words + token(name)
    return { verb: 'rows.rewrite', row: row.id, field: 'text', text }
  }

  #move(row: Row): Operation | undefined {
    const goal = this.luck.pick(this.board.goals)
    const actor = this.luck.pick(this.board.actors)
    if (!goal || !actor) return undefined
    const dropped = asksForYears(this.board, row, actor.id) && this.luck.happens(0.5)
    return rowMoved(this.board, row, goal.id as GoalId, actor.id, dropped ? 'dropped' : 'kept')
  }

  #years(): Record<string, Mark | null> {
    const { from = 2026, to = 2030 } = this.board.board.period ?? {}
    const first = from + this.luck.below(to + 1 - from)
    const years = [first, first + 1, first + 2].filter((year) => year <= to)
    const mark = this.luck.happens(0.3) ? null : (this.luck.pick(MARKS) ?? null)
    return Object.fromEntries(years.map((year) => [year, mark]))
  }
}

/** One evening, or several, of two who decide, edit, move, remove, restore and take back. */
export class Evening {
  readonly luck: Luck
  readonly device: FakeDevice
  readonly #histories: readonly History[]
  readonly #improviser: Improviser
  readonly done: string[] = []
  now = BEGIN

  constructor(seed: number) {
    this.luck = new Luck(seed)
    const board = openBoard(new Y.Doc())
    const period = { from: 2026, to: 2026 + (this.luck.pick([2, 4, 5, 9]) ?? 4) }
    Y.applyUpdate(
      board.doc,
      boardFromPlan(plan(), { title: '計画', period, tables: 3, epoch: 'facts', client: 1 }),
    )
    this.device = new FakeDevice({ role: 'staff' }, board)
    this.#histories = [0, 1].map(
      () => new History(board, new BoardView(board), (said) => perform(board, said)),
    )
    this.#improviser = new Improviser(this.luck, this)
  }

  get board() {
    return this.device.state.board
  }

  idOf = (words: string) => this.#improviser.idOf(words)

  play(steps: number) {
    for (let at = 0; at < steps; at++) {
      this.now += this.luck.below(40) * 60_000
      this.#step()
      this.device.set({ board: readAnew(this.device) })
    }
  }

  #step() {
    const history = this.luck.pick(this.#histories)
    if (!history) return
    if (this.luck.happens(0.12)) return void this.#note('undo', history.step('undo'))
    if (this.luck.happens(0.05)) return void this.#note('redo', history.step('redo'))
    if (this.luck.happens(0.06)) this.now += (this.luck.pick([1, 2, 7]) ?? 1) * DAY_MS
    if (this.luck.happens(0.04)) return this.#agreeAsBefore()
    const operation = this.#improviser.operation()
    if (!operation) return
    this.#note('does', operation)
    history.perform(operation)
  }

  #note(what: string, it: unknown) {
    this.done.push(`${what} ${JSON.stringify(it)}`)
  }

  /** 合意 as a device of an earlier version writes it: each answer adds its taker, nothing is kept. */
  #agreeAsBefore() {
    const row = this.#improviser.row()
    const by = this.luck.pick(this.board.actors)?.id
    if (!row || row.state === 'plan' || !by) return
    this.#note('as before', [row.id, by])
    const { board } = this.device
    board.doc.transact(() => {
      const fields = rowFields(board, row.id)
      fields?.set({ state: 'agreed', decided: { by, at: this.now } })
      fields?.get('takers')?.set(by, this.now)
    })
  }
}

const onlyMarks = (years: Readonly<Record<string, Mark | null>>): Record<string, Mark> =>
  Object.fromEntries(
    Object.entries(years).filter((entry): entry is [string, Mark] => entry[1] !== null),
  )

const readAnew = (device: FakeDevice) => new BoardView(device.board).snapshot
