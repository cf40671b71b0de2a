import './ground.ts'
import { isDeepStrictEqual } from 'node:util'
import * as Y from 'yjs'
import type { Returned } from '../../client/sync/device.ts'
import { type Board, openBoard } from '../../shared/board/document.ts'
import type { SeatId } from '../../shared/board/ids.ts'
import type { Role } from '../../shared/board/roles.ts'
import { readBoard, type Snapshot } from '../../shared/board/view.ts'
import { type Act, actsOf, type Person } from './acts.ts'
import { Clock } from './clock.ts'
import { stand } from './ground.ts'
import { BOARD, EPOCH, House } from './house.ts'
import { Ledger } from './ledger.ts'
import { Luck } from './luck.ts'
import { Network } from './network.ts'
import { Phone } from './phone.ts'
import { Rules } from './rules.ts'
import { LOOT } from './steals.ts'
import { Tab } from './tab.ts'
import { NOTHING_YET, type Tally } from './tally.ts'
import { Words } from './tokens.ts'

/** Who comes, by name; residents and scribes sit down at tables 1, 2, 3 in turn. */
export type Roles = Readonly<Record<string, Role>>

const TABLES = 3

/** One evening: the real rooms, judge, log and devices; network, clock and people by seeded chance. */
export class Workshop {
  readonly seed: number
  readonly clock = new Clock()
  readonly luck: Luck
  readonly words = new Words()
  readonly ledger = new Ledger()
  readonly rules = new Rules(this.clock.now)
  readonly tally: Tally = { ...NOTHING_YET, workshops: 1 }
  readonly house: House
  readonly tabs: Tab[] = []
  /** What must never have happened. */
  readonly wrong: string[] = []
  /** The first time that somebody took another's note while that was not allowed. */
  movedAt = Number.POSITIVE_INFINITY
  /** Every text that each note had on its own author's screen. */
  readonly #said = new Map<string, Set<string>>()
  /** Notes that came back to their authors. */
  readonly #gone = new Set<string>()
  #seats: { seat: Tab['seat']; phone: Phone }[] = []
  #leave: (() => void)[]
  readonly #ever = new Map<string, Tab>()

  constructor(seed: number) {
    this.seed = seed
    this.luck = new Luck(seed)
    this.#leave = [this.clock.wind(), stand(this.clock.now, this.luck.branch().bytes)]
    this.house = new House(this.clock, this.luck.branch(), {
      onRoom: (room) => this.rules.follow(room),
      onRefused: (token, refusal) => this.#refused(token, refusal.reason, refusal.entry),
    })
  }

  async begin(roles: Roles) {
    await this.house.found()
    let chairs = 0
    for (const [name, role] of Object.entries(roles)) {
      const sits = role === 'participant' || role === 'scribe'
      const seat = { id: name, role, ...(sits ? { table: (chairs++ % TABLES) + 1 } : {}) }
      const { luck, clock } = this
      const network = new Network(clock, luck.branch(), this.house.door, luck.between(5, 300))
      const phone = new Phone(network, luck.branch(), luck.happens(0.9), luck.between(-4e5, 4e5))
      this.#seats.push({ seat, phone })
      this.openTab(phone, seat)
    }
    await this.clock.pass(2_000)
  }

  openTab(phone: Phone, seat: Tab['seat']): Tab {
    const token = `t${this.#ever.size + 1}`
    this.house.seats.set(token, {
      id: seat.id as SeatId,
      board: BOARD,
      role: seat.role,
      table: seat.table,
    })
    const tab = new Tab({
      phone,
      seat,
      board: BOARD,
      epoch: EPOCH,
      token,
      ledger: this.ledger,
      state: () => this.house.state(),
      onReturned: (from, returned) => this.#returned(from, returned),
    })
    this.tabs.push(tab)
    this.#ever.set(token, tab)
    return tab
  }

  closeTab(tab: Tab) {
    tab.die()
    this.tabs.splice(this.tabs.indexOf(tab), 1)
  }

  person = (tab: Tab): Person => ({
    tab,
    luck: this.luck,
    words: this.words,
    now: this.clock.now() + tab.phone.skewMs,
  })

  /** Somebody does something that their own screen allows them. */
  act(tab: Tab, choose?: Act['choose']) {
    if (!tab.ready) return
    const person = this.person(tab)
    let operation = choose?.(person)
    for (let tries = 0; !choose && !operation && tries < 6; tries++)
      operation = this.luck.weighted(actsOf(tab.seat.role))?.choose(person)
    if (!operation) return
    this.tally.operations++
    const twins = this.tabs.filter((one) => one.seat === tab.seat && !one.state.allSaved)
    tab.perform(operation)
    this.#hear(tab)
    if (twins.some((one) => one !== tab)) this.tally.tabRaces++
  }

  step(tab: Tab, way: 'undo' | 'redo') {
    if (!tab.ready || !tab.state[way === 'undo' ? 'canUndo' : 'canRedo']) return
    this.tally[way === 'undo' ? 'undos' : 'redos']++
    tab.step(way)
    this.#hear(tab)
  }

  #hear(tab: Tab) {
    for (const { id, text } of tab.ownNotes) {
      const said = this.#said.get(id) ?? new Set()
      this.#said.set(id, said.add(text))
    }
  }

  /** Everybody comes back, everything that waits is delivered. */
  async everyoneReturns() {
    this.house.heldMs = 5
    this.house.restart()
    for (const tab of this.tabs.filter(({ state }) => state.connection.state === 'ended')) {
      // Only who stole over and over is sent away for good.
      if (!tab.everStole) this.wrong.push(`${tab.token} ${tab.seat.id} has ended`)
      this.closeTab(tab)
    }
    for (const { seat, phone } of this.#seats) {
      phone.network.online = true
      phone.network.latencyMs = 20
      phone.network.hold(0)
      if (!this.tabs.some((tab) => tab.seat === seat)) this.openTab(phone, seat)
    }
    for (let round = 0; round < 60; round++) {
      for (const tab of this.tabs) tab.notice('online')
      await this.clock.pass(2_000)
      if (await this.#isSettled()) break
    }
    await this.#compare()
    const { asked, unasked } = this.ledger.counts
    Object.assign(this.tally, {
      asked,
      unasked,
      messagesLost: this.#seats.reduce((sum, { phone }) => sum + phone.network.lost, 0),
    })
  }

  boards = (): Snapshot[] => this.tabs.map((tab) => tab.state.board)

  serverBoard = (): Promise<Snapshot> => this.house.shown((room) => readBoard(room.shownBoard))

  replayedFromLog = async (): Promise<Snapshot> => readBoard(await this.house.replayed())

  async end() {
    for (const tab of [...this.tabs]) this.closeTab(tab)
    await this.clock.pass(100)
    await this.house.demolish()
    for (const leave of this.#leave) leave()
  }

  async #isSettled(): Promise<boolean> {
    const version = await this.house.shown((room) => Y.snapshot(room.shown))
    return this.tabs.every(
      ({ live, state, doc, phone }) =>
        live &&
        state.allSaved &&
        phone.waiting === 0 &&
        doc &&
        Y.equalSnapshots(Y.snapshot(doc), version),
    )
  }

  async #compare() {
    const { wrong } = this
    const shown = await this.house.shown((room) => copyOf(room.shownBoard))
    const board = readBoard(shown)
    const version = Y.snapshot(shown.doc)
    const replayed = await this.house.replayed()
    if (!Y.equalSnapshots(Y.snapshot(replayed.doc), version)) wrong.push('I3: the log is another')
    if (!isDeepStrictEqual(readBoard(replayed), board)) wrong.push('I3: the log reads otherwise')
    for (const tab of this.tabs) {
      const { state, seat, token, doc } = tab
      const name = `${token} ${seat.id}`
      if (state.connection.state !== 'live') wrong.push(`${name} is ${state.connection.state}`)
      if (!state.allSaved) wrong.push(`${name} has unsaved: ${[...state.deliveries.keys()]}`)
      if (doc && !Y.equalSnapshots(Y.snapshot(doc), version)) wrong.push(`I3: ${name}'s document`)
      if (!isDeepStrictEqual(state.board, board)) wrong.push(`I3: ${name} shows another board`)
      if (tab.phone.waiting > 0) wrong.push(`${name}'s outbox keeps ${tab.phone.waiting}`)
    }
    // Stolen goods are looked for below: a stolen move stands by right once grouping is open.
    wrong.push(...this.ledger.complaints(shown).filter((one) => !one.includes(LOOT)))
    const stolen = JSON.stringify({
      ...board,
      notes: board.notes.map((one) => ({ ...one, rank: '' })),
    })
    if (stolen.includes(LOOT)) wrong.push('I2: stolen goods are on the board')
    if (
      board.notes.some(({ rank }) => rank.includes(LOOT)) &&
      !this.rules.groupingOpenSince(this.movedAt)
    )
      wrong.push('I2: a note was moved that nobody might move')
  }

  #returned(tab: Tab, { operation, reason, text }: Returned) {
    this.tally.returned++
    this.ledger.forgive(pathOf(operation))
    if (operation.verb === 'board.shift') this.ledger.forgive('board')
    const what = `${tab.token} ${tab.seat.id} got back ${operation.verb} “${text}”: ${reason}`
    const note = 'note' in operation ? operation.note : ''
    const expected = tab.hasLoot || this.rules.explain(reason) || this.#gone.has(note)
    // What was done to a note that itself came back has no place any more.
    if (expected && operation.verb === 'notes.post') this.#gone.add(note)
    if (!expected) this.wrong.push(`I2: ${what} ${this.rules.ages}`)
    const isNote = operation.verb === 'notes.post' || operation.verb === 'notes.edit'
    if (isNote && !this.#said.get(operation.note)?.has(text))
      this.wrong.push(`${what}, which nobody wrote`)
  }

  #refused(token: string, reason: Parameters<Rules['explain']>[0], entry = '') {
    const tab = this.#ever.get(token)
    if (tab?.hasLoot || this.rules.explain(reason)) {
      this.tally.refusalsExpected++
      return
    }
    this.tally.refusalsUnexpected++
    this.wrong.push(`I2: ${token} ${tab?.seat.id} was refused: ${reason} ${entry}`)
  }
}

function copyOf(board: Board): Board {
  const copy = openBoard(new Y.Doc({ gc: false }))
  Y.applyUpdate(copy.doc, Y.encodeStateAsUpdate(board.doc))
  return copy
}

const pathOf = (operation: object): string => {
  if ('note' in operation) return `notes/${operation.note}`
  if ('row' in operation) return `rows/${operation.row}`
  if ('goal' in operation && !('view' in operation)) return `goals/${operation.goal}`
  // A shift of the period moves every row's years.
  return 'from' in operation ? 'rows' : 'board'
}
