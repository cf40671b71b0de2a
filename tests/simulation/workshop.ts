import './ground.ts'
import * as Y from 'yjs'
import type { SeatRecord } from '../../server/store/registry.ts'
import type { SeatId } from '../../shared/board/ids.ts'
import type { Role } from '../../shared/board/roles.ts'
import { isGroupOperation } from '../../shared/board/said.ts'
import type { Note } from '../../shared/board/view.ts'
import { actsOf } from './acts.ts'
import { Clock } from './clock.ts'
import { differences } from './differences.ts'
import { BOARD } from './founding.ts'
import { stand } from './ground.ts'
import { House } from './house.ts'
import { Ledger } from './ledger.ts'
import { Luck } from './luck.ts'
import { Moderation } from './moderation.ts'
import { Network } from './network.ts'
import { NoteLedger } from './note-ledger.ts'
import type { Act, Person } from './people.ts'
import { Phone } from './phone.ts'
import { Rules } from './rules.ts'
import { leaks } from './secrets.ts'
import { Tab } from './tab.ts'
import { NOTHING_YET, type Tally } from './tally.ts'
import { Words } from './tokens.ts'
import { Witness } from './witness.ts'

/** Who comes, by name; residents and scribes sit down at tables 1, 2, 3 in turn. */
export type Roles = Readonly<Record<string, Role>>

const TABLES = 3

/** A device may wait so long before it shows what came last. */
const DRAWN_MS = 1_000

/** One evening: the real rooms, judge, log and devices; network, clock and people by seeded chance. */
export class Workshop {
  readonly seed: number
  readonly clock = new Clock()
  readonly luck: Luck
  readonly words = new Words()
  readonly ledger = new Ledger()
  readonly notes = new NoteLedger()
  readonly rules = new Rules(this.clock.now)
  readonly tally: Tally = { ...NOTHING_YET, workshops: 1 }
  readonly house: House
  readonly moderation: Moderation
  readonly tabs: Tab[] = []
  /** Whether some devices are programs of somebody's own, which say part of it over HTTP. */
  readonly hasPrograms: boolean
  /** Whether the board may be restored, or written anew. */
  readonly hasNewEpochs: boolean
  /** What must never have happened. */
  readonly wrong: string[] = []
  /** The first time that somebody took another's note while that was not allowed. */
  movedAt = Number.POSITIVE_INFINITY
  /** The board's document as the evening left it. */
  lastBoard: Uint8Array | undefined
  #seats: { seat: Tab['seat']; phone: Phone }[] = []
  #leave: (() => void)[]
  readonly #witness: Witness
  readonly #ever = new Map<string, Tab>()
  /** What kind of evening it is: a source of its own, so that the others play as they did before. */
  readonly #kind: Luck

  constructor(seed: number) {
    this.seed = seed
    this.luck = new Luck(seed)
    this.#kind = new Luck(~seed)
    this.hasPrograms = this.#kind.happens(0.5)
    this.hasNewEpochs = this.#kind.happens(0.25)
    this.#leave = [this.clock.wind(), stand(this.clock.now, this.luck.branch().bytes)]
    this.house = new House(this.clock, this.luck.branch(), {
      onRoom: (room) => this.rules.follow(room),
      onRefused: (token, { reason, entry }) => {
        const tab = this.#ever.get(token)
        if (tab) this.#witness.refused(tab, reason, entry)
      },
      onSaid: (seat, command) => this.notes.came(seat, command, Math.floor(this.clock.now())),
      onAnswer: (answer) => this.notes.answered(answer),
    })
    const { house, notes, words, tally, wrong } = this
    this.moderation = new Moderation(house, notes, words, tally, wrong)
    this.#witness = new Witness(this.rules, this.moderation, this, tally, wrong)
  }

  async begin(roles: Roles) {
    await this.house.found()
    let chairs = 0
    for (const [name, role] of Object.entries(roles)) {
      const sits = role === 'participant' || role === 'scribe'
      const seat = { id: name, role, ...(sits ? { table: (chairs++ % TABLES) + 1 } : {}) }
      const { luck, clock } = this
      const network = new Network(clock, luck.branch(), this.house, luck.between(5, 300))
      const phone = new Phone(network, luck.branch(), luck.happens(0.9), luck.between(-4e5, 4e5))
      if (this.hasPrograms && this.#kind.happens(0.5)) phone.saysByHttp = this.#kind.next()
      await this.house.enrol(recordOf(seat))
      this.#seats.push({ seat, phone })
      this.openTab(phone, seat)
    }
    await this.clock.pass(2_000)
  }

  openTab(phone: Phone, seat: Tab['seat']): Tab {
    const token = `t${this.#ever.size + 1}`
    // A page is told when it loads.
    if (phone.network.online) phone.epoch = this.house.epoch
    this.house.seats.set(token, recordOf(seat))
    const tab = new Tab({
      phone,
      seat,
      stopped: this.house.stopped.has(seat.id as SeatId),
      board: BOARD,
      epoch: phone.epoch,
      token,
      ledger: this.ledger,
      state: () => this.house.state(),
      onHttp: (isLost) => {
        this.tally.saidByHttp++
        if (isLost) this.tally.changedDoors++
      },
      onReturned: (from, returned) => this.#witness.returned(from, returned),
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
    now: this.clock.now() + tab.phone.skewMs + tab.state.clockOffsetMs,
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
    if (isGroupOperation(operation)) this.tally.groupings++
    const twins = this.tabs.filter((one) => one.seat === tab.seat && !one.state.allSaved)
    if (operation.verb === 'notes.withdraw') this.notes.takesBack(operation.note)
    if (operation.verb === 'notes.post') this.notes.posts(operation.note, tab.phone.keeps)
    this.#witness.hear(tab)
    tab.perform(operation)
    this.#witness.hear(tab, operation)
    if (twins.some((one) => one !== tab)) this.tally.tabRaces++
  }

  step(tab: Tab, way: 'undo' | 'redo') {
    if (!tab.ready || !tab.state[way === 'undo' ? 'canUndo' : 'canRedo']) return
    this.tally[way === 'undo' ? 'undos' : 'redos']++
    const own = tab.ownNotes
    this.#witness.hear(tab)
    tab.step(way)
    this.#witness.hear(tab)
    for (const { id } of own) if (!tab.sees(id)) this.notes.takesBack(id)
    const isBack = ({ id }: Note) => !own.some((note) => note.id === id)
    for (const { id } of tab.ownNotes.filter(isBack)) this.notes.posts(id, tab.phone.keeps)
  }

  /** Everybody comes back, everything that waits is delivered. */
  async everyoneReturns() {
    this.house.heldMs = 5
    this.house.restart()
    // What a page left that was closed in the middle of a theft builds on it: only a new page sorts it out.
    for (const tab of this.tabs.filter(({ phone }) => phone.tainted)) this.closeTab(tab)
    for (const { seat, phone } of this.#seats) {
      phone.network.online = true
      phone.network.latencyMs = 20
      phone.network.hold(0)
      if (!this.tabs.some((tab) => tab.seat === seat)) this.openTab(phone, seat)
    }
    // What a page left that was killed is taken over after two minutes.
    for (let round = 0; round < 90; round++) {
      for (const tab of this.tabs) tab.notice('online')
      await this.clock.pass(2_000)
      if (!(await this.#isSettled())) continue
      await this.clock.pass(DRAWN_MS)
      // A link that was asked whether it lives may have gone just then.
      if (await this.#isSettled()) break
    }
    this.wrong.push(...(await differences(this)), ...(await leaks(this)))
    this.lastBoard = await this.house.shown((room) => Y.encodeStateAsUpdate(room.shown))
    const { asked, unasked } = this.ledger.counts
    Object.assign(this.tally, {
      asked: asked + this.notes.count,
      unasked,
      takenOver: this.#seats.reduce((sum, { phone }) => sum + phone.takenOver, 0),
      messagesLost: this.#seats.reduce((sum, { phone }) => sum + phone.network.lost, 0),
    })
  }

  async end() {
    for (const tab of [...this.tabs]) this.closeTab(tab)
    await this.clock.pass(100)
    await this.house.demolish()
    for (const leave of this.#leave) leave()
  }

  async #isSettled(): Promise<boolean> {
    if (this.moderation.isAsked) return false
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
}

const recordOf = ({ id, role, table }: Tab['seat']): SeatRecord => ({
  ...{ id: id as SeatId, board: BOARD, role, table },
})
