import * as Y from 'yjs'
import { move } from './acts.ts'
import { ask, putAwayInFlight } from './measures.ts'
import { rewritten } from './people.ts'
import { steal } from './steals.ts'
import type { Tab } from './tab.ts'
import type { Workshop } from './workshop.ts'
import { epochOf } from './written.ts'

/** Something happens to somebody, or to the house. */
export interface Mishap {
  weight: number
  happen: (hall: Workshop, tab: Tab) => void | Promise<void>
}

function dropOff({ tally, luck }: Workshop, { phone }: Tab) {
  tally.dropOffs++
  phone.network.cut(luck.happens(0.4))
}

/** No network; what is written now is written offline. */
function goOffline({ tally, luck }: Workshop, tab: Tab) {
  const { network } = tab.phone
  if (!network.online) return
  tally.dropOffs++
  network.online = false
  network.cut(luck.happens(0.5))
  if (luck.happens(0.5)) tab.notice('offline')
}

function comeBack({ tally, tabs, luck }: Workshop) {
  const away = luck.pick(tabs.filter(({ phone }) => !phone.network.online))
  if (!away) return
  if (!away.state.allSaved) tally.offlineReturns++
  away.phone.network.online = true
  for (const tab of tabs) if (tab.phone === away.phone && luck.happens(0.7)) tab.notice('online')
}

function reload(hall: Workshop, tab: Tab) {
  // Without storage, what waits is gone with the page, and its person is told so beforehand.
  if (!tab.phone.keeps && !tab.state.allSaved) return
  hall.tally.reloads++
  if (hall.luck.happens(0.5)) tab.phone.network.cut(false)
  hall.closeTab(tab)
  hall.openTab(tab.phone, tab.seat)
}

function openSecondTab(hall: Workshop, tab: Tab) {
  const twins = hall.tabs.filter(({ seat }) => seat === tab.seat)
  if (!tab.phone.keeps) return
  if (twins.length > 1) return hall.closeTab(tab)
  hall.tally.secondTabs++
  hall.openTab(tab.phone, tab.seat)
}

function hold({ luck }: Workshop, { phone }: Tab) {
  phone.network.hold(luck.between(200, 14_000))
}

function holdFlush({ house, tally, luck }: Workshop) {
  tally.heldFlushes++
  house.heldMs = luck.pick([2, 20, 200, 3_000]) ?? 2
}

async function sleep({ clock, tally, luck, tabs }: Workshop, { phone }: Tab) {
  tally.sleeps++
  if (luck.happens(0.7)) phone.network.cut(true)
  await clock.pass(luck.between(20_000, 400_000))
  for (const tab of tabs) if (tab.phone === phone) tab.notice('shown')
}

async function restart(hall: Workshop, how: 'stop' | 'kill') {
  const { house, luck, clock, tabs, wrong } = hall
  const shown = await house.shown((room) => room.state())
  const saved = tabs.flatMap((tab) => savedBy(tab, house.epoch))
  if (how === 'stop') await house.stop()
  else await house.kill()
  for (const { phone } of tabs) if (how === 'kill') phone.network.cut(luck.happens(0.3))
  await clock.pass(luck.between(0, 6_000))
  house.restart()
  hall.rules.forget()
  await hall.moderation.startAgain()
  hall.tally[how === 'stop' ? 'stops' : 'kills']++
  const { doc } = await house.replayed()
  if (addsTo(doc, shown) || saved.some((state) => saysMoreThan(doc, state)))
    wrong.push(`I1: shown or receipted, lost by a ${how}`)
  wrong.push(...hall.notes.lost(await house.commands()))
}

/** What a device believes to be on the server's disk, where no other tab's writes wait beside it. */
function savedBy({ state, doc, hasLoot, phone }: Tab, epoch: string): Uint8Array[] {
  if (!doc || !state.allSaved || hasLoot || phone.waiting > 0) return []
  // It has not heard yet that the board is another.
  return epochOf(doc) === epoch ? [Y.encodeStateAsUpdate(doc)] : []
}

function addsTo(doc: Y.Doc, update: Uint8Array): boolean {
  const before = Y.snapshot(doc)
  Y.applyUpdate(doc, update)
  return !Y.equalSnapshots(before, Y.snapshot(doc))
}

/** The same, but for what a device wrote and took out again before it left: that says nothing. */
function saysMoreThan(doc: Y.Doc, update: Uint8Array): boolean {
  const before = living(doc)
  if (!addsTo(doc, update)) return false
  const after = living(doc)
  return before.size !== after.size || [...before].some((one) => !after.has(one))
}

/** Every letter and value that stands in a document, by its Yjs id. */
function living({ store }: Y.Doc): Set<string> {
  const ids = new Set<string>()
  for (const [client, structs] of store.clients)
    for (const { id, length, deleted } of structs)
      for (let at = 0; !deleted && at < length; at++) ids.add(`${client}:${id.clock + at}`)
  return ids
}

/** Letters every 100 to 300 ms at 400 ms latency, while the link breaks and comes back. */
async function typeThroughReconnect(hall: Workshop, tab: Tab) {
  const { clock, luck, tally } = hall
  const note = luck.pick(tab.ownNotes)
  if (!note || !tab.ready) return
  const { latencyMs } = tab.phone.network
  tab.phone.network.latencyMs = 400
  const cutAt = luck.below(6)
  for (let letter = 0; letter < 12 && hall.tabs.includes(tab); letter++) {
    if (letter === cutAt) dropOff(hall, tab)
    hall.act(tab, (person) => {
      const text = tab.noteText(note.id)
      if (text === undefined || !tab.can('notes.edit', { own: true, table: note.table })) return
      return { verb: 'notes.edit', note: note.id, text: rewritten(text, person) }
    })
    await clock.pass(100 + luck.below(200))
  }
  tally.typedThroughReconnects++
  tab.phone.network.latencyMs = latencyMs
}

/** Grouping is closed while somebody's move is on its way. */
async function closeInFlight(hall: Workshop, tab: Tab) {
  const { clock, luck, tabs } = hall
  const facilitator = tabs.find(({ seat }) => seat.role === 'facilitator')
  if (!facilitator || tab.seat.role !== 'participant' || !facilitator.live) return
  const set = (grouping: 'all' | 'own') =>
    hall.act(facilitator, () =>
      facilitator.state.settings.closed ? undefined : { verb: 'board.set', patch: { grouping } },
    )
  set('all')
  await clock.pass(2_000)
  if (!tab.live || !tab.state.settings.groupingOpen) return
  tab.phone.network.hold(luck.between(1_000, 6_000))
  const before = hall.tally.operations
  hall.act(tab, (person) =>
    move(
      person,
      tab.state.board.notes.filter((note) => !tab.owns(note)),
    ),
  )
  if (hall.tally.operations === before) return
  hall.tally.closedInFlight++
  set('own')
}

async function closeBoard({ house, clock, luck }: Workshop) {
  if (!house.open) return
  await house.write((board) => board.root('board').set('state', 'closed'))
  await clock.pass(luck.between(0, 30_000))
  await house.write((board) => board.root('board').set('state', 'open'))
}

function stealSomething(hall: Workshop, tab: Tab) {
  if (!tab.ready || !steal(tab, hall.luck)) return
  hall.tally.steals++
  hall.movedAt = Math.min(hall.movedAt, hall.clock.now())
}

export const MISHAPS: readonly Mishap[] = [
  { weight: 6, happen: dropOff },
  { weight: 5, happen: goOffline },
  { weight: 7, happen: comeBack },
  { weight: 4, happen: reload },
  { weight: 3, happen: openSecondTab },
  { weight: 5, happen: hold },
  { weight: 4, happen: holdFlush },
  { weight: 2, happen: sleep },
  { weight: 1, happen: (hall) => restart(hall, 'stop') },
  { weight: 2, happen: (hall) => restart(hall, 'kill') },
  { weight: 3, happen: typeThroughReconnect },
  { weight: 3, happen: closeInFlight },
  { weight: 1, happen: closeBoard },
  { weight: 5, happen: stealSomething },
  { weight: 4, happen: (hall) => ask(hall, 'putAway') },
  { weight: 3, happen: (hall) => ask(hall, 'layBack') },
  { weight: 1, happen: (hall) => ask(hall, 'stopSeat') },
  { weight: 3, happen: (hall) => ask(hall, 'startSeat') },
  { weight: 2, happen: putAwayInFlight },
]
